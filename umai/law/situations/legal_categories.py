"""The legal categories of a child on a day, each with its reasons, and when they change by themselves.

Which category is in use on a day, with its source, is data (`umai/law/categories/`). What follows from
recorded facts is found here; what only a person may find (`ONLY_CONFIRMED`) holds only once a person
confirmed it. Of parents who lack for different causes, or of whom one died: the Code as quoted says "one
or both parents died", and names the parents for the other causes; these are taken to hold where no parent
remains whom no cause concerns (a reading of practice, to be confirmed by a lawyer).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from umai.law.children.ages import CHILD_UNTIL
from umai.law.children.categories import Category, categories, category
from umai.law.children.changes import AnswerSpan, age_days, answer_spans, entry_days
from umai.law.children.families import SCHOOL_FROM, SCHOOL_UNTIL
from umai.law.children.lives import AdultState, ChildLife, Dated, ParentalRights, holds_on
from umai.law.dated_values import Certainty
from umai.law.editions.edition import once_an_edition
from umai.law.guardianship.arrangements import drafts_on
from umai.law.guardianship.scheme import Arrangement
from umai.law.situations.situation import LegalSituation, ParentSituation, in_order, labour_on, situation_of

MIGRANTS, CARE, DIFFICULT = "labour_migrants", "without_parental_care", "difficult_life_situation"
BY_STATE = {
    AdultState.DIED: "parents_died",
    AdultState.DECLARED_DEAD: "parents_declared_dead",
    AdultState.UNKNOWN: "parents_unknown",
    AdultState.MISSING: "parents_missing",
    AdultState.INCAPABLE: "parents_incapable",
    AdultState.IN_HOSPITAL: "parents_in_hospital",
    AdultState.IN_PRISON: "parents_in_prison",
    AdultState.IN_DETENTION: "parents_in_detention",
}
BY_RIGHTS = {ParentalRights.TAKEN: "rights_taken", ParentalRights.RESTRICTED: "rights_restricted"}
FROM_FACTS = (*BY_STATE.values(), *BY_RIGHTS.values())
ONLY_CONFIRMED = (
    "parents_evade",
    "parents_refuse_to_collect",
    "recognised_otherwise",
    "abandoned",
    "parents_gone_without_trace",
)
CONFIRMED = "confirmed"


class CategoryStanding(StrEnum):
    """Whether a category holds, or recorded facts speak for it and a person has to confirm it."""

    HOLDS = "holds"
    TO_CONFIRM = "to_confirm"


class FoundCategory(NamedTuple):
    """A category of a situation: its code, how it stands, how sure its definition is, and why.

    A reason is a code: how a parent is away, a cause of being without care, "not_enrolled",
    "no_certificate", "in_institution", or "confirmed" where a person confirmed it.
    """

    code: str
    standing: CategoryStanding
    certainty: Certainty
    reasons: tuple[str, ...]


class CategoryReason(NamedTuple):
    """A reason of one child: its code, whom it concerns or who confirmed it, and since when."""

    code: str
    who: str = ""
    since_on: date | None = None


class LegalCategory(NamedTuple):
    """A category of one child on a day, with its reasons; the words of the code are in `category(code)`."""

    code: str
    standing: CategoryStanding
    certainty: Certainty
    cite: str
    reasons: tuple[CategoryReason, ...]


def legal_categories(life: ChildLife, on: date) -> tuple[LegalCategory, ...]:
    """Every category, cause and kind that a child is in on this day, in the order of the files.

    No draft is among them. A person who is not born yet or of age is in none.
    """
    return tuple(
        LegalCategory(
            one.code,
            one.standing,
            one.certainty,
            category(one.code).definition.source_on(on).cite,
            tuple(reason for code in one.reasons for reason in reasons_of(life, on, one.code, code)),
        )
        for one in categories_of_situation(situation_of(life, on), on)
    )


def draft_definitions(life: ChildLife, on: date) -> tuple[LegalCategory, ...]:
    """The drafts by which this child would be one of labour migrants, were they law; none of them is.

    For the Ministry and for lawyers only. A definition that nobody read is taken from its sanction: whom
    the draft would have fined. The reason is the code of the scheme.
    """
    return tuple(
        LegalCategory(
            MIGRANTS,
            CategoryStanding.HOLDS,
            one.certainty,
            one.cite,
            tuple(CategoryReason(one.scheme, who, one.since_on) for who in one.who),
        )
        for one in drafts_on(life, on, "sanction")
        if one.asks is not Arrangement.NOTHING
    )


def categories_change_on(life: ChildLife, on: date) -> date | None:
    """The next day on which the categories or their reasons change without any new fact; None if never.

    Where neither a recorded fact nor a definition turns, only another situation can change the answer.
    """
    turning = {*life.days(), *definition_days()}
    now, situation = legal_categories(life, on), situation_of(life, on)
    for day in sorted({day for day in (*turning, *_ages_of(life)) if day > on}):
        if (day in turning or situation_of(life, day) != situation) and legal_categories(life, day) != now:
            return day
    return None


def category_spans(
    life: ChildLife, from_on: date, to_on: date
) -> list[AnswerSpan[tuple[LegalCategory, ...]]]:
    """What was true when: the categories from one day to another, each answer with its days."""
    return answer_spans(lambda day: legal_categories(life, day), category_days(life), from_on, to_on)


def category_days(life: ChildLife) -> Iterator[date]:
    """Every day on which the categories of a life can change."""
    yield from life.days()
    yield from _ages_of(life)
    yield from definition_days()


@once_an_edition
def definition_days() -> tuple[date, ...]:
    """The days on which the definition of a category begins or ends to hold."""
    every = (day for found in categories().values() for day in entry_days(found.definition.entries))
    return tuple(sorted(set(every)))


def _ages_of(life: ChildLife) -> Iterator[date]:
    return age_days(life.born_on, [CHILD_UNTIL, SCHOOL_FROM, SCHOOL_UNTIL])


def categories_of_situation(one: LegalSituation, on: date) -> tuple[FoundCategory, ...]:
    """The categories of a situation on this day, by the definitions in use: a pure function of both."""
    if not one.is_child:
        return ()
    found: dict[str, FoundCategory] = {}
    in_use = {found.code: found for found in categories().values() if found.holds_on(on)}
    labour = in_order(parent.labour for parent in one.parents if parent.labour)
    _add(found, in_use, on, MIGRANTS, labour)
    causes = dict(causes_of(one))
    for code in (*FROM_FACTS, *ONLY_CONFIRMED):
        reasons = [CONFIRMED] if code in one.confirmed else []
        reasons += [code] if code in causes else []
        _add(found, in_use, on, code, reasons)
        if code in found and CONFIRMED not in reasons and not causes[code]:
            found[code] = found[code]._replace(certainty=Certainty.PRACTICE)
    _add(found, in_use, on, CARE, _under(found, in_use, CARE))
    for code, reasons, standing in (
        ("orphan_or_without_care", [CARE] if CARE in found else [], CategoryStanding.HOLDS),
        ("residential_care", ["in_institution"] if one.in_institution else [], CategoryStanding.HOLDS),
        ("out_of_school", ["not_enrolled"] if one.out_of_school else [], CategoryStanding.TO_CONFIRM),
        ("no_documents", ["no_certificate"] if one.no_certificate else [], CategoryStanding.TO_CONFIRM),
    ):
        _add(found, in_use, on, code, reasons, standing)
    for code in one.confirmed:
        if code in in_use and in_use[code].under == DIFFICULT:
            before = found[code].reasons if code in found else ()
            _add(found, in_use, on, code, (CONFIRMED, *before))
    kinds = _under(found, in_use, DIFFICULT)
    held = [code for code in kinds if found[code].standing is CategoryStanding.HOLDS]
    _add(
        found,
        in_use,
        on,
        DIFFICULT,
        held or kinds,
        CategoryStanding.HOLDS if held else CategoryStanding.TO_CONFIRM,
    )
    return tuple(found[code] for code in in_use if code in found)


def causes_of(one: LegalSituation) -> Iterator[tuple[str, bool]]:
    """The causes of being without parental care that follow from facts.

    Each with whether it is the cause of every parent on record, or was said of one: else it is a reading.
    """
    by_parent = [_causes_of_parent(parent) for parent in one.parents]
    nobody_remains = bool(by_parent) and all(by_parent)
    for code in FROM_FACTS:
        concerned = [code in causes for causes in by_parent]
        if any(concerned) and (code == "parents_died" or nobody_remains):
            yield code, code == "parents_died" or all(concerned)


def reasons_of(life: ChildLife, on: date, category_code: str, reason: str) -> Iterator[CategoryReason]:
    """A reason of a situation, told of this child: who, and since when."""
    if reason == CONFIRMED:
        for cause in life.confirmed:
            if cause.code == category_code and holds_on(cause, on):
                yield CategoryReason(reason, cause.by, cause.from_on)
    elif category_code == MIGRANTS:
        for parent in life.parents:
            if labour_on(parent, on) == reason:
                lasting = [one for one in parent.absences if one.for_labour and one.lasts_on(on)]
                first = min((one.left_on for one in lasting if one.left_on), default=None)
                yield CategoryReason(reason, parent.who, first)
    elif category_code in FROM_FACTS:
        for parent in life.parents:
            begun: list[date | None] = [
                *(
                    one.from_on
                    for one in parent.states
                    if _is_cause(BY_STATE.get(one.state), reason, one, on)
                ),
                *(
                    one.from_on
                    for one in parent.rights
                    if _is_cause(BY_RIGHTS.get(one.rights), reason, one, on)
                ),
            ]
            if reason in _causes_of_parent(ParentSituation(parent.state_on(on), parent.rights_on(on))):
                yield CategoryReason(reason, parent.who, min((day for day in begun if day), default=None))
    elif reason == "in_institution":
        for paper in life.papers_on(on):
            if paper.kind == "institution":
                yield CategoryReason(reason, paper.carer, paper.from_on)
    else:
        yield CategoryReason(reason)


def _is_cause(code: str | None, reason: str, span: Dated, on: date) -> bool:
    return code == reason and holds_on(span, on)


def _causes_of_parent(parent: ParentSituation) -> tuple[str, ...]:
    return tuple(filter(None, (BY_STATE.get(parent.state), BY_RIGHTS.get(parent.rights))))


def _under(found: dict[str, FoundCategory], in_use: dict[str, Category], code: str) -> list[str]:
    return [one for one in in_use if one in found and in_use[one].under == code]


def _add(
    found: dict[str, FoundCategory],
    in_use: dict[str, Category],
    on: date,
    code: str,
    reasons: Iterable[str],
    standing: CategoryStanding = CategoryStanding.HOLDS,
) -> None:
    """Put a category that is in use and has a reason among those that were found."""
    why = tuple(reasons)
    if why and code in in_use:
        source = in_use[code].definition.source_on(on)
        found[code] = FoundCategory(code, standing, source.certainty, why)
