"""Published figures: who enters and withdraws them, and what the rows say of them."""

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
from umai.trail.models import Entry


def entries_of(act):
    return Entry.objects.using("owner").filter(act=act)


class TestEntering:
    @pytest.mark.parametrize("who", ["nuriya", "omurbek"])
    def test_keeps_what_was_published_in_the_name_of_the_own_office(self, who, request):
        by = request.getfixturevalue(who)
        found = PublishedClaim.objects.using("owner").get(pk=enter(by).pk)
        assert (found.sentence, found.office_id, found.as_said) == (
            SENTENCE,
            by.reach.office_id,
            Decimal("28.4"),
        )
        assert found.recorded_by_id == by.pk

    @pytest.mark.parametrize("who", ["aigul", "damira", "farida", "begimai", "gulnara", "timur"])
    def test_is_for_no_other_role(self, who, request):
        with pytest.raises(NotPermitted):
            enter(request.getfixturevalue(who))

    def test_stands_on_the_trail(self, nuriya):
        claim = enter(nuriya)
        entry = entries_of("statistics.enter_claim").get()
        assert (entry.worker_id, entry.record_id, entry.outcome) == (nuriya.pk, claim.pk, "done")

    @pytest.mark.parametrize("missing", ["sentence", "said_by", "published_in"])
    def test_says_who_where_and_what(self, missing, nuriya):
        with pytest.raises(Incomplete):
            enter(nuriya, **{missing: " "})

    def test_of_a_change_without_a_base_year_is_refused_and_the_refusal_is_on_the_trail(self, nuriya):
        with pytest.raises(Incomplete, match="base year"):
            enter(nuriya, base_year="")
        assert entries_of("statistics.enter_claim").get().outcome == "refused"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"indicator": "unheard_of"},
            {"territory": "KG-X"},
            {"measure": "guess"},
            {"year": "last year"},
            {"base_year": "2018"},
            {"measure": "figure"},
            {"figure": Decimal("NaN")},
            {"figure": Decimal("1.2345")},
        ],
    )
    def test_of_what_no_row_could_answer_is_refused(self, wrong, nuriya):
        with pytest.raises(NoStatement):
            enter(nuriya, **wrong)

    def test_before_it_was_published_is_refused(self, nuriya):
        with pytest.raises(ImpossibleTime):
            enter(nuriya, said_on=today() + timedelta(days=1))

    @pytest.mark.parametrize("who", ["aigul", "begimai"])
    def test_is_refused_by_the_database_to_any_other_role(self, who, claim, request):
        by = request.getfixturevalue(who)
        with pytest.raises(DatabaseError) as refused, by.speaking():
            copy = PublishedClaim(**{**fields_of(claim), "office_id": by.reach.office_id})
            copy.save(force_insert=True)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    def test_is_refused_by_the_database_in_the_name_of_another_office(self, claim, omurbek):
        with pytest.raises(DatabaseError) as refused, omurbek.speaking():
            PublishedClaim(**fields_of(claim)).save(force_insert=True)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    @pytest.mark.parametrize(
        "statement",
        ["update statistics_publishedclaim set figure = 58.7", "delete from statistics_publishedclaim"],
    )
    def test_is_never_changed_or_deleted(self, statement, claim, nuriya):
        with pytest.raises(DatabaseError), nuriya.speaking(), connection.cursor() as cursor:
            cursor.execute(statement)


def fields_of(claim):
    names = "said_by said_on published_in sentence indicator territory measure figure digits year base_year office_id"
    return {name: getattr(claim, name) for name in names.split()}


class TestWithdrawing:
    def test_marks_what_the_own_office_entered(self, claim, nuriya):
        withdraw_claim(claim, by=nuriya, words="The year was read wrongly.")
        (found,) = claims_page(nuriya)
        assert found.withdrawal.words == "The year was read wrongly."

    def test_of_what_another_office_entered_is_refused(self, claim, omurbek):
        with pytest.raises(NotPermitted):
            withdraw_claim(claim, by=omurbek, words="It is true.")

    def test_of_what_another_office_entered_is_refused_by_the_database(self, claim, omurbek):
        with pytest.raises(DatabaseError) as refused, omurbek.speaking():
            ClaimWithdrawal(claim=claim, words="x").save(force_insert=True)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    def test_is_for_no_other_role(self, claim, begimai):
        with pytest.raises(NotPermitted):
            withdraw_claim(claim, by=begimai, words="x")

    def test_stands_on_the_trail(self, claim, nuriya):
        row = withdraw_claim(claim, by=nuriya, words="x")
        assert entries_of("statistics.withdraw_claim").get().record_id == row.pk

    def test_says_why_and_is_done_once(self, claim, nuriya):
        with pytest.raises(Incomplete):
            withdraw_claim(claim, by=nuriya, words=" ")
        withdraw_claim(claim, by=nuriya, words="x")
        with pytest.raises(AlreadyAnswered):
            withdraw_claim(claim, by=nuriya, words="y")


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
    @pytest.mark.parametrize("who", ["nuriya", "omurbek", "begimai"])
    def test_are_read_by_who_works_with_figures(self, who, claim, client_of):
        text = words_of(client_of(who).get("/figures/claims/"))
        assert "CABAR.asia" in text and "differs" in text

    def test_a_claim_is_read_with_its_sentence_and_withdrawn_by_its_own_office_alone(self, claim, client_of):
        own, other = (client_of(who).get(claim.get_absolute_url()) for who in ("nuriya", "omurbek"))
        assert "As it was published, in its own language: " + SENTENCE in words_of(own)
        assert "differs The rows give +58.7 %." in words_of(own)  # the verdict and its reason together
        assert words_of(own).index("differs The rows") < words_of(own).index("As it was published")
        assert SENTENCE in words_of(own) and "Withdraw what was entered wrongly" in words_of(own)
        assert SENTENCE in words_of(other) and "Withdraw what was entered wrongly" not in words_of(other)

    @pytest.mark.parametrize("who", ["aigul", "damira", "farida", "timur"])
    def test_are_closed_to_everybody_else(self, who, claim, client_of):
        assert client_of(who).get("/figures/claims/").status_code == 403
        assert client_of(who).get(claim.get_absolute_url()).status_code in (403, 404)

    @pytest.mark.parametrize(
        "typed, status", [("28,4 %", 302), ("+28.4", 302), ("28.4.1", 422), ("many", 422), ("1e5", 422)]
    )
    def test_a_figure_is_typed_as_it_was_printed(self, typed, status, nuriya, client_of, request):
        from umai.statistics.tests.test_act_pages import enter as filled

        answers = filled(nuriya).answers | {"figure": typed, "id": "6a1b6f0e-94b6-4a3b-9d0e-3f2a7f4f1c11"}
        assert client_of("nuriya").post("/figures/claims/enter/", answers).status_code == status

    def test_a_change_without_a_base_year_is_asked_for_it(self, nuriya, client_of):
        from umai.statistics.tests.test_act_pages import enter as filled

        answers = filled(nuriya).answers | {"base_year": "", "id": "6a1b6f0e-94b6-4a3b-9d0e-3f2a7f4f1c11"}
        answer = client_of("nuriya").post("/figures/claims/enter/", answers)
        assert answer.status_code == 422
        assert "Write the year from which the change is counted." in words_of(answer)
