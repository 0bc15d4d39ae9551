"""An application for guardianship: its papers, the home, the decision, and what the register has then."""

import pytest
from django.db import DatabaseError

from umai.access.requirements import ImpossibleTime, Incomplete
from umai.guardianship.applications import actions, deciding
from umai.guardianship.applications.models import PaperKind
from umai.guardianship.models import (
    ApplicationDecision,
    ApplicationPaper,
    ApplicationStage,
    ApplicationWithdrawal,
    CarePlacement,
)
from umai.guardianship.tests.conftest import (
    DAY,
    WORDS,
    adult_of,
    application_state,
    applied,
    last_entry,
    look_at_all,
    look_at_home,
    register,
    see_papers,
)
from umai.law.guardianship.papers import first_check_due_on
from umai.law.terms.applications import (
    application_decision_due_on,
    court_due_on,
    home_due_on,
    papers_due_on,
    refusal_appeal_until,
)
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import record_fact
from umai.register.models import CareArrangement

PAPER = {"number": "12/4", "issuer": "Ноокат райондук башкармалыгы"}
REFUSAL = {"issuer": PAPER["issuer"], "reason": WORDS, "appeal_to": "Ноокат райондук соту"}


def granted(application, by, **more):
    said = {"decided_on": today(), "in_force_on": today(), "ends_on": today() + 200 * DAY}
    return deciding.grant(application, by=by, **PAPER | said | more)


def refused(application, by, **more):
    return deciding.refuse_application(application, by=by, **REFUSAL | {"decided_on": today()} | more)


def sent_to_court(application, by):
    return deciding.send_to_court(application, by=by, reached_on=today(), words=WORDS)


def test_an_application_waits_for_its_papers_and_changes_nothing(application, aigul):
    assert last_entry() == ("guardianship.apply", "done")
    state = application_state(application, aigul)
    assert (state.waits_for, state.due_on) == ("papers", papers_due_on(application.received_on))
    assert state.missing == list(PaperKind)
    with aigul.speaking():
        assert not CareArrangement.objects.exists()


def test_the_last_paper_makes_them_complete_and_begins_the_next_wait(application, aigul):
    see_papers(application, aigul, list(PaperKind)[:-1])
    assert application_state(application, aigul).waits_for == "papers"
    said = {"state": "not_needed", "looked_on": today(), "words": WORDS}
    actions.record_paper(application, by=aigul, kind=list(PaperKind)[-1], **said)
    assert last_entry() == ("guardianship.record_paper", "done")
    state = application_state(application, aigul)
    assert (state.waits_for, state.due_on) == ("home", home_due_on(today()))


def test_the_home_may_be_examined_first(application, aigul):
    look_at_home(application, aigul)
    assert last_entry() == ("guardianship.record_home", "done")
    state = application_state(application, aigul)
    assert (state.waits_for, state.due_on) == ("papers", application.due_on)
    see_papers(application, aigul)
    state = application_state(application, aigul)
    assert (state.waits_for, state.due_on) == ("decision", application_decision_due_on(today()))


def test_a_grant_gives_the_applicant_the_care_with_its_paper(ready, aunt, erlan):
    row = granted(ready, erlan)
    assert last_entry() == ("guardianship.grant", "done")
    with erlan.speaking():
        care = CareArrangement.objects.get()
    assert row.care_id == care.pk and row.body == "authority"
    assert (care.carer_id, care.paper, care.number) == (aunt.adult_id, "preliminary", "12/4")
    assert (care.paper_from, care.paper_to, care.is_kin) == (today(), today() + 200 * DAY, True)
    assert not application_state(ready, erlan).is_open
    with erlan.speaking():  # the child comes to the applicant, and the first check visit is due
        placement = CarePlacement.objects.get(child_id=ready.child_id)
    assert (placement.care_id, placement.placed_on) == (care.pk, today())
    assert placement.check_due_on == first_check_due_on(today())


