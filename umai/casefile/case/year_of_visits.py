"""The visits of a case in the last year: in a sentence, day by day, and as a strip."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.casefile.case.visit_strip import (
    ALONE,
    KINDS,
    MISSED,
    NOT_MADE,
    NOT_SEEN,
    OBSERVED,
    OWED,
    PITCH,
    PLANNED,
    SEEN,
    VisitMark,
    draw_strip,
    sample_of,
)
from umai.design.days import date_in_words
from umai.design.parts import Link
from umai.design.pictures.svg import PageDrawing, sample_svg
from umai.law.children.ages import months_after
from umai.law.terms.clock import day_of
from umai.law.terms.retention import years_before
from umai.visits.models import Alone
from umai.visits.visit.reading import is_seen_alone, title_of, visits_since

MADE = (ALONE, OBSERVED, SEEN, NOT_SEEN)
PLANNED_MONTHS = 3  # a visit that is planned for later is not on the strip


class StripLegend(NamedTuple):
    """What a shape of the strip means."""

    sample: SafeString
    words: str


class YearOfVisits(NamedTuple):
    """The marks of the strip, with a line and an address for each, and since when they are shown."""

    marks: list[tuple[VisitMark, Link]]
    since: date
    on: date
    whole: bool  # the case is older than a year, so that earlier visits are left out

    @property
    def in_words(self) -> str:
        """How many visits there were, and how the child was seen, in one sentence."""
        n = Counter(mark.kind for mark, _link in self.marks)
        parts = [self._made_in_words(sum(n[kind] for kind in MADE))]
        if n[ALONE]:
            words = ngettext("the child seen alone at %(n)d", "the child seen alone at %(n)d", n[ALONE])
            parts.append(words % {"n": n[ALONE]})
        elif not n[OBSERVED] and (n[SEEN] or n[NOT_SEEN]):
            parts.append(_("never seen alone"))
        if n[NOT_SEEN]:
            words = ngettext("the child not seen at %(n)d", "the child not seen at %(n)d", n[NOT_SEEN])
            parts.append(words % {"n": n[NOT_SEEN]})
        if n[NOT_MADE]:
            words = ngettext("%(n)d could not be made", "%(n)d could not be made", n[NOT_MADE])
            parts.append(words % {"n": n[NOT_MADE]})
        if n[MISSED]:
            parts.append(ngettext("%(n)d missed", "%(n)d missed", n[MISSED]) % {"n": n[MISSED]})
        return f"{', '.join(parts)}."

    def _made_in_words(self, n):
        if n == 0:
            return _("No visit in the last year") if self.whole else _("No visit was made yet")
        if self.whole:
            words = ngettext("%(n)d visit in the last year", "%(n)d visits in the last year", n)
        else:
            words = ngettext("%(n)d visit since the case began", "%(n)d visits since the case began", n)
        return words % {"n": n}

    @property
    def owed_in_words(self) -> str:
        """That the last day of a visit has come; else an empty text."""
        return kind_in_words(OWED) if any(mark.kind == OWED for mark, _link in self.marks) else ""

    @property
    def drawing(self) -> PageDrawing:
        marks = (mark for mark, _link in self.marks)
        return draw_strip(_("Visits, month by month"), self.in_words, marks, self.since, self.on)

    @property
    def legend(self) -> list[StripLegend]:
        """The shapes that occur, in the order of `KINDS`."""
        there = {mark.kind for mark, _link in self.marks}
        return [
            StripLegend(sample_svg(PITCH, *sample_of(kind)), kind_in_words(kind))
            for kind in KINDS
            if kind in there
        ]

    @property
    def lines(self) -> list[Link]:
        """Each mark with its day and where it leads, the newest first."""
        found = sorted(self.marks, key=lambda one: one[0].on, reverse=True)
        return [link._replace(label=f"{date_in_words(mark.on)}: {link.label}") for mark, link in found]


def kind_in_words(kind: str) -> str:
    """What a mark of this kind says."""
    return {
        ALONE: _("the child was seen, and spoken to alone"),
        OBSERVED: _("the child was seen and observed"),
        SEEN: _("the child was seen, not alone"),
        NOT_SEEN: _("the child was not seen"),
        NOT_MADE: _("the visit could not be made"),
        MISSED: _("the visit was missed"),
        OWED: _("owed: the last day has come"),
        PLANNED: _("planned, at the latest on this day"),
    }[kind]


def year_of_visits(case, window, by, *, begun_on: date, on: date) -> YearOfVisits:
    """The visits of this case in the last year, or since it began. Two queries.

    `window` is the planned visit that waits, or None.
    """
    a_year_ago = years_before(on, 1)
    since = max(begun_on, a_year_ago)
    found = visits_since(case, by, since)
    all_visits = reverse("visits:of_case", args=[case.pk])
    marks = [
        (VisitMark(kind_of(one), day_of(one.at)), Link(title_of(one), one.get_absolute_url()))
        for one in found.visits
    ]
    marks += [
        (VisitMark(MISSED, one.latest_on), Link(_("A visit was missed"), all_visits)) for one in found.missed
    ]
    if window and window.latest_on <= months_after(on, PLANNED_MONTHS):
        kind = PLANNED if window.latest_on > on else OWED
        title = _("The last day of the planned visit")
        marks.append((VisitMark(kind, window.latest_on), Link(title, all_visits)))
    return YearOfVisits(marks, since, on, begun_on < a_year_ago)


def kind_of(visit) -> str:
    """The kind of mark of a visit that was made or tried."""
    if not visit.made:
        return NOT_MADE
    if is_seen_alone(visit):
        return ALONE
    if visit.seen and visit.alone == Alone.OBSERVED:
        return OBSERVED
    return SEEN if visit.seen else NOT_SEEN
