"""Questions about visits in words: what was noticed, and honest reasons for it; no accusation."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.parts import SummaryRow
from umai.design.templatetags.design import moment
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.visits.plausibility.models import Sign, VisitQuestion


def sign_sentence(question):
    """What was noticed, with its numbers, in one or two sentences."""
    numbers = question.evidence["numbers"]
    match question.sign:
        case Sign.SAME_TEXT:
            what = (
                _("What the child said")
                if numbers["words"] == "heard"
                else _("What is written of carer, dwelling and school")
            )
            return _("%(what)s is written in the same words at an earlier visit (%(n)d letters).") % {
                "what": what,
                "n": numbers["letters"],
            }
        case Sign.ONE_MINUTE:
            return _("Children of %(homes)d different homes are written as seen within %(minutes)s.") % {
                "homes": numbers["homes"],
                "minutes": minutes_in_words(numbers["minutes"] + 1),
            }
        case Sign.FAR:
            return _(
                "The device was about %(km).1f km further away than the places of the %(n)d earlier visits to"
                " this child at home."
            ) % {"km": numbers["metres"] / 1000, "n": numbers["visits"]}
        case Sign.IN_BULK:
            return _(
                "%(n)d visits were counted as missed, and then written down as made in time, all within"
                " %(minutes)s."
            ) % {"n": numbers["visits"], "minutes": minutes_in_words(numbers["minutes"] + 1)}
        case Sign.NOBODY_HOME:
            return _("Nobody was at home %(n)d times in a row.") % {"n": numbers["visits"]}
    return _("At %(n)d visits in a row the child was seen, and never alone.") % {"n": numbers["visits"]}


def minutes_in_words(n):
    return ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}


def reasons(question):
    """Honest reasons that there may be for it, for whoever reads the question."""
    return {
        Sign.SAME_TEXT: _(
            "It may be so: a child says the same again, or the worker has words ready for what is alike."
        ),
        Sign.ONE_MINUTE: _(
            "It may be so: the children were together, at school or at a feast, or the hour of writing stands"
            " there instead of the hour of the visit."
        ),
        Sign.FAR: _(
            "It may be so: the family moved, the child was met elsewhere, or the visit was written down later"
            " at another place."
        ),
        Sign.IN_BULK: _(
            "It may be so: the visits were made in time, and there was no electricity, no connection or no"
            " hour to write. Visits missed with too many cases are the office's, and are not counted here."
        ),
        Sign.NOBODY_HOME: _(
            "It may be so: the family is on the summer pasture, works in the fields at that hour, or moved."
        ),
        Sign.NEVER_ALONE: _(
            "It may be so: there is one room only, the child does not want it, or the carer does not go out."
        ),
    }[question.sign]


def answer_rows(question: VisitQuestion):
    """What was said, the earliest first."""
    rows = question.answers.select_related("recorded_by").order_by("recorded_at")
    return [
        [SummaryRow(_("How it was"), as_paragraphs(row.words)), SummaryRow(_("Written down"), by_whom(row))]
        for row in rows
    ]


def decision_rows(question: VisitQuestion):
    """What was decided, the earliest first."""
    rows = question.decisions.select_related("recorded_by").order_by("recorded_at")
    return [
        [
            SummaryRow(_("What follows"), row.get_result_display()),
            SummaryRow(_("Why"), as_paragraphs(row.reason)),
            SummaryRow(_("Written down"), by_whom(row)),
        ]
        for row in rows
    ]


def call_rows(draw):
    """The calls about one visit, the earliest first."""
    rows = draw.calls.select_related("recorded_by").order_by("recorded_at")
    return [
        [
            SummaryRow(_("When"), moment(row.at)),
            SummaryRow(_("What came of it"), row.get_result_display()),
            *([SummaryRow(_("What was said"), as_paragraphs(row.words))] if row.words else []),
            SummaryRow(_("Written down"), by_whom(row)),
        ]
        for row in rows
    ]
