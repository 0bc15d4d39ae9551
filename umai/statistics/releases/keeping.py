"""What two persons released on screen is kept as an edition beside those of the command, and written out.

One keeping place: an edition is what lies in UMAI_HOME/editions with its marks. A candidate waits in a folder
of its own there, and the database says what two persons answered. Whoever publishes holds one lock.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from umai.statistics.publication.editions import Edition, UnusableEdition, from_plain, without_marks
from umai.statistics.publication.files import files_of
from umai.statistics.publication.keeping import keep, kept_editions, wait_no_more, waiting_editions
from umai.statistics.releases.models import EditionCandidate


def take_in_answers(home: Path, *, using: str = "owner") -> list[str]:
    """Keep what was released since the last time, forget what was refused; answers the names of the kept.

    Safe to stop at any time and to run again. Raises `UnusableEdition` where the marks of a released edition
    are nowhere, so that no later one can be drawn beside it.
    """
    folder, taken = home / "editions", []
    answers = answers_of(using)
    kept = {one.name: one for one in kept_editions(folder)}
    for number, edition in waiting_editions(folder).items():
        released = answers.get(number, False)  # without a row it never became a candidate
        if released is None:
            continue
        if released and kept.get(edition.name) != edition:
            keep(folder, edition)
            kept[edition.name] = edition
            taken.append(edition.name)
        wait_no_more(folder, number)
    refuse_lost(released_editions(using), kept)
    return taken


def answers_of(using: str) -> dict[UUID, bool | None]:
    """Every candidate with whether it was released; None while it waits."""
    return dict(EditionCandidate.objects.using(using).values_list("pk", "answer__released"))


def released_editions(using: str = "owner") -> Iterator[Edition]:
    """The released editions as readers have them, the earliest first."""
    rows = EditionCandidate.objects.using(using).filter(answer__released=True).order_by("recorded_at")
    for printed in rows.values_list("printed", flat=True):
        yield from_plain(printed)


def refuse_lost(released: Iterator[Edition], kept: dict[str, Edition]) -> None:
    """Refuse to go on where a released edition is not kept, or is kept as another one."""
    for one in released:
        if one.name not in kept or without_marks(kept[one.name]) != one:
            raise UnusableEdition(
                f"the edition {one.name} was released on screen and is not kept so in UMAI_HOME/editions;"
                " restore that folder from the backup of the database"
            )


def write_released(folder: Path, *, using: str = "owner") -> Iterator[Path]:
    """Write the files of each released edition that has no folder of its name in there yet."""
    from umai.statistics.releases.command import written

    for edition in released_editions(using):
        path = folder / edition.name
        if not path.exists():
            with written(path, files_of(edition)):
                pass
            yield path
