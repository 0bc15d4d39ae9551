"""The pages of the law: who reads what, in which language, and how files are put in force on them."""

import re

import pytest
from django.test import Client

from umai.design import guidance
from umai.law.checks.worked import worked_cases
from umai.law.children.categories import categories
from umai.law.dated_values import parameters
from umai.law.editions.edition import LawEdition, take_into_use
from umai.law.guardianship.schemes import schemes
from umai.lawbook.following import look_at_law
from umai.lawbook.models import LawAnswer, LawProposal
from umai.lawbook.tests.conftest import EARLIER, FILES, SCHEME, agreed, begin, proposed, tamper, write

ONLY_PROPOSED = (
    '[sold]\nunder = "without_parental_care"\nen = "Sold"\nru = "Продан"\nky = "Сатылган"\n'
    '[[sold.since]]\nday = 2020-01-01\nis = "Sold"\ncertainty = "draft"\ncite = "A draft."'
)


class TestReading:
    def test_a_visitor_does_not(self, db):
        assert Client().get("/law/").status_code == 302

    def test_every_rule_of_a_day_stands_there_with_value_certainty_and_source(self, client_of):
        page = client_of("aigul").get("/law/?on_day=1&on_month=3&on_year=2026").text
        for dated in parameters().values():
            assert (f'-{dated.name}"' in page) is bool(dated.history), dated.name
        assert "10 (calendar days)" in page and "reported: a press text cites the article" in page
        assert "Code of the Kyrgyz Republic on Children" in page
        assert 'id="grounds"' in page and "A written demand of a court" in page
        assert "<div>102</div><div>day and night</div>" in page
        assert "<div>111</div><div>its hours are not known; none are promised</div>" in page
        places = re.findall(r' id="([^"]+)"', page)  # rules of one name in several files have their own
        assert len(places) == len(set(places)) > 300

    def test_on_a_day_before_them_no_rule_no_ground_and_no_number_stands_there(self, client_of):
        page = client_of("aigul").get("/law/?on_day=1&on_month=1&on_year=2010").text
        assert "nothing in force" in page and "10 (calendar days)" not in page
        assert "A written demand of a court" not in page
        assert "Numbers to call" in page and "<div>102</div>" not in page

    @pytest.mark.parametrize("asked", ["categories/?on", "changes/?since"])
    def test_a_day_that_is_none_is_said(self, client_of, asked):
        name = asked.partition("?")[2]
        answer = client_of("aigul").get(f"/law/{asked}_day=31&{name}_month=2&{name}_year=2026")
        assert answer.status_code == 422 and "There is no such day" in answer.text

    def test_drafts_and_cases_of_drafts_are_shown_to_the_ministry_alone(self, client_of):
        take_into_use(LawEdition({"categories/new.toml": ONLY_PROPOSED}))
        pages = ("", "categories/", "cases/")
        rules, groups, cases = (client_of("nuriya").get(f"/law/{name}").text for name in pages)
        assert "local_state_administration" in rules and "A draft, not in force" in rules
        assert "attorney_2018" in rules and "?rule=offence_after_15_days" in rules
        assert "Draft A: the children whom" in groups and 'id="sold"' in groups
        assert "draft, 2020 (6 calendar months)" in cases and "What a draft would do" in cases
        n = len(worked_cases())
        assert f"answers {n} of {n} cases" in cases and cases.count("answered so") == n

        rules, groups, cases = (client_of("aigul").get(f"/law/{name}").text for name in pages)
        assert "Draft Family Code" not in rules and "attorney_2018" not in rules
        assert "?rule=offence_after_15_days" not in rules and "?rule=guardian_authority_2013" in rules
        assert 'href="/law/cases/?rule=visit_days_high">1 worked case</a>: answered so' in rules
        assert "Draft A: the children whom" not in groups and "?rule=labour_migrants" in groups
        shown = {code for code in categories() if f'id="{code}"' in groups}
        assert shown == set(categories()) - {"sold"}
        assert "High: a visit every 14 days" in cases and "What a draft would do" not in cases
        assert not any(f"{key} = " in cases for key in ("drafts", "sanctions"))
        assert not any(code in cases for code, one in schemes().items() if one.is_draft)

    @pytest.mark.parametrize(
        ("language", "words"),
        [("ky", ("календардык", "күнү-түнү")), ("ru", ("календарные дни", "круглосуточно"))],
    )
    def test_it_is_in_the_reader_s_language(self, client_of, language, words):
        page = client_of("aigul", language).get("/law/").text
        assert all(word in page for word in words) and "(calendar days)" not in page

    def test_what_changed_between_two_days(self, client_of, asel, nurlan, superuser):
        begin(superuser, agreed(asel, nurlan))
        look_at_law()
        days = "since_day=1&since_month=6&since_year=2029&on_day=1&on_month=6&on_year=2030"
        page = client_of("aigul").get(f"/law/changes/?{days}").text
        assert page.count("<code>visit_days_high</code>") == 1
        assert "14 (calendar days)" in page and "7 (calendar days)" in page
        days = "since_day=1&since_month=6&since_year=2029&on_day=31&on_month=12&on_year=2029"
        assert "No rule changed." in client_of("aigul").get(f"/law/changes/?{days}").text

    def test_who_put_it_in_force_stands_on_every_page_with_the_digest(
        self, client_of, asel, nurlan, superuser
    ):
        reader, changes = client_of("aigul"), "/law/changes/"  # the head of every page of the law
        assert "nobody has changed it here" in reader.get(changes).text
        answer = agreed(asel, nurlan)
        assert "begins later" in reader.get("/law/editions/").text
        begin(superuser, answer)
        digest = LawProposal.objects.using("owner").get().digest
        page = reader.get(changes).text
        assert "does not go by it yet" in page and "nobody has changed it here" not in page
        assert "This page shows the law as it comes with Umai." in page
        look_at_law()
        page = reader.get(changes).text
        assert f"digest {digest[:12]}" in page and "does not go by it yet" not in page
        page = reader.get("/law/editions/").text
        assert f"<code>{digest}</code>" in page and "Министров" in page and "Resolution 1" in page


