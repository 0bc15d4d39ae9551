"""Files of the law are put in force by two persons, and what they say is checked before."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from umai.access.requirements import AlreadyAnswered, AlreadyReceived, Incomplete, NeedsAnotherPerson
from umai.law.editions.edition import BadLaw, LawEdition
from umai.lawbook.actions import CasesDiffer, SameLaw, propose_law, put_in_force, refuse_law
from umai.lawbook.models import LawAnswer, LawProposal
from umai.lawbook.tests.conftest import EARLIER, FILES, NAMES, agreed, proposed, tamper
from umai.refusal import NotPermitted
from umai.trail.models import Entry

OTHERS = ["aigul", "damira", "farida", "timur", "nuriya"]


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


class TestProposing:
    def test_a_proposal_keeps_the_files_with_their_digest(self, asel):
        proposal = proposed(asel)
        assert proposal.files == FILES and proposal.digest == LawEdition(FILES).digest
        assert LawProposal.objects.using("owner").get().recorded_by_id == asel.pk

    def test_an_administrator_may_propose(self, gulnara):
        assert proposed(gulnara)

    @pytest.mark.parametrize("who", OTHERS)
    def test_others_may_not(self, who, request):
        with pytest.raises(NotPermitted):
            proposed(request.getfixturevalue(who))

    def test_it_is_on_the_trail(self, asel):
        proposed(asel)
        assert last_entry() == ("lawbook.propose", "done")

    def test_a_reason_is_asked_for(self, asel):
        with pytest.raises(Incomplete):
            proposed(asel, reason=" ")
        assert not LawProposal.objects.using("owner").exists()

    def test_a_file_that_cannot_be_used_is_refused(self, asel):
        with pytest.raises(BadLaw, match="not readable as TOML"):
            proposed(asel, {"parameters/a.toml": "[x"})

    def test_a_changed_answer_without_its_case_is_refused(self, asel):
        with pytest.raises(CasesDiffer):
            proposed(asel, {"parameters/a.toml": EARLIER})

    def test_what_is_in_force_already_is_refused(self, asel, nurlan):
        with pytest.raises(SameLaw):
            proposed(asel, {})
        agreed(asel, nurlan)
        with pytest.raises(SameLaw):
            proposed(asel)

    def test_the_database_compares_the_digest(self, asel):
        with pytest.raises(DatabaseError, match="digest"), asel.speaking():
            LawProposal.objects.create(files=FILES, digest="0" * 64, reason="x")

    def test_the_digest_of_the_database_is_that_of_the_program(self, asel):
        files = {
            "helplines.toml": "# Көмөк\r\n",
            "guidance/a/b.ky.md": "# Ө\n\n> Практика: Ү",
            "parameters/a.toml": "",
        }
        with asel.speaking():
            LawProposal.objects.create(files=files, digest=LawEdition(files).digest, reason="x")

    @pytest.mark.parametrize("files", [{"a": 1}, {"a": None}, {"a": {"b": "c"}}, {"a": "x" * 2_000_001}])
    def test_the_database_refuses_what_is_no_text_or_too_large(self, asel, files):
        with pytest.raises(DatabaseError, match="no texts, or too large"), asel.speaking():
            LawProposal.objects.create(files=files, digest="0" * 64, reason="x")

    def test_files_that_are_no_texts_are_refused_in_words(self, asel):
        with pytest.raises(BadLaw, match="are texts by their names"):
            proposed(asel, {"parameters/a.toml": 1})

    @pytest.mark.parametrize("broken", ['{"parameters/a.toml": "[x"}', '{"worked/ages.toml": "case = [1]"}'])
    def test_what_cannot_be_read_any_more_is_replaced_by_others_or_none(
        self, asel, nurlan, superuser, broken
    ):
        agreed(asel, nurlan)
        tamper(superuser, broken)
        assert proposed(asel, {}) and proposed(asel, {**FILES, "parameters/b.toml": "# newer"})

    def test_no_proposal_by_sql_of_others(self, damira):
        with pytest.raises(DatabaseError, match="row-level security"), damira.speaking():
            LawProposal.objects.create(files={}, digest=LawEdition({}).digest, reason="x")


class TestPuttingInForce:
    def test_another_supervisor_puts_it_in_force_from_a_minute_ahead(self, asel, nurlan):
        answer = agreed(asel, nurlan)
        ahead = answer.begins_at - timezone.now()
        assert timedelta(minutes=1) < ahead <= timedelta(minutes=3)
        assert answer.begins_at.second == answer.begins_at.microsecond == 0

    def test_it_is_on_the_trail(self, asel, nurlan):
        agreed(asel, nurlan)
        assert last_entry() == ("lawbook.put_in_force", "done")

    def test_who_proposed_it_may_not(self, asel):
        proposal = proposed(asel)
        with pytest.raises(NeedsAnotherPerson):
            put_in_force(proposal, by=asel)
        assert last_entry() == ("lawbook.put_in_force", "refused")

    def test_a_second_account_of_one_person_may_not(self, asel, monkeypatch):
        from umai.lawbook.tests import conftest

        monkeypatch.setitem(NAMES, "twin", NAMES["asel"])
        proposal = proposed(asel)
        with pytest.raises(NeedsAnotherPerson):
            put_in_force(proposal, by=conftest.supervisor("twin"))

    @pytest.mark.parametrize("who", [*OTHERS, "gulnara"])
    def test_others_may_not(self, asel, who, request):
        proposal = proposed(asel)
        with pytest.raises(NotPermitted):
            put_in_force(proposal, by=request.getfixturevalue(who))

    def test_an_older_proposal_may_not(self, asel, nurlan):
        older = proposed(asel)
        proposed(asel, {**FILES, "parameters/b.toml": "# newer"})
        with pytest.raises(NeedsAnotherPerson):
            put_in_force(older, by=nurlan)

    def test_it_is_answered_once(self, asel, nurlan):
        proposal = proposed(asel)
        put_in_force(proposal, by=nurlan)
        for act in (
            lambda: put_in_force(proposal, by=nurlan),
            lambda: refuse_law(proposal, by=nurlan, words="x"),
        ):
            with pytest.raises(AlreadyAnswered):
                act()

    def test_an_answer_that_another_one_forestalled_fails_as_the_second(self, asel, nurlan):
        proposal = proposed(asel)
        put_in_force(proposal, by=nurlan)
        with pytest.raises(IntegrityError, match="proposal_id"), nurlan.speaking():
            LawAnswer.objects.create(proposal=proposal, agreed=False, reason="x")

    def test_no_answer_by_sql_of_who_proposed(self, asel):
        proposal = proposed(asel)
        with pytest.raises(DatabaseError, match="row-level security"), asel.speaking():
            LawAnswer.objects.create(proposal=proposal, agreed=True)

    def test_when_it_begins_is_said_by_the_database_alone(self, asel, nurlan):
        proposal = proposed(asel)
        with nurlan.speaking():
            answer = LawAnswer.objects.create(
                proposal=proposal, agreed=True, begins_at=timezone.now() - timedelta(days=1)
            )
            answer.refresh_from_db()
        assert answer.begins_at > timezone.now()

    def test_no_row_is_ever_changed(self, asel, nurlan, superuser):
        agreed(asel, nurlan)
        for table in ("lawbook_lawproposal", "lawbook_lawanswer"):
            with pytest.raises(Exception, match="never changed"):
                superuser.execute(f"update {table} set reason = 'x'")


class TestRefusing:
    def test_a_refusal_says_why(self, asel, nurlan):
        answer = refuse_law(proposed(asel), by=nurlan, words="The act says eight days.")
        assert (answer.agreed, answer.begins_at) == (False, None)
        assert last_entry() == ("lawbook.refuse", "done")

    def test_without_words_it_is_none(self, asel, nurlan):
        with pytest.raises(Incomplete):
            refuse_law(proposed(asel), by=nurlan, words=" ")

    @pytest.mark.parametrize("who", [*OTHERS, "gulnara"])
    def test_others_may_not(self, asel, who, request):
        with pytest.raises(NotPermitted):
            refuse_law(proposed(asel), by=request.getfixturevalue(who), words="x")

    def test_who_proposed_it_may_not(self, asel):
        with pytest.raises(NeedsAnotherPerson):
            refuse_law(proposed(asel), by=asel, words="x")


def test_a_form_that_is_sent_twice_is_received_once(asel):
    number = uuid.uuid4()
    said = {"by": asel, "id": number, "files": FILES, "reason": "x"}
    propose_law(asel.office, **said)
    with pytest.raises(AlreadyReceived):
        propose_law(asel.office, **said)
