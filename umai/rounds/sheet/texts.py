"""The words of the sheet of a round: files that the Ministry edits, and the names of its marks."""

import tomllib
from functools import lru_cache
from pathlib import Path

from umai.law.helplines import helplines, number_of
from umai.law.options.choices import choices_of
from umai.law.terms.clock import today
from umai.rounds import marks

FOLDER = Path(__file__).resolve().parent / "texts"
LISTS = {"round_results": marks.RESULTS, "round_away": marks.AWAY, "round_lives_with": marks.LIVES_WITH}


def sheet_words(language: str) -> dict:
    """The words of the sheet in this language (ky, ru, uz), with today's numbers to call."""
    words = dict(_words(path := FOLDER / f"sheet.{language}.toml", path.stat().st_mtime_ns))
    numbers = {kind: number_of(kind, on=today()) for kind in helplines()}
    return words | {"danger_words": words["danger_words"].format_map(numbers)}


def legends(language: str) -> dict[str, list[list[str]]]:
    """The marks of each column with their names: of the lists of the law, and of the other columns."""
    words = sheet_words(language)
    found = {
        name: [[mark, name_of(words, name, code, language)] for mark, code in known.items()]
        for name, known in LISTS.items()
    }
    found["round_results"].append([marks.NOT_WALKED, words["not_walked"]])
    for name, said in OTHER_COLUMNS.items():
        found[name] = [[mark, words[key]] for mark, key in said.items()]
    return found


OTHER_COLUMNS = {
    "sex": {"1": "boy", "2": "girl"},
    "school": {"1": "yes", "0": "no"},
    "danger": {"0": "safe", "1": "danger_now", "2": "self_harm", "3": "both_dangers"},
}


def name_of(words, listed, code, language) -> str:
    """The name of a choice: from the file where it has one, else from the list of the law."""
    return words.get(listed, {}).get(code) or choices_of(listed)[code].label(language)


def is_reviewed(language: str) -> bool:
    """Whether somebody who grew up with the language has read the words."""
    return not (FOLDER / f"sheet.{language}.toml").read_text(encoding="utf-8").startswith("# unreviewed")


@lru_cache(maxsize=8)
def _words(path, changed):
    return tomllib.loads(path.read_text(encoding="utf-8"))
