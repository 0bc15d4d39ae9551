"""Compile the translations: `.po` files are what people edit, `.mo` files are what Django reads."""

from pathlib import Path

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


def count_unreviewed(root: Path = CHECKOUT) -> dict[str, tuple[int, int]]:
    """Language to how many of its texts no native speaker has reviewed, and how many there are.

    A text counts as reviewed when its catalogue comments it `reviewed`.
    """
    import polib

    counts: dict[str, tuple[int, int]] = {}
    for source in catalogue_files(root):
        language = source.parent.parent.name
        entries = [entry for entry in polib.pofile(str(source)) if entry.msgid and not entry.obsolete]
        fresh = sum("reviewed" not in entry.tcomment.lower().split() for entry in entries)
        before = counts.get(language, (0, 0))
        counts[language] = (before[0] + fresh, before[1] + len(entries))
    return counts
