"""Worked cases: situations with the answer that the law has for them, run by the rules that answer.

`says` is the situation in a sentence, `ru` and `ky` the same. A case that is laid over may say what takes
the place of a shipped one (`instead_of`, its sentence), for the same situation with another answer.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from umai.law.checks.rules import WORKED_RULES, WorkedRule
from umai.law.dated_values import NoLawInForce, has_words
from umai.law.editions.edition import SHIPPED_FOLDER, BadLaw, edition_in_use, once_an_edition
from umai.law.editions.tables import read_file, read_text

FOLDER = SHIPPED_FOLDER / "worked"
WORDS = {"says", "instead_of", "ru", "ky"}


class WorkedCase(NamedTuple):
    """One case: its file and kind, its sentence, all its keys, and whether it is laid over."""

    file: str
    kind: str
    says: str
    table: Mapping[str, Any]
    laid_over: bool

    @property
    def rule(self) -> WorkedRule:
        return WORKED_RULES[self.file, self.kind]

    @property
    def situation(self) -> dict[str, Any]:
        """What is asked, without the answer and the sentences."""
        return {key: one for key, one in self.table.items() if key not in WORDS | self.rule.decides}

    @property
    def expected(self) -> dict[str, Any]:
        """The answer that the case has."""
        return {key: one for key, one in self.table.items() if key in self.rule.decides}

    @property
    def instead_of(self) -> str:
        return str(self.table.get("instead_of", ""))

    @property
    def where(self) -> str:
        """Its place, for a sentence about it."""
        return f"worked/{self.file}.toml: {self.says!r}"

    def label(self, language: str) -> str:
        """Its sentence in this language; without one, in English."""
        return str(self.table.get(language, self.says))


class CaseResult(NamedTuple):
    """What the law answered to a case; `note` says why it has no answer, where it has none."""

    case: WorkedCase
    got: Mapping[str, Any]
    note: str = ""

    @property
    def is_right(self) -> bool:
        return self.got == self.case.expected

    def in_words(self) -> str:
        """How the answer differs, in a sentence for whoever wrote the files."""
        expected = ", ".join(f"{key} = {value_in_words(one)}" for key, one in self.case.expected.items())
        got = ", ".join(f"{key} = {value_in_words(one)}" for key, one in self.got.items())
        return f"{self.case.where} has {expected}, and the law answers {got or self.note}."


def value_in_words(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return f"[{', '.join(map(value_in_words, value))}]"
        case None:
            return "nothing"
    return str(value)


@once_an_edition
def worked_cases() -> tuple[WorkedCase, ...]:
    """The cases of the edition in use, without the shipped ones in whose place others stand.

    A fault in a file raises `BadLaw`.
    """
    shipped = [one for path in sorted(FOLDER.glob("*.toml")) for one in cases_of(path.stem, read_file(path))]
    added = [
        one
        for path, text in edition_in_use().texts_in("worked")
        for one in cases_of(path.split("/")[1].removesuffix(".toml"), read_text(text, path), laid_over=True)
    ]
    replaced = {replaced_case(one, shipped) for one in added if one.instead_of}
    return (*(one for one in shipped if (one.file, one.kind, one.says) not in replaced), *added)


def cases_of(file: str, tables: Mapping[str, Any], *, laid_over: bool = False) -> Iterator[WorkedCase]:
    """The checked cases of one file."""
    for kind, cases in tables.items():
        if (file, kind) not in WORKED_RULES or not isinstance(cases, list):
            known = ", ".join(f"{name}.toml [[{one}]]" for name, one in WORKED_RULES)
            raise BadLaw(f"worked/{file}.toml: nothing answers [[{kind}]]; cases go into {known}.")
        for number, table in enumerate(cases, 1):
            if not has_words(table.get("says")):
                raise BadLaw(
                    f"worked/{file}.toml: [[{kind}]] no. {number} does not say what it is (says = …)."
                )
            case = WorkedCase(file, kind, table["says"], table, laid_over)
            if not case.expected:
                known = ", ".join(sorted(case.rule.decides))
                raise BadLaw(f"{case.where} has no answer: write one of {known}.")
            yield case


def replaced_case(new: WorkedCase, shipped: list[WorkedCase]) -> tuple[str, str, str]:
    """The shipped case in whose place this one stands; the situation has to be the same."""
    for old in shipped:
        if (old.file, old.kind, old.says) == (new.file, new.kind, new.instead_of):
            if old.situation != new.situation:
                raise BadLaw(
                    f"{new.where} stands in place of {old.says!r}, but not for the same situation:"
                    " copy all keys of that case, and change the answer only."
                )
            if left_out := left_out_answers(new, old):
                raise BadLaw(
                    f"{new.where} stands in place of {old.says!r} and says less: write its"
                    f" {', '.join(left_out)} too."
                )
            return old.file, old.kind, old.says
    raise BadLaw(
        f"{new.where} stands in place of {new.instead_of!r}, and there is no such case in this file:"
        " write its sentence (says) letter by letter."
    )


def left_out_answers(new: WorkedCase, old: WorkedCase) -> list[str]:
    """What the old case says of the answer and the new one does not, though the law answers it still."""
    left_out = old.expected.keys() - new.expected.keys()
    answer = result_of(old).got if left_out else {}
    return sorted(key for key in left_out if answer.get(key) is not None)


def result_of(case: WorkedCase) -> CaseResult:
    """What the edition in use answers to a case, as far as the case asks."""
    try:
        answer = case.rule.answer(case.table)
    except NoLawInForce as nothing:
        return CaseResult(case, {}, str(nothing).rstrip("."))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadLaw(
            f"{case.where} cannot be asked ({error}): compare it with the cases beside it."
        ) from error
    if "nothing" in answer and "nothing" not in case.expected:
        return CaseResult(case, {}, "nothing is in force")
    return CaseResult(case, {key: answer.get(key) for key in case.expected})


@once_an_edition
def results() -> tuple[CaseResult, ...]:
    """The results of all cases of the edition in use; a case that cannot be asked raises `BadLaw`."""
    return tuple(result_of(case) for case in worked_cases())
