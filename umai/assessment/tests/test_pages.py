"""The pages of the assessment, as a browser without JavaScript sees them."""

import re
from datetime import timedelta

from tests.days import as_of_now
from umai.assessment import actions
from umai.assessment.models import Assessment, ChildsView, Completion, Domain, Finding
from umai.assessment.tests.conftest import WORDS, case_known_since, write_all
from umai.assessment.tests.test_complete import finish
from umai.intake.cases.levels import risk_of, set_risk
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import today

FOUND = {"worry": "serious", "words": "Broken <arm>."}


def end(**more):
    """What is typed to complete it today."""
    day = today()
    on = {"completed_on_day": day.day, "completed_on_month": day.month, "completed_on_year": day.year}
    return on | {"risk": "high", "reasons": "Alone with four children."} | more


def address(case, part=""):
    return f"/cases/{case.pk}/assessment/{part}{'/' if part else ''}"


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_list_says_what_is_written_and_what_is_not(case, assessment, aigul, client_of):
    actions.record_finding(assessment, by=aigul, domain="health", worry="serious", words=WORDS)
    page = client_of("aigul").get(address(case))
    assert page.status_code == 200
    assert "1 of 13 parts" in text(page) and "Serious concern" in text(page) and "7 days left" in text(page)
    assert text(page).count("Not written yet") == 12


def test_looking_begins_nothing_and_saving_does(case, client_of, aigul):
    client = client_of("aigul")
    client.get(address(case, "health"))
    with aigul.speaking():
        assert not Assessment.objects.exists()
    answer = client.post(address(case, "health"), FOUND | {"then": "next", "seen": ""})
    assert answer.status_code == 302 and answer["Location"] == address(case, "education")
    with aigul.speaking():
        assert Finding.objects.get().words == "Broken <arm>."


def test_one_can_go_through_all_parts_and_complete(case, client_of, aigul):
    client = client_of("aigul")
    where = address(case, "health")
    for _each in Domain:
        assert client.get(where).status_code == 200
        where = client.post(where, FOUND | {"then": "next"})["Location"]
    assert where == address(case, "view")
    client.post(where, {"hearing": "alone", "words": "I miss her."})
    page = client.get(address(case, "complete"))
    assert "A visit every 14 days" in text(page) and "Broken &lt;arm&gt;." in page.content.decode()
    answer = client.post(address(case, "complete"), end(), follow=True)
    assert "The assessment is complete" in text(answer)
    with aigul.speaking():
        assert Completion.objects.get().risk == "high"


def test_what_is_missing_is_listed_and_nothing_typed_is_lost(case, client_of):
    page = client_of("aigul").get(address(case, "complete"))
    assert "Some parts are missing" in text(page) and 'name="risk"' not in page.content.decode()
    page = client_of("aigul").post(address(case, "complete"), end())
    assert page.status_code == 409 and "Alone with four children." in text(page)
    assert client_of("aigul").get(address(case, "wealth")).status_code == 404
    for language in ("ky", "ru"):
        page = client_of("aigul", language=language).get(address(case, "health")).content.decode()
        assert {"ky": "дарыгер", "ru": "фельдшер"}[language] in page, language


def test_bad_input_is_answered_beside_the_field(case, client_of, written_out):
    for part, said in (
        ("health", {"worry": "", "words": "Typed for long."}),
        ("health", {"worry": "grave", "words": "Typed for long."}),
        ("health", {"worry": "none", "words": ""}),
        ("health", {"worry": "none", "words": "Typed for long." * 400}),
        ("health", {"worry": "none", "words": "Typed for long.\u202e"}),
        ("view", {"hearing": "", "words": "Typed for long."}),
        ("view", {"hearing": "not_heard", "words": " "}),
        ("complete", {"risk": "", "reasons": "Typed for long."}),
        ("complete", {"reasons": ""}),
        ("complete", {"completed_on_year": lambda: today().year + 1, "reasons": "Typed for long."}),
    ):
        said = end(**as_of_now(said)) if part == "complete" else said
        page = client_of("aigul").post(address(case, part), said)
        assert page.status_code == 422, part
        assert "govuk-error-message" in page.content.decode(), part
        typed = said.get("words") or said.get("reasons") or ""
        assert "Typed" not in typed or "Typed for long." in text(page), part


def test_of_two_who_write_the_same_part_the_second_reads_the_first_and_decides(case, client_of, aigul):
    first, second = client_of("aigul"), client_of("erlan")
    first.post(address(case, "health"), FOUND | {"seen": ""})
    mine = {"worry": "none", "words": "All is well.", "seen": ""}
    refused = second.post(address(case, "health"), mine)
    assert refused.status_code == 409
    assert "All is well." in text(refused) and "Broken &lt;arm&gt;." in refused.content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', refused.content.decode())[1]
    assert second.post(address(case, "health"), mine | {"seen": seen}).status_code == 302
    with aigul.speaking():
        assert Finding.objects.get().words == "All is well."


