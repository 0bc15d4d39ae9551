"""The pages of editions: who sees what before and after the release, what stands there, files, the first page."""

import io
import uuid
import zipfile

from django.db import connections

from tests.page_words import words_of
from umai.statistics.publication.files import files_of
from umai.statistics.releases.edition import edition_of
from umai.statistics.releases.keeping import take_in_answers
from umai.statistics.releases.tests.conftest import (
    ask,
    candidate_of,
    draw,
    entries_of,
    last_period,
    refuse,
    release,
)

LIST = "/figures/editions/"
OFFICE, OTHERS = ("nuriya", "ainura"), ("omurbek", "begimai")
NOBODY = ("aigul", "damira", "farida", "gulnara", "timur")
WAITS = "Tables to be published wait for your release"


def addresses(candidate):
    page = candidate.get_absolute_url()
    return [page, f"{page}files.zip", f"{page}yearbook.pdf", f"{page}children.svg"]


def statuses(client, candidate):
    return {client.get(one).status_code for one in addresses(candidate)}


def answers_to_each(client_of, candidate):
    """What the office, others who read figures, and everybody else get at the addresses of a candidate."""
    return [
        set().union(*(statuses(client_of(who), candidate) for who in group))
        for group in (OFFICE, OTHERS, NOBODY)
    ]


class TestWhoSees:
    def test_a_candidate_is_seen_by_the_office_alone_until_it_is_released(
        self, candidate, nuriya, ainura, omurbek, client_of
    ):
        assert answers_to_each(client_of, candidate) == [{200}, {404}, {403}]
        release(candidate, ainura)
        assert answers_to_each(client_of, candidate) == [{200}, {200}, {403}]
        for who in OTHERS:
            text = words_of(client_of(who).get(candidate.get_absolute_url()))
            assert "Lost by rounding" not in text and "For the office alone" not in text, who
        assert "Lost by rounding" in words_of(client_of("nuriya").get(candidate.get_absolute_url()))
        for by in (nuriya, ainura, omurbek):  # the marks are with no role of a page
            with by.speaking(), connections["default"].cursor() as cursor:
                cursor.execute("select printed::text from statistics_editioncandidate")
                (text,) = cursor.fetchone()
            assert '"name"' in text and edition_of(candidate).cells
            assert all(cell.mark == "" for cell in edition_of(candidate).cells.values())

    def test_a_refused_candidate_stays_with_the_office(self, candidate, ainura, client_of):
        refuse(candidate, ainura)
        assert answers_to_each(client_of, candidate) == [{200}, {404}, {403}]

    def test_a_request_is_seen_by_the_office_alone_and_waits_before_it_is_drawn(
        self, nuriya, ainura, client_of
    ):
        page = ask(nuriya).get_absolute_url()
        found = {who: client_of(who).get(page).status_code for who in ("ainura", "omurbek", "aigul")}
        assert found == {"ainura": 200, "omurbek": 404, "aigul": 403}
        text = words_of(client_of("nuriya").get(page))
        assert "waits to be drawn" in text and "See the tables" not in text
        assert "waits to be drawn" in words_of(client_of("nuriya").get(LIST))


