"""A code for a parent, and what becomes of what was sent with it: each act, and what the database refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from umai.access.requirements import Incomplete
from umai.guardianship.departure.actions import AlreadyAnnounced, NotAParent, announce_departure
from umai.guardianship.invitation import actions
from umai.guardianship.invitation.sealed import SaidOnSite, read_sent
from umai.guardianship.models import Invitation, InvitationTakenBack, SentAnnouncement, SentAnnouncementAnswer
from umai.guardianship.site.codes import kept_hash, make_code, receipt_number
from umai.guardianship.tests.conftest import (
    DAY,
    WORDS,
    adult_of,
    announcement,
    ask_everybody,
    invite,
    last_entry,
    register,
    send_from_site,
)
from umai.intake.cases.actions import open_case
from umai.intake.models import Due
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today


def taken_over(sent, mother, aunt, by, **more):
    said = announcement(mother, aunt, words=WORDS)
    del said["way"], said["announced_on"]
    return actions.take_over_announcement(sent, by=by, **said | more)


def test_a_code_is_kept_as_a_hash_for_the_days_that_the_rules_say(child, mother, aigul):
    code, row = invite(child, mother, aigul)
    assert last_entry() == ("guardianship.invite", "done")
    assert row.code_hash == kept_hash(code.lower()) and code not in row.code_hash
    assert (row.ends_on, row.answer_days) == (today() + 14 * DAY, 3)
    assert len(code.replace(" ", "")) == 16 and make_code()[0] != code


def test_only_a_parent_is_invited_and_once_at_a_time(child, mother, aunt, aigul):
    with pytest.raises(NotAParent):
        invite(child, aunt, aigul)
    _code, first = invite(child, mother, aigul)
    with pytest.raises(actions.AlreadyInvited):
        invite(child, mother, aigul)
    father = adult_of(child, aigul, "father", "Эсен")
    assert invite(child, father, aigul)
    actions.take_invitation_back(first, by=aigul)
    assert last_entry() == ("guardianship.take_invitation_back", "done")
    assert invite(child, mother, aigul)


def test_a_code_that_was_used_or_taken_back_is_not_taken_back(child, mother, aigul):
    _code, row = invite(child, mother, aigul)
    actions.take_invitation_back(row, by=aigul)
    with pytest.raises(actions.CodeOver):
        actions.take_invitation_back(row, by=aigul)
    _sent, used = send_from_site(child, mother, aigul)
    with pytest.raises(actions.CodeOver):
        actions.take_invitation_back(used, by=aigul)
    with aigul.speaking(), pytest.raises(IntegrityError, match="code was used"), transaction.atomic():
        InvitationTakenBack.objects.create(child=child, invitation=used)


def test_what_was_sent_is_taken_over_and_then_asked_about_like_any_other(came, mother, aunt, aigul, erlan):
    from umai.guardianship.departure.actions import NotAskedYet, confirm_departure

    departure = taken_over(came, mother, aunt, aigul)
    assert last_entry() == ("guardianship.take_over", "done")
    assert (departure.way, departure.announced_on) == ("site", timezone.localdate(came.recorded_at))
    with aigul.speaking():
        assert SentAnnouncementAnswer.objects.get().departure_id == departure.pk
    with pytest.raises(NotAskedYet):  # the code proves nobody
        confirm_departure(departure, by=erlan)
    ask_everybody(departure, aigul)
    assert confirm_departure(departure, by=erlan)


def test_it_is_answered_once(came, mother, aunt, aigul):
    actions.reject_announcement(came, by=aigul, reason="stranger", words=WORDS)
    assert last_entry() == ("guardianship.reject", "done")
    for act in (
        lambda: taken_over(came, mother, aunt, aigul),
        lambda: actions.reject_announcement(came, by=aigul, reason="stays", words=WORDS),
    ):
        with pytest.raises(actions.AnnouncementAnswered):
            act()


def test_a_rejection_says_why(came, aigul):
    for said in ({"reason": "stranger", "words": " "}, {"reason": "", "words": WORDS}):
        with pytest.raises(Incomplete):
            actions.reject_announcement(came, by=aigul, **said)
    with aigul.speaking():
        assert not SentAnnouncementAnswer.objects.exists()


def test_what_the_same_parent_announced_already_is_not_announced_twice(came, child, mother, aunt, aigul):
    announce_departure(child, by=aigul, **announcement(mother, aunt))
    with pytest.raises(AlreadyAnnounced):
        taken_over(came, mother, aunt, aigul)
    assert actions.reject_announcement(came, by=aigul, reason="known", words=WORDS)


def test_the_staff_sends_nothing_in_the_name_of_a_parent(child, mother, aigul):
    _code, row = invite(child, mother, aigul)
    with (
        aigul.speaking(),
        pytest.raises(ProgrammingError, match="whoever has the code"),
        transaction.atomic(),
    ):
        SentAnnouncement.objects.create(
            child=child, invitation=row, language="ky", due_on=today(), sealed="x", key="x"
        )


def test_it_is_taken_over_into_nothing_that_came_by_another_way(came, child, mother, aunt, aigul):
    departure = announce_departure(child, by=aigul, **announcement(mother, aunt))
    with aigul.speaking(), pytest.raises(IntegrityError, match="another way"), transaction.atomic():
        SentAnnouncementAnswer.objects.create(child=child, sent=came, departure=departure)


def test_a_row_of_another_file_is_answered_nowhere(came, child, mother, aigul, erlan):
    elsewhere = register(aigul, given="Айбек")
    _code, fresh = invite(child, mother, aigul)
    for model, said in (
        (SentAnnouncementAnswer, {"sent": came, "reason": "stays"}),
        (InvitationTakenBack, {"invitation": fresh}),
    ):
        with erlan.speaking(), pytest.raises(IntegrityError, match="another file"), transaction.atomic():
            model.objects.create(child=elsewhere, **said)


def test_in_an_open_case_it_is_owed_by_its_last_day_until_it_is_answered(child, mother, aigul, erlan):
    case = open_case(child, by=erlan, **particulars())
    sent, _row = send_from_site(child, mother, aigul)
    with erlan.speaking():
        due = Due.objects.get(owed="announced")
    assert (due.of, due.case_id, due.due_on) == (sent.pk, case.pk, sent.due_on)
    actions.reject_announcement(sent, by=aigul, reason="stays", words=WORDS)
    with erlan.speaking():
        assert not Due.objects.filter(owed="announced").exists()


def test_without_a_case_it_waits_in_the_list_of_the_office(came, aigul):
    assert not Due.objects.using("owner").filter(owed="announced").exists()
    with aigul.speaking():
        assert [one.pk for one in actions.unanswered(aigul)] == [came.pk]


def test_what_cannot_be_opened_or_read_is_no_error(came, monkeypatch):
    from umai.guardianship.invitation import sealed
    from umai.identification.signal.sealing import NoKey

    def without_key(*_said):
        raise NoKey("x")

    assert read_sent(SentAnnouncement(sealed="not base64")) is None
    assert read_sent(SentAnnouncement(pk=came.pk, sealed="")) is None
    monkeypatch.setattr(sealed, "open_announcement", without_key)
    assert read_sent(came) is None
    monkeypatch.setattr(sealed, "open_announcement", lambda *_said: ["a list"])
    assert read_sent(came) is None
    monkeypatch.setattr(sealed, "open_announcement", lambda *_said: {"words": 7, "other": "x"})
    assert read_sent(came) == SaidOnSite(words="7")
    assert SaidOnSite(leaves_on="32.1.").day("leaves_on") is None
    assert SaidOnSite(leaves_on="2026-03-01").day("leaves_on") == date(2026, 3, 1)


def test_the_number_of_a_receipt_is_short_and_follows_from_the_row(came):
    assert receipt_number(came.pk) == receipt_number(came.pk) and len(receipt_number(came.pk)) == 9
    assert Invitation.objects.using("owner").filter(code_hash=kept_hash(receipt_number(came.pk))).count() == 0
