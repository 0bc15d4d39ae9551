"""Published figures: who enters and withdraws them, and what the rows say of them."""

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection
from psycopg.errors import InsufficientPrivilege

from tests.page_words import words_of
from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.statistics.claims.actions import NoStatement, withdraw_claim
from umai.statistics.claims.models import ClaimWithdrawal, PublishedClaim
from umai.statistics.claims.reading import checked, claims_page
from umai.statistics.tests.conftest import SENTENCE, enter
from umai.statistics.tests.test_act_pages import enter as filled
from umai.trail.models import Entry


def entries_of(act):
    return Entry.objects.using("owner").filter(act=act)


class TestEntering:
    def test_keeps_what_was_published_in_the_name_of_the_own_office_on_the_trail(self, nuriya, omurbek):
        for by in (nuriya, omurbek):
            found = PublishedClaim.objects.using("owner").get(pk=enter(by).pk)
            assert (found.sentence, found.as_said) == (SENTENCE, Decimal("28.4"))
            assert (found.office_id, found.recorded_by_id) == (by.reach.office_id, by.pk)
            entry = entries_of("statistics.enter_claim").get(worker_id=by.pk)
            assert (entry.record_id, entry.outcome) == (found.pk, "done")

    def test_of_a_change_without_a_base_year_is_refused_and_the_refusal_is_on_the_trail(self, nuriya):
        with pytest.raises(Incomplete, match="base year"):
            enter(nuriya, base_year="")
        assert entries_of("statistics.enter_claim").get().outcome == "refused"

    def test_of_what_no_row_could_answer_or_what_says_too_little_is_refused(self, nuriya):
        for wrong in (
            {"indicator": "unheard_of"},
            {"territory": "KG-X"},
            {"measure": "guess"},
            {"year": "last year"},
            {"base_year": "2018"},
            {"measure": "figure"},
            {"figure": Decimal("NaN")},
            {"figure": Decimal("1.2345")},
        ):
            with pytest.raises(NoStatement):
                enter(nuriya, **wrong)
        for missing in ("sentence", "said_by", "published_in"):
            with pytest.raises(Incomplete):
                enter(nuriya, **{missing: " "})
        with pytest.raises(ImpossibleTime):
            enter(nuriya, said_on=today() + timedelta(days=1))

    def test_is_refused_by_the_database_to_any_other_role_or_office_and_never_changed(
        self, claim, nuriya, omurbek, aigul, begimai
    ):
        for by, office in ((aigul, aigul), (begimai, begimai), (omurbek, nuriya)):
            with pytest.raises(DatabaseError) as refused, by.speaking():
                copy = PublishedClaim(**fields_of(claim) | {"office_id": office.reach.office_id})
                copy.save(force_insert=True)
            assert isinstance(refused.value.__cause__, InsufficientPrivilege)
        for change in (
            "update statistics_publishedclaim set figure = 58.7",
            "delete from statistics_publishedclaim",
        ):
            with pytest.raises(DatabaseError), nuriya.speaking(), connection.cursor() as cursor:
                cursor.execute(change)


def fields_of(claim):
    names = "said_by said_on published_in sentence indicator territory measure figure digits year base_year office_id"
    return {name: getattr(claim, name) for name in names.split()}


class TestWithdrawing:
    def test_marks_what_the_own_office_entered_once_with_why_and_on_the_trail(self, claim, nuriya):
        with pytest.raises(Incomplete):
            withdraw_claim(claim, by=nuriya, words=" ")
        row = withdraw_claim(claim, by=nuriya, words="The year was read wrongly.")
        (found,) = claims_page(nuriya)
        assert found.withdrawal.words == "The year was read wrongly."
        assert entries_of("statistics.withdraw_claim").get(outcome="done").record_id == row.pk
        with pytest.raises(AlreadyAnswered):
            withdraw_claim(claim, by=nuriya, words="y")

    def test_is_for_no_other_office_and_no_other_role(self, claim, omurbek, begimai):
        for by in (omurbek, begimai):
            with pytest.raises(NotPermitted):
                withdraw_claim(claim, by=by, words="It is true.")

    def test_of_what_another_office_entered_is_refused_by_the_database(self, claim, omurbek):
        with pytest.raises(DatabaseError) as refused, omurbek.speaking():
            ClaimWithdrawal(claim=claim, words="x").save(force_insert=True)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)


