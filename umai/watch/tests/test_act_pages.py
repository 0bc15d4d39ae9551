"""The pages on which who watches writes to an office, and the office answers."""

from dataclasses import replace

import pytest

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.justice.tests.conftest import incident_of
from umai.staff.models import Office
from umai.watch.letters import views
from umai.watch.letters.actions import write_letter
from umai.watch.opening import views as opening_views
from umai.watch.tests.conftest import seen
from umai.watch.tests.opening import conftest as opening_tests


@pytest.fixture
def row(incident, child, aigul, omurbek):
    """A child with two incidents, as the list of violence that repeats has it."""
    incident_of(child, aigul)
    return seen("repeated", omurbek)[0]


def write(row):
    return FilledPage(
        by="omurbek",
        address={"which": "repeated", "pk": row.id},
        answers={"words": "Who protects this child?"},
        without="damira",
    )


def answer(row, omurbek):
    to = Office.objects.get(pk=id_of("office", "nookat"))
    letter = write_letter(to, by=omurbek, of_list="repeated", row=row, words="Who protects this child?")
    return FilledPage(
        by="damira",
        address={"pk": letter.pk},
        answers={"words": "We were there yesterday."},
        stranger="begimai",
        without="gulnara",
    )


def ask(row):
    return FilledPage(
        by="omurbek",
        address={"which": "repeated", "pk": row.id},
        answers={"words": "Nobody answers."},
        without="damira",
    )


def open_file(row, omurbek):
    asked = opening_tests.ask(omurbek)
    return FilledPage(by="omurbek", address={"pk": asked.pk}, stranger="begimai", without="damira")


def agree(row, omurbek):
    opening_tests.colleague_of("nurzat")
    asked = opening_tests.ask_later(omurbek)
    return FilledPage(by="nurzat", address={"pk": asked.pk}, stranger="begimai", without="damira")


def refuse(row, omurbek):
    return replace(agree(row, omurbek), answers={"words": "The list is enough."})


def note(row, omurbek):
    opening = opening_tests.open_now(omurbek)
    return FilledPage(by="damira", address={"pk": opening.pk}, stranger="cholpon", without="farida")


class TestPages(ActPageTests):
    PAGES = {
        views.WriteWatchLetter: write,
        views.WatchLetterPage: answer,
        opening_views.AskWatchOpening: ask,
        opening_views.OpenWatchedFile: open_file,
        opening_views.AgreeWatchOpening: agree,
        opening_views.RefuseWatchOpening: refuse,
        opening_views.OpenedFile: note,
    }
