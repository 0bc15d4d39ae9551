"""Two people at once: what one changes the other sees, and the night mends what neither could see."""

from django.db import connections, transaction

from tests.second_person import merge_records
from umai.identification.models import Signal
from umai.law.terms.clock import today
from umai.register.child.actions import add_child
from umai.register.models import Doubt
from umai.unseen import actions, jobs
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import ASEL, IDENTITY, NURBEK, begin_case, lines_of, together

OTHER = ["Маматов Эрлан", "05.11.2012", ""]


def derived_now():
    """Let the triggers that wait for the end of the transaction do their work."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_a_case_that_begins_while_a_list_comes_is_seen_on_it(child, listed, damira, aigul):
    with transaction.atomic(using="owner"):
        listed(NURBEK, ASEL)
        derived_now()
        case = together(lambda: begin_case(child, aigul))
    case()
    assert lines_of(damira) == ["Асел"]


def test_records_that_are_joined_while_a_list_comes_are_one_on_it(child, listed, damira, aigul):
    import uuid

    other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY | {"given": "Нурик"})
    begin_case(other, aigul)
    with transaction.atomic(using="owner"):
        listed(NURBEK, ASEL)
        derived_now()
        joined = together(
            lambda: merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
        )
    joined()
    assert lines_of(damira) == ["Асел"]


def test_an_answer_that_is_given_while_a_newer_list_comes_holds_for_it(line, listed, aigul):
    with aigul.speaking(), transaction.atomic():
        actions.answer_for_child(line, by=aigul, what="left", words="Көчүп кеткен.", happened_on=today())
        newer = together(lambda: listed(ASEL, OTHER))
    newer()
    assert lines_of(aigul) == ["Эрлан"]


def test_two_who_make_a_signal_of_one_child_at_once_make_one(line, aigul, erlan):
    with aigul.speaking(), transaction.atomic():
        first = actions.make_signal(line, by=aigul, concern="left_behind")
        second = together(lambda: actions.make_signal(line, by=erlan, concern="no_school"))
    assert second() == first and Signal.objects.using("owner").count() == 1


def test_every_night_the_lines_are_derived_anew(child, listed, damira, aigul, superuser, worker_role):
    listed(NURBEK, ASEL)
    begin_case(child, aigul)
    superuser.execute("update unseen_listedchild set in_care = false")
    assert lines_of(damira) == ["Асел", "Нурбек"]
    assert jobs.regroup_districts(using=worker_role) > 40
    assert lines_of(damira) == ["Асел"]
    assert ListedChild.objects.using("owner").count() == 2