class TestChecking:
    def test_the_sentence_of_the_article_differs_and_what_it_is_of_is_told(self, claim):
        found = checked(claim)
        assert found.verdict == "differs" and found.states == "2016 → 2018: +28.4 %"
        assert found.sentences == [
            "The rows give +58.7 %.",
            "The claim is 30.3 percentage points below the rows.",
            "This figure is the change 2016 → 2017, from one year to the next.",
        ]

    def test_a_change_that_agrees_shows_its_formula(self, nuriya):
        found = checked(enter(nuriya, year="2017"))
        assert found.verdict == "agrees"
        assert found.change.formula == "(1,107 − 862) ÷ 862 × 100 = +28.4 %"

    def test_a_figure_is_compared_with_its_row(self, nuriya):
        found = checked(enter(nuriya, measure="figure", base_year="", figure=Decimal(1400)))
        assert found.sentences == ["The rows give 1,368.", "The claim is 32 above the rows."]

    def test_what_cannot_be_checked_says_why(self, nuriya):
        found = checked(enter(nuriya, year="2019", base_year="2018"))
        assert found.verdict == "cannot be checked"
        assert found.sentences == [
            "The two years are known from different sources only, which count differently."
        ]

    def test_our_own_rough_division_checks_nothing(self, nuriya):
        rough = {"indicator": "population_0_17_ESTIMATE", "territory": "KG-O", "year": "2025-01-01"}
        found = checked(enter(nuriya, measure="figure", base_year="", figure=Decimal(590_000), **rough))
        assert found.verdict == "cannot be checked"


class TestPages:
    def test_are_read_by_who_works_with_figures_and_closed_to_everybody_else(self, claim, client_of):
        for who in ("nuriya", "omurbek", "begimai"):
            text = words_of(client_of(who).get("/figures/claims/"))
            assert "CABAR.asia" in text and "differs" in text, who
        for who in ("aigul", "damira", "farida", "timur"):
            assert client_of(who).get("/figures/claims/").status_code == 403, who
            assert client_of(who).get(claim.get_absolute_url()).status_code in (403, 404), who

    def test_a_claim_is_read_with_its_sentence_and_withdrawn_by_its_own_office_alone(self, claim, client_of):
        own, other = (client_of(who).get(claim.get_absolute_url()) for who in ("nuriya", "omurbek"))
        assert "As it was published, in its own language: " + SENTENCE in words_of(own)
        assert "differs The rows give +58.7 %." in words_of(own)  # the verdict and its reason together
        assert words_of(own).index("differs The rows") < words_of(own).index("As it was published")
        assert SENTENCE in words_of(own) and "Withdraw what was entered wrongly" in words_of(own)
        assert SENTENCE in words_of(other) and "Withdraw what was entered wrongly" not in words_of(other)

    def test_a_figure_is_typed_as_it_was_printed_and_a_change_with_its_base_year(self, nuriya, client_of):
        client, answers = client_of("nuriya"), filled(nuriya).answers

        def sent(**typed):
            return client.post("/figures/claims/enter/", answers | {"id": uuid.uuid4()} | typed)

        asked = sent(base_year="")
        assert asked.status_code == 422
        assert "Write the year from which the change is counted." in words_of(asked)
        statuses = {
            typed: sent(figure=typed).status_code for typed in ("28,4 %", "+28.4", "28.4.1", "many", "1e5")
        }
        assert statuses == {"28,4 %": 302, "+28.4": 302, "28.4.1": 422, "many": 422, "1e5": 422}
