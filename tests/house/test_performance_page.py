"""docs/performance.md says what was measured, and nothing else: no speed is tested here."""

from bench import performance
from bench.results import Figure, Result
from bench.targets import SECTIONS, TARGETS


def test_the_page_and_its_graphs_are_printed_from_the_kept_figures():
    stale = performance.stale_files(performance.read_results())
    assert stale == [], "out of date: run python -m bench.performance"


def test_a_target_that_was_missed_stands_on_the_page():
    lines = performance.PAGE.read_text().splitlines()
    for runs in performance.read_results().values():
        for figure, _run in performance.largest(runs):
            for target in TARGETS.get(figure["key"], ()):
                verdict = target.verdict(target.number(figure))
                said = f"≤ {performance.number_as_text(target.limit)} "
                said = said.replace("≤", "≥") if target.least else said
                rows = [line for line in lines if line.startswith(f"| {figure['says']} | ") and said in line]
                assert verdict == "yes" or any(verdict in row for row in rows)


def test_every_kept_figure_says_where_when_and_with_how_much_it_was_measured():
    for question, runs in performance.read_results().items():
        assert question in SECTIONS
        for run in runs:
            assert run["machine"]["cores"] and run["machine"]["commit"] and run["day"] and run["command"]
            assert question in ("files", "places") or "children" in run["volume"]
            assert isinstance(run["quiet"], bool)


def test_no_kept_figure_names_a_folder_of_the_machine():
    for path in performance.MEASURED.glob("*.json"):
        assert "/tmp" not in path.read_text() and "/root" not in path.read_text()


def test_a_figure_that_misses_its_target_is_said_to(tmp_path):
    result = Result("pages", {"children": 10, "open_cases": 1, "trail": 1}, quiet=True)
    result.figures.append(Figure("my_day", "My day", p50=50.0, p95=61.0, bare=10.0, ratio=5.0))
    result.tell(tmp_path)
    text = performance.page(performance.read_results(tmp_path))
    assert "| My day | p95 ≤ 60 ms | 61 ms | **no** | 10 | 1 |" in text
    assert "| My day | ratio ≤ 4 × bare SQL | 5 × bare SQL | **no** | 10 | 1 |" in text
    assert "provisional" not in text


def test_a_target_that_was_not_measured_is_said_to_be_so(tmp_path):
    result = Result("pages", {"children": 10, "open_cases": 1, "trail": 1}, quiet=True)
    result.figures.append(Figure("my_day", "My day", p50=50.0, p95=59.0))
    result.tell(tmp_path)
    assert "| **not measured** |" in performance.page(performance.read_results(tmp_path))