class TestProposing:
    def test_who_may_not_propose_sees_no_folder_and_is_refused(self, client_of, folder):
        page = client_of("damira").get("/law/editions/").text
        assert str(folder) not in page
        assert client_of("damira").post("/law/editions/", {"reason": "x"}).status_code == 403

    def test_they_are_shown_with_what_they_change_proposed_by_one_and_put_in_force_by_another(
        self, client_of, folder, asel, nurlan
    ):
        first, second = client_of("asel"), client_of("nurlan")
        page = first.get("/law/editions/")
        assert "parameters/visits_2030.toml" in page.text and "7 (calendar days)" in page.text
        assert "Propose these files" in page.text
        form = page.context["form"]
        said = {name: form[name].value() for name in ("id", "digest")} | {"reason": "Resolution 1."}
        assert first.post("/law/editions/", said).status_code == 302
        proposal = LawProposal.objects.using("owner").get()
        page = second.get("/law/editions/").text
        assert proposal.get_absolute_url() in page and "waits for another person" in page
        page = second.get(proposal.get_absolute_url()).text
        assert "Resolution 1." in page and "visit_days_high" in page and "Put it in force" in page
        assert "waits for another person of the Ministry" in first.get(proposal.get_absolute_url()).text
        assert second.post(proposal.get_absolute_url()).status_code == 302
        assert LawAnswer.objects.using("owner").get().agreed
        assert "Another person put it in force." in first.get(proposal.get_absolute_url()).text
        assert "These files are in force already." in first.get("/law/editions/").text

    def test_files_that_changed_meanwhile_are_not_proposed(self, client_of, folder, asel):
        client = client_of("asel")
        form = client.get("/law/editions/").context["form"]
        said = {name: form[name].value() for name in ("id", "digest")} | {"reason": "Resolution 1."}
        unsaid = client.post("/law/editions/", said | {"reason": ""})
        assert unsaid.status_code == 422 and "Write why the law is changed" in unsaid.text
        write(folder, {"parameters/more.toml": "# more"})
        answer = client.post("/law/editions/", said)
        assert answer.status_code == 409 and "changed while you read them" in answer.text
        assert not LawProposal.objects.using("owner").exists()

    def test_a_file_that_cannot_be_used_is_told_with_what_to_do(self, client_of, folder, asel):
        write(folder, {"parameters/more.toml": "[visit_days_high]"})
        page = client_of("asel").get("/law/editions/").text
        assert "The files cannot be used" in page and "adds nothing: write a [[….since]]" in page
        assert "Propose these files" not in page

    def test_a_case_that_differs_is_told(self, client_of, folder, asel):
        write(folder, {"parameters/visits_2030.toml": EARLIER})
        page = client_of("asel").get("/law/editions/").text
        assert "a visit every 14 days" in page and "Propose these files" not in page

    def test_a_case_in_place_of_another_and_a_text_of_guidance_are_shown(self, client_of, folder, asel):
        case = (
            '[[case]]\nsays = "High: every 7 days"\ninstead_of = "High: a visit every 14 days"\n'
            'rule = "next_visit_due_on"\ngiven = { risk = "high", last_visit_on = 2026-04-06 }\n'
            "answer = 2026-04-13\n"
        )
        text = "# Heading\n\n> Практика: a source."
        more = {"worked/intervals.toml": case, "guidance/intake/open_case.ky.md": text}
        write(folder, {"parameters/visits_2030.toml": EARLIER, **more})
        page = client_of("asel").get("/law/editions/").text
        assert "High: every 7 days" in page and "in whose place others stand" in page
        assert "guidance/intake/open_case.ky.md" in page and "Propose these files" in page
        assert "No page shows a text of this name." in page and "<p>no text</p>" in page

    def test_the_second_person_reads_a_text_of_guidance_before_and_afterwards(self, client_of, asel, nurlan):
        path, text = "guidance/intake/open.en.md", "# Open a case anew\n\n> Practice: an order."
        page = client_of("nurlan").get(proposed(asel, {path: text}).get_absolute_url()).text
        assert "# Open a case anew" in page and "No page shows a text" not in page
        shipped = (guidance.FOLDER / "intake" / "open.en.md").read_text().splitlines()[1]
        assert f"{shipped}\n" in page.partition("Texts of guidance that change")[2]

    def test_a_text_that_is_taken_away_again_leaves_the_shipped_one_or_none(self, client_of, asel, nurlan):
        files = {
            "guidance/intake/open.en.md": "# Anew\n\n> Practice: an order.",
            "guidance/intake/other.en.md": "# Other\n\n> Practice: an order.",
        }
        agreed(asel, nurlan, files)
        page = client_of("nurlan").get(proposed(asel, {}).get_absolute_url()).text
        assert page.count("<p>no text</p>") == 1 and "# Anew" in page

    def test_a_folder_that_is_missing_or_empty_is_said(self, client_of, folder, asel):
        folder.rename(folder.parent / "other")
        assert "no such folder" in client_of("asel").get("/law/editions/").text
        folder.mkdir()
        assert "the law as it comes with Umai" in client_of("asel").get("/law/editions/").text


