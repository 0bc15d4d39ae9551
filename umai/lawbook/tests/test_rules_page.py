"""What the pages of rules and categories show besides values: cases, grounds, numbers to call."""

import pytest

from umai.law.checks.worked import worked_cases
from umai.law.children.categories import categories
from umai.law.dated_values import parameters
from umai.law.editions.edition import LawEdition, take_into_use
from umai.law.guardianship.schemes import schemes
from umai.lawbook.tests.conftest import SCHEME, agreed, begin


class TestCasesOfARule:
    def test_a_rule_says_how_many_cases_rest_on_it_and_leads_to_them(self, client_of):
        client = client_of("nuriya")
        page = client.get("/law/").text
        assert 'href="/law/cases/?rule=visit_days_high">1 worked case</a>: answered so' in page
        cases = client.get("/law/cases/?rule=visit_days_high").text
        assert "The law answers 1 of 1 cases" in cases and "High: a visit every 14 days" in cases

    def test_a_rule_without_a_case_says_so_and_a_name_that_is_none_is_not_found(self, client_of):
        client = client_of("nuriya")
        assert (
            "No worked case rests on this rule yet." in client.get("/law/cases/?rule=call_minutes_next").text
        )
        assert client.get("/law/cases/?rule=nothing_of_this_name").status_code == 404

    def test_a_scheme_and_a_category_have_theirs(self, client_of):
        client = client_of("nuriya")
        assert "?rule=guardian_authority_2013" in client.get("/law/").text
        assert "?rule=labour_migrants" in client.get("/law/categories/").text

    def test_a_rule_whose_case_is_answered_otherwise_is_marked(self, client_of, monkeypatch):
        from umai.law.checks.worked import CaseResult
        from umai.lawbook import rows

        wrong = {"visit_days_high": (CaseResult(worked_cases()[0], {}),)}
        monkeypatch.setattr(rows, "results_by_rule", lambda: wrong)
        assert "answered otherwise" in client_of("aigul").get("/law/").text

    def test_whoever_sees_no_drafts_counts_no_case_of_a_draft(self, client_of, asel):
        assert "?rule=offence_after_15_days" not in client_of("aigul").get("/law/").text
        assert "?rule=offence_after_15_days" in client_of("asel").get("/law/").text

    def test_a_draft_is_not_found_by_whoever_sees_no_drafts(self, client_of, asel):
        only_drafts = {
            *(one.name for one in parameters().values() if not one.history),
            *(one.code for one in schemes().values() if one.is_draft),
            *(one.code for one in categories().values() if not one.definition.history),
        }
        others, ministry = client_of("aigul"), client_of("asel")
        assert "attorney_2018" in only_drafts
        for name in only_drafts:
            assert others.get(f"/law/cases/?rule={name}").status_code == 404, name
            assert ministry.get(f"/law/cases/?rule={name}").status_code == 200, name
        for name in ("guardian_authority_2013", "visit_days_high", "labour_migrants"):
            assert others.get(f"/law/cases/?rule={name}").status_code == 200, name


class TestGroundsAndNumbers:
    def test_grounds_to_open_who_reported_stand_there(self, client_of):
        page = client_of("aigul").get("/law/").text
        assert 'id="grounds"' in page and "A written demand of a court" in page

    def test_numbers_to_call_stand_there_with_their_hours(self, client_of):
        page = client_of("aigul").get("/law/").text
        assert "<div>102</div><div>day and night</div>" in page
        assert "<div>111</div><div>its hours are not known; none are promised</div>" in page

    def test_before_a_line_existed_there_is_no_number(self, client_of):
        page = client_of("aigul").get("/law/?on_day=1&on_month=1&on_year=2016").text
        assert "<div>102</div>" not in page and "Numbers to call" in page

    @pytest.mark.parametrize(("language", "word"), [("ky", "күнү-түнү"), ("ru", "круглосуточно")])
    def test_they_are_in_the_reader_s_language(self, client_of, language, word):
        assert word in client_of("aigul", language).get("/law/").text


def test_a_ground_of_another_time_is_left_out(client_of):
    assert (
        "A written demand of a court"
        not in client_of("aigul").get("/law/?on_day=1&on_month=1&on_year=2010").text
    )


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
