"""Notes, talks and contacts as the pages show them: a heading, and lines of a summary."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design.parts import SummaryRow, UiText
from umai.design.templatetags.design import day, moment
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.prevention.child.kinds import NOTE_TITLES, slug_of
from umai.prevention.models import Note, Talk
from umai.prevention.reading import source_of_note
from umai.prevention.words import ZONES, contact_title, note_in_words, talk_title, time_there
from umai.register.models import AdultIdentity


class RowSummary(NamedTuple):
    """One row on the child's page. `change_url` is None for whoever may not correct it.

    `recorded`: by whom and when it was written.
    """

    title: str
    rows: list[SummaryRow]
    recorded: UiText
    change_url: str | None = None


def summary_of(row):
    """The summary of a note, a talk or a contact, without a link to change it."""
    if isinstance(row, Note):
        return note_summary(row)
    return talk_summary(row) if isinstance(row, Talk) else contact_summary(row)


def note_summary(row, changes=False):
    """A note: what was found, by whom, on which day."""
    lines = [
        (_("Found"), capfirst(note_in_words(row))),
        (_("In a few words"), as_lines(row.words)),
        (_("On"), day(row.noted_on)),
        (_("Who says so"), source_of_note(row)),
    ]
    return as_summary(str(NOTE_TITLES[row.kind]), row, lines, slug_of(row.kind), changes)


def talk_summary(row, changes=False):
    """A talk, or why it was not held."""
    lines = [
        (_("On"), day(row.talked_on)),
        (_("With whom"), row.who or capfirst(row.get_partner_display())),
        (_("What was said"), as_lines(row.words)),
        (_("What was agreed"), as_lines(row.agreed)),
        (_("The next talk"), day(row.next_on) if row.next_on else ""),
    ]
    return as_summary(talk_title(row), row, lines, "talk", changes)


def parent_names_of(rows):
    """Adult id to name, of the parents in these contacts."""
    identities = AdultIdentity.objects.filter(adult_id__in={row.adult_id for row in rows})
    return {one.adult_id: one.full_name() for one in identities}


def contact_summary(row, changes=False, names=None):
    """A contact with a parent, with the time here and there. `names` as from `parent_names_of`."""
    who = (parent_names_of([row]) if names is None else names).get(row.adult_id, "")
    when = moment(row.contacted_at)
    if there := time_there(row.time_zone, row.contacted_at):
        when = format_html(
            _("{here} (there: {there}, {place})"), here=when, there=there, place=ZONES[row.time_zone]
        )
    apart = {True: _("yes"), False: _("no")}.get(row.heard_apart, "")
    lines = [
        (_("Parent"), who),
        (_("When"), when),
        (_("What the parent was told"), as_lines(row.told)),
        (_("What the parent said"), as_lines(row.words)),
        (_("What the parent has to decide"), as_lines(row.decisions)),
        (_("Language"), row.language),
        (_("Both parents heard apart"), apart),
    ]
    return as_summary(contact_title(row), row, lines, "contact", changes)


def as_summary(title, row, lines, slug, changes):
    """A summary of these lines, with who wrote the row, and whether it was corrected."""
    if row.why == ReplacementReason.CORRECTION:
        title = _("%(answer)s (corrected)") % {"answer": title}
    url = reverse("prevention:change", args=[row.child_id, slug, row.pk]) if changes else None
    rows = [SummaryRow(label, value) for label, value in lines if value]
    return RowSummary(title, rows, by_whom(row), url)


def as_lines(words):
    """A typed text as paragraphs; "" where nothing was typed."""
    return as_paragraphs(words) if words else ""
