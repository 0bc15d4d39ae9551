"""The rows that contradict, in words, each with the page that changes it."""

from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.contradictions.rules import Mend, Rule
from umai.design.days import date_in_words
from umai.intake.models import Case
from umai.law.terms.clock import day_of
from umai.protection.models import ConflictOfInterest, Protection, SafetyDecision
from umai.register import merge_groups
from umai.register.family.members import adult_name_of
from umai.register.fields.birth_date import birth_in_words
from umai.register.kinds import ABSENCE, ADULT, CARE, HOUSEHOLD, IDENTITY, KIND_OF_MODEL
from umai.register.people import AdultIdentity, Membership

LINES = {CARE.slug: 2, ABSENCE.slug: 2}  # of a row in words: who or where, and since when


class ContradictingRow(NamedTuple):
    """One of the rows that contradict each other: what it is, what it says, and its page."""

    pk: UUID
    label: Any
    words: str
    url: str | None
    kind: str
    """Slug of the kind of fact; "case" or "protection" for rows of those rooms."""
    row: Any


def contradicting_rows(ids, file, by) -> list[ContradictingRow]:
    """These rows as far as this worker sees them, the facts of the file first."""
    wanted = set(ids)
    facts = [row for history in file.ever.values() for row in history.every if row.pk in wanted]
    missing = wanted - {row.pk for row in facts}
    facts += Membership.objects.within_reach_of(by).filter(pk__in=missing) if missing else []
    missing -= {row.pk for row in facts}
    shown = [fact_row(row, file, by) for row in facts]
    for model in (Case, Protection, SafetyDecision, ConflictOfInterest) if missing else ():
        found = model.objects.within_reach_of(by).filter(pk__in=missing)
        shown += [room_row(row, file) for row in found]
    return shown


def fact_row(row, file, by) -> ContradictingRow:
    """A fact of the register in words."""
    kind = KIND_OF_MODEL[type(row)]
    child = file_record_of(row, kind, file, by)
    url = (
        reverse("register:fact_change", args=[child.pk, kind.slug, row.pk])
        if child and may_do(by, "register.correct_fact", child)
        else None
    )
    return ContradictingRow(row.pk, kind.label_of(row), fact_in_words(kind, row, file), url, kind.slug, row)


def file_record_of(row, kind, file, by):
    """The record on whose pages this fact is changed; None for a household of others."""
    records = {one.pk: one for one in merge_groups.records_of(file.child, by)}
    if kind is HOUSEHOLD:
        homes = {
            (one.household_id, one.child_id) for one in file.ever[Membership].every if one.child_id in records
        }
        return next((records[child] for home, child in homes if home == row.household_id), None)
    if row.child_id is not None:
        return records.get(row.child_id)
    kin = [one.kinship.child_id for one in file.kin if one.kinship.adult_id == row.adult_id]
    return next((records[pk] for pk in kin if pk in records), None)


def fact_in_words(kind, row, file) -> str:
    """What a fact says, on one line, with the name of the adult whom it is about."""
    if kind in (IDENTITY, ADULT):
        return f"{row.full_name()}, {_('born')} {birth_in_words(row)}"
    words = ", ".join(kind.words(row, file).splitlines()[: LINES.get(kind.slug)])
    if kind is HOUSEHOLD:
        words = home_in_words(row, file)
    if kind in (ABSENCE, HOUSEHOLD):
        person = file.person(row.adult_id) or AdultIdentity.objects.filter(adult_id=row.adult_id).first()
        return f"{adult_name_of(person)}: {words}"
    return words


def home_in_words(row, file) -> str:
    """In whose household an adult lives, or until when they did."""
    if row.holds_to and row.holds_to < file.on:
        return _("moved out on %(day)s") % {"day": date_in_words(row.holds_to)}
    homes = {one.household_id for one in file.ever[Membership].every if one.child_id in file.ids}
    return _("lives with the child") if row.household_id in homes else _("lives in another household")


def room_row(row, file) -> ContradictingRow:
    """A case, a protection, or whom a protection names as dangerous, in words."""
    if isinstance(row, Case):
        words = f"{capfirst(row.get_concern_display())}, {_('opened on')} {date_in_words(row.opened_on)}"
        return ContradictingRow(row.pk, _("Open case"), words, row.get_absolute_url(), "case", row)
    label = _("Immediate protection")
    if isinstance(row, Protection):
        words = _("runs since %(day)s") % {"day": date_in_words(day_of(row.known_at))}
        return ContradictingRow(row.pk, label, words, row.get_absolute_url(), "protection", row)
    adult = row.suspect_id if isinstance(row, SafetyDecision) else row.adult_id
    words = _("the danger comes from %(who)s") % {"who": adult_name_of(file.person(adult))}
    url = reverse("protection:checklist", args=[row.protection_id])
    return ContradictingRow(row.pk, label, words, url, "protection", row)


def mend_url(rule: Rule, rows, file, by) -> str | None:
    """The page that mends it most often; None where this worker may not open it."""
    if rule.mend == Mend.FILE:
        return file_url(rows, file, by)
    of_kind = [
        one for one in rows if one.kind == rule.mend or (rule.mend == Mend.CASE and one.kind == "protection")
    ]
    if of_kind:
        return of_kind[0].url
    if may_do(by, "register.record_fact", file.child):
        return reverse("register:fact_add", args=[file.child.pk, rule.mend.value])
    return None


def file_url(rows, file, by) -> str | None:
    """The page that gives the file to the place of the address: within the district, or to another one."""
    within = any(one.row.settlement.district_id == file.child.district_id for one in rows)
    act, page = (
        ("register.move_file", "register:move") if within else ("intake.send_file", "intake:send_file")
    )
    return reverse(page, args=[file.child.pk]) if may_do(by, act, file.child) else None
