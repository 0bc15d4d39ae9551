from datetime import UTC, date, datetime, timedelta

from django.utils.translation import override

from tests.tampering import without_triggers
from umai.casefile.child import folds, timeline
from umai.casefile.child.folds import RUN, UNFOLDED, count_in_words, fold_runs, fold_years, year_of
from umai.design.parts import TimelineEvent
from umai.visits.visit.reading import count_missed, count_visits


def visits(n, year=2025):
    """So many visits of a year, the newest first."""
    newest = date(year, 12, 20)
    return [TimelineEvent("Visit", on=newest - timedelta(days=nth), counted=count_visits) for nth in range(n)]


def others(n, year=2025):
    return [one._replace(title="Case closed", counted=None) for one in visits(n, year)]


def drawn(parts):
    """The entries under these folds, in their order."""
    return [event for one in parts for event in (*one.events, *drawn(one.parts))]


def test_a_short_year_is_open_has_no_further_fold_and_without_entries_there_is_none():
    assert fold_years([], 2026, 200) == []
    (year,) = fold_years(visits(3), 2026, 200)
    assert (year.words, year.is_open) == ("2025: 3 visits", True)
    assert [(one.words, len(one.events)) for one in year.parts] == [("", 3)]


def test_what_is_older_in_the_open_year_is_under_a_line_of_its_own():
    found = [*others(UNFOLDED), *visits(5)]
    (year,) = fold_years(found, 2025, 200)
    newest, earlier = year.parts
    assert (newest.words, len(newest.events)) == ("", UNFOLDED)
    assert (earlier.words, earlier.is_open) == ("Earlier: 5 visits", False)
    assert drawn([year]) == found


def test_each_older_year_is_folded():
    years = fold_years([*visits(2, 2026), *visits(1, 2025), *others(2, 2023)], 2026, 200)
    assert [(one.words, one.is_open) for one in years] == [
        ("2026: 2 visits", True),
        ("2025: 1 visit", False),
        ("2023: 2 entries", False),
    ]


def test_this_year_is_open_or_the_newest_with_entries():
    assert [one.is_open for one in fold_years([*visits(1, 2024), *visits(1, 2023)], 2026, 200)] == [
        True,
        False,
    ]
    found = [*visits(1, 2027), *visits(1, 2026), *visits(1, 2025)]
    assert [one.is_open for one in fold_years(found, 2026, 200)] == [True, True, False]


def test_the_year_begins_at_midnight_in_bishkek():
    for at, year in [
        (datetime(2025, 12, 31, 17, 59, tzinfo=UTC), 2025),
        (datetime(2025, 12, 31, 18, 0, tzinfo=UTC), 2026),
    ]:
        assert year_of(TimelineEvent("Case opened", at=at)) == year, at


def test_an_entry_without_a_day_stands_last_under_words_of_its_own():
    found = sorted([TimelineEvent("Visit"), *visits(1)], key=timeline._when, reverse=True)
    assert [one.words for one in fold_years(found, 2026, 200)] == ["2025: 1 visit", "Day not known: 1 entry"]


def test_a_line_counts_its_whole_year_and_a_year_that_is_not_drawn_has_none():
    years = fold_years([*visits(9, 2026), *visits(3, 2025)], 2026, 8)
    assert [one.words for one in years] == ["2026: 9 visits"]
    assert len(drawn(years)) == 8
    assert years[0].parts[1].words == f"Earlier: {9 - UNFOLDED} visits"


def test_some_of_one_kind_in_a_row_are_one_fold():
    runs = fold_runs([*others(2), *visits(RUN), *others(1), *visits(RUN - 1), *others(RUN)])
    assert [(one.words, len(one.events)) for one in runs] == [
        ("", 2),
        (f"{RUN} visits", RUN),
        ("", 1 + RUN - 1 + RUN),
    ]


def test_what_is_one_run_already_has_no_second_line():
    _open, one_run, several = fold_years(
        [*visits(1), *visits(RUN, 2024), *visits(1, 2023), *others(1, 2023)], 2025, 99
    )
    assert (one_run.words, len(one_run.events), one_run.parts) == (f"2024: {RUN} visits", RUN, ())
    assert len(several.events) == 2


def test_runs_are_folds_within_a_year():
    _open, year = fold_years([*visits(1), *visits(RUN, 2024), *others(1, 2024)], 2025, 99)
    assert [(one.words, len(one.events)) for one in year.parts] == [(f"{RUN} visits", RUN), ("", 1)]


def test_a_line_names_the_most_frequent_kinds_and_counts_the_others(monkeypatch):
    missed = [one._replace(counted=count_missed) for one in visits(2)]
    assert count_in_words([*others(1), *missed, *visits(3)]) == "3 visits, 2 missed visits, 1 other entry"
    monkeypatch.setattr(folds, "KINDS", 1)
    assert count_in_words([*others(1), *missed, *visits(3)]) == "3 visits, 3 other entries"


def test_the_plurals_and_the_year_are_right_in_three_languages():
    for language, words in [
        ("en", ["1 visit", "3 visits", "7 visits", "21 visits"]),
        ("ru", ["1 посещение", "3 посещения", "7 посещений", "21 посещение"]),
        ("ky", ["1 баруу", "3 баруу", "7 баруу", "21 баруу"]),
    ]:
        with override(language):
            assert [count_visits(n) for n in (1, 3, 7, 21)] == words, language
    for language, year in [("en", "2025: "), ("ru", "2025 г.: "), ("ky", "2025-жыл: ")]:
        with override(language):
            assert fold_years(visits(1), 2026, 200)[0].words.startswith(year), language


def page(client, child):
    return client.get(f"/children/{child.pk}/timeline/").text


def test_the_page_opens_this_year_and_folds_older_ones(client_of, child, case, superuser):
    with without_triggers(superuser):
        superuser.execute("update register_identity set recorded_at = '2019-03-01'")
    newer, older = page(client_of("aigul"), child).split("<summary>2019: 1 fact about the child")
    assert newer.count('<details class="umai-fold" open>') == 1 and "Case opened" in newer
    assert newer.endswith('<details class="umai-fold">') and "Name, birth and PIN: recorded" in older


def test_a_run_of_one_kind_has_its_own_line_on_the_page(client_of, child, family):
    assert "facts about the child and the family</summary>" in page(client_of("aigul"), child)
