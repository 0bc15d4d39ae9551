"""What a row of this room says, as lines of a summary, and as an event of the timeline."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.facts import ReplacementReason
from umai.design.fields.of_models import value_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import SummaryRow, TimelineEvent
from umai.design.templatetags.design import day, moment
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.register import merge_groups
from umai.register.models import AdultIdentity


def lines_of(kind, row, by):
    """All that a row says, with the day on which it happened, and with who wrote it and when."""
    names = names_of_adults(kind, [row], by) | names_of_children(kind, row, by)
    for offer in kind.rows.values():
        names |= {UUID(pk): words for pk, words in offer(row.child_id, by)}
    lines = [
        SummaryRow(capfirst(one.verbose_name), value)
        for one in kind.fields
        if (value := field_in_words(kind, row, one, names)) not in ("", None)
    ]
    if kind.day and row.happened_on:
        lines.insert(0, SummaryRow(_("Day"), day(row.happened_on)))
    return [*kind.lines(row, by), *lines, SummaryRow(_("Written down"), by_whom(row))]


def field_in_words(kind, row, one, names):
    """One answer of a row in words; `names` maps adults to their names, and rows to their words."""
    value = getattr(row, one.attname)
    if one.name in kind.lists:
        codes = value if isinstance(one, ArrayField) else [value]
        labels = [choice_label(kind.lists[one.name], code) for code in codes or () if code]
        return capfirst(", ".join(labels))
    if one.name in (*kind.who, *kind.rows, *kind.children):
        return names.get(value, "")
    if one.get_internal_type() == "TextField":
        return as_paragraphs(value) if value else ""
    if one.get_internal_type() == "DateTimeField":
        return moment(value) if value else ""
    if one.get_internal_type() == "DateField":
        return day(value) if value else ""
    return capfirst(value_in_words(row, one))


def names_of_adults(kind, rows, by):
    """The names of the adults whom these rows name, by their ids."""
    ids = {getattr(row, f"{name}_id") for row in rows for name in kind.who} - {None}
    if not ids:
        return {}
    found = AdultIdentity.objects.filter(adult_id__in=ids)
    return {one.adult_id: one.full_name() for one in found}


def names_of_children(kind, row, by):
    """The names of the other children whom this row names, by their ids; the look at them is noted."""
    ids = {getattr(row, f"{name}_id") for name in kind.children} - {None}
    if not ids:
        return {}
    merge_groups.consult_identities("justice.read", ids, by)
    known = merge_groups.names_of(ids, by)
    return {pk: known.get(pk) or _("Another child") for pk in ids}


def event_of(kind, row) -> TimelineEvent:
    """A row as an event of the child's timeline; one that was replaced or struck says so."""
    words = [capfirst(str(kind.summary(row)))]
    if row.why == ReplacementReason.STRUCK:
        words.append(_("Struck out."))
    elif not row.current:
        words.append(_("Replaced by a later entry."))
    at = None if row.happened_on else row.recorded_at
    return TimelineEvent(str(kind.title), row.happened_on, at, str(row.recorded_by or ""), joined(words))


def joined(words):
    return "\n".join(filter(None, words))
