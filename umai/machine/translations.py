"""Compile the translations: `.po` files are what people edit, `.mo` files are what Django reads."""

import hashlib
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from umai.machine.installation import CHECKOUT


def catalogue_files(root: Path = CHECKOUT) -> list[Path]:
    return sorted(root.glob("umai/**/locale/*/LC_MESSAGES/*.po"))


def compile_translations(root: Path = CHECKOUT) -> int:
    """Compile every catalogue that is newer than its compiled file; answers how many.

    In a checkout that cannot be written the existing files are used.
    """
    compiled = 0
    for source in catalogue_files(root):
        if is_compiled(source):
            continue
        target = source.with_suffix(".mo")
        import polib  # a tenth of a second, seldom needed

        half = target.with_suffix(".mo.new")
        try:
            polib.pofile(str(source)).save_as_mofile(str(half))
            half.rename(target)
        except PermissionError:
            continue
        compiled += 1
    return compiled


def missing_translations(root: Path = CHECKOUT) -> list[Path]:
    """The catalogues without a compiled file, or with an older one."""
    return [source for source in catalogue_files(root) if not is_compiled(source)]


def is_compiled(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime >= source.stat().st_mtime


class CatalogueText(NamedTuple):
    """A text of a catalogue: its English and its words in the language, in several forms if counted."""

    context: str
    english: tuple[str, ...]
    said: tuple[str, ...]
    files: tuple[str, ...]
    reviewed: bool

    @property
    def digest(self) -> str:
        """By which the text is known as it is now: another word in either language is another digest."""
        whole = "\0".join((self.context, *self.english, "", *self.said))
        return hashlib.sha256(whole.encode()).hexdigest()


@cache
def read_texts(root: Path = CHECKOUT) -> dict[str, list[CatalogueText]]:
    """The texts of each language; read once a process, because the catalogues do not change while it runs."""
    import polib

    found: dict[str, list[CatalogueText]] = {}
    for source in catalogue_files(root):
        entries = (one for one in polib.pofile(str(source)) if one.msgid and not one.obsolete)
        found.setdefault(source.parent.parent.name, []).extend(map(as_text, entries))
    return found


def as_text(entry) -> CatalogueText:
    """An entry of a catalogue; it counts as reviewed when its comment says `reviewed`."""
    forms = [form for _number, form in sorted(entry.msgstr_plural.items())]
    english = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
    files = tuple(file for file, _line in entry.occurrences)
    reviewed = "reviewed" in entry.tcomment.lower().split()
    return CatalogueText(entry.msgctxt or "", english, tuple(forms or [entry.msgstr]), files, reviewed)


def count_unreviewed(
    root: Path = CHECKOUT, signed: Set[tuple[str, str]] = frozenset()
) -> dict[str, tuple[int, int]]:
    """Language to how many of its texts no native speaker has reviewed, and how many there are.

    A text counts as reviewed when its catalogue comments it `reviewed`, or when `signed` has its language
    and its digest: then an editor found it good on the page of this installation.
    """
    return {
        language: (
            sum(not one.reviewed and (language, one.digest) not in signed for one in texts),
            len(texts),
        )
        for language, texts in read_texts(root).items()
    }