def test_the_second_to_finish_is_told_who_and_keeps_what_was_typed(case, written_out, aigul, client_of):
    finish(written_out, aigul)
    page = client_of("erlan").post(address(case, "complete"), end(reasons="My own reasons."))
    assert page.status_code == 409
    assert str(aigul.worker) in text(page) and "My own reasons." in text(page)


def test_a_late_one_says_so(child, aigul, client_of):
    case = case_known_since(child, aigul, 12)
    assessment = actions.begin_assessment(case, by=aigul)
    write_all(assessment, aigul)
    finish(assessment, aigul)
    page = client_of("damira").get(address(case))
    assert "Completed late" in text(page) and "done 2 days late" in text(page)


def test_recorded_late_though_finished_in_time_is_late(child, aigul, client_of):
    case = case_known_since(child, aigul, 12)
    assessment = actions.begin_assessment(case, by=aigul)
    write_all(assessment, aigul)
    finish(assessment, aigul, on=today() - timedelta(days=5))
    page = text(client_of("damira").get(address(case)))
    assert "Completed late" in page and "done in time" not in page


def test_after_completion_a_part_is_corrected_and_both_show(case, written_out, aigul, client_of):
    finish(written_out, aigul)
    client = client_of("aigul")
    with aigul.speaking():
        seen = {"seen": Finding.objects.get(domain="health").pk}
        heard = {"seen": ChildsView.objects.get().pk}
    assert "is a correction" in text(client.get(address(case, "health")))
    assert client.post(address(case, "health"), FOUND | seen).status_code == 302
    assert client.post(address(case, "health"), FOUND | seen).status_code == 409
    page = text(client.get(address(case, "health")))
    assert WORDS in page and "This was corrected" in page
    assert "(corrected)" in text(client.get(address(case)))
    assert "is a correction" in text(client.get(address(case, "view")))
    said = {"hearing": "with_others", "words": "He said more.", **heard}
    assert client.post(address(case, "view"), said).status_code == 302


def test_the_file_of_another_place_or_behind_a_wall_does_not_exist(case, client_of, child, erlan):
    for worker in ("azamat", "cholpon", "gulnara", "bakyt"):
        client = client_of(worker)
        for part in ("", "health", "view", "complete"):
            assert client.get(address(case, part)).status_code == 404, (worker, part)
    from umai.access.models import Wall

    Wall.objects.using("owner").create(worker_id=erlan.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    for part in ("", "health", "view", "complete"):
        assert client_of("erlan").get(address(case, part)).status_code == 404, part


def test_the_oblast_reads_and_writes_nothing_and_reading_is_on_the_trail(case, written_out, client_of, aigul):
    client = client_of("farida")
    for part in ("", "health", "view", "complete"):
        page = client.get(address(case, part))
        assert page.status_code == 200 and 'method="post" data-unsaved' not in page.content.decode()
    assert WORDS in text(client.get(address(case, "health")))
    assert client.post(address(case, "health"), FOUND).status_code == 403
    from umai.trail.models import Entry

    client_of("damira").get(address(case))
    looks = Entry.objects.using("owner").filter(outcome="looked").values_list("act", flat=True)
    assert {"intake.read", "assessment.read"} <= set(looks)


def test_who_only_reads_a_part_that_is_not_written_is_told_so(case, assessment, client_of):
    for part in ("health", "view"):
        assert "Nothing is written here yet." in text(client_of("farida").get(address(case, part)))


def test_a_closed_case_takes_nothing_and_what_was_typed_meanwhile_stays(
    case, written_out, aigul, damira, client_of
):
    closed(proposed(case, aigul), damira)
    for part in ("", "health", "view", "complete"):
        page = client_of("aigul").get(address(case, part))
        assert "This case is closed." in text(page), part
        assert 'method="post" data-unsaved' not in page.content.decode(), part
    said = end(reasons="Typed for long.")
    answer = client_of("aigul").post(address(case, "complete"), said)
    assert answer.status_code == 409 and "Typed for long." in text(answer)


def test_a_lower_risk_is_asked_about_on_the_same_page_and_nothing_typed_is_lost(
    case, written_out, aigul, client_of
):
    with aigul.speaking():
        set_risk(case, "urgent", "In danger.", on=today() - timedelta(days=2))
    client = client_of("aigul")
    page = client.post(address(case, "complete"), end())
    assert page.status_code == 422 and "Alone with four children." in page.content.decode()
    assert "What changed for the child?" in text(page) and "Who saw the child?" in text(page)
    why = {"what_changed": "The aunt came.", "who_saw": "The feldsher", "seen_how": "alone"}
    page = client.post(address(case, "complete"), end(risk="low") | why, follow=True)
    assert "Until then the higher risk stands." in text(page)
    with aigul.speaking():
        assert (Completion.objects.get().risk, risk_of(case)) == ("low", "urgent")


def test_at_the_risk_that_stands_nothing_more_is_asked(case, written_out, aigul, client_of):
    with aigul.speaking():
        set_risk(case, "high", "Alone.", on=today() - timedelta(days=2))
    assert client_of("aigul").post(address(case, "complete"), end()).status_code == 302
