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


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


class TestProposing:
    def test_a_proposal_keeps_the_files_with_their_digest(self, asel):
        proposal = proposed(asel)
        assert last_entry() == ("lawbook.propose", "done")
        assert proposal.files == FILES and proposal.digest == LawEdition(FILES).digest
        assert LawProposal.objects.using("owner").get().recorded_by_id == asel.pk

    def test_an_administrator_proposes_and_the_inspection_does_not(self, gulnara, nuriya):
        with pytest.raises(NotPermitted):
            proposed(nuriya)
        assert proposed(gulnara)

    def test_what_has_no_reason_or_cannot_be_used_is_refused_in_words(self, asel):
        with pytest.raises(Incomplete):
            proposed(asel, reason=" ")
        with pytest.raises(BadLaw, match="not readable as TOML"):
            proposed(asel, {"parameters/a.toml": "[x"})
        with pytest.raises(BadLaw, match="are texts by their names"):
            proposed(asel, {"parameters/a.toml": 1})
        with pytest.raises(CasesDiffer):  # a changed answer without its case
            proposed(asel, {"parameters/a.toml": EARLIER})
        assert not LawProposal.objects.using("owner").exists()

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

    def test_the_database_refuses_what_is_no_text_or_too_large(self, asel):
        for files in ({"a": 1}, {"a": None}, {"a": {"b": "c"}}, {"a": "x" * 2_000_001}):
            with pytest.raises(DatabaseError, match="no texts, or too large"), asel.speaking():
                LawProposal.objects.create(files=files, digest="0" * 64, reason="x")

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
        assert last_entry() == ("lawbook.put_in_force", "done")
        ahead = answer.begins_at - timezone.now()
        assert timedelta(minutes=1) < ahead <= timedelta(minutes=3)
        assert answer.begins_at.second == answer.begins_at.microsecond == 0

    def test_who_proposed_it_may_not_nor_refuse_it_nor_by_sql(self, asel):
        proposal = proposed(asel)
        for act, said in ((put_in_force, {}), (refuse_law, {"words": "x"})):
            with pytest.raises(NeedsAnotherPerson):
                act(proposal, by=asel, **said)
            assert last_entry()[1] == "refused"
        with pytest.raises(DatabaseError, match="row-level security"), asel.speaking():
            LawAnswer.objects.create(proposal=proposal, agreed=True)

    def test_a_second_account_of_one_person_may_not(self, asel, monkeypatch):
        from umai.lawbook.tests import conftest

        monkeypatch.setitem(NAMES, "twin", NAMES["asel"])
        proposal = proposed(asel)
        with pytest.raises(NeedsAnotherPerson):
            put_in_force(proposal, by=conftest.supervisor("twin"))

    def test_an_administrator_and_the_inspection_answer_nothing(self, asel, gulnara, nuriya):
        proposal = proposed(asel)
        for by in (gulnara, nuriya):
            with pytest.raises(NotPermitted):
                put_in_force(proposal, by=by)
            with pytest.raises(NotPermitted):
                refuse_law(proposal, by=by, words="x")

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
        proposal = proposed(asel)
        with pytest.raises(Incomplete):
            refuse_law(proposal, by=nurlan, words=" ")
        answer = refuse_law(proposal, by=nurlan, words="The act says eight days.")
        assert (answer.agreed, answer.begins_at) == (False, None)
        assert last_entry() == ("lawbook.refuse", "done")


def test_a_form_that_is_sent_twice_is_received_once(asel):
    number = uuid.uuid4()
    said = {"by": asel, "id": number, "files": FILES, "reason": "x"}
    propose_law(asel.office, **said)
    with pytest.raises(AlreadyReceived):
        propose_law(asel.office, **said)
