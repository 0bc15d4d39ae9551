"""What stands on the pages of figures only sometimes: nothing entered, something withdrawn, a sum that differs."""

from decimal import Decimal

from django.template.loader import render_to_string

from tests.page_words import words_of
from umai.statistics.claims.actions import withdraw_claim
from umai.statistics.elsewhere import reading
from umai.statistics.tests.conftest import enter

LIST = "/figures/claims/"


def test_a_list_without_claims_says_so(client_of):
    assert "Nothing was entered yet" in words_of(client_of("nuriya").get(LIST))


def test_a_withdrawn_claim_is_marked_in_the_list(claim, nuriya, client_of):
    withdraw_claim(claim, by=nuriya, words="Typed wrongly.")
    for page in (LIST, claim.get_absolute_url()):
        assert "withdrawn" in words_of(client_of("nuriya").get(page))


def test_a_claim_of_a_figure_has_no_change(nuriya, client_of):
    claim = enter(nuriya, measure="figure", base_year="", figure=Decimal(1400))
    shown = words_of(client_of("nuriya").get(claim.get_absolute_url()))
    assert "The rows give 1,368." in shown and "Computed so" not in shown


def test_a_claim_that_nothing_answers_has_no_source(nuriya, client_of):
    claim = enter(nuriya, year="2019", base_year="2018")
    shown = words_of(client_of("nuriya").get(claim.get_absolute_url()))
    assert "cannot be checked" in shown and "Source" not in shown


def test_a_row_that_nobody_verified_says_so():
    lines = [
        {"verified": one, "label": "A", "period": "2018", "figure": "1", "source": "S"} for one in (1, 0)
    ]
    shown = render_to_string("statistics/lines.html", {"lines": lines, "label": "x", "by_period": False})
    assert shown.count("in no source") == 1


def test_a_sum_that_the_source_states_otherwise_is_told(client_of, monkeypatch):
    def differing(table):
        return reading.table_page(table._replace(stated=table.stated + 1))

    monkeypatch.setattr("umai.statistics.elsewhere.views.table_page", differing)
    shown = words_of(client_of("nuriya").get("/figures/table/suicides_by_oblast/"))
    assert "states another number for the country" in shown
