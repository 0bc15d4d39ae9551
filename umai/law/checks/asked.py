"""Which worked cases rest on which rule: found by answering each case and noting what it asks."""

from collections.abc import Iterator, Mapping
from typing import Any

from umai.law.checks.rules import OF_LIVES
from umai.law.checks.worked import CaseResult, WorkedCase, result_of, results
from umai.law.children.categories import categories
from umai.law.dated_values import DatedValue, parameters
from umai.law.editions.edition import LawEdition, edition_in_use, once_an_edition, using
from umai.law.guardianship.schemes import schemes


class NotedParameters(Mapping[str, DatedValue]):
    """The parameters, which note the name of each that is asked for."""

    def __init__(self, known: Mapping[str, DatedValue]) -> None:
        self.known, self.asked = known, set[str]()

    def __getitem__(self, name: str) -> DatedValue:
        self.asked.add(name)
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)


@once_an_edition
def results_by_rule() -> Mapping[str, tuple[CaseResult, ...]]:
    """The results of the cases that rest on each rule, by the name of a parameter, scheme or category."""
    found: dict[str, list[CaseResult]] = {}
    for result in results():
        for name in sorted(parameters_asked(result.case) | codes_said(result.case)):
            found.setdefault(name, []).append(result)
    return {name: tuple(cases) for name, cases in found.items()}


def parameters_asked(case: WorkedCase) -> set[str]:
    """The names of the parameters that are asked for while the edition in use answers a case."""
    noted = NotedParameters(parameters())
    apart = LawEdition(edition_in_use().laid_over)  # with a memory of its own, so that nothing is left out
    known: dict[Any, Any] = {parameters: noted, categories: categories(), schemes: schemes()}
    apart.memory.update({read.__wrapped__: answer for read, answer in known.items()})
    with using(apart):
        result_of(case)
    return noted.asked


def codes_said(case: WorkedCase) -> set[str]:
    """The schemes and categories that a case names, in its answer or in what it asks, and that answers it."""
    codes = {**schemes(), **categories()}
    said = {word for word in words_in(case.table) if word in codes}
    if "asks" in case.expected:
        said.add(str(OF_LIVES[case.file].answer(case.table)["scheme"]))
    return said


def words_in(value: object) -> Iterator[str]:
    """Every word and every key of a value of a file."""
    match value:
        case str():
            yield value
        case Mapping():
            for key, one in value.items():
                yield key
                yield from words_in(one)
        case list():
            for one in value:
                yield from words_in(one)
