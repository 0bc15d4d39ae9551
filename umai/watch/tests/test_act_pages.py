"""The pages on which who watches writes to an office, and the office answers."""

import pytest

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.justice.tests.conftest import incident_of
from umai.staff.models import Office
from umai.watch.letters import views
from umai.watch.letters.actions import write_letter
from umai.watch.tests.conftest import seen


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


class TestPages(ActPageTests):
    PAGES = {views.WriteWatchLetter: write, views.WatchLetterPage: answer}
