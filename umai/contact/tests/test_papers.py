"""The two papers: what they hold, what they do not, and that two prints are equal."""

import io
import re
from datetime import date

import pikepdf
import pytest

from umai.contact import papers, texts
from umai.contact.actions import decide_card
from umai.contact.tests.conftest import FOUND, OFFICE, OWN, WHY, decided, last_entry
from umai.documents.models import PrintedPaper
from umai.documents.tests.text_of_pdf import text_of
from umai.justice.tests.conftest import incident_of, suspected
from umai.justice.tests.orders.conftest import order_of
from umai.prevention.tests.conftest import adult_of, register, years_old
from umai.register.child.actions import record_fact
from umai.register.models import Absence

CARD = {"whose": "own", "name": "Айка", "hours_from": "9:00", "hours_to": "17:00"} | {
    "lines": "yes",
    "language": "ky",
    "many": "many",
}
TELLING = (
    r"умай|umai|social|социал|кызмат|служб|управлен|башкарм|бошқарм|зомбулук|насил|зўравон|опек|камкор|васий"
)


@pytest.fixture
def printed(decision, client_of):
    def send(username="aigul", **changes):
        return client_of(username).post(f"/cards/{decision.pk}/print/", CARD | changes)

    return send


@pytest.fixture
def talk(child, client_of):
    def send(language, username="aigul"):
        return client_of(username).post(f"/children/{child.pk}/cards/talk/", {"language": language})

    return send


def said(answer):
    assert answer["Content-Type"] == "application/pdf", answer.content.decode()
    return " ".join(" ".join(text_of(answer.content)).split())


