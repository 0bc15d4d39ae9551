"""The words of the two papers: files that the Ministry edits, one a language.

A text begins with `# unreviewed` until somebody who grew up with the language has read it. It has no number
to call, no name and nothing of a file: whoever finds the paper learns nothing from it.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "texts"
LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "uz": "Ўзбекча"}
UNREVIEWED = "# unreviewed"


def words_in(language: str) -> dict:
    """Everything of the file of this language."""
    path = FOLDER / f"papers.{language}.toml"
    return _words(path, path.stat().st_mtime_ns)


def is_reviewed(language: str) -> bool:
    """Whether somebody who grew up with the language has read the words."""
    return not (FOLDER / f"papers.{language}.toml").read_text(encoding="utf-8").startswith(UNREVIEWED)


def unread() -> list[str]:
    """The languages whose words nobody has read, each named in itself."""
    return [name for one, name in LANGUAGES.items() if not is_reviewed(one)]


@lru_cache(maxsize=8)
def _words(path, changed):
    return tomllib.loads(path.read_text(encoding="utf-8"))
