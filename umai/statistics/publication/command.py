"""`umai publish`: tables of counts, rounded and attacked, as files that others read."""

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from umai.statistics.publication.editions import Edition

HELP = "publish tables of counts so that no child can be told"
ABOUT = """\
Publish tables of counts so that no child can be told.

Without --tables the tables of the register are published that data/published_tables.toml lists. Otherwise
each FILE is a CSV with one column for each dimension and `count`, one row for each combination; an empty cell
is a total. Its name is what is counted (children__by_age.csv counts `children`); FILE with .toml in place of
.csv may give the title in `ky`, `ru` and `en`. All tables of a period are published together.

Every number is rounded by a draw with a key of this installation, beside all editions that were drawn before;
then a reader is played who has them all. Where too much could be told, nothing is written, and the exit code
is 1. DIR gets CSV with CSVW, SDMX where all columns have code lists, workbooks and yearbooks. What is kept
for later editions lies in UMAI_HOME/editions and is given to nobody."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai publish` takes."""
    parser.formatter_class, parser.description = argparse.RawDescriptionHelpFormatter, ABOUT
    parser.add_argument("--period", required=True, help="a year, a half or a quarter: 2025, 2025-H1, 2025-Q3")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="a new folder for the files")
    parser.add_argument(
        "--tables", nargs="+", type=Path, metavar="FILE", help="CSV in UTF-8; no database is asked"
    )
    parser.add_argument(
        "--known",
        nargs="*",
        type=Path,
        default=[],
        metavar="FILE",
        help="what others have published, exactly",
    )


def run(args: argparse.Namespace) -> int:
    """Publish; 0 done, 1 where it would tell of children, 2 for a file or a period that cannot be used."""
    from umai.machine.installation import Installation
    from umai.statistics.publication.keeping import one_at_a_time

    refuse_period(args.period)
    refuse_folder(args.out)
    home = Installation.from_environment().home
    with one_at_a_time(home):
        return publish(args, home)


def publish(args: argparse.Namespace, home: Path) -> int:
    """Draw beside what was kept, write, keep; whoever is here is here alone."""
    from umai.disclosure.release.publishing import WouldDisclose
    from umai.machine.keys.secrets import publication_key
    from umai.statistics.publication.drawing import draw_edition
    from umai.statistics.publication.files import files_of
    from umai.statistics.publication.keeping import keep, kept_editions

    set_up_words()
    kept = kept_editions(home / "editions")
    refuse_overlap(args.period, kept)
    tables, titles, words = tables_to_publish(args)
    known = figures_of_others(args.known, tables)
    try:
        drawn = draw_edition(
            tables, titles, words, period=args.period, key=publication_key(home), kept=kept, known=known
        )
    except WouldDisclose as refusal:
        print(f"umai publish: {refusal}", file=sys.stderr)
        return 1
    with written(args.out, files_of(drawn.edition)):
        if not drawn.drawn_before:
            keep(home / "editions", drawn.edition)
    print(f"Edition {drawn.edition.name} ({drawn.edition.method}, key {drawn.edition.key_id}): {args.out}")
    print(f"Audit: {drawn.audit}.")
    print(f"Lost, for the office alone: {drawn.loss}.")
    return 0


def figures_of_others(paths: list[Path], tables):
    """What others have published of the cells of these tables. Raises `UnusableCounts` for any other cell."""
    from umai.counts.files import UnusableCounts
    from umai.disclosure.tables.sums import link_tables
    from umai.statistics.publication.reading import read_known

    cells = link_tables(tables).index if paths else {}
    known: dict = {}
    for path in paths:
        for cell, bounds in read_known(path, cells).items():
            if known.setdefault(cell, bounds) != bounds:
                other = known[cell][0]
                raise UnusableCounts(f"{path}: {cell} is {bounds[0]} here and {other} in another file")
    return known


def tables_to_publish(args: argparse.Namespace):
    """The tables of the files, or those of the register: with their titles and the words of their columns."""
    from umai.statistics.publication.code_lists import words_of_file
    from umai.statistics.publication.reading import read_table

    if not args.tables:
        from umai.statistics.publication.from_records import tables_of_records

        return tables_of_records(args.period)
    read = [read_table(path) for path in args.tables]
    refuse_twice([one.table.name for one in read])
    tables = [one.table for one in read]
    names = {axis.dimension.name for one in tables for axis in one.axes}
    titles = {one.table.name: one.title for one in read}
    return tables, titles, {name: words_of_file(name) for name in names}


def set_up_words() -> None:
    """Make Django and its translations ready, which need no database."""
    import django

    from umai.machine.translations import compile_translations

    compile_translations()
    django.setup()


def refuse_period(text: str) -> None:
    """Only whole years, halves and quarters are published."""
    from umai.counts.files import UnusableCounts
    from umai.statistics.arithmetic.periods import UnknownPeriod, days_of

    try:
        days_of(text)
    except UnknownPeriod as fault:
        raise UnusableCounts(f"--period: {text!r} is none of 2025, 2025-H1 and 2025-Q3") from fault


def refuse_overlap(period: str, kept: "Iterable[Edition]") -> None:
    """Refuse a period that shares days with another one that was published.

    Quarters add up to their year, and the attack reads editions in pairs and knows no such sums.
    """
    from umai.counts.files import UnusableCounts
    from umai.statistics.arithmetic.periods import days_of

    first, last = days_of(period)
    for other in dict.fromkeys(one.period for one in kept if one.period != period):
        other_first, other_last = days_of(other)
        if first <= other_last and other_first <= last:
            raise UnusableCounts(
                f"--period: {period} shares days with {other}, which was published; both together would tell"
                f" of what was counted in one and not in the other"
            )


def refuse_folder(path: Path) -> None:
    """Refuse what is there already, also an empty folder: somebody may stand in it."""
    from umai.counts.files import UnusableCounts

    if path.exists():
        raise UnusableCounts(f"--out: {path} is there already; name a new folder")
    if not path.resolve().parent.is_dir():
        raise UnusableCounts(f"--out: there is no folder {path.resolve().parent}")


def refuse_twice(names: list[str]) -> None:
    from umai.counts.files import UnusableCounts

    if twice := {name for name in names if names.count(name) > 1}:
        raise UnusableCounts(f"--tables: {min(twice)} is given twice")


@contextlib.contextmanager
def written(folder: Path, files: dict[str, bytes]) -> Iterator[None]:
    """Write all files, let the caller keep what they are of, and only then give the folder its name.

    Whatever fails leaves no folder; what was kept by then is printed again as it was when it is asked again.
    """
    folder = folder.resolve()
    half = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        with failing_in_words(folder):
            for name, data in files.items():
                path = half / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        yield
        with failing_in_words(folder):
            half.rename(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


@contextlib.contextmanager
def failing_in_words(folder: Path) -> Iterator[None]:
    from umai.counts.files import UnusableCounts

    try:
        yield
    except OSError as failure:
        raise UnusableCounts(f"--out: {folder} cannot be written ({failure.strerror})") from failure