class TestWhatStandsThere:
    def test_numbers_with_from_where_to_where_and_what_the_audit_did(
        self, nuriya, ainura, home, children, client_of
    ):
        asked = ask(nuriya)
        draw(home)
        text = words_of(client_of("ainura").get(candidate_of(asked).get_absolute_url()))
        total = edition_of(candidate_of(asked)).cells["registered_children", ()]
        assert f"{total.printed} {total.least} to {total.most}" in text
        assert "44 numbers are not the count" in text and "It read 44 cells" in text
        assert "Umai counts what it was told" in text and "Not published" in text
        assert "What was printed otherwise before" not in text and "Release or refuse" in text

    def test_what_was_printed_otherwise_before_is_a_revision(
        self, candidate, ainura, nuriya, home, children, client_of
    ):
        release(candidate, ainura)
        take_in_answers(home)
        asked = ask(nuriya)
        draw(home)
        later = candidate_of(asked)
        text = words_of(client_of("nuriya").get(later.get_absolute_url()))
        now = edition_of(later).cells["registered_children", ()].printed
        assert "What was printed otherwise before" in text and f"All, All 0 {now}" in text
        release(later, ainura)
        assert "edition 2" in words_of(client_of("omurbek").get(LIST))

    def test_the_list_has_what_was_asked_for_the_office_and_what_is_published_for_all(
        self, candidate, ainura, client_of
    ):
        assert "waits for an answer" in words_of(client_of("nuriya").get(LIST))
        text = words_of(client_of("omurbek").get(LIST))
        assert "No tables were published here yet" in text and "What was asked for" not in text
        release(candidate, ainura)
        assert candidate.get_absolute_url() in client_of("omurbek").get(LIST).content.decode()

    def test_the_analyst_reads_what_was_answered(self, candidate, ainura, nuriya, client_of):
        refuse(candidate, ainura)
        asked = f"{LIST}asked/{candidate.drawing.asked_id}/"
        for address in (asked, candidate.get_absolute_url()):
            text = words_of(client_of("nuriya").get(address))
            assert "refused" in text and "The sums are not explained." in text
        assert "See the tables" in words_of(client_of("nuriya").get(asked))

    def test_why_nothing_was_drawn_is_said_in_words(self, children, nuriya, home, client_of, telling):
        asked = ask(nuriya)
        draw(home)
        text = words_of(client_of("nuriya").get(asked.get_absolute_url()))
        assert "readers could tell of single children" in text
        assert "What readers could tell" in text and "What may be merged" in text
        assert "“" in text and " with “" in text and "not drawn" in text

    def test_the_same_numbers_are_no_second_edition(self, candidate, ainura, nuriya, home, client_of):
        release(candidate, ainura)
        take_in_answers(home)
        asked = ask(nuriya)
        draw(home)
        text = words_of(client_of("nuriya").get(asked.get_absolute_url()))
        assert f"({last_period()})" in text and "nothing to publish" in text

    def test_a_refusal_without_words_is_sent_back_and_an_answer_leaves_no_form(
        self, candidate, ainura, client_of
    ):
        page = f"{candidate.get_absolute_url()}answer/"
        client = client_of("ainura")
        number = client.get(page).context["form"]["id"].value()
        answer = client.post(page, {"id": number, "released": "no", "words": ""})
        assert answer.status_code == 422 and "Write why it is refused" in words_of(answer)
        release(candidate, ainura)
        assert "It was answered" in words_of(client.get(page))


class TestFiles:
    def test_are_those_of_the_command_and_stand_on_the_trail(self, candidate, client_of):
        answer = client_of("nuriya").get(f"{candidate.get_absolute_url()}files.zip")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        expected = files_of(edition_of(candidate))
        assert set(files) == set(expected)
        assert all(files[name] == expected[name] for name in files if name.startswith(("csv/", "sdmx/")))
        entry = entries_of("statistics.editions.read").filter(shown__contains=[candidate.pk])
        assert entry.get().outcome == "looked"

    def test_the_yearbook_is_a_paper_in_each_language(self, candidate, client_of):
        for language in ("ky", "ru", "en"):
            answer = client_of("nuriya", language).get(f"{candidate.get_absolute_url()}yearbook.pdf")
            assert answer.content.startswith(b"%PDF"), language
            assert f'"{last_period()}.pdf"' in answer["Content-Disposition"], language
        assert client_of("nuriya").get(f"{candidate.get_absolute_url()}other.svg").status_code == 404


class TestTheFirstPage:
    def test_says_that_tables_wait_until_they_are_answered(self, candidate, ainura, client_of):
        assert WAITS in words_of(client_of("ainura").get("/"))
        assert WAITS not in words_of(client_of("nuriya").get("/"))
        text = words_of(client_of("nuriya").get(candidate.get_absolute_url()))
        assert "Not published" in text and "Release or refuse" not in text
        release(candidate, ainura)
        assert WAITS not in words_of(client_of("ainura").get("/"))


class TestTakingBack:
    def test_who_asked_takes_it_back_on_the_page_and_asks_for_another(self, candidate, ainura, client_of):
        page, analyst = candidate.get_absolute_url(), client_of("nuriya")
        assert f"{page}take-back/" in analyst.get(page).content.decode()
        assert f"{page}take-back/" not in client_of("ainura").get(page).content.decode()
        answer = analyst.post(f"{page}take-back/", {"id": uuid.uuid4(), "words": ""})
        assert answer.status_code == 422
        analyst.post(f"{page}take-back/", {"id": uuid.uuid4(), "words": "Counted again."})
        said = words_of(analyst.get(page))
        assert "taken back" in said and "Take back what I asked for" not in said
        assert "It was answered" in words_of(analyst.get(f"{page}take-back/"))
        assert "taken back" in words_of(client_of("ainura").get(page))
