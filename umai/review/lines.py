"""Reviews, conferences and closing proposals as lines of a page."""

from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.assessment.models import Hearing
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import day
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.intake.cases.reading import proposal_rows as rows_of_intake


def review_rows(review):
    """A review, as lines of a summary."""
    rows = [
        SummaryRow(_("Held on"), day(review.held_on)),
        SummaryRow(_("Recorded"), by_whom(review)),
        SummaryRow(_("Does the plan work"), capfirst(review.get_works_display())),
        SummaryRow(_("What has changed for the child"), as_paragraphs(review.words)),
        SummaryRow(_("What the child says"), as_paragraphs(review.childs_view)),
        SummaryRow(_("Risk level"), capfirst(review.get_risk_display())),
        SummaryRow(_("Reasons"), as_paragraphs(review.reasons)),
        SummaryRow(_("Is the plan to be changed"), _("Yes") if review.change_plan else _("No")),
        SummaryRow(_("Next review by"), day(review.next_on)),
    ]
    return [*rows, *paper_rows(review)]


def paper_rows(row):
    """Who decided it on paper, the number and the day of the paper; nothing where it was not on paper."""
    if not row.decided_by:
        return []
    parts = [row.decided_by]
    if row.paper_number:
        parts.append(_("No. %(number)s") % {"number": row.paper_number})
    if row.paper_on:
        parts.append(date_in_words(row.paper_on))
    return [SummaryRow(_("On paper"), ", ".join(parts))]


def stored_promise_rows(stored):
    """Promises as a review stored them, with their state at that time."""
    return [SummaryRow(one["what"], _promise(one)) for one in stored]


def promise_rows(promises):
    """Promises as they are now, each with a link to where its progress is recorded."""
    return [
        SummaryRow(
            one.what,
            _promise(one.as_stored()),
            one.url,
            _("what became of it: %(what)s") % {"what": one.what},
        )
        for one in promises
    ]


def conference_rows(conference):
    """A conference without its decisions."""
    who = [
        f"{one.name}, {one.body}" if one.body else one.name
        for one in sorted(conference.participants.all(), key=lambda one: one.recorded_at)
    ]
    return [
        SummaryRow(_("Held on"), day(conference.held_on)),
        SummaryRow(_("Recorded"), by_whom(conference)),
        SummaryRow(_("Who came"), as_paragraphs("\n".join(who))),
        SummaryRow(_("What was talked about"), as_paragraphs(conference.words)),
        *paper_rows(conference),
    ]


def decision_rows(conference):
    """What a conference decided."""
    rows = sorted(conference.decisions.all(), key=lambda one: (one.due_on, one.recorded_at))
    return [
        SummaryRow(
            one.words, _("%(who)s, until %(day)s") % {"who": one.who, "day": date_in_words(one.due_on)}
        )
        for one in rows
    ]


def proposal_rows(proposal):
    """A closing proposal as lines of a summary, with what was checked before."""
    checks = proposal.checks or {}
    rows = rows_of_intake(proposal)
    if heard := checks.get("heard"):
        rows.append(SummaryRow(_("Was the child heard"), capfirst(Hearing(heard).label)))
    if check := checks.get("check"):
        rows.append(SummaryRow(_("How it is known who the child lives with"), _check(check)))
    if again := checks.get("withdrawn"):
        rows.append(
            SummaryRow(_("A complaint was withdrawn. What else was found"), as_paragraphs(again["found"]))
        )
        rows.append(SummaryRow(_("Who looked again, and what they saw"), as_paragraphs(again["looked"])))
    return rows


def open_rows(proposal):
    """The promises that were open at the proposal, each with what becomes of it."""
    return [
        SummaryRow(one["what"], format_html("{}{}", as_paragraphs(one["becomes"]), _promise(one)))
        for one in (proposal.checks or {}).get("open", [])
    ]


def _check(check):
    parts = []
    if check.get("on"):
        parts.append(
            _("A visit on %(day)s saw the child at home.")
            % {"day": date_in_words(date.fromisoformat(check["on"]))}
        )
    if check.get("words"):
        parts.append(check["words"])
    return as_paragraphs("\n".join(parts))


def _promise(one):
    """Who does it, by when, and its state, as HTML."""
    due_on = date_in_words(date.fromisoformat(one["due_on"])) if one["due_on"] else ""
    until = _("until %(day)s") % {"day": due_on} if due_on else ""
    lines = [", ".join(filter(None, [one["who"], until])), one["state"]]
    return format_html_join("", '<p class="hint">{}</p>', ((line,) for line in lines if line))
