"""Random lives of children, for properties: days close together, so that boundaries meet."""

from datetime import date, timedelta

from hypothesis import strategies as st

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

FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)
days = st.dates(FIRST, LAST)
maybe_days = st.none() | days
PAPERS = ("power_of_attorney", "preliminary", "court", "foster", "institution", "other")
CAUSES = ("parents_evade", "abandoned", "violence", "low_income", "parents_died")


@st.composite
def terms(draw, beginning=maybe_days):
    """A first and a last day, in this order; either may be unknown."""
    first = draw(beginning)
    length = draw(st.none() | st.integers(0, 900))
    return first, None if length is None else (first or FIRST) + timedelta(days=length)


@st.composite
def absences(draw):
    first, last = draw(terms())
    return ParentAbsence(
        for_labour=draw(st.booleans()),
        external=draw(st.sampled_from((True, False, None))),
        left_on=first,
        returned_on=last,
        reachable=draw(st.sampled_from((True, False, None))),
    )


def few(strategy, most=2):
    return st.lists(strategy, max_size=most).map(tuple)


def spans(made, *values):
    """Spans of a kind: values before the term."""
    return st.builds(lambda term, *drawn: made(*drawn, *term), terms(), *values)


def adults(who, **fixed):
    return st.builds(
        AdultLife,
        st.just(who),
        absences=few(absences()),
        states=few(spans(StateSpan, st.sampled_from([one for one in AdultState if one])), 1),
        rights=few(spans(RightsSpan, st.sampled_from(ParentalRights)), 1),
        barred=few(spans(DaySpan), 1),
        born_on=st.none() | st.dates(date(1960, 1, 1), date(2010, 1, 1)),
        is_representative=st.booleans(),
        **fixed,
    )


def lives():
    """A child with up to two parents and two carers, and everything dated at random."""
    parents = st.tuples(
        adults("mother", is_parent=st.just(True)), adults("father", is_parent=st.just(True))
    ).flatmap(lambda both: st.sampled_from([both, both[:1], ()]))
    carers = few(adults("grandmother"), 1)
    return st.builds(
        lambda parents, carers, **rest: ChildLife(adults=(*parents, *carers), **rest),
        parents,
        carers,
        born_on=st.none() | st.dates(date(2004, 1, 1), date(2026, 12, 31)),
        papers=few(
            spans(PaperSpan, st.sampled_from(PAPERS), st.sampled_from(("grandmother", "uncle", "mother")))
        ),
        notices=few(st.builds(lambda term: NoticeSpan(*term), terms(days)), 1),
        enrolments=few(spans(EnrolmentSpan, st.booleans()), 1),
        confirmed=few(
            st.builds(
                lambda code, term: ConfirmedCause(code, "worker", *term), st.sampled_from(CAUSES), terms(days)
            ),
            1,
        ),
        has_certificate=st.sampled_from((True, False, None)),
    )
