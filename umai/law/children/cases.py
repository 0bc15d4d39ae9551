"""Reads the life that a worked case tells, and answers the cases of `worked/representation.toml`.

A case says its facts in plain TOML: `born_on`, `adults`, `papers` and so on, with the words of
`umai.law.children.lives`. A runner compares the answer with the case, key by key.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from umai.law.children.categories import ParentAbsence
from umai.law.children.lives import (
    AdultLife,
    AdultState,
    ChildLife,
    ConfirmedCause,
    DaySpan,
    EnrolmentSpan,
    NoticeSpan,
    PaperSpan,
    ParentalRights,
    RightsSpan,
    StateSpan,
)
from umai.law.children.representation import representation_changes_on, representation_on

Case = Mapping[str, Any]
SAID = {"says", "ru", "ky", "asked_on"}
FACTS = {"born_on", "adults", "papers", "notices", "enrolments", "confirmed", "has_certificate"}
OF_ADULTS = {"who", "parent", "representative", "born_on", "absences", "states", "rights", "barred"}


class CaseAnswer(NamedTuple):
    """What answers the cases of a file: the keys that are answers, those that only this file asks with."""

    decides: frozenset[str]
    answer: Callable[[Case], dict[str, Any]]
    asks: frozenset[str] = frozenset()

    def strange_keys(self, case: Case) -> set[str]:
        """The keys of a case that nothing reads: a case with a slip would show nothing."""
        adults = {key for one in case.get("adults", ()) for key in one}
        return (set(case) - SAID - FACTS - self.asks - self.decides) | (adults - OF_ADULTS)


def representation_answer(case: Case) -> dict[str, Any]:
    """Who may act on the day asked, and why: the answer to a case of `worked/representation.toml`."""
    found = representation_on(as_life(case), case["asked_on"])
    return {
        "may_act": found.answer,
        "who": list(found.who),
        "reason": found.reason,
        "as_what": found.as_what,
        "certainty": found.certainty,
        "doubts": [doubt.code for doubt in found.doubts],
        "parents": list(found.parents),
        "changes_on": representation_changes_on(as_life(case), case["asked_on"]) or "never",
    }


def as_life(case: Case) -> ChildLife:
    """The life of a worked case."""
    return ChildLife(
        born_on=case.get("born_on"),
        adults=tuple(as_adult(one) for one in case.get("adults", ())),
        papers=tuple(PaperSpan(**one) for one in case.get("papers", ())),
        notices=tuple(NoticeSpan(**one) for one in case.get("notices", ())),
        enrolments=tuple(EnrolmentSpan(**one) for one in case.get("enrolments", ())),
        confirmed=tuple(ConfirmedCause(**one) for one in case.get("confirmed", ())),
        has_certificate=case.get("has_certificate"),
    )


def as_adult(table: Case) -> AdultLife:
    """One adult of a worked case; `parent = true` for a parent."""
    return AdultLife(
        table["who"],
        is_parent=table.get("parent", False),
        is_representative=table.get("representative", False),
        born_on=table.get("born_on"),
        absences=tuple(ParentAbsence(**one) for one in table.get("absences", ())),
        states=tuple(StateSpan(AdultState(one["state"]), *_term(one)) for one in table.get("states", ())),
        rights=tuple(
            RightsSpan(ParentalRights(one["rights"]), *_term(one)) for one in table.get("rights", ())
        ),
        barred=tuple(DaySpan(**one) for one in table.get("barred", ())),
    )


def _term(one: Case) -> tuple[date | None, date | None]:
    return one.get("from_on"), one.get("to_on")


CASE_ANSWERS = {
    "representation": CaseAnswer(
        frozenset({"may_act", "who", "reason", "as_what", "certainty", "doubts", "parents"} | {"changes_on"}),
        representation_answer,
    )
}
