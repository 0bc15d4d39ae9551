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
def test_a_sheet_has_its_dwellings_its_marks_and_what_is_told_at_the_door(language, walk, aigul):
    with aigul.speaking():
        pdf = sheets_of(walk, first=1, last=2, language=language, team=None).pdf()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sides = [[round(float(side)) for side in page.mediabox][2:] for page in document.pages]
    assert sides == [[842, 595]] * 4  # two sheets of two sides each, lying A4
    front, back, other, _other_back = (pressed(page) for page in text_of(pdf))
    planned, words, known = stops(walk), sheet_words(language), legends(language)
    wanted = [f"{one.number}{one.code}{one.dwelling.words}" for one in planned[:20]]
    wanted += [says for _mark, says in known["round_results"]]
    assert [one for one in wanted if pressed(one) not in front] == []
    assert planned[20].code in other and planned[20].code not in front
    told = [*words["rules"], words["danger_words"], "102", "103", "111", "112"]
    told += [says for name in known if name != "round_results" for _mark, says in known[name]]
    assert [one for one in told if pressed(one) not in back] == []
    assert [one[0] for one in known["round_away"]] == list(marks.AWAY)
    assert set(sheet_words("ky")) <= set(words) and len(words["rules"]) == len(sheet_words("ky")["rules"])


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
        for first, last in ((0, 1), (2, 1), (1, 3)):  # sheets that the round does not have
            with pytest.raises(actions.NoSuchSheets):
                printed(walk, aigul, first=first, last=last)
                pytest.fail(f"printed {first} to {last}")
        row = printed(walk, aigul)
        assert row.pdf.startswith(b"%PDF") and (row.sheets, row.team) == (2, 1)
        entry = Entry.objects.using("owner").order_by("-at").first()
        assert (entry.act, entry.outcome) == ("rounds.print_sheets", "done")

    def test_of_more_than_one_file_holds(self, walk, aigul, monkeypatch):
        assert actions.MOST_SHEETS == 150
        monkeypatch.setattr(actions, "MOST_SHEETS", 1)
        with pytest.raises(actions.NoSuchSheets, match="1"):
            printed(walk, aigul, last=2)

    def test_is_not_for_others_and_refused_from_elsewhere(self, walk, jibek, request):
        for who in ("farida", "jibek", "timur", "azamat", "cholpon"):
            with pytest.raises((DatabaseError, NotPermitted, actions.NoSuchSheets)):
                printed(walk, request.getfixturevalue(who))
                pytest.fail(f"{who} printed")
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

    def test_all_that_are_left_are_said_at_once_and_once(self, walk, aigul, jibek, farida, superuser):
        run = printed(walk, aigul)
        for sheets in ("3", "2-1", "x", "0-2"):  # others than were printed
            with pytest.raises(actions.NoSuchSheets):
                note_sheets(run, by=aigul, fate="returned", noted_on=today(), sheets=sheets)
                pytest.fail(f"noted {sheets}")
        with pytest.raises(ImpossibleTime):
            note_sheets(run, by=aigul, fate="returned", noted_on=today() + timedelta(days=1))
        for by in (farida, jibek):
            with pytest.raises(NotPermitted):
                note_sheets(run, by=by, fate="returned", noted_on=today())
        note_sheets(run, by=aigul, fate="returned", noted_on=today(), sheets="2")
        note_sheets(run, by=aigul, fate="returned", noted_on=today())
        assert SheetNote.objects.using("owner").count() == 2
        with pytest.raises(AlreadyEnded):
            note_sheets(run, by=aigul, fate="returned", noted_on=today())
        for table in ("sheetrun", "sheetnote"):
            with pytest.raises(Exception, match="never changed"):
                superuser.execute(f"delete from rounds_{table}")


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
        page = client_of("aigul").get(reverse("rounds:paper", args=[walk.pk]))
        assert page.context["out"] == 2 and "1-2" in page.content.decode()
        assert client_of("cholpon").get(reverse("rounds:paper", args=[walk.pk])).status_code == 404

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
