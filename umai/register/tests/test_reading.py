"""A file is read as it is, and as it was on a past day and as known at a past instant."""

import uuid
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.looking import reading
from umai.register.child import actions
from umai.register.child.file import categories_of, file_of, sealed_of
from umai.register.child.history import events_of
from umai.register.models import (
    Absence,
    Address,
    CareArrangement,
    HealthDetail,
    HealthPoint,
    Identity,
    Languages,
    Schooling,
)
from umai.trail.models import Entry


def left():
    return timezone.localdate() - timedelta(days=300)


def back():
    return timezone.localdate() - timedelta(days=100)


def absence(child, mother, by, **more):
    facts = {"kind": "external", "country": "RU", "holds_from": left()} | more
    return actions.record_fact(child, by=by, model=Absence, adult_id=mother.adult_id, **facts)


def test_the_file_holds_all_that_was_recorded(child, mother, aigul, village):
    record = {
        Address: {"settlement_id": village(aigul.office).pk, "words": "5"},
        CareArrangement: {"carer_id": mother.adult_id, "is_kin": True},
        Schooling: {"attendance": "attends", "grade": 3},
        HealthPoint: {"facility": "ФАП"},
        Languages: {"of_child": "кыргызча"},
    }
    for model, fact in record.items():
        actions.record_fact(child, by=aigul, model=model, **fact)
    absence(child, mother, aigul)
    file = file_of(child, by=aigul)
    assert file.identity.given == "Нурбек"
    assert file.addresses[0].settlement == village(aigul.office)
    (kin,) = file.kin
    assert (kin.identity.given, kin.is_parent, kin.lives_here) == ("Гүлнара", True, True)
    assert kin.away[0].country == "RU" and kin.cares == file.care
    assert file.schooling[0].grade == 3 and file.health_points[0].facility == "ФАП"
    assert file.languages.of_child == "кыргызча"
    assert [row.adult_id for row in file.household] == [mother.adult_id]
    assert file.person(mother.adult_id).given == "Гүлнара"
    assert file.sealed is None


def test_brothers_and_sisters_are_the_other_children_of_a_parent(child, mother, aigul):
    sister = actions.add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанова", "given": "Айжан"}
    )
    actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
    (sibling,) = file_of(child, by=aigul).siblings
    look = Entry.objects.using("owner").get(
        act="register.siblings"
    )  # another child's name: a look of its own
    assert look.shown == look.children == [sister.pk]
    assert (sibling.child_id, sibling.identity.given) == (sister.pk, "Айжан")
    assert sibling.parents == {mother.adult_id}


def test_a_walled_brother_is_no_brother(child, mother, aigul, wall):
    sister = actions.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айжан"})
    actions.link_adult(sister, by=aigul, adult=mother.adult, relation="mother")
    wall(aigul, sister)
    file = file_of(child, by=aigul)
    assert file.siblings == []
    assert file.kin[0].identity is None  # the shared mother would give the walled child away


def test_a_correction_was_always_true(child, aigul):
    before = timezone.now()
    with reading(aigul):
        old = Identity.objects.get()
    actions.correct_fact(child, by=aigul, fact=old, given="Эрмек")
    past = timezone.localdate() - timedelta(days=1000)
    assert file_of(child, by=aigul, on=past).identity.given == "Эрмек"
    assert file_of(child, by=aigul, known_at=before).identity.given == "Нурбек"


def test_a_change_is_true_from_its_day_on_and_moves_with_it(child, mother, aigul):
    care = actions.record_fact(
        child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, holds_from=left()
    )
    changed = actions.change_fact(child, by=aigul, fact=care, changed_on=back(), paper="court")
    day_before = back() - timedelta(days=1)
    assert file_of(child, by=aigul, on=day_before).care[0].paper == "none"
    assert file_of(child, by=aigul, on=back()).care[0].paper == "court"
    assert file_of(child, by=aigul, on=left() - timedelta(days=1)).care == []
    later = back() + timedelta(days=30)
    actions.correct_fact(child, by=aigul, fact=changed, happened_on=later, paper="court")
    assert file_of(child, by=aigul, on=back() + timedelta(days=1)).care[0].paper == "none"
    assert file_of(child, by=aigul, on=later).care[0].paper == "court"


