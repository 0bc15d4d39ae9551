"""The printed plan says what the record says, in real text, with its check code."""

from umai.documents.models import PrintedPaper
from umai.documents.tests.text_of_pdf import text_of
from umai.planning.editions.codes import as_printed_code
from umai.planning.tests.conftest import GOAL, MEASURE, NEED, PLACEMENT
from umai.trail.models import Entry


def printed(client, edition, language="ky"):
    return client.post(f"/plans/{edition.pk}/print/", {"language": language})


def joined(answer):
    return " ".join(" ".join(text_of(answer.content)).split())


def test_it_says_what_the_record_says(approved, client_of):
    for language in ("ky", "ru"):
        answer = printed(client_of("aigul"), approved, language)
        assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf", language
        text = joined(answer)
        said = [
            *(NEED["words"], GOAL["words"], MEASURE["words"], MEASURE["person_words"], PLACEMENT["words"]),
            *(approved.text["child"]["name"], approved.text["handed_in_by"], as_printed_code(approved.code)),
            *("Сатарова Каныкей", "Маматова Сабира"),
        ]
        missing = [words for words in said if "".join(words.split()) not in "".join(text.split())]
        assert missing == [], language


def test_printing_is_a_row_and_on_the_trail(edition, client_of, aigul):
    printed(client_of("aigul"), edition, "ru")
    with aigul.speaking():
        row = PrintedPaper.objects.get()
    assert (row.paper, row.about_id, row.language) == ("planning.child", edition.pk, "ru")
    entry = Entry.objects.using("owner").get(act="documents.print")
    assert (entry.outcome, entry.child_id) == ("done", edition.child_id)


def test_others_print_nothing_and_whoever_does_in_kyrgyz_and_russian(submitted, client_of, sabira, edition):
    for who, status in (("farida", 403), ("azamat", 404), ("cholpon", 404)):
        assert printed(client_of(who), submitted).status_code == status, who
    assert printed(client_of("sabira"), submitted).status_code == 403
    for language in ("en", "", "../x"):
        assert printed(client_of("aigul"), edition, language).status_code == 404, language


def test_what_somebody_typed_is_text_and_nothing_else(finished, aigul, client_of):
    from umai.planning.editions import actions
    from umai.planning.tests.conftest import measure

    measure(finished, aigul, words='#panic("x") $ * _ \\ @x')
    edition = actions.hand_in_plan(finished, by=aigul)
    text = joined(printed(client_of("aigul"), edition))
    assert '#panic("x")' in "".join(text.split())  # wherever the line is broken


class TestWhatWaits:
    def test_the_head_of_the_administration_prints_what_waits_for_the_approval(self, agreed, client_of):
        text = "".join(joined(client_of("kanykei").get("/plans/print/ru/")).split())
        assert "".join(agreed.text["child"]["name"].split()) in text

    def test_the_secretary_prints_the_list_that_the_page_shows(
        self, submitted, client_of, sabira, secretary_elsewhere
    ):
        for who in ("aigul", "damira", "gulnara"):
            assert client_of(who).get("/plans/print/ru/").status_code == 403, who
        assert client_of("sabira").get("/plans/print/en/").status_code == 404
        client_of("sabira").get("/plans/print/ky/")
        entry = Entry.objects.using("owner").get(act="planning.waiting_printed")
        assert entry.outcome == "looked" and entry.shown == [submitted.pk]
        client = client_of("sabira")
        for language in ("ky", "ru"):
            assert f"/plans/print/{language}/" in client.get("/plans/").text, language
            answer = client.get(f"/plans/print/{language}/")
            assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf", language
            text = "".join(joined(answer).split())
            assert "".join(submitted.text["child"]["name"].split()) in text, language
            unsaid = (NEED["words"], submitted.text["handed_in_by"])
            assert not any(words in joined(answer) for words in unsaid), language
        text = "".join(joined(client_of("nazgul").get("/plans/print/ru/")).split())
        assert "".join(submitted.text["child"]["name"].split()) not in text
