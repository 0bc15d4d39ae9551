"""The law as a page for people: docs/law.md, printed from the files that the rules read.

It shows every value with its days and never what holds "today", so it changes only when
a file of law does.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from umai.law.children.categories import Category, categories
from umai.law.dated_values import DatedEntry, DatedValue, parameter_files
from umai.law.guardianship.reading import SUBJECTS
from umai.law.guardianship.schemes import schemes_of
from umai.law.helplines import helplines
from umai.law.options.choices import choice_lists

QUESTIONS = Path(__file__).resolve().parent / "questions.toml"

HEAD = """\
<!-- Printed by `bin/umai law --markdown > docs/law.md`. Change the files in umai/law/, not this page. -->

# The law that Umai follows

## How to read this page

Every number that Umai takes from law or practice stands here with the day from which it holds
and the source that says so. The files that come with Umai are in `umai/law/parameters/`,
`umai/law/schemes/` and `umai/law/categories/`; [how to change a law](how-to/change-a-law.md) says how others
are laid over them.

| certainty | what it means |
| --- | --- |
| law | a provision that the named source was seen to state |
| reported | a press text cites the article; the act itself was not read |
| practice | used in practice, or believed to be law; to be confirmed by the Ministry or a lawyer |
| draft | proposed; never in force, and never an answer to what is allowed |

- A value holds from its first day to the day before the next one, or to its own last day.
- A day written as a year (2020) is known to the year only.
- The value in force on the day a wait begins governs that wait to its end: an amendment does
  not move a running deadline.
- What the absence of parents asks for is asked by the law of the day asked about, and the whole
  absence counts; a paper that was given under an older law is valid for its term.
- "days" are calendar days, "calendar months" are calendar months; the day of leaving is day 0.
- On a day for which nothing is in force Umai gives no answer. It never makes one up.
- Days are calendar days in Bishkek (Asia/Bishkek, UTC+6).
- Worked cases, with their answers, are in `umai/law/worked/`; `bin/umai law check` runs each.
"""


def as_markdown() -> str:
    """The whole page of the edition in use, ending in one newline."""
    parts = [HEAD, *parameter_lines(), *scheme_lines(), *helpline_lines(), *category_lines(), *choice_lines()]
    return "\n".join([*parts, *question_lines()]).rstrip() + "\n"


def parameter_lines() -> Iterator[str]:
    """A section for each file of parameters, a table for each parameter."""
    yield "## Parameters\n"
    for name, parameters in parameter_files():
        yield f"### {name.replace('_', ' ').capitalize()}\n"
        for dated in parameters:
            yield f"**{dated.says}** (`{dated.name}`)\n"
            yield from history_lines(dated)


def history_lines(dated: DatedValue) -> Iterator[str]:
    """One row for each value, oldest first, drafts last."""
    yield "| from | to | value | certainty | source |"
    yield "| --- | --- | --- | --- | --- |"
    for entry in (*dated.history, *dated.drafts):
        yield table_row(
            entry.day_in_words(),
            last_day_in_words(dated, entry),
            dated.in_words(entry.value),
            str(entry.certainty),
            entry.cite,
        )
    yield ""


def scheme_lines() -> Iterator[str]:
    """What the absence of parents asks for: each scheme with its steps, those in force first."""
    yield "## What the absence of parents asks for\n"
    yield "From `umai/law/schemes/`. Names marked * have not been read by a native editor.\n"
    for subject in SUBJECTS:
        yield f"### {subject.capitalize()}\n"
        for found in sorted(schemes_of(subject), key=lambda one: one.is_draft):
            yield f"**{found.says}** (`{found.code}`)\n"
            for name, language in (("Kyrgyz", "ky"), ("Russian", "ru")):
                mark = " *" if language in found.unreviewed else ""
                yield f"- {name}: {found.label(language)}{mark}"
            yield f"- Counted: {found.counted_in_words()}"
            yield from (f"- {step.in_words()}" for step in found.steps)
            yield ""
            yield "| from | to | certainty | source |"
            yield "| --- | --- | --- | --- |"
            entry = found.entry
            last = "never in force" if found.is_draft else entry.until.isoformat() if entry.until else ""
            yield table_row(entry.day_in_words(), last, str(entry.certainty), entry.cite) + "\n"


def helpline_lines() -> Iterator[str]:
    """The numbers to call, each with its history and its hours."""
    yield "## Numbers to call\n"
    yield "From `umai/law/helplines.toml`. Where the hours are unknown, no text promises any.\n"
    for kind, line in helplines().items():
        yield f"**{line.names['en']}** (`{kind}`; hours: {', '.join(dict.fromkeys(line.hours.values()))})\n"
        yield from history_lines(line.numbers)


def last_day_in_words(dated: DatedValue, entry: DatedEntry) -> str:
    if entry.is_draft:
        return "never in force"
    last = dated.last_day_of(entry)
    return last.isoformat() if last else ""


def category_lines() -> Iterator[str]:
    """The categories, each with its history and the histories of the causes under it."""
    yield "## Categories of children\n"
    yield "Names marked * have not been read by a native editor and are not official.\n"
    for found in categories().values():
        yield f"#### {found.en} (`{found.code}`)\n" if found.under else f"### {found.en} (`{found.code}`)\n"
        yield from name_lines(found)
        yield from history_lines(found.definition)


def choice_lines() -> Iterator[str]:
    """The lists from which a person chooses; a table for each."""
    yield "## Lists to choose from\n"
    yield "From `umai/law/choices/`. Names marked * have not been read by a native editor.\n"
    for name, choices in choice_lists().items():
        yield f"### {name.replace('_', ' ').capitalize()}\n"
        yield "| choice | Kyrgyz | Russian | marks | from | to | certainty | source |"
        yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
        for found in choices.values():
            names = (
                f"{found.en} (`{found.code}`)",
                label_with_mark(found, "ky"),
                label_with_mark(found, "ru"),
            )
            for entry in (*found.definition.history, *found.definition.drafts):
                yield table_row(
                    *names,
                    ", ".join(f"`{mark}`" for mark in found.marks),
                    entry.day_in_words(),
                    last_day_in_words(found.definition, entry),
                    str(entry.certainty),
                    entry.cite,
                )
        yield ""


def name_lines(found: Category) -> Iterator[str]:
    yield f"- Kyrgyz: {label_with_mark(found, 'ky')}"
    yield f"- Russian: {label_with_mark(found, 'ru')}\n"


def label_with_mark(found: Category, language: str) -> str:
    return found.label(language) + ("" if found.is_reviewed(language) else " *")


def question_lines() -> Iterator[str]:
    yield "## What is not known\n"
    yield "No source that was read answers these. Umai has no law for them, at most a default of practice.\n"
    for question in tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["ask"]:
        yield f"- {question}"


def table_row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