def test_a_struck_fact_is_gone_from_the_file_and_kept_in_the_history(child, mother, aigul, damira):
    away = absence(child, mother, aigul)
    before = timezone.now()
    actions.strike_fact(child, by=damira, fact=away)
    assert file_of(child, by=aigul).kin[0].absences == []
    assert len(file_of(child, by=aigul, known_at=before).kin[0].absences) == 1
    states = [(event.kind, event.state) for event in events_of(child, by=aigul)]
    assert states[:2] == [("absence", "struck"), ("absence", "replaced")]


def test_who_came_back_is_not_away_from_that_day_on(child, mother, aigul):
    away = absence(child, mother, aigul)
    actions.change_fact(child, by=aigul, fact=away, changed_on=back(), holds_to=back())

    def is_away(day):
        return bool(file_of(child, by=aigul, on=day).kin[0].away)

    assert [is_away(left()), is_away(back() - timedelta(days=1)), is_away(back())] == [True, True, False]
    assert not is_away(left() - timedelta(days=1))


def test_a_child_of_migrants_while_a_parent_is_away(child, mother, aigul):
    away = absence(child, mother, aigul)
    assert [one.code for one in categories_of(file_of(child, by=aigul))] == ["labour_migrants"]
    actions.change_fact(child, by=aigul, fact=away, changed_on=back(), holds_to=back())
    file = file_of(child, by=aigul)
    assert categories_of(file) == ()
    assert [one.code for one in categories_of(file, on=left())] == ["labour_migrants"]


def test_neither_an_absent_aunt_nor_a_grown_up_is_in_a_category(child, aigul):
    aunt = actions.add_adult(child, by=aigul, identity={"given": "Айша"}, relation="aunt_m")
    absence(child, aunt, aigul)
    assert categories_of(file_of(child, by=aigul)) == ()
    grown = actions.add_child(
        aigul.office.place,
        by=aigul,
        id=uuid.uuid4(),
        identity={"given": "Нурбек", "birth_date": date(2000, 1, 1)},
    )
    mother = actions.add_adult(grown, by=aigul, identity={"given": "Айша"}, relation="mother")
    absence(grown, mother, aigul)
    assert categories_of(file_of(grown, by=aigul)) == ()


def test_sealed_parts_are_read_by_few_and_each_look_is_noted(child, aigul, grant, request, trail):
    grant(aigul, child)
    actions.record_fact(child, by=aigul, model=HealthDetail, words="Эпилепсия")
    for who, sees in (("damira", True), ("aigul", True), ("erlan", False), ("farida", False)):
        worker, before = request.getfixturevalue(who), trail().count(("register.sealed", "looked"))
        file = file_of(child, by=worker, sealed=True)
        events = events_of(child, by=worker, sealed=True)
        assert file.sees_sealed is sees, who
        assert bool(file.sealed) is sees, who
        assert [row.words for row in (file.sealed or {}).get(HealthDetail, [])] == ["Эпилепсия"] * sees, who
        assert ("health" in [event.kind for event in events]) is sees, who
        assert bool(sealed_of(child, by=worker)) is sees, who
        assert (trail().count(("register.sealed", "looked")) > before) is sees, who


def test_an_event_says_what_when_and_who_and_nothing_sealed_without_asking(
    child, mother, aigul, damira, trail
):
    absence(child, mother, aigul)
    event = events_of(child, by=aigul)[0]
    assert (event.title, event.on, event.who, event.kind) == (
        "Absence: recorded",
        left(),
        aigul.pk,
        "absence",
    )
    assert event.about == mother.adult_id
    assert file_of(child, by=damira).sealed is None
    assert ("register.sealed", "looked") not in trail()


def test_a_file_takes_few_questions_however_large_it_is(child, mother, aigul):
    aigul.reach  # asked once a request  # noqa: B018

    def asked():
        aigul.forget("same")  # each time as in a request of its own
        with aigul.speaking(), CaptureQueriesContext(connection) as queries:
            file_of(child, by=aigul)
        told = ("set_config", "current_setting", "SAVEPOINT")
        return len([one for one in queries if not any(word in one["sql"] for word in told)])

    before = asked()
    assert before <= 18
    for given in ("Айша", "Болот", "Эркин"):
        adult = actions.add_adult(child, by=aigul, identity={"given": given}, relation="aunt_m")
        absence(child, adult, aigul)
        actions.record_fact(child, by=aigul, model=Address, words=given)
    assert asked() == before
