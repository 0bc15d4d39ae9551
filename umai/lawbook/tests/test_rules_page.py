"""What the pages of rules and categories show besides values: cases, grounds, numbers to call."""

from umai.law.checks.worked import CaseResult, worked_cases
from umai.law.children.categories import categories
from umai.law.dated_values import parameters
from umai.law.editions.edition import LawEdition, take_into_use
from umai.law.guardianship.schemes import schemes
from umai.lawbook import rows
from umai.lawbook.tests.conftest import SCHEME, agreed, begin


class TestCasesOfARule:
    def test_a_rule_shows_the_cases_that_rest_on_it_or_says_that_there_is_none(self, client_of):
        client = client_of("nuriya")
        cases = client.get("/law/cases/?rule=visit_days_high").text
        assert "The law answers 1 of 1 cases" in cases and "High: a visit every 14 days" in cases
        cases = client.get("/law/cases/?rule=call_minutes_next").text
        assert "No worked case rests on this rule yet." in cases
        assert client.get("/law/cases/?rule=nothing_of_this_name").status_code == 404

    def test_a_rule_whose_case_is_answered_otherwise_is_marked(self, client_of, monkeypatch):
        wrong = {"visit_days_high": (CaseResult(worked_cases()[0], {}),)}
        monkeypatch.setattr(rows, "results_by_rule", lambda: wrong)
        assert "answered otherwise" in client_of("aigul").get("/law/").text

    def test_a_draft_is_not_found_by_whoever_sees_no_drafts(self, client_of, asel):
        only_drafts = {
            *(one.name for one in parameters().values() if not one.history),
            *(one.code for one in schemes().values() if one.is_draft),
            *(one.code for one in categories().values() if not one.definition.history),
        }
        assert "attorney_2018" in only_drafts
        assert [name for name in only_drafts if rows.rule_in_words(name, drafts=False)] == []
        assert [name for name in only_drafts if not rows.rule_in_words(name, drafts=True)] == []
        for name in ("guardian_authority_2013", "visit_days_high", "labour_migrants"):
            assert rows.rule_in_words(name, drafts=False), name
        address = "/law/cases/?rule=attorney_2018"
        assert [client_of(who).get(address).status_code for who in ("aigul", "asel")] == [404, 200]


def test_what_was_in_force_before_stays_on_the_page(client_of, asel, nurlan, superuser):
    begin(superuser, agreed(asel, nurlan))
    begin(superuser, agreed(asel, nurlan, {}))
    page = client_of("aigul").get("/law/editions/").text
    assert page.count("Resolution 1 of 2 December 2029.") == 2


class TestASchemeOfOtherDays:
    BY_AGE = SCHEME + 'under_age = "guardianship_until_age"\n'
    BEFORE = "/law/?on_day=1&on_month=1&on_year=2013"  # the parameter holds from September 2013 on

    def test_a_draft_has_the_ages_of_today_on_whatever_day_is_asked(self, client_of, asel):
        take_into_use(LawEdition({"schemes/a.toml": self.BY_AGE.replace('"law"', '"draft"')}))
        page = client_of("asel").get(self.BEFORE)
        assert page.status_code == 200
        assert "The consent of both parents: age under 14; away longer than 15 days" in page.text

    def test_an_age_for_which_nothing_was_in_force_is_said(self, client_of):
        take_into_use(LawEdition({"schemes/a.toml": self.BY_AGE.replace("2060-01-01", "2012-12-01")}))
        page = client_of("aigul").get(self.BEFORE)
        assert page.status_code == 200
        assert "only for some ages: nothing in force on this day says which" in page.text