class TestAnswering:
    def test_a_refusal_says_why_to_who_proposed(self, client_of, asel, nurlan):
        url = proposed(asel).get_absolute_url()
        alone = client_of("asel").post(url)
        assert alone.status_code == 409 and "cannot be the second person" in alone.text
        assert client_of("nuriya").get(url).status_code == 403
        assert client_of("nurlan").get(f"{url}no/").status_code == 200
        assert client_of("nurlan").post(f"{url}no/", {}).status_code == 422
        assert client_of("nurlan").post(f"{url}no/", {"words": "Eight days."}).status_code == 302
        assert "Eight days." in client_of("asel").get(url).text
        assert "Nothing is to be answered here" in client_of("asel").get(f"{url}no/").text

    def test_one_that_does_not_exist_is_not_found(self, client_of, asel):
        url = "/law/proposals/00000000-0000-4000-8000-000000000000/"
        assert client_of("asel").get(url).status_code == 404

    def test_files_that_cannot_be_read_any_more_are_said(self, client_of, asel, superuser):
        url = proposed(asel).get_absolute_url()
        for broken in ('{"a": 1}', '{"worked/ages.toml": "case = [1]"}'):
            tamper(superuser, broken)
            assert "cannot read these files any more" in client_of("asel").get(url).text, broken

    @pytest.mark.parametrize("broken", ['{"parameters/a.toml": "[x"}', '{"worked/ages.toml": "case = [1]"}'])
    def test_the_fault_of_what_is_in_force_is_not_that_of_its_successor(
        self, client_of, folder, asel, nurlan, superuser, broken
    ):
        begin(superuser, old := agreed(asel, nurlan))
        tamper(superuser, broken, old.proposal_id)
        write(folder, {"parameters/more.toml": "# more"})
        page = client_of("asel").get("/law/editions/").text
        assert "The files cannot be used" not in page and "Propose these files" in page
        proposal = proposed(asel, {**FILES, "parameters/more.toml": "# more"})
        page = client_of("nurlan").get(proposal.get_absolute_url()).text
        assert "7 (calendar days)" in page and "cannot read these files" not in page

    def test_a_new_scheme_is_shown_to_the_second_person(self, client_of, asel, nurlan):
        page = client_of("nurlan").get(proposed(asel, {"schemes/a.toml": SCHEME}).get_absolute_url()).text
        assert (
            "<code>consent_2060</code>" in page
            and "<div>The consent of both parents: away longer than 15 days</div>" in page
        )
        said = "one parent who is away is enough, only for labour, abroad or within the country"
        assert f"A child crosses the border: {said}" in page

    def test_that_the_shipped_law_is_proposed_again_is_said(self, client_of, asel, nurlan):
        agreed(asel, nurlan)
        url = proposed(asel, {}).get_absolute_url()
        assert "No file is laid over any more" in client_of("nurlan").get(url).text


