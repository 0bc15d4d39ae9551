"""Which question a fact asks next, and what its page says: what is known already, and of whom else to ask."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import open_row
from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.consequences.change import FactChange, lasting
from umai.register.consequences.endings import is_move
from umai.register.consequences.family import (
    FamilyChild,
    care_of,
    carers_in_words,
    housemates_of,
    name_of,
    other_children_of,
)
from umai.register.facts.address import ADDRESS, Address, AddressKind
from umai.register.facts.school import SCHOOL, SCHOOL_LEAVING, Attendance, SchoolLeaving
from umai.register.family.care import CARE
from umai.register.family.members import HOUSEHOLD
from umai.register.kinds import ABSENCE, INABILITY, KIND_OF_MODEL, KIND_OF_SLUG
from umai.register.people import Kinship, Membership


@dataclass(frozen=True)
class OtherChild:
    """Another child of whom the same is asked: the name, the page, and what is known of it."""

    name: str
    url: str
    known: str = ""


@dataclass(frozen=True)
class NextQuestion:
    """The question that a fact asks of a child: the kind that answers it, and what its page shows."""

    kind: Any
    sentence: str
    initial: dict[str, Any]
    others: list[OtherChild] = field(default_factory=list)
    next_url: str = ""
    """The page of the next child of whom it is not known; "" when there is none."""


def question_url(child_id, kind, fact_kind, fact) -> str:
    """The page that asks this question of a child after a fact: an address holds ids only."""
    page = reverse("register:fact_add", args=[child_id, kind.slug])
    return f"{page}?{urlencode({'after': fact_kind.slug, 'fact': fact.pk})}"


def url_after_absence(change: FactChange) -> str:
    """Who takes care of the children of somebody who is away or unable, where nobody is recorded any more.

    Of a parent who came back: does the parent take care of the child again?
    """
    row, kind = change.after, KIND_OF_MODEL[type(change.after)]
    if change.has_ended:
        again = change.ends_now and not care_of([one.pk for one in change.records], change.by)
        return question_url(change.child.pk, CARE, kind, row) if again else ""
    if not change.is_about("adult_id", "holds_from", "holds_to"):
        return ""
    return url_of_carer(change, kind, row.adult_id, change.day)


def url_after_care(change: FactChange) -> str:
    """Who takes care of the child when a care has ended, and of the carer's other children."""
    return url_of_carer(change, CARE, change.after.carer_id, change.after.holds_to) if change.ends_now else ""


def url_of_carer(change: FactChange, fact_kind, adult_id, since) -> str:
    """The page that asks who takes care of the first child of whom nobody is recorded to do so."""
    if not care_of([one.pk for one in change.records], change.by):
        return question_url(change.child.pk, CARE, fact_kind, change.after)
    others = other_children_of(adult_id, change.child, change.by, since=since) if adult_id else []
    return next(
        (
            question_url(one.child.pk, CARE, fact_kind, change.after)
            for one in others
            if not care_of(one.ids, change.by)
        ),
        "",
    )


def url_after_address(change: FactChange) -> str:
    """Who moved along: the children of the household, or with whom the child lives now."""
    row, ids = change.after, [one.pk for one in change.records]
    if row.kind != AddressKind.ACTUAL or change.has_ended or not is_move(change):
        return ""
    earlier = Address.ever.filter(child_id__in=ids, kind=AddressKind.ACTUAL).exclude(pk=row.pk)
    if not earlier.exists():
        return ""
    homes = Membership.objects.filter(child_id__in=ids)
    if homes.filter(happened_on=change.day).exists() and not lasting(homes).exists():
        return question_url(change.child.pk, HOUSEHOLD, ADDRESS, row)
    others = housemates_of(change.child, change.by)
    return next(
        (question_url(one.child.pk, ADDRESS, ADDRESS, row) for one in others if not lives_at(one, row)), ""
    )


def url_after_school(change: FactChange) -> str:
    """Why a child has left school, and who follows it up, while that is not recorded."""
    row, ids = change.after, [one.pk for one in change.records]
    if row.attendance != Attendance.LEFT or change.has_ended or not change.is_about("attendance"):
        return ""
    if lasting(SchoolLeaving.objects.filter(child_id__in=ids)).exists():
        return ""
    return question_url(change.child.pk, SCHOOL_LEAVING, SCHOOL, row)


def lives_at(one: FamilyChild, address) -> bool:
    """Whether the address of this child is the same already."""
    rows = Address.objects.holding(on=today()).filter(child_id__in=one.ids, kind=AddressKind.ACTUAL)
    return rows.filter(settlement_id=address.settlement_id, words=address.words).exists()


