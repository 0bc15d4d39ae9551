"""`umai publish --asked`: candidates, what is kept of them and where, and how the command and the pages agree."""

from dataclasses import replace

import pytest
from django.utils import translation

from tests.tampering import without_triggers
from umai.statistics.extracts.tests.conftest import last_quarter
from umai.statistics.publication.drawing import draw_edition, key_id
from umai.statistics.publication.editions import UnusableEdition, from_plain, without_marks
from umai.statistics.publication.from_records import tables_of_records
from umai.statistics.publication.keeping import kept_editions, waiting_editions
from umai.statistics.publication.periods import last_day_known
from umai.statistics.publication.tests.samples import KEY
from umai.statistics.releases.keeping import take_in_answers
from umai.statistics.releases.models import DrawingOutcome, EditionCandidate, EditionDrawing
from umai.statistics.releases.tests.conftest import (
    ask,
    candidate_of,
    draw,
    entries_of,
    last_period,
    refuse,
    release,
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def outcome_of(asked):
    found = EditionDrawing.objects.using("owner").get(asked=asked)
    return found.outcome, found.edition


class TestACandidate:
    def test_is_drawn_by_the_functions_of_the_command(self, children, nuriya, home):
        asked = ask(nuriya)
        (said,) = draw(home)
        assert last_period() in said.says and not said.refused
        found = candidate_of(asked)
        tables, titles, words = tables_of_records(last_period(), last_day_known())
        again = draw_edition(
            tables, titles, words, period=last_period(), key=KEY, known_on=last_day_known().isoformat()
        ).edition
        edition = from_plain(found.printed)
        assert edition == replace(without_marks(again), drawn_at=edition.drawn_at)
        assert edition.cells["registered_children", ()].printed in (30, 35)
        assert outcome_of(asked) == (DrawingOutcome.DRAWN, last_period())

    def test_has_no_count_and_no_mark_in_the_database(self, children, nuriya, home):
        asked = ask(nuriya)
        draw(home)
        cells = candidate_of(asked).printed["cells"]
        assert all(mark == "" and printed % 5 == 0 for *_of, printed, _low, _high, _drawn, mark in cells)
        (waiting,) = waiting_editions(home / "editions").values()
        assert all(len(cell.mark) == 32 for cell in waiting.cells.values())
        (path,) = (home / "editions" / "waiting").iterdir()
        assert path.stat().st_mode & 0o077 == 0

    def test_says_for_the_office_what_was_lost_and_asked(self, candidate):
        found = candidate.drawing
        assert found.lost["cells"] == found.audited["cells"] == 44
        assert found.audited["editions"] == 1 and found.audited["seconds"] >= 0

    def test_stands_on_the_trail(self, candidate):
        assert entries_of("statistics.draw_edition").get().record_id == candidate.drawing_id

    def test_is_no_edition_before_it_is_released(self, candidate, home):
        assert take_in_answers(home) == [] and kept_editions(home / "editions") == []

    def test_is_the_same_whenever_the_day_is_counted_again(self, children, nuriya, home, superuser):
        """What is written later was not known on that day."""
        tables, *_words = tables_of_records(last_period(), last_day_known())
        with without_triggers(superuser):
            superuser.execute("update register_child set recorded_at = now() where id = %s", [children[0].pk])
        again, *_words = tables_of_records(last_period(), last_day_known())
        assert tables[0].counts.sum() == 31 and again[0].counts.sum() == 30


class TestAnAnswer:
    def test_that_releases_makes_it_an_edition_beside_which_later_ones_are_drawn(
        self, candidate, ainura, nuriya, home, children
    ):
        release(candidate, ainura)
        assert take_in_answers(home) == [last_period()]
        (kept,) = kept_editions(home / "editions")
        assert without_marks(kept) == from_plain(candidate.printed) and kept.key_id == key_id(KEY)
        assert waiting_editions(home / "editions") == {}
        asked = ask(nuriya)
        draw(home)
        later = candidate_of(asked)
        assert later.name == f"{last_period()}.2" and later.drawing.audited["editions"] == 2
        name, _place, before, now = later.revised[0]
        assert name == "children" and before == 0 and now > 0
        assert len(later.revised) < 44

    def test_that_refuses_forgets_it(self, candidate, ainura, home):
        refuse(candidate, ainura)
        assert take_in_answers(home) == []
        assert waiting_editions(home / "editions") == {} and kept_editions(home / "editions") == []

    def test_is_taken_in_again_where_the_command_was_stopped(self, candidate, ainura, home, monkeypatch):
        """Kept, and killed before the waiting file was forgotten."""
        release(candidate, ainura)
        with monkeypatch.context() as stopped:
            stopped.setattr("umai.statistics.releases.keeping.wait_no_more", lambda *_of: stop())
            with pytest.raises(KeyboardInterrupt):
                take_in_answers(home)
        assert take_in_answers(home) == []
        assert [one.name for one in kept_editions(home / "editions")] == [last_period()]
        assert waiting_editions(home / "editions") == {}

    def test_of_an_edition_whose_marks_are_lost_stops_everything(self, candidate, ainura, nuriya, home):
        release(candidate, ainura)
        (home / "editions" / "waiting" / f"{candidate.pk}.json").unlink()
        with pytest.raises(UnusableEdition, match="restore"):
            take_in_answers(home)

    def test_what_no_row_followed_is_forgotten(self, candidate, home, ainura):
        """Killed between the file and the row: the request still waits, and is drawn again."""
        stray = home / "editions" / "waiting" / "5f2d3c1e-0000-4000-8000-000000000000.json"
        stray.write_bytes((home / "editions" / "waiting" / f"{candidate.pk}.json").read_bytes())
        take_in_answers(home)
        assert list(waiting_editions(home / "editions")) == [candidate.pk]

    def test_a_waiting_file_that_is_broken_stops_everything(self, candidate, home):
        (home / "editions" / "waiting" / f"{candidate.pk}.json").write_text("{")
        with pytest.raises(UnusableEdition, match="waiting"):
            take_in_answers(home)


def stop():
    raise KeyboardInterrupt


class TestNothingIsDrawn:
    def test_where_nothing_changed(self, candidate, ainura, nuriya, home):
        release(candidate, ainura)
        take_in_answers(home)
        asked = ask(nuriya)
        draw(home)
        assert outcome_of(asked) == (DrawingOutcome.SAME, last_period())

    def test_of_a_period_that_shares_days_with_a_published_one(self, ainura, nuriya, home):
        year = last_quarter().year - 1
        asked = ask(nuriya, str(year))
        draw(home)
        release(candidate_of(asked), ainura)
        take_in_answers(home)
        later = ask(nuriya, f"{year}-H1")
        draw(home)
        assert outcome_of(later) == (DrawingOutcome.OVERLAPS, str(year))

    def test_where_readers_could_tell_and_it_is_said_which_cells(self, children, nuriya, home, telling):
        asked = ask(nuriya)
        (said,) = draw(home)
        found = EditionDrawing.objects.using("owner").get(asked=asked)
        assert said.refused and found.outcome == DrawingOutcome.TOLD
        assert found.told[0][0] == "registered_children"
        dimension, one, other = found.merging[0]
        assert dimension in ("oblast", "age") and one != other
        assert not EditionCandidate.objects.using("owner").exists()
        assert waiting_editions(home / "editions") == {}

    def test_of_a_year_of_which_no_table_is_listed(self, nuriya, home):
        asked = ask(nuriya, "2019")
        draw(home)
        assert outcome_of(asked) == (DrawingOutcome.UNUSABLE, "")