def test_what_nobody_put_into_the_reader_s_language_is_said_to_be_english(client_of, asel, nurlan, superuser):
    new = '[new_days]\nsays = "New days"\nunit = "calendar days"\n[[new_days.since]]\nday = 2020-01-01\n'
    new += 'is = 1\ncertainty = "law"\ncite = "An act."'
    case = '[[case]]\nsays = "Seven"\nrule = "next_visit_due_on"\ngiven = { risk = "high", last_visit_on ='
    case += " 2026-04-06 }\nanswer = 2026-04-20\n"
    case += case.replace('"Seven"\n', '"Again"\nru = "Снова"\n')
    files = {"parameters/new.toml": new, "worked/intervals.toml": case}
    begin(superuser, agreed(asel, nurlan, files))
    look_at_law()
    reader = client_of("aigul", "ky")
    assert '<h3 id="new-new_days" lang="en">New days</h3>' in reader.get("/law/").text
    page = reader.get("/law/cases/").text
    assert '<span lang="en">Seven</span>' in page and "азырынча англисче гана" in page
    assert '<span lang="ru">Снова</span>' in page and "азырынча орусча гана" in page
    page = reader.get("/law/changes/?since=2019-06-01&on=2020-06-01").text
    assert '<h3 lang="en">New days</h3>' in page
    assert "текшере элек" in reader.get("/law/categories/").text


def test_a_case_that_was_added_here_is_marked(client_of, asel, nurlan, superuser):
    case = (
        '[[case]]\nsays = "High: every 7 days from 2030"\nrule = "next_visit_due_on"\n'
        'given = { risk = "high", last_visit_on = 2030-04-06 }\nanswer = 2030-04-13\n'
    )
    begin(superuser, agreed(asel, nurlan, {**FILES, "worked/intervals.toml": case}))
    look_at_law()
    assert "added here" in client_of("aigul").get("/law/cases/").text


def test_a_case_that_the_law_answers_otherwise_is_marked(client_of, monkeypatch):
    from umai.law.checks.worked import CaseResult
    from umai.lawbook import rows

    monkeypatch.setattr(rows, "results", lambda: (CaseResult(worked_cases()[0], {}),))
    assert "answered otherwise" in client_of("aigul").get("/law/cases/").text
