"""The pages of paper and of doors, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.rounds.sheet import views as sheet
from umai.rounds.tests.paper.test_sheets import printed
from umai.rounds.tests.paper.test_typing import CLOSED, typed
from umai.rounds.typing import views as typing


def type_sheet(walk):
    answers = {
        "sheet": "1",
        "team": "1",
        "walked_on": today().isoformat(),
        "none_count": "20",
        "reading": "1",
    }
    return FilledPage(by="aigul", address={"pk": walk.pk}, answers=answers)


def compare_sheet(walk, aigul, erlan):
    typed(walk, aigul, CLOSED)
    typed(walk, erlan, reading=2)
    return FilledPage(by="aigul", address={"pk": walk.pk, "sheet": 1}, answers={"number": "7", "chosen": "1"})


def print_sheets(walk):
    return FilledPage(
        by="aigul",
        address={"pk": walk.pk},
        answers={"first": "1", "last": "2", "team": "1", "language": "uz"},
        done=200,
    )


def note_sheets(walk, aigul):
    answers = {"fate": "returned", "sheets": "1", "noted_on": today().isoformat()}
    return FilledPage(by="aigul", address={"pk": printed(walk, aigul).pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        typing.TypeSheet: type_sheet,
        typing.CompareSheet: compare_sheet,
        sheet.PrintRoundSheets: print_sheets,
        sheet.NoteSheets: note_sheets,
    }