def test_of_somebody_who_cares_already_only_the_paper_is_new(ready, child, aunt, aigul, erlan):
    since = today() - 90 * DAY
    record_fact(
        child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="none", holds_from=since
    )
    granted(ready, erlan)
    with erlan.speaking():
        care = CareArrangement.objects.get()
        assert (care.holds_from, care.paper, care.happened_on) == (since, "preliminary", today())
        assert CareArrangement.ever.count() == 2
        assert not CarePlacement.objects.exists()  # the child came long ago


def test_the_court_decides_what_was_sent_to_it(ready, erlan):
    sent_to_court(ready, erlan)
    assert last_entry() == ("guardianship.send_to_court", "done")
    state = application_state(ready, erlan)
    assert (state.waits_for, state.due_on) == ("court", court_due_on(today()))
    row = granted(ready, erlan, issuer="Ноокат райондук соту", ends_on=None)
    with erlan.speaking():
        assert (row.body, CareArrangement.objects.get().paper) == ("court", "court")


def test_a_refusal_says_why_and_where_to_appeal(application, erlan):
    row = refused(application, erlan)
    assert last_entry() == ("guardianship.refuse_application", "done")
    assert (row.appeal_until, row.care_id) == (refusal_appeal_until(today()), None)
    with erlan.speaking():
        assert not CareArrangement.objects.exists()


def test_only_the_court_grants_what_is_asked_of_the_court(child, aunt, aigul, erlan):
    application = applied(child, aigul, aunt, arrangement="court_guardianship")
    look_at_all(application, aigul)
    with pytest.raises(actions.NotReady, match="Only the court"):
        granted(application, erlan)


def test_nothing_is_granted_or_sent_before_all_was_looked_at(application, aigul, erlan):
    see_papers(application, aigul)
    for act in (granted, sent_to_court):
        with pytest.raises(actions.NotReady):
            act(application, erlan)


def test_a_withdrawn_application_waits_no_more(application, aigul, erlan):
    actions.withdraw_application(application, by=aigul, reason="applicant")
    assert last_entry() == ("guardianship.withdraw_application", "done")
    for act in (
        lambda: see_papers(application, aigul),
        lambda: look_at_home(application, aigul),
        lambda: refused(application, erlan),
        lambda: actions.withdraw_application(application, by=aigul, reason="parent"),
    ):
        with pytest.raises(actions.ApplicationOver):
            act()


def test_papers_that_were_complete_do_not_become_missing_and_the_home_is_examined_once(ready, aigul):
    said = {"kind": "birth", "state": "missing", "looked_on": today(), "words": WORDS}
    with pytest.raises(actions.StageReached):
        actions.record_paper(ready, by=aigul, **said)
    actions.record_paper(ready, by=aigul, **said | {"state": "not_needed"})
    with pytest.raises(actions.StageReached):
        look_at_home(ready, aigul)


def test_days_that_cannot_be_are_refused(child, aunt, aigul):
    with pytest.raises(Incomplete):
        applied(child, aigul, aunt, wanted_until=today() - 30 * DAY)
    with pytest.raises(ImpossibleTime):
        applied(child, aigul, aunt, received_on=today() + DAY)


def test_a_parent_and_a_stranger_do_not_apply(child, mother, aigul):
    with pytest.raises(actions.NotOfTheFamily, match="A parent needs no guardianship"):
        applied(child, aigul, mother)
    other = adult_of(register(aigul, given="Айбек"), aigul, "aunt_m", "Бурул")
    with pytest.raises(actions.NotOfTheFamily, match="not in the child's family"):
        applied(child, aigul, other)


def test_one_person_applies_once_at_a_time(application, child, aunt, aigul):
    with pytest.raises(actions.AlreadyApplied):
        applied(child, aigul, aunt)
    actions.withdraw_application(application, by=aigul, reason="mistake")
    applied(child, aigul, aunt)


