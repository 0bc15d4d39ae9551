"""The pages of visits, each filled in as the worker does who may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.law.terms.clock import today
from umai.visits import jobs
from umai.visits.missed_visits import views as missed_views
from umai.visits.models import DrawnVisit, MissedVisit, VisitQuestion
from umai.visits.plausibility import jobs as signs
from umai.visits.plausibility import views as signs_views
from umai.visits.safety import actions as on_the_way
from umai.visits.safety import views as safety_views
from umai.visits.tests.conftest import ago, answers, planned
from umai.visits.tests.conftest import record as recorded
from umai.visits.told import views as told_views
from umai.visits.visit import actions, views

LONG = "I go to school every day and in the evening I help my grandmother with the sheep and the stove."
WARNED = {"go_in_two": True, "with_police": False, "words": "A dog without a chain."}


def went(**said):
    """What a browser sends of a visit of this minute."""
    now = timezone.localtime()
    when = {"happened_on": now.date().isoformat(), "happened_time": f"{now:%H:%M}"}
    return when | {"worker_id": str(id_of("worker", "aigul"))} | said


def visited(**said):
    seen = {"seen": "yes", "alone": "yes", "childs_words": "I am hungry.", "risk": "high"}
    return went(**seen, risk_words="No food.", **said)


def of(case, **answers):
    return FilledPage(by="aigul", address={"case": case.pk}, answers=answers)


def record(case):
    return of(case, **visited())


def record_not_made(case):
    return of(case, **went(not_made="nobody_home", words="The neighbours know nothing."))


def correct(case, visit):
    address = {"case": case.pk, "line": visit.line}
    return FilledPage(by="aigul", address=address, answers=visited(seen_row=str(visit.pk)))


def confirm_told(case, erlan):
    told = recorded(case, erlan, worker_id=id_of("worker", "aigul"))
    address = {"case": case.pk, "line": told.line}
    answers = {"answer": "not_so", "words": "The child was away."}
    return FilledPage(by="aigul", address=address, answers=answers)


def explain(case, missed):
    address = {"case": case.pk, "pk": missed.pk}
    return FilledPage(by="aigul", address=address, answers={"reason": "road", "words": "Snow."})


def replan(case, window):
    day = today().isoformat()
    return of(case, seen=str(window.pk), earliest_on=day, latest_on=day, words="She asked.")


def settle(case, conflict):
    address, answers = {"case": case.pk, "pk": conflict.pk}, {"keeps": "other", "reason": "Aigul says so."}
    return FilledPage(by="erlan", address=address, answers=answers, without="aigul", other="damira")


def warn(case):
    return of(case, go_in_two="yes", with_police="no", words="A dog.")


def lift(case, warning):
    answers = {"warning": str(warning.pk), "words": "The dog is gone."}
    return FilledPage(by="erlan", address={"case": case.pk}, answers=answers, without="aigul")


def go_out(case):
    back = timezone.localtime() + timedelta(hours=1)
    return of(case, words="To the upper village.", back_at=f"{back:%H:%M}")


def come_back(outing):
    return FilledPage(by="aigul", address={"pk": outing.pk}, without="bakyt")


def answer(question):
    answers = {"words": "He says it each time."}
    return FilledPage(by="aigul", address={"pk": question.pk}, answers=answers, without="erlan")


def record_callback(drawn):
    now = timezone.localtime()
    when = {"on": now.date().isoformat(), "at_time": f"{now:%H:%M}"}
    answers = when | {"result": "not_confirmed", "words": "They were not at home."}
    return FilledPage(by="damira", address={"pk": drawn.pk}, answers=answers, without="erlan")


@pytest.fixture
def visit(case, aigul):
    return recorded(case, aigul)


@pytest.fixture
def conflict(visit, aigul):
    return actions.keep_both_versions(visit, by=aigul, answers=answers(at=visit.at, childs_words="Nothing."))


@pytest.fixture
def window(case, aigul):
    return planned(case, aigul, last=2)


@pytest.fixture
def missed(case, aigul, worker_role):
    planned(case, aigul, last=-1)
    jobs.update_windows(on=today(), using=worker_role)
    return MissedVisit.objects.using("owner").get()


@pytest.fixture
def warning(case, aigul):
    return on_the_way.warn_of_dwelling(case, by=aigul, **WARNED)


@pytest.fixture
def outing(case, aigul):
    return on_the_way.go_out(
        case, by=aigul, id=id_of("outing", "aigul"), back_by_at=ago(hours=-2), words="To the village."
    )


@pytest.fixture
def question(case, aigul, worker_role):
    recorded(case, aigul, at=ago(days=3), childs_words=LONG)
    recorded(case, aigul, childs_words=LONG)
    signs.ask_questions(at=timezone.now(), using=worker_role)
    return VisitQuestion.objects.using("owner").get()


@pytest.fixture
def drawn(visit, worker_role):
    ahead = (today().replace(day=1) + timedelta(days=32)).replace(day=1)
    signs.draw_visits(on=ahead, using=worker_role)
    return DrawnVisit.objects.using("owner").get()


class TestPages(ActPageTests):
    PAGES = {
        views.RecordVisit: record,
        views.RecordNotMade: record_not_made,
        views.CorrectVisit: correct,
        told_views.ConfirmToldVisit: confirm_told,
        missed_views.Explain: explain,
        missed_views.Replan: replan,
        missed_views.Settle: settle,
        safety_views.Warn: warn,
        safety_views.Lift: lift,
        safety_views.GoOut: go_out,
        safety_views.ComeBack: come_back,
        signs_views.AnswerOrDecide: answer,
        signs_views.RecordFamilyCall: record_callback,
    }
