from pathlib import Path

from umai.law.children.categories import categories
from umai.law.dated_values import parameters
from umai.law.page import as_markdown

DOCS = Path(__file__).resolve().parents[3] / "docs"


def test_the_printed_page_is_fresh():
    assert (DOCS / "law.md").read_text(encoding="utf-8") == as_markdown(), (
        "run: bin/umai law --markdown > docs/law.md"
    )


def test_every_value_of_every_day_is_on_the_page_with_its_source():
    page = as_markdown()

    for dated in [*parameters().values(), *(found.definition for found in categories().values())]:
        for entry in dated.entries:
            assert any(
                line.startswith(f"| {entry.day_in_words()} |") and line.endswith(f"{entry.cite} |")
                for line in page.splitlines()
            ), dated.name


def test_the_how_to_it_points_to_is_there():
    assert "how-to/change-a-law.md" in as_markdown()
    assert (DOCS / "how-to" / "change-a-law.md").exists()