def everything_in(pdf):
    """All text of a PDF: its pages, its particulars and its plain bytes without compression."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        particulars = [str(value) for value in document.docinfo.values()]
        with document.open_metadata() as metadata:
            particulars.append(str(metadata))
        out = io.BytesIO()
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return " ".join([*text_of(pdf), *particulars, out.getvalue().decode("latin-1")])


class TestCard:
    def test_it_has_a_telephone_the_hours_and_a_name_ten_times(self, printed, own_telephone):
        text = said(printed())
        assert text == " ".join(["Айка 0555 123 456 09:00–17:00 111 · 102"] * 10)

    def test_one_card_has_what_was_wished_and_no_more(self, printed, own_telephone):
        text = said(printed(name="", hours_from="", hours_to="", lines="no", many="one"))
        assert text == "0555 123 456"

    @pytest.mark.parametrize(
        ("language", "days"), [("ky", "иш күндөрү"), ("ru", "по рабочим дням"), ("uz", "иш кунлари")]
    )
    def test_that_of_the_office_has_its_own_hours(self, printed, office_telephone, language, days):
        text = said(printed(whose="office", name="", language=language, lines="no", many="one"))
        assert text == f"0323 021 234 {days} 09:00–17:00"

    def test_it_tells_neither_who_carries_it_nor_from_where_it_is(
        self, printed, own_telephone, child, decision
    ):
        answer = printed()
        whole = everything_in(answer.content)
        for secret in ("Нурбек", "Асанов", str(child.pk), str(decision.pk), str(decision.pk)[:8]):
            assert secret not in whole
        assert not re.search(TELLING, whole, re.IGNORECASE)
        assert answer["Content-Disposition"] == 'inline; filename="card.pdf"'
        row = PrintedPaper.objects.using("owner").get()
        assert row.paper == "contact.card" and row.check_value not in whole
        assert last_entry() == ("documents.print", "done")

    def test_two_prints_are_equal(self, printed, own_telephone):
        assert printed().content == printed().content

    def test_it_is_one_sheet(self, printed, own_telephone):
        with pikepdf.open(io.BytesIO(printed().content)) as document:
            assert [round(float(side)) for side in document.pages[0].mediabox[2:]] == [595, 842]
            assert len(document.pages) == 1

    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("Нурбек", "The name of the child does not stand on the card"),
            ("нурбек-байке", "The name of the child does not stand on the card"),
            ("Соцработник", "A post or an office does not stand on the card"),
            ("Умай", "A post or an office does not stand on the card"),
            ("Полиция", "A post or an office does not stand on the card"),
            ("Айгүл 2", "letters only"),
        ],
    )
    def test_a_name_that_tells_is_refused(self, printed, own_telephone, name, sentence):
        answer = printed(name=name)
        assert answer.status_code == 422 and sentence in answer.content.decode()

    def test_a_worker_of_the_same_name_as_the_child_may_be_named(self, aigul, client_of, own_telephone):
        decision = decided(register(aigul, given="Айгүл"), aigul)
        answer = client_of("aigul").post(f"/cards/{decision.pk}/print/", CARD | {"name": "Айгүл"})
        assert "Айгүл" in said(answer)

    def test_a_name_that_begins_like_no_post_is_printed(self, printed, own_telephone):
        assert "Сооронбай" in said(printed(name="Сооронбай"))

    def test_whoever_has_come_of_age_meanwhile_gets_none(self, aigul, client_of, own_telephone):
        decision = decided(register(aigul, born_on=years_old(19)), aigul)
        answer = client_of("aigul").post(f"/cards/{decision.pk}/print/", CARD)
        assert answer.status_code == 409 and "has come of age" in answer.content.decode()

    @pytest.mark.parametrize("hours", [{"hours_to": ""}, {"hours_from": "18:00"}])
    def test_hours_are_whole_or_none(self, printed, own_telephone, hours):
        answer = printed(**hours)
        assert answer.status_code == 422 and "from which hour until which hour" in answer.content.decode()

    def test_nobody_prints_the_telephone_of_another(self, printed, own_telephone):
        page = printed("erlan").content.decode()
        assert "There is no telephone to print" in page and OWN not in page and "0555 123" not in page

    def test_without_a_yes_that_holds_nothing_is_printed(
        self, printed, own_telephone, child, case, uncle, aigul, client_of
    ):
        suspected(incident_of(child, aigul), aigul, uncle)
        answer = printed()
        assert answer.status_code == 409 and "No decision that the child may carry" in answer.content.decode()
        no = decide_card(child, by=aigul, outcome="not_given", why=WHY)
        assert client_of("aigul").get(f"/cards/{no.pk}/print/").status_code == 409
        again = decide_card(child, by=aigul, outcome="carry", who_may_find=FOUND, why=WHY)
        assert said(client_of("aigul").post(f"/cards/{again.pk}/print/", CARD))

    def test_by_nobody_else(self, printed, own_telephone):
        assert printed("farida").status_code == 403
        assert printed("cholpon").status_code == 404


class TestTalk:
    @pytest.mark.parametrize("language", texts.LANGUAGES)
    def test_it_says_ten_minutes_and_whom_to_call_on_one_page(self, talk, mother, office_telephone, language):
        answer = talk(language)
        words = texts.words_in(language)["talk"]
        assert len(text_of(answer.content)) == 1
        text = said(answer)
        for wanted in (words["title"], words["promise_title"], words["worry_title"], "+996 323 021 234"):
            assert wanted in text
        for minute in words["minutes"]:
            assert minute["what"] in text and minute["when"] in text
        whole = everything_in(answer.content)
        for secret in ("Нурбек", "Асанов", "Гүлзат", OFFICE):
            assert secret not in whole
        assert not re.search(TELLING, whole, re.IGNORECASE)
        assert answer["Content-Disposition"] == f'inline; filename="talk-{language}.pdf"'
        assert last_entry() == ("documents.print", "done")
        assert PrintedPaper.objects.using("owner").get().paper == "contact.talk"
        assert talk(language).content == answer.content

    def test_without_a_telephone_there_is_a_line_to_write_on(self, talk, mother):
        assert said(talk("ru")).endswith("по этому номеру:")

    def test_it_is_printed_in_no_other_language_by_no_link_and_by_nobody_else(
        self, talk, mother, child, client_of
    ):
        assert talk("de").status_code == 404
        assert client_of("aigul").get(f"/children/{child.pk}/cards/talk/").status_code == 404
        assert talk("ky", "farida").status_code == 403
        assert talk("ky", "cholpon").status_code == 404

    def test_for_a_parent_at_home_there_is_none(self, talk, child, aigul):
        adult_of(child, aigul)
        answer = talk("ky")
        assert answer.status_code == 409 and "No parent is written down as away" in answer.content.decode()

    def test_for_a_parent_whom_an_order_keeps_away_there_is_none(self, talk, child, mother, aigul):
        order_of(child, aigul, mother)
        answer = talk("ky")
        assert answer.status_code == 409 and "a talk could break an order" in answer.content.decode()

    def test_for_a_parent_who_is_the_suspect_there_is_none(self, talk, child, case, mother, aigul):
        suspected(incident_of(child, aigul), aigul, mother)
        assert talk("ky").status_code == 409

    def test_where_somebody_else_is_the_suspect_it_is_printed(
        self, talk, child, case, mother, uncle, aigul, monkeypatch
    ):
        monkeypatch.setattr("umai.contact.near.hush_warnings", lambda *_: [])  # who goes there is decided
        suspected(incident_of(child, aigul), aigul, uncle)
        assert said(talk("ky"))

    def test_while_nobody_may_call_there_is_none(self, talk, mother, monkeypatch):
        monkeypatch.setattr("umai.contact.near.hush_warnings", lambda *_: ["Do not call there yet."])
        answer = talk("ky")
        assert answer.status_code == 409 and "Do not call there yet." in answer.content.decode()


class TestTexts:
    @pytest.mark.parametrize("language", texts.LANGUAGES)
    def test_every_language_has_the_same_parts_and_its_source(self, language):
        own, first = texts.words_in(language), texts.words_in("ky")
        assert own.keys() == first.keys() and own["hours"].keys() == first["hours"].keys()
        assert own["talk"].keys() == first["talk"].keys()
        assert len(own["talk"]["promise"]) == len(first["talk"]["promise"])
        shape = [(one["when"], len(one["say"])) for one in own["talk"]["minutes"]]
        assert shape[-1][0] == "10" and len(shape) == len(first["talk"]["minutes"])
        text = (texts.FOLDER / f"papers.{language}.toml").read_text(encoding="utf-8")
        assert "# source: " in text and not texts.is_reviewed(language)

    @pytest.mark.parametrize("language", texts.LANGUAGES)
    def test_no_text_speaks_of_violence_or_of_an_office(self, language):
        assert not re.search(TELLING, str(texts.words_in(language)), re.IGNORECASE)

    def test_a_telephone_that_is_not_of_the_country_stays_as_it_is(self):
        values = papers.card_values(name="", number="+79161234567", hours="", lines=False, many=False)
        assert values["number"] == "+79161234567" and values["cards"] == 1


def test_a_parent_who_came_back_is_not_abroad(talk, child, aigul):
    adult = adult_of(child, aigul)
    away = {"adult_id": adult, "kind": "external", "country": "RU", "holds_from": date(2024, 3, 1)}
    record_fact(child, by=aigul, model=Absence, **away, holds_to=date(2025, 3, 1))
    assert talk("ky").status_code == 409
