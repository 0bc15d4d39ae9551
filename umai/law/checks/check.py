"""Whether an edition can be put in force: its files can be read, and every worked case has its answer."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from umai.law.checks.course import FOLDER, parse_course
from umai.law.checks.worked import CaseResult, results, worked_cases
from umai.law.children.categories import categories
from umai.law.dated_values import parameters
from umai.law.editions.edition import BadLaw, LawEdition, edition_in_use, refuse_strange_name, using
from umai.law.guardianship.schemes import schemes
from umai.law.helplines import helplines
from umai.law.options.choices import choice_lists
from umai.law.options.grounds import grounds

# How a text of guidance begins its last line, which names its source, in each language.
HOW_SURE = {
    "en": ("Law", "Reported", "Practice", "Draft"),
    "ru": ("Закон", "По сообщению прессы", "Практика", "Проект"),
    "ky": ("Мыйзам", "Басма сөз боюнча", "Практика", "Долбоор"),
}
WHAT_TO_DO = (
    "If the new answer is meant, add a case with the same situation, the new answer and instead_of = the"
    " sentence of the shipped case; otherwise correct the value."
)


class LawCheck(NamedTuple):
    """The results of the cases of an edition."""

    edition: LawEdition
    results: tuple[CaseResult, ...]

    @property
    def differing(self) -> list[CaseResult]:
        """The cases to which the law answers otherwise than they say."""
        return [one for one in self.results if not one.is_right]

    @property
    def is_good(self) -> bool:
        return not self.differing


def check_edition(edition: LawEdition) -> LawCheck:
    """Read every file of an edition and run its cases. Raises `BadLaw` where a file cannot be used."""
    for path in edition.laid_over:
        refuse_strange_name(path)
    with using(edition), faults_as_bad_law():
        read_whole_law()
        refuse_guidance_without_source()
        return LawCheck(edition, results())


@contextmanager
def faults_as_bad_law() -> Iterator[None]:
    """Whatever fails in this block is a fault of the files that are read in it. Raises `BadLaw`."""
    try:
        yield
    except BadLaw:
        raise
    except Exception as error:  # a mistake nobody thought of: its writer is told, and no page breaks
        raise BadLaw(
            f"The files cannot be read ({type(error).__name__}: {error}): compare each with the shipped one"
            " of its folder."
        ) from error


def read_whole_law() -> None:
    """Read all that the edition in use says. Raises `BadLaw`."""
    for read in (parameters, categories, schemes, grounds, choice_lists, helplines):
        read()


def refuse_guidance_without_source() -> None:
    """Refuse a text of guidance that has no heading or source, or names what there is not, or no three cases.

    Only before files are put in force: no text that is in force is a reason to leave out the law beside it.
    Raises `BadLaw`.
    """
    for path, text in edition_in_use().texts_in("guidance"):
        lines = text.removeprefix("<!-- unreviewed -->").strip().splitlines()
        if not lines or not lines[0].startswith("# "):
            raise BadLaw(f"{path} does not begin with a heading: write # and the title in the first line.")
        if not any(line.startswith(">") for line in lines):
            raise BadLaw(f"{path} names no source: end it with a line that begins with > and names one.")
        said = [line.removeprefix(">").strip() for line in lines if line.startswith(">")]
        known = HOW_SURE[path.split(".")[-2]]
        if not said[0].startswith(known):
            raise BadLaw(
                f"{path} does not say how sure its source is: begin its last lines with > and one of"
                f" {', '.join(known)}."
            )
        if strange := set(re.findall(r"\{([a-z_]+)\}", text)) - {*parameters(), *helplines()}:
            raise BadLaw(
                f"{path} names {{{min(strange)}}}, and there is no such parameter and no such number to call:"
                " write a name as docs/law.md has it."
            )
        if path.startswith(FOLDER):
            parse_course(path, "\n".join(lines))


def usable_edition(files: Mapping[str, str], *, with_cases: bool = False) -> LawEdition | None:
    """An edition of these files whose law can be read by this version of Umai; None where it cannot.

    Its cases are not run: they were, when two persons put it in force. `with_cases`: they can be read too.
    """
    try:
        edition = LawEdition(files)
        with using(edition):
            read_whole_law()
            if with_cases:
                worked_cases()
    except Exception:  # whatever it is: an edition that is stored must never stop a process
        return None
    return edition
