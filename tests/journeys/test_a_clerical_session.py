"""A session of clerical review by keyboard alone: several pairs, one taken back, one nobody can tell, two readers."""

import pytest

from tests.journeys.walks import on_both_screens, opened
from umai.linkage.tests.conftest import SAID
from umai.linkage.tests.pairs import child_of, drawn, edition_of, pair_of, rows_of

NOTE = {"ky": "Эгиз болушу мүмкүн, мектептен суроо керек.", "ru": "Возможно, близнецы, спросить в школе."}


@pytest.fixture
def pairs(aigul):
    """Four pairs of Nookat, from the most doubtful on; the first is drawn for a second reader."""
    from datetime import date

    from umai.linkage.lists.ingest import ListFile
    from umai.linkage.models import ListSource
    from umai.places.models import Place

    source = ListSource.objects.using("owner").create(slug="schools", **SAID | {"name": "Окуучулар"})
    nookat = Place.objects.get(pk=aigul.office.place.district_id)

    def file_of(data, ending="csv"):
        return ListFile(data, ending, source, nookat, date(2026, 9, 1), date(2026, 9, 30))

    child = child_of(aigul)
    rows = rows_of(edition_of(file_of, 4))
    found = [pair_of(row, child, probability=p) for row, p in zip(rows, (0.5, 0.65, 0.75, 0.9), strict=True)]
    drawn(found[0])
    return found


@pytest.fixture
def said(superuser):
    """Answers by pair in the order in which they were given, those taken back by a minus."""

    def read(pairs):
        rows = superuser.execute(
            "select pair_id, case when why = 'struck' then '-' else '' end || answer, turn"
            " from linkage_pairjudgement order by recorded_at"
        ).fetchall()
        names = {pair.pk: nth for nth, pair in enumerate(pairs)}
        return [(names[pk], answer, turn) for pk, answer, turn in rows]

    return read


def key(walk, pressed):
    """One key, and the page that it leads to."""
    opened(walk.page, lambda: walk.page.keyboard.press(pressed))
    walk.look()


@on_both_screens
def test_a_session_is_done_by_keyboard_and_read_by_a_second_reader(walks, pairs, said, superuser, language):
    erlan = walks("erlan")
    erlan.follow("/lists/")
    erlan.follow("/lists/review/")
    assert "Нурбек" in erlan.words(".umai-pairs")

    # The same child; then not; then it was the wrong key, so back, and not told apart, with a note.
    key(erlan, "1")
    key(erlan, "2")
    key(erlan, "0")
    erlan.page.keyboard.press("4")
    assert erlan.page.evaluate("document.activeElement.name") == "note"
    erlan.page.keyboard.type(f"{NOTE[language]} 1 2")  # digits in a note are no answers
    erlan.page.keyboard.press("Escape")
    key(erlan, "3")
    assert said(pairs) == [(0, "same", 1), (1, "not", 1), (1, "-not", 1), (1, "unsure", 1)]
    ((note,),) = superuser.execute(
        "select note from linkage_pairjudgement where answer = 'unsure'"
    ).fetchall()
    assert note == f"{NOTE[language]} 1 2"

    # Keys that are turned off answer nothing; by Tab and Enter the same is done.
    erlan.page.locator("[data-keys]").focus()
    erlan.page.keyboard.press("Enter")
    erlan.page.keyboard.press("1")
    erlan.page.locator("[data-key=Digit2]").focus()
    key(erlan, "Enter")
    erlan.page.locator("[data-keys]").focus()
    erlan.page.keyboard.press("Enter")
    key(erlan, "2")
    assert not erlan.count(".umai-pairs") and len(said(pairs)) == 6

    # Damira reads the drawn pair a second time, without a word of what Erlan said.
    damira = walks("damira")
    damira.follow("/lists/")
    damira.follow("/lists/review/")
    assert NOTE[language] not in damira.words()
    key(damira, "2")
    assert said(pairs)[-1] == (0, "not", 2)
    assert superuser.execute("select count(*) from linkage_resolution where current").fetchone() == (0,)

    # They differ: the oblast decides, and the head sees how far readers agree.
    farida = walks("farida")
    farida.follow("/lists/")
    farida.follow("/lists/review/")
    key(farida, "1")
    assert said(pairs)[-1] == (0, "same", 3)
    assert superuser.execute("select count(*) from linkage_resolution where current").fetchone() == (1,)
    damira.follow("/lists/")
    damira.follow("/lists/quality/")


@pytest.mark.long
def test_without_a_script_the_buttons_do_the_same(walks, pairs, said):
    erlan = walks("erlan", at="/lists/review/", javascript=False)
    erlan.press("button[value=same]")
    erlan.press("button[data-key=Digit0]")
    assert not erlan.page.locator("[data-keys]").is_visible()
    assert said(pairs) == [(0, "same", 1), (0, "-same", 1)]
