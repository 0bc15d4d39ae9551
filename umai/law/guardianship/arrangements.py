"""Which arrangement the absence of a child's parents asks for on a day, and whether the papers are there.

The law of the day asked about governs what is asked on that day, also in the middle of an absence; see
`umai.law.guardianship.schemes.scheme_on`. The child's age is that of the day asked. An absence is counted
from its first day (day 0) to the day asked; where the family said for how long, an arrangement is asked
for the whole announced length from the start, and a sanction only for the days that have passed. Nothing
that only a draft asks is ever in an answer of `arrangement_on`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from umai.law.children.ages import CHILD_UNTIL, age_on, is_minor
from umai.law.children.changes import age_days, birthdays, entry_days, next_change
from umai.law.children.lives import DAY, ChildLife, holds_on
from umai.law.dated_values import Certainty, LegalSource, NoLawInForce, parameter
from umai.law.guardianship.absences import AbsenceMeasure, family_absence
from umai.law.guardianship.scheme import Arrangement, Length, Scheme, SchemeStep
from umai.law.guardianship.schemes import drafts_of, scheme_on, schemes_of

AUTHORITY = parameter("guardian_authority")
GUARDIAN_PAPERS = ("preliminary", "court", "foster", "institution")
ENOUGH: dict[Arrangement, tuple[str, ...]] = {  # which papers are enough for what is asked
    Arrangement.POWER_OF_ATTORNEY: ("power_of_attorney", *GUARDIAN_PAPERS),
    Arrangement.ATTORNEY_EXTENSION: ("power_of_attorney", *GUARDIAN_PAPERS),
    Arrangement.TEMPORARY_GUARDIANSHIP: GUARDIAN_PAPERS,
    Arrangement.GUARDIANSHIP: GUARDIAN_PAPERS,
    Arrangement.TRUSTEESHIP: GUARDIAN_PAPERS,
    Arrangement.COURT_GUARDIANSHIP: ("court", "foster", "institution"),
}
DOUBTS = ("age_unknown", "length_unknown", "no_parent_recorded", "terms_not_read", "short_not_measured")


class ArrangementAsked(NamedTuple):
    """What one scheme asks for on a day.

    `asks` is what, `scheme` by which scheme, `certainty` and `cite` how sure that is and where it stands.
    `who` are the parents whose absence it is, `since_on` its first day (None: not known). `papers` are the
    valid papers that are enough for it. `doubts` are codes of `DOUBTS`. `fine_units` is a sanction's fine.
    """

    asks: Arrangement
    scheme: str
    certainty: Certainty
    cite: str
    who: tuple[str, ...] = ()
    since_on: date | None = None
    papers: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    fine_units: int | None = None

    @property
    def is_missing(self) -> bool:
        """Whether something is asked for and no valid paper is enough for it."""
        return self.asks is not Arrangement.NOTHING and not self.papers


def arrangement_on(life: ChildLife, on: date, law: Iterable[Scheme] | None = None) -> ArrangementAsked:
    """What the scheme in force on this day asks for; raises `NoLawInForce` where there is none.

    `law` are the schemes that are supposed to be known, in place of those of the files.
    """
    return asked_by(scheme_on("arrangement", on, law), life, on)


def drafts_on(life: ChildLife, on: date, subject: str = "arrangement") -> tuple[ArrangementAsked, ...]:
    """What each draft of a subject would ask for, were it law. For the Ministry and for lawyers only."""
    return tuple(asked_by(scheme, life, on) for scheme in drafts_of(subject))


def guardian_authority_on(on: date) -> tuple[str, LegalSource]:
    """Which body is the guardian authority on this day, by its code, and the source that says so."""
    return str(AUTHORITY.on(on)), AUTHORITY.source_on(on)


def exit_consent_on(on: date) -> Scheme:
    """Whose consent a child needs to leave the country, by the scheme in force on this day."""
    return scheme_on("exit", on)


def asked_by(scheme: Scheme, life: ChildLife, on: date) -> ArrangementAsked:
    """What this scheme asks for on this day. A person who is not born yet or of age is asked for nothing."""
    nothing = ArrangementAsked(Arrangement.NOTHING, scheme.code, scheme.entry.certainty, scheme.entry.cite)
    if life.born_on and (life.born_on > on or not is_minor(life.born_on, on)):
        return nothing
    if not life.parents:
        return nothing._replace(doubts=("no_parent_recorded",))
    absence = family_absence(life, on, measure_of(scheme))
    if absence is None:
        return nothing
    found = nothing._replace(who=absence.who, since_on=absence.since_on)
    if not scheme.steps:
        return found._replace(doubts=("terms_not_read",))
    is_announced = scheme.subject == "arrangement" and absence.back_on is not None
    to_on = max(on, absence.back_on) if is_announced and absence.back_on else on
    age = age_on(life.born_on, on) if life.born_on else None
    step = _step_for(scheme, age, absence.since_on, on, to_on)
    if step is None or _is_exempt(step, life, on):
        return found
    doubts = (
        ("age_unknown", age is None and bool(scheme.ages)),
        ("length_unknown", bool(scheme.lengths) and not absence.is_exact),
        ("short_not_measured", step.when_short is not None),
    )
    return found._replace(
        asks=step.asks,
        papers=tuple(
            dict.fromkeys(
                paper.carer for paper in life.lawful_papers_on(on) if paper.kind in ENOUGH.get(step.asks, ())
            )
        ),
        doubts=tuple(code for code, is_so in doubts if is_so),
        fine_units=step.fine_units,
    )


def measure_of(scheme: Scheme) -> AbsenceMeasure:
    """Which absences a scheme counts."""
    return AbsenceMeasure(scheme.all_parents, scheme.internal, scheme.labour_only, scheme.any_cause)


def arrangement_changes_on(life: ChildLife, on: date, law: Iterable[Scheme] | None = None) -> date | None:
    """The next day on which the law asks for something else, or papers begin or cease to be enough.

    Without any new fact: by the length of the absence, an age, a paper's term, a parent's known return,
    or a law whose day comes. None where that never happens.
    """
    known = tuple(schemes_of("arrangement") if law is None else law)

    def answer(day: date) -> ArrangementAsked | None:
        try:
            return arrangement_on(life, day, known)
        except NoLawInForce:
            return None

    return next_change(answer, boundaries(life, *(one for one in known if not one.is_draft)), on)


def asked_changes_on(scheme: Scheme, life: ChildLife, on: date) -> date | None:
    """The next day on which this scheme, were it law, would ask for something else."""
    return next_change(lambda day: asked_by(scheme, life, day), boundaries(life, scheme), on)


def boundaries(life: ChildLife, *asked: Scheme) -> Iterator[date]:
    """Every day on which what these schemes ask of a life can change."""
    recorded = set(life.days())
    yield from recorded
    yield from age_days(life.born_on, [CHILD_UNTIL])
    for scheme in asked:
        yield from entry_days([scheme.entry])
        yield from length_days(recorded, scheme.lengths)
        for age in scheme.ages:
            if isinstance(age, str):
                yield from age_days(life.born_on, [parameter(age)])
            elif life.born_on:
                yield from birthdays(life.born_on, [age])


def length_days(starts: set[date], lengths: tuple[Length, ...]) -> Iterator[date]:
    """The first day on which an absence since any of these days is longer than any of these lengths."""
    for start in starts:
        for length in lengths:
            if start.year + length.number < date.max.year:
                yield length.last_day(start) + DAY


def _step_for(
    scheme: Scheme, age: int | None, since_on: date | None, on: date, to_on: date
) -> SchemeStep | None:
    return next(
        (one for one in scheme.steps if one.fits_age(age, on) and one.fits_length(since_on, to_on)), None
    )


def _is_exempt(step: SchemeStep, life: ChildLife, on: date) -> bool:
    guarded = any(paper.kind in GUARDIAN_PAPERS for paper in life.lawful_papers_on(on))
    noticed = any(holds_on(notice, on) for notice in life.notices)
    return ("guardian" in step.unless and guarded) or ("notice" in step.unless and noticed)
