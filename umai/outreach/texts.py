"""The words of posters and cards, and the texts to read aloud: files that the Ministry edits.

`texts/poster.<language>.toml` has the words of the sheets, `texts/<radio|school>.<language>.md` the texts to
read aloud. A file begins with `unreviewed` in a comment until somebody who grew up with the language has
read it. A changed file is read again.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent / "texts"
SPOKEN_TEXTS = ("radio", "school")
UNREVIEWED = {".toml": "# unreviewed", ".md": "<!-- unreviewed -->"}


class SpokenText(NamedTuple):
    """A text to read aloud: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


def poster_words(language):
    """The words of the sheets in this language."""
    return _words(path := _file("poster", language, "toml"), path.stat().st_mtime_ns)


def spoken_text(name, language, *, place, number, danger):
    """A text to read aloud, with place and numbers filled in. Raises KeyError for another placeholder."""
    text = _text(path := _file(name, language, "md"), path.stat().st_mtime_ns)
    text = text.removeprefix(UNREVIEWED[".md"]).strip()
    text = text.format_map({"place": place, "number": number, "danger": danger})
    title, *paragraphs = [" ".join(one.split()) for one in text.split("\n\n")]
    return SpokenText(title.lstrip("# "), tuple(paragraphs))


def is_reviewed(name, language):
    """Whether somebody who grew up with the language has read this text."""
    path = _file(name, language, "toml" if name == "poster" else "md")
    return not path.read_text(encoding="utf-8").startswith(UNREVIEWED[path.suffix])


def _file(name, language, ending):
    return FOLDER / f"{name}.{language}.{ending}"


@lru_cache(maxsize=32)
def _words(path, changed):
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def _text(path, changed):
    return path.read_text(encoding="utf-8")
