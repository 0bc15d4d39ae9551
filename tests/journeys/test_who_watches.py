"""The Ombudsman's officer sees on a telephone what is owed, writes to the department, and its head answers."""

import pytest

from tests.journeys.walks import in_both_languages
from umai.guardianship.tests.conftest import register
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.conftest import incident_of
from umai.watch.letters.models import WatchLetter, WatchLetterAnswer
from umai.watch.models import WatchOpening, WatchOpeningNote

ASKED = "Бала эмнеге дагы эле корголбой жатат?"
SAID = "Кечээ барып көрдүк, коргоо башталды."


@pytest.fixture
def beaten(aigul):
    """A child with two incidents, one after the other."""
    child = register(aigul)
    open_case(child, by=aigul, **particulars() | {"words": "Ата-энеси кетип калган."})
    incident_of(child, aigul)
    incident_of(child, aigul)
    return child


@in_both_languages
def test_a_row_of_a_list_becomes_a_letter_and_the_letter_is_answered(walks, beaten):
    watcher = walks("omurbek")
    watcher.follow("main a[href='/watch/repeated/']")
    assert "Асанов" not in watcher.words()
    watcher.follow("main a[href$='/letter/']")
    watcher.write(words=ASKED)
    watcher.press("main form button")
    letter = WatchLetter.objects.using("owner").get()
    assert (letter.child_id, letter.words) == (beaten.pk, ASKED)
    assert watcher.taps <= 4, watcher.taps

    head = walks("damira", width=1280)
    head.menu("/watch-letters/")
    head.follow(f"main a[href='{letter.get_absolute_url()}']")
    assert ASKED in head.words()
    head.write(words=SAID)
    head.press("main form button")
    assert WatchLetterAnswer.objects.using("owner").get().words == SAID

    watcher.go("/watch-letters/")
    watcher.follow(f"main a[href='{letter.get_absolute_url()}']")
    assert SAID in watcher.words()


@pytest.mark.long
@in_both_languages
def test_one_file_opens_for_reading_and_its_department_sees_who_read_it(walks, beaten):
    watcher = walks("omurbek", at="/watch/repeated/")
    watcher.follow("main a[href$='/open/']")
    watcher.write(words=ASKED)
    watcher.press("main form button")
    watcher.press("main form button")
    assert watcher.page.url.endswith(f"/children/{beaten.pk}/")
    assert watcher.taps <= 4, watcher.taps
    for tab in ("family", "justice", "timeline"):
        watcher.go(f"/children/{beaten.pk}/{tab}/")
        assert watcher.count("main form button, main a.button") == 0, tab  # nothing to write

    head = walks("damira", width=1280)
    head.menu("/watch/opened/")
    opening = WatchOpening.objects.using("owner").get()
    head.follow(f"main a[href='{opening.get_absolute_url()}']")
    assert ASKED in head.words()
    head.press("main form button")
    assert WatchOpeningNote.objects.using("owner").get().opening_id == opening.pk
    assert head.go("/").count("nav a[href='/watch/opened/']") == 0
    assert head.taps <= 3, head.taps
