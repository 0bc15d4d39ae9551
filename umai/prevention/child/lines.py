"""Notes, talks and contacts as the pages show them: a heading, and lines of a summary."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import Why
from umai.design.parts import Row
from umai.design.templatetags.design import day, moment
from umai.intake.cases.reading import by_whom, in_lines
from umai.prevention.child.kinds import TITLES, slug_of
from umai.prevention.models import Note, Talk
from umai.prevention.reading import said_by
from umai.prevention.words import ZONES, contact_title, observed_in_words, talk_title, time_there
from umai.register.models import AdultIdentity


class Shown(NamedTuple):
    """One row on the child's page. `change_url` is None for whoever may not correct it."""

    title: str
    rows: list[Row]
    change_url: str | None = None


def of_row(row):
    """Any of the three, without a way to change it."""
    if isinstance(row, Note):
        return of_note(row)
    return of_talk(row) if isinstance(row, Talk) else of_contact(row)


def of_note(row, changes=False):
    """A note: what was found, by whom, on which day."""
    lines = [
        (_("Found"), capfirst(observed_in_words(row))),
        (_("In a few words"), written(row.words)),
        (_("On"), day(row.noted_on)),
        (_("Who says so"), said_by(row)),
    ]
    return shown(str(TITLES[row.kind]), row, lines, slug_of(row.kind), changes)


def of_talk(row, changes=False):
    """A talk, or why it was not held."""
    lines = [
        (_("On"), day(row.talked_on)),
        (_("With whom"), row.who or capfirst(row.get_partner_display())),
        (_("What was said"), written(row.words)),
        (_("What was agreed"), written(row.agreed)),
        (_("The next talk"), day(row.next_on) if row.next_on else ""),
    ]
    return shown(talk_title(row), row, lines, "talk", changes)


def names_of(rows):
    """Adult id to name, of the parents who were asked for."""
    found = AdultIdentity.objects.filter(adult_id__in={row.adult_id for row in rows})
    return {one.adult_id: one.full_name() for one in found}


def of_contact(row, changes=False, names=None):
    """A contact with a parent, at our hour and at theirs. `names` as of `names_of`."""
    who = (names_of([row]) if names is None else names).get(row.adult_id, "")
    when = moment(row.contacted_at)
    if there := time_there(row.time_zone, row.contacted_at):
        when = format_html(
            _("{here} (there: {there}, {place})"), here=when, there=there, place=ZONES[row.time_zone]
        )
    apart = {True: _("yes"), False: _("no")}.get(row.heard_apart, "")
    lines = [
        (_("Parent"), who),
        (_("When"), when),
        (_("What the parent was told"), written(row.told)),
        (_("What the parent said"), written(row.words)),
        (_("What the parent has to decide"), written(row.decisions)),
        (_("Language"), row.language),
        (_("Both parents heard apart"), apart),
    ]
    return shown(contact_title(row), row, lines, "contact", changes)


def shown(title, row, lines, slug, changes):
    """With who wrote it, and that it was corrected."""
    if row.why == Why.CORRECTION:
        title = _("%(answer)s (corrected)") % {"answer": title}
    url = reverse("prevention:change", args=[row.child_id, slug, row.pk]) if changes else None
    rows = [Row(label, value) for label, value in lines if value]
    return Shown(title, [*rows, Row(_("Recorded"), by_whom(row))], url)


def written(words):
    """What somebody typed, with its lines; nothing where nothing was typed."""
    return in_lines(words) if words else ""
