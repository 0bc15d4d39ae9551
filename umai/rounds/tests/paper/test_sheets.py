"""What stands on a sheet, read back from the PDF; which sheets were printed and which came back."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.db import DatabaseError
from django.urls import reverse

from umai.access.requirements import AlreadyEnded, ImpossibleTime
from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.outreach.models import OutreachLanguage
from umai.refusal import NotPermitted
from umai.rounds import marks
from umai.rounds.models import SheetNote, SheetRun
from umai.rounds.planning.actions import add_dwellings
from umai.rounds.sheet import actions, reading
from umai.rounds.sheet.actions import note_sheets, print_sheets
from umai.rounds.sheet.sheets import sheets_of
from umai.rounds.sheet.texts import legends, sheet_words
from umai.rounds.tests.conftest import office, planned, stops
from umai.trail.models import Entry

LANGUAGES = OutreachLanguage.values


def pressed(text):
    return "".join(text.split())


def printed(round, by, **said):
    wanted = {"first": 1, "last": 2, "language": "ky", "team": 1} | said
    return print_sheets(round, by=by, **wanted)


@pytest.mark.parametrize("language", LANGUAGES)
class TestASheet:
    @pytest.fixture
    def pages(self, walk, aigul, language):
        with aigul.speaking():
            pdf = sheets_of(walk, first=1, last=2, language=language, team=None).pdf()
        with pikepdf.open(io.BytesIO(pdf)) as document:
            sides = [[round(float(side)) for side in page.mediabox][2:] for page in document.pages]
        assert sides == [[842, 595]] * 4  # two sheets of two sides each, lying A4
        return [pressed(page) for page in text_of(pdf)]

    def test_has_twenty_dwellings_with_number_code_and_street(self, walk, pages):
        front, _back, other, _other_back = pages
        assert all(
            pressed(f"{one.number}{one.code}{one.dwelling.words}") in front for one in stops(walk)[:20]
        )
        assert stops(walk)[20].code in other and stops(walk)[20].code not in front

    def test_says_what_is_told_at_the_door_and_whom_to_call(self, pages, language):
        _front, back, *_others = pages
        words = sheet_words(language)
        assert [one for one in words["rules"] if pressed(one) not in back] == []
        assert pressed(words["danger_words"]) in back
        assert [one for one in ("102", "103", "111", "112") if one not in back] == []

    def test_names_every_mark(self, pages, language):
        front, back, *_others = pages
        known = legends(language)
        for name, page in (
            ("round_results", front),
            *((one, back) for one in sorted(known) if one != "round_results"),
        ):
            assert [says for _mark, says in known[name] if pressed(says) not in page] == []
        assert [one[0] for one in known["round_away"]] == list(marks.AWAY)

    def test_has_the_same_words_as_the_others(self, language):
        assert set(sheet_words("ky")) <= set(sheet_words(language))
        assert len(sheet_words(language)["rules"]) == len(sheet_words("ky")["rules"])


def test_a_sheet_of_two_villages_names_the_village_of_each_dwelling(village, other_village, erlan):
    round = planned(office("nookat").place, erlan)
    for place in (village, other_village):
        add_dwellings(round, by=erlan, settlement=place, streets="Ленин: 1-4")
    with erlan.speaking():
        ((sheet,), team) = (
            sheets_of(round, first=1, last=1, language="ky", team=3).values[one] for one in ("sheets", "team")
        )
    assert team == "3" and sheet["place"] == f"{village.name_ky}, {other_village.name_ky}"
    assert sheet["rows"][4]["words"] == f"{other_village.name_ky}: Ленин 1"


class TestPrinting:
    def test_is_written_down_and_stands_on_the_trail(self, walk, aigul):
        row = printed(walk, aigul)
        assert row.pdf.startswith(b"%PDF") and (row.sheets, row.team) == (2, 1)
        entry = Entry.objects.using("owner").order_by("-at").first()
        assert (entry.act, entry.outcome) == ("rounds.print_sheets", "done")

    @pytest.mark.parametrize(("first", "last"), [(0, 1), (2, 1), (1, 3)])
    def test_of_sheets_that_the_round_does_not_have(self, first, last, walk, aigul):
        with pytest.raises(actions.NoSuchSheets):
            printed(walk, aigul, first=first, last=last)

    def test_of_more_than_one_file_holds(self, village, aigul):
        round = planned(village, aigul)
        add_dwellings(round, by=aigul, settlement=village, nameless=3020)
        with pytest.raises(actions.NoSuchSheets, match="150"):
            printed(round, aigul, last=151)

    @pytest.mark.parametrize("who", ["farida", "jibek", "timur"])
    def test_is_not_for_others(self, who, walk, jibek, request):
        with pytest.raises(NotPermitted):
            printed(walk, request.getfixturevalue(who))

    @pytest.mark.parametrize("who", ["azamat", "cholpon"])
    def test_is_refused_from_elsewhere(self, who, walk, request):
        with pytest.raises((DatabaseError, NotPermitted, actions.NoSuchSheets)):
            printed(walk, request.getfixturevalue(who))
        assert not SheetRun.objects.using("owner").exists()


class TestComingBack:
    def test_sheets_that_did_not_are_counted_and_named(self, village, aigul):
        round = planned(village, aigul)
        add_dwellings(round, by=aigul, settlement=village, nameless=200)
        run = printed(round, aigul, last=10)
        note_sheets(run, by=aigul, fate="returned", noted_on=today(), sheets="1-3, 6")
        note_sheets(run, by=aigul, fate="destroyed", noted_on=today(), sheets="8")
        with aigul.speaking():
            (paper,) = reading.paper_of(round)
            assert (paper.returned, paper.destroyed, paper.out_in_words) == (5, 1, "4-5, 7, 9-10")
            assert reading.sheets_out(round) == 5

    def test_all_that_are_left_are_said_at_once_and_once(self, walk, aigul):
        run = printed(walk, aigul)
        note_sheets(run, by=aigul, fate="returned", noted_on=today(), sheets="2")
        note_sheets(run, by=aigul, fate="returned", noted_on=today())
        assert SheetNote.objects.using("owner").count() == 2
        with pytest.raises(AlreadyEnded):
            note_sheets(run, by=aigul, fate="returned", noted_on=today())

    @pytest.mark.parametrize("sheets", ["3", "2-1", "x", "0-2"])
    def test_others_than_were_printed_are_refused(self, sheets, walk, aigul):
        with pytest.raises(actions.NoSuchSheets):
            note_sheets(printed(walk, aigul), by=aigul, fate="returned", noted_on=today(), sheets=sheets)

    def test_a_day_that_has_not_come_is_refused(self, walk, aigul):
        with pytest.raises(ImpossibleTime):
            note_sheets(printed(walk, aigul), by=aigul, fate="returned", noted_on=today() + timedelta(days=1))

    @pytest.mark.parametrize("who", ["farida", "jibek"])
    def test_is_not_said_by_others(self, who, walk, aigul, jibek, request):
        with pytest.raises(NotPermitted):
            note_sheets(
                printed(walk, aigul), by=request.getfixturevalue(who), fate="returned", noted_on=today()
            )

    def test_what_was_printed_is_never_changed(self, walk, aigul, superuser):
        note_sheets(printed(walk, aigul), by=aigul, fate="returned", noted_on=today())
        for table in ("sheetrun", "sheetnote"):
            with pytest.raises(Exception, match="never changed"):
                superuser.execute(f"delete from rounds_{table}")


def test_the_page_says_how_many_are_missed(walk, aigul, client_of):
    printed(walk, aigul)
    page = client_of("aigul").get(reverse("rounds:paper", args=[walk.pk]))
    assert page.context["out"] == 2 and "1-2" in page.content.decode()


@pytest.mark.parametrize("who", ["cholpon", "timur"])
def test_the_page_is_for_nobody_else(who, walk, client_of):
    assert client_of(who).get(reverse("rounds:paper", args=[walk.pk])).status_code in (403, 404)


class TestThePage:
    def shown(self, client, round):
        answer = client.get(reverse("rounds:paper", args=[round.pk]))
        assert answer.status_code == 200
        return answer.content.decode()

    def test_of_a_round_without_dwellings_says_so(self, village, aigul, client_of):
        shown = self.shown(client_of("aigul"), planned(village, aigul))
        assert "no dwellings yet, and so no sheets" in shown

    def test_shows_the_oblast_what_is_out_and_offers_nothing(self, walk, aigul, client_of):
        print_sheets(walk, by=aigul, first=1, last=2, language="ky")
        shown = self.shown(client_of("farida"), walk)
        assert "1–2" in shown and "Say which came back" not in shown and "Make the sheets" not in shown

    def test_says_when_nothing_is_out(self, walk, aigul, client_of):
        run = print_sheets(walk, by=aigul, first=1, last=2, language="ky")
        note_sheets(run, by=aigul, fate="returned", noted_on=today())
        assert "Look for them" not in self.shown(client_of("aigul"), walk)
        answer = client_of("aigul").get(reverse("rounds:note_sheets", args=[run.pk]))
        assert "Still out" not in answer.content.decode()

    def test_does_not_warn_of_texts_that_were_read(self, walk, client_of, monkeypatch):
        assert "Nobody who grew up" in self.shown(client_of("aigul"), walk)
        monkeypatch.setattr("umai.rounds.sheet.texts.is_reviewed", lambda _language: True)
        assert "Nobody who grew up" not in self.shown(client_of("aigul"), walk)