def test_a_decision_that_cannot_be_is_refused(ready, erlan):
    earlier = today() - 9 * DAY  # than the application
    for more, refusal in (
        ({"ends_on": today() - DAY}, Incomplete),
        ({"in_force_on": today() - DAY}, ImpossibleTime),
        ({"decided_on": earlier, "in_force_on": today()}, ImpossibleTime),
        ({"number": " "}, Incomplete),
        ({"issuer": ""}, Incomplete),
    ):
        with pytest.raises(refusal):
            granted(ready, erlan, **more)
    for more in ({"issuer": ""}, {"reason": ""}, {"appeal_to": " "}):
        with pytest.raises(Incomplete):
            refused(ready, erlan, **more)
    with erlan.speaking():
        assert not CareArrangement.objects.exists()


def test_the_social_worker_does_not_decide(ready, aigul):
    for act in (sent_to_court, granted, refused):
        with pytest.raises(NotPermitted):
            act(ready, aigul)


def in_file(application, **more):
    return {"child_id": application.child_id, "application": application} | more


def stage(application, kind, **more):
    said = {"kind": kind, "reached_on": today(), "due_on": today(), "found": "good" if kind == "home" else ""}
    return lambda: ApplicationStage.objects.create(**in_file(application, **said | more))


def decision(application, **more):
    said = {"body": "authority", "granted": False, "decided_on": today(), "appeal_until": today()}
    return lambda: ApplicationDecision.objects.create(**in_file(application, **said | REFUSAL | more))


def paper(application, **more):
    said = {"kind": "birth", "state": "seen", "looked_on": today()}
    return lambda: ApplicationPaper.objects.create(**in_file(application, **said | more))


def withdrawal(application):
    return lambda: ApplicationWithdrawal.objects.create(**in_file(application, reason="parent"))


PAST_THE_PROGRAM = {
    "papers are missing": lambda row: stage(row, "papers"),
    "court before all was looked at": lambda row: stage(row, "court"),
    "a day ahead": lambda row: stage(row, "home", reached_on=today() + DAY),
    "a day before it": lambda row: paper(row, looked_on=row.received_on - DAY),
    "a home without findings": lambda row: stage(row, "home", found=""),
    "a court that has not got it": lambda row: decision(row, body="court"),
    "a grant without a care": lambda row: decision(
        row, granted=True, number="1", in_force_on=today(), appeal_until=None, reason="", appeal_to=""
    ),
    "a refusal without a reason": lambda row: decision(row, reason=""),
    "a paper that does not say why": lambda row: paper(row, state="missing"),
}


def test_the_database_refuses_each_by_itself(application, erlan):
    for what, write_of in PAST_THE_PROGRAM.items():
        write = write_of(application)
        with pytest.raises(DatabaseError), erlan.speaking():
            write()
            pytest.fail(f"written: {what}")


def test_the_database_counts_a_paper_that_was_looked_at_twice_once(application, aigul, erlan):
    first, *others, _last = PaperKind
    see_papers(application, aigul, [first, *others])
    said = {"state": "not_needed", "looked_on": today(), "words": WORDS}
    actions.record_paper(application, by=aigul, kind=first, **said)
    with pytest.raises(DatabaseError, match="papers are missing"), erlan.speaking():
        stage(application, "papers")()


def test_the_database_lets_no_social_worker_decide(ready, aigul, erlan):
    for write in (stage(ready, "court"), decision(ready)):
        with pytest.raises(DatabaseError), aigul.speaking():
            write()
    with erlan.speaking():
        assert decision(ready)()


def test_the_database_lets_nothing_be_written_about_what_is_over_or_in_another_file(
    application, aigul, erlan
):
    other = register(aigul, given="Айбек")
    with pytest.raises(DatabaseError), aigul.speaking():
        paper(application, child_id=other.pk)()
    refused(application, erlan)
    for write in (paper, decision, withdrawal, lambda row: stage(row, "home")):
        with pytest.raises(DatabaseError), erlan.speaking():
            write(application)()


def test_the_database_grants_nobody_else_s_care(ready, child, mother, aigul, erlan):
    care = record_fact(child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="court")
    said = {"granted": True, "number": "1", "in_force_on": today(), "care": care}
    with pytest.raises(DatabaseError), erlan.speaking():
        decision(ready, **said, appeal_until=None, reason="", appeal_to="")()
