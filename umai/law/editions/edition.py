"""An edition of the law: the files that come with Umai, with other files laid over them.

What is read from the files of law is remembered by edition (`once_an_edition`), so that a process takes
another edition into use by one assignment, and that a candidate can be asked without anybody else seeing
it (`using`). Nothing here reads a folder before it is asked to.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any

from umai.refusal import Refusal

SHIPPED_FOLDER = Path(__file__).resolve().parents[1]
KINDS = ("parameters", "categories", "schemes", "grounds", "choices", "worked")
PATHS = (
    re.compile(rf"(?:{'|'.join(KINDS)})/[a-z0-9_]+\.toml"),
    re.compile(r"helplines\.toml"),
    re.compile(r"guidance/[a-z][a-z0-9_]*/[a-z][a-z0-9_]*\.(?:ky|ru|en)\.md"),
)
LARGEST = 1_000_000  # bytes of all files that are laid over; the shipped ones have a fifth of it


class BadLaw(Refusal):
    """A file of law has a fault. The message names the file and the entry, and says what to do."""


class LawEdition:
    """The shipped files with these laid over them; `laid_over` is the path of each to its text."""

    def __init__(self, laid_over: Mapping[str, str] | None = None) -> None:
        refuse_what_is_no_text({} if laid_over is None else laid_over)
        self.laid_over: Mapping[str, str] = dict(sorted((laid_over or {}).items()))
        self.digest = digest_of(self.laid_over)
        self.memory: dict[Any, Any] = {}  # what was read from its files, by the function that read it

    def texts_in(self, kind: str) -> Iterator[tuple[str, str]]:
        """The laid-over files of one folder, as (path, text), in order of name."""
        for path, text in self.laid_over.items():
            if path.startswith(f"{kind}/"):
                yield path, text


def refuse_what_is_no_text(files: Any) -> None:
    if not isinstance(files, Mapping) or not all(isinstance(text, str) for text in files.values()):
        raise BadLaw("The files of the law are texts by their names, and these are not: put others in force.")


def digest_of(files: Mapping[str, str]) -> str:
    """SHA-256 over the names and the bytes of the files, each with its length, in order of name."""
    digest = sha256()
    for path, text in sorted(files.items()):
        for part in (path.encode(), text.encode()):
            digest.update(b"%d\n" % len(part) + part)
    return digest.hexdigest()


SHIPPED = LawEdition()
NEVER = float("inf")
_current = SHIPPED
_later: list[tuple[float, LawEdition]] = []  # what begins later, the earliest first
_next_at = NEVER
_chosen: ContextVar[LawEdition | None] = ContextVar("law_edition", default=None)


def edition_in_use() -> LawEdition:
    """The edition by which the law is asked here and now."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    if time() >= _next_at:
        schedule_editions([(0, _current), *_later])
    return _current


def schedule_editions(editions: Iterable[tuple[float, LawEdition]]) -> None:
    """From now on this process asks by the latest of these that has begun; the others begin at their instant.

    Each with the instant at which it begins, in seconds of `time.time()`; without one the shipped law.
    """
    global _current, _later, _next_at
    now = time()
    ordered = sorted(editions, key=lambda one: one[0])
    begun = [edition for at, edition in ordered if at <= now]
    _current = begun[-1] if begun else SHIPPED
    _later = [one for one in ordered if one[0] > now]
    _next_at = _later[0][0] if _later else NEVER


def take_into_use(edition: LawEdition) -> None:
    """From now on this process asks by this edition, and by no other later."""
    schedule_editions([(0, edition)])


@contextmanager
def using(edition: LawEdition) -> Iterator[LawEdition]:
    """Ask by this edition within the block, whatever the process goes by; other threads do not see it."""
    token = _chosen.set(edition)
    try:
        yield edition
    finally:
        _chosen.reset(token)


def once_an_edition[**P, T](function: Callable[P, T]) -> Callable[P, T]:
    """Remember each answer of this function for as long as one edition is in use; by position only."""

    @wraps(function)
    def remembered(*asked: P.args, **named: P.kwargs) -> T:
        chosen = _chosen.get()  # as `edition_in_use` does; this is asked hundreds of thousands of times
        memory = (chosen or (_current if time() < _next_at else edition_in_use())).memory
        key = (function, *asked) if asked else function
        try:
            return memory[key]
        except KeyError:
            answer = memory[key] = function(*asked, **named)
            return answer

    return remembered


def read_files(folder: Path) -> dict[str, str]:
    """Every file of a folder that is laid over the law, by its path. Raises `BadLaw`, also without a folder.

    Files whose name begins with a dot are left alone.
    """
    if not folder.is_dir():
        raise BadLaw(f"There is no folder {folder}: make it, and put the files that change the law into it.")
    files: dict[str, str] = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or any(part.startswith(".") for part in name.split("/")):
            continue
        refuse_strange_name(name)
        try:
            data = path.read_bytes()
            files[name] = data.decode("utf-8")
        except OSError as error:
            raise BadLaw(
                f"{name} cannot be read ({error.strerror}): let the user of Umai read it."
            ) from error
        except UnicodeDecodeError as error:
            raise BadLaw(f"{name} is not written in UTF-8: save it anew in this encoding.") from error
        size += len(data)
        if size > LARGEST:
            raise BadLaw(f"The files have more than {LARGEST:,} bytes: lay over only what changes.")
    return files


def refuse_strange_name(name: str) -> None:
    if not any(path.fullmatch(name) for path in PATHS):
        raise BadLaw(
            f"{name} is no file of the law: it goes as {', '.join(f'{kind}/NAME.toml' for kind in KINDS)},"
            " helplines.toml or guidance/ROOM/STEP.LANGUAGE.md. Give it such a name, or take it away."
        )