def care_after_absence(child, row, by) -> NextQuestion:
    """Who takes care of the child while this adult is away, or whether the adult does again."""
    who = {"who": name_of(row.adult_id)}
    if row.holds_to and row.holds_to <= today():
        said = _("%(who)s came back on %(day)s. Who takes care of the child now?")
        known = {"carer_id": str(row.adult_id), "holds_from": row.holds_to}
        return NextQuestion(CARE, said % (who | {"day": date_in_words(row.holds_to)}), known)
    if row.holds_from:
        said = _("%(who)s is away since %(day)s. Who takes care of the child since then?")
        who["day"] = date_in_words(row.holds_from)
    else:
        said = _("%(who)s is away. Who takes care of the child now?")
    return carer_question(child, ABSENCE, row, row.adult_id, by, said % who, row.holds_from)


def care_after_inability(child, row, by) -> NextQuestion:
    """Who takes care of the child of an adult who died or is unable, or whether the adult does again."""
    who = {"who": name_of(row.adult_id), "what": row.get_kind_display()}
    if row.holds_to and row.holds_to <= today():
        said = _("%(who)s can take care of children again. Who takes care of the child now?") % who
        return NextQuestion(CARE, said, {"carer_id": str(row.adult_id), "holds_from": row.holds_to})
    said = _("%(who)s: %(what)s. Who takes care of the child now?") % who
    return carer_question(child, INABILITY, row, row.adult_id, by, said, row.holds_from)


def care_after_care(child, row, by) -> NextQuestion:
    """Who takes care of the child after this care."""
    said = _("%(who)s takes care of the child no more since %(day)s. Who does now?") % {
        "who": carers_in_words([row]),
        "day": date_in_words(row.holds_to or today()),
    }
    return carer_question(child, CARE, row, row.carer_id, by, said, row.holds_to)


def carer_question(child, fact_kind, row, adult_id, by, sentence, day) -> NextQuestion:
    """The question who takes care of the child, with the adult's other children."""
    found = other_children_of(adult_id, child, by, since=day) if adult_id else []
    care = [care_of(one.ids, by) for one in found]
    others = [
        OtherChild(
            one.name,
            question_url(one.child.pk, CARE, fact_kind, row),
            carers_in_words(rows) or _("nobody is recorded"),
        )
        for one, rows in zip(found, care, strict=True)
    ]
    next_url = next((other.url for other, rows in zip(others, care, strict=True) if not rows), "")
    return NextQuestion(CARE, sentence, {"holds_from": day or today()}, others, next_url)


def household_after_address(_child, row, _by) -> NextQuestion:
    """With whom the child lives at the new address."""
    said = _("The child has another address. Who lives with the child there?")
    return NextQuestion(HOUSEHOLD, said, {"holds_from": row.holds_from or today()})


def address_after_address(child, row, by) -> NextQuestion:
    """Whether another child of the household moved along to the same address."""
    said = _("A child of the same household has this address now. Does this child live there too?")
    known = {"kind": row.kind, "settlement_id": row.settlement_id, "words": row.words}
    found = [one for one in housemates_of(child, by) if not lives_at(one, row)]
    others = [OtherChild(one.name, question_url(one.child.pk, ADDRESS, ADDRESS, row)) for one in found]
    next_url = others[0].url if others else ""
    return NextQuestion(ADDRESS, said, known | {"holds_from": row.holds_from or today()}, others, next_url)


def leaving_after_school(_child, row, _by) -> NextQuestion:
    """Why the child has left school."""
    said = _("The child has left school. Write why, and who sees to it that the child comes back.")
    return NextQuestion(SCHOOL_LEAVING, said, {"holds_from": row.holds_from})


QUESTIONS: dict[tuple[str, str], Callable[[Any, Any, Any], NextQuestion]] = {
    (ABSENCE.slug, CARE.slug): care_after_absence,
    (INABILITY.slug, CARE.slug): care_after_inability,
    (CARE.slug, CARE.slug): care_after_care,
    (ADDRESS.slug, HOUSEHOLD.slug): household_after_address,
    (ADDRESS.slug, ADDRESS.slug): address_after_address,
    (SCHOOL.slug, SCHOOL_LEAVING.slug): leaving_after_school,
}
"""The fact that asks and the kind that answers, by their slugs, to the question."""


def question_after(query, kind, child, by) -> NextQuestion | None:
    """The question that this address asks of a child; None where it asks none that this worker may see."""
    ask = QUESTIONS.get((query.get("after", ""), kind.slug))
    try:
        pk = UUID(query.get("fact", ""))
    except ValueError:
        return None
    if ask is None:
        return None
    model = KIND_OF_SLUG[query["after"]].model
    with by.speaking():
        open_row(model, pk, by=by)
        row = model.objects.filter(pk=pk).first()
        return ask(child, row, by) if row and is_about_family(row, child, by) else None


def is_about_family(row, child, by) -> bool:
    """Whether a fact is of this child, or of a child or an adult of the same family or household."""
    ids = merge_groups.ids_of(child.pk, by)
    if row.child_id in ids:
        return True
    if row.child_id is None:
        return Kinship.objects.filter(child_id__in=ids, adult_id=row.adult_id).exists()
    carer = getattr(row, "carer_id", None)
    others = other_children_of(carer, child, by, since=row.holds_to) if carer else housemates_of(child, by)
    return any(row.child_id in one.ids for one in others)
