"""Guidance beside a form: what to do at a step, what to ask, what to watch for, and the source.

The texts are Markdown in `guidance/<room>/<step>.<language>.md`; one of the edition of the law in use is
read in its place. A file begins with `<!-- unreviewed -->` until a native speaker has read it,
has one heading, and ends with a quotation that names its source. A number of the law is not typed but
named: {assessment_days} is the parameter of this name (docs/law.md) as it is in force today, and {police}
the number of that line. HTML in
a text is shown as text, and a link leads only to a page of this server.
"""

import re
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from umai.law.dated_values import NoLawInForce, parameters
from umai.law.editions.edition import edition_in_use
from umai.law.helplines import helplines, number_of
from umai.law.terms.clock import today

FOLDER = Path(__file__).resolve().parents[2] / "guidance"
LANGUAGES = ("ky", "ru", "en")
UNREVIEWED = "<!-- unreviewed -->"
NAMED_VALUE = re.compile(r"\{([a-z_]+)\}")
NAME = re.compile(r"[a-z][a-z0-9_]*")


class GuidanceText(NamedTuple):
    """A text as it is shown; `language` is its language, `translated` whether that is the reader's.

    `points` are the sentences of its lists and `rests_on` its source, both as plain text.
    """

    title: str
    body: SafeString
    points: tuple[str, ...]
    rests_on: str
    language: str
    translated: bool
    reviewed: bool


def read_guidance(room: str, step: str, language: str | None = None) -> GuidanceText | None:
    """The guidance of this step, in this language or the reader's; None when there is none.

    Without a translation the first existing of Kyrgyz, Russian and English is used.
    """
    asked = (language or get_language() or "ky")[:2]
    for one in dict.fromkeys([asked, *LANGUAGES]):
        if (path := file_of(room, step, one)) is not None:
            changed = path.stat().st_mtime_ns if path.is_file() else 0
            read = parse_file(path, changed, today(), edition_in_use().digest)
            return read._replace(language=one, translated=one == asked)
    return None


def file_of(room: str, step: str, language: str) -> Path | None:
    """The file of this text; None when there is none, or when the name cannot be that of a step."""
    if not (NAME.fullmatch(room) and NAME.fullmatch(step) and language in LANGUAGES):
        return None
    path = FOLDER / room / f"{step}.{language}.md"
    return path if text_laid_over(path) or path.is_file() else None


def text_laid_over(path: Path) -> str:
    """The text that the edition of the law in use has in place of this file; "" where it has none."""
    return edition_in_use().laid_over.get(f"guidance/{path.parent.name}/{path.name}", "")


def text_in_use(room: str, step: str, language: str) -> str:
    """The Markdown of this text in this language, by the edition in use; "" where there is none."""
    path = file_of(room, step, language)
    return "" if path is None else text_laid_over(path) or path.read_text(encoding="utf-8")


@lru_cache(maxsize=1000)
def parse_file(path: Path, changed: int, on: date, law: str) -> GuidanceText:
    """One file with the values of this day, parsed again when `changed` or the digest of the law differs."""
    text = text_laid_over(path) or path.read_text(encoding="utf-8")
    reviewed = not text.startswith(UNREVIEWED)
    tokens = markdown_parser().parse(with_values(text.removeprefix(UNREVIEWED), on))
    title, body = split_title(tokens)
    html = markdown_parser().renderer.render(body, markdown_parser().options, {})
    rests_on = [plain_text(inline) for inline in tokens_inside(body, "blockquote")]
    points = tuple(plain_text(inline) for inline in tokens_inside(body, "list_item"))
    return GuidanceText(title, mark_safe(html), points, " ".join(rests_on), "", True, reviewed)


def with_values(text: str, on: date) -> str:
    """The text with the values of the parameters and the numbers to call that it names, on this day.

    A name that is unknown, or for which nothing is in force, stays as it is: the text is still read.
    """

    def value_of(found: re.Match[str]) -> str:
        try:
            return (
                number_of(found[1], on=on) if found[1] in helplines() else str(parameters()[found[1]].on(on))
            )
        except (KeyError, NoLawInForce):
            return found[0]

    return NAMED_VALUE.sub(value_of, text)


class GuidanceMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Whether a link stays on this server: a path from the root."""
        return bool(re.fullmatch(r"/(?!/)[A-Za-z0-9/_.#?=&-]*", url))


@cache
def markdown_parser() -> MarkdownIt:
    """The parser of headings, lists, quotations, links and emphasis, without the rest of Markdown."""
    reader = GuidanceMarkdown("zero", {"html": False, "typographer": False})
    reader.enable(["heading", "list", "blockquote", "emphasis", "link", "escape", "newline"])
    return reader


def split_title(tokens):
    """The words of the first heading, and all other tokens."""
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            return plain_text(tokens[at + 1]), tokens[:at] + tokens[at + 3 :]
    return "", tokens


def tokens_inside(tokens, kind):
    """The tokens with words that stand inside this kind of block."""
    depth = 0
    for token in tokens:
        depth += (token.type == f"{kind}_open") - (token.type == f"{kind}_close")
        if depth and token.type == "inline":
            yield token


def plain_text(inline) -> str:
    """The words of a token without their emphasis."""
    return "".join(
        " " if child.type == "softbreak" else child.content for child in inline.children if not child.nesting
    ).strip()


def guidance_steps() -> list[tuple[str, str]]:
    """Every step that has a text, as (room, step)."""
    return sorted({(path.parent.name, path.name.split(".")[0]) for path in FOLDER.glob("*/*.md")})


def source_of(path: str) -> str:
    """The shipped text of a file as guidance/ROOM/STEP.LANGUAGE.md; "" where none is shipped."""
    file = FOLDER / path.removeprefix("guidance/")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def unreviewed_texts() -> list[tuple[str, str, str]]:
    """The texts that no native speaker has read, as (room, step, language), by the edition in use."""
    shipped = (f"guidance/{one.parent.name}/{one.name}" for one in FOLDER.glob("*/*.md"))
    texts = {path: source_of(path) for path in shipped} | dict(edition_in_use().texts_in("guidance"))
    fresh = (path.split("/")[1:] for path, text in texts.items() if text.startswith(UNREVIEWED))
    found = ((room, name.removesuffix(".md").split(".", 1)) for room, name in fresh)
    return sorted((room, step, language) for room, (step, language) in found)
