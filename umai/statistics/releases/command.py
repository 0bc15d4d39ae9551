"""`umai publish`: tables of counts, rounded and attacked, as files that others read."""

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from umai.refusal import Refusal

if TYPE_CHECKING:
    from umai.statistics.publication.editions import Edition

HELP = "publish tables of counts so that no child can be told"
ABOUT = """\
Publish tables of counts so that no child can be told.

Without --tables the tables of the register are published that data/published_tables.toml lists, as records
stood at the end of yesterday or of the day --known-on. Otherwise each FILE is a CSV with one column for each
dimension and `count`, one row for each combination; an empty cell is a total. Its name is what is counted
(children__by_age.csv counts `children`); FILE with .toml in place of .csv may give the title in `ky`, `ru`
and `en`. All tables of a period are published together.

Every number is rounded by a draw with a key of this installation, beside all editions that were drawn before;
then a reader is played who has them all. Where too much could be told, nothing is written, and the exit code
is 1. DIR gets CSV with CSVW, SDMX where all columns have code lists, workbooks and yearbooks. What is kept
for later editions lies in UMAI_HOME/editions and is given to nobody.

With --asked it keeps the editions that two persons released on screen, draws what was asked for there as a
candidate that waits for its release, and writes every released edition into a new folder in DIR. It is for
every night. While a candidate waits nothing else is drawn."""


class PeriodOverlaps(Refusal):
    """A period that shares days with another one, `other`, which was published."""

    def __init__(self, period: str, other: str):
        self.other = other
        super().__init__(
            f"--period: {period} shares days with {other}, which was published; both together would tell"
            f" of what was counted in one and not in the other"
        )


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai publish` takes."""
    parser.formatter_class, parser.description = argparse.RawDescriptionHelpFormatter, ABOUT
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--period", help="a year, a half or a quarter: 2025, 2025-H1, 2025-Q3")
    what.add_argument("--asked", action="store_true", help="what was asked for and released on screen")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="a new folder for the files; with --asked one that is there"
    )
    parser.add_argument(
        "--known-on", metavar="DAY", help="the day at whose end the records stood so (yesterday)"
    )
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

    home = Installation.from_environment().home
    if args.asked:
        from umai.statistics.releases.asked import publish_asked

        return publish_asked(args, home)
    refuse_period(args.period)
    if args.out is None:
        raise unusable("--out is needed with --period: a new folder for the files")
    refuse_folder(args.out)
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
    refuse_waiting(home, asks=not args.tables)
    kept = kept_editions(home / "editions")
    refuse_overlap(args.period, kept)
    known_on = day_known(args)
    tables, titles, words = tables_to_publish(args, known_on)
    known = figures_of_others(args.known, tables)
    try:
        drawn = draw_edition(
            tables,
            titles,
            words,
            period=args.period,
            key=publication_key(home),
            kept=kept,
            known=known,
            known_on=known_on.isoformat() if known_on else "",
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


def refuse_waiting(home: Path, *, asks: bool) -> None:
    """Refuse while a candidate waits: it was drawn beside what is kept, and both would not be drawn together.

    `asks`: the database answers, so that what was released on screen is kept first.
    """
    from umai.statistics.publication.keeping import waiting_editions

    if asks:
        from umai.statistics.releases.keeping import take_in_answers

        take_in_answers(home)
    if waiting := waiting_editions(home / "editions"):
        name = next(iter(waiting.values())).name
        raise unusable(
            f"a candidate of {name} waits for its release on screen; let it be answered there, then run"
            " umai publish --asked"
        )


def day_known(args: argparse.Namespace) -> date | None:
    """The day at whose end the records stood as they are counted; None for files. Raises `UnusableCounts`."""
    if args.tables:
        if args.known_on:
            raise unusable("--known-on is not for --tables, which were counted before")
        return None
    from umai.statistics.publication.periods import last_day_known

    try:
        return date.fromisoformat(args.known_on) if args.known_on else last_day_known()
    except ValueError as failure:
        raise unusable(f"--known-on: {args.known_on!r} is no day; write 2026-02-01") from failure


def tables_to_publish(args: argparse.Namespace, known_on: date | None):
    """The tables of the files, or those of the register: with their titles and the words of their columns."""
    from umai.statistics.publication.code_lists import words_of_file
    from umai.statistics.publication.reading import read_table

    if known_on is not None:
        from umai.statistics.publication.from_records import tables_of_records

        return tables_of_records(args.period, known_on)
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
    """Refuse a period that shares days with another one that was published. Raises `PeriodOverlaps`.

    Quarters add up to their year, and the attack reads editions in pairs and knows no such sums.
    """
    from umai.statistics.arithmetic.periods import days_of

    first, last = days_of(period)
    for other in dict.fromkeys(one.period for one in kept if one.period != period):
        other_first, other_last = days_of(other)
        if first <= other_last and other_first <= last:
            raise PeriodOverlaps(period, other)


def refuse_folder(path: Path) -> None:
    """Refuse what is there already, also an empty folder: somebody may stand in it."""
    from umai.counts.files import UnusableCounts

    if path.exists():
        raise UnusableCounts(f"--out: {path} is there already; name a new folder")
    if not path.resolve().parent.is_dir():
        raise UnusableCounts(f"--out: there is no folder {path.resolve().parent}")


def unusable(sentence: str):
    from umai.counts.files import UnusableCounts

    return UnusableCounts(sentence)


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
