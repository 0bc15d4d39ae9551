"""What waits about carers: first check visits, parents who are back, two papers, children who live apart."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.addresses import NO_ID, as_cursor, as_id, read_cursor
from umai.design.days import date_in_words
from umai.intake.models import Case
from umai.law.children.ages import minors_born_after
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.family.members import adult_name_of
from umai.register.models import AdultIdentity, CareArrangement

MATTERS_SQL = "select * from guardianship_waiting(%(on)s, %(born_after)s, %(child)s)"
RIGHTS = {  # what waits, and the act that answers it
    "check": "guardianship.place",
    "return": "guardianship.answer_return",
    "papers": "guardianship.explain_papers",
    "parted": "guardianship.explain_parting",
}


class CarerMatter(NamedTuple):
    """Something that waits about the carer of a child, as `guardianship_waiting` answers it."""

    what: str
    child_id: UUID
    row_id: UUID
    other_id: UUID | None
    on_day: date | None


class MatterLine(NamedTuple):
    """Something that waits, in a sentence, and the page on which it is answered; "" where it may not be.

    `due_on` is set for what has a last day.
    """

    child_id: UUID
    words: str
    url: str
    due_on: date | None = None


def matters_of(by, child_id=None) -> list[CarerMatter]:
    """What waits now within this worker's reach, or of one child with all its records, in order."""
    values = {"on": today(), "born_after": minors_born_after(today()), "child": child_id}
    return sorted((CarerMatter(*row) for row in by.ask(MATTERS_SQL, **values)), key=place_in_order)


def place_in_order(one: CarerMatter):
    """What has a last day stands first, then the earliest; no two matters have the same place."""
    return one.what != "check", one.on_day or date.max, one.row_id, one.what, one.other_id or NO_ID


def cursor_of(one: CarerMatter) -> str:
    """The text of a cursor behind this matter."""
    return f"{one.what}.{one.other_id or ''}.{as_cursor(one.on_day, one.row_id)}"


def matters_after(matters, text) -> list[CarerMatter]:
    """Those of these matters that stand behind the one that the cursor names; all where it names none."""
    what, _dot, rest = text.partition(".")
    other, _dot, cursor = rest.partition(".")
    last = read_cursor(cursor)
    if what not in RIGHTS or last is None or isinstance(last.at, datetime):
        return matters
    place = place_in_order(CarerMatter(what, NO_ID, last.pk, as_id(other), last.at))
    return [one for one in matters if place_in_order(one) > place]


def lines_of(matters, by) -> list[MatterLine]:
    """These matters in sentences, after a look at their children; a few queries, however many there are."""
    care_ids = {one.row_id for one in matters if one.what != "check"}
    care_ids |= {one.other_id for one in matters if one.what == "papers"}
    others = {one.other_id for one in matters if one.what == "parted"}
    named = merge_groups.consult_identities("register.siblings", others, by) if others else []
    siblings = {one.child_id: one.full_name() for one in named}
    with by.speaking():
        care = CareArrangement.objects.within_reach_of(by).in_bulk(care_ids)
        adults = {one.other_id for one in matters if one.what == "return"}
        names = AdultNames.of(adults | {row.carer_id for row in care.values()})
        cases = open_cases({one.child_id for one in matters if one.what == "check"}, by)
    write = {
        "check": lambda one: check_line(one, cases),
        "return": lambda one: return_line(one, names),
        "papers": lambda one: papers_line(one, care, names),
        "parted": lambda one: parted_line(one, care, names, siblings),
    }
    lines = [write[one.what](one) for one in matters]
    may = {what: may_do(by, right) for what, right in RIGHTS.items()}
    return [
        line if may[one.what] else line._replace(url="") for one, line in zip(matters, lines, strict=True)
    ]


@dataclass(frozen=True)
class AdultNames:
    """The identities of many adults, as far as the speaker sees them; asked once for all of them."""

    identities: dict[UUID, AdultIdentity]

    @classmethod
    def of(cls, ids):
        rows = AdultIdentity.objects.filter(adult_id__in=ids - {None})
        return cls({row.adult_id: row for row in rows})

    def of_adult(self, pk) -> str:
        """The name, or a sentence when the speaker may not see who it is."""
        return adult_name_of(self.identities.get(pk))

    def of_carers(self, rows) -> str:
        """The names of the carers and institutions of these rows."""
        return ", ".join(row.institution or self.of_adult(row.carer_id) for row in rows)


def open_cases(children, by) -> dict[UUID, UUID]:
    """Child to its open case, in whichever of its records that is."""
    groups = merge_groups.groups_of(children, by)
    records = {pk for group in groups.values() for pk in group.ids}
    found = Case.objects.within_reach_of(by).filter(child_id__in=records, closure=None)
    cases = dict(found.values_list("child_id", "pk"))
    return {child: cases[pk] for child, group in groups.items() for pk in reversed(group.ids) if pk in cases}


def check_line(one: CarerMatter, cases) -> MatterLine:
    """The first check visit: made in the case of the child, which is opened where there is none."""
    case = cases.get(one.child_id)
    words = _("Visit the child at the carer's for the first time")
    if case:
        return MatterLine(one.child_id, words, reverse("visits:new", args=[case]), one.on_day)
    words = _("Visit the child at the carer's for the first time; open a case for it first")
    return MatterLine(one.child_id, words, reverse("intake:open", args=[one.child_id]), one.on_day)


def return_line(one: CarerMatter, names: AdultNames) -> MatterLine:
    assert one.on_day  # an absence that ended has its day
    words = _("%(who)s came back on %(day)s, and a carer has a paper still. What becomes of it?") % {
        "who": names.of_adult(one.other_id),
        "day": date_in_words(one.on_day),
    }
    return MatterLine(
        one.child_id, words, reverse("guardianship:answer_return", args=[one.child_id, one.other_id])
    )


def papers_line(one: CarerMatter, care, names: AdultNames) -> MatterLine:
    rows = [care[pk] for pk in (one.other_id, one.row_id) if pk in care]
    if len({row.institution or row.carer_id for row in rows}) == 1:
        words = _("%(who)s has two papers for the same days. Have the wrong entry struck out.") % {
            "who": names.of_carers(rows[:1])
        }
        return MatterLine(one.child_id, words, reverse("casefile:family", args=[one.child_id]))
    words = _("Two have a paper at one time: %(who)s. Is it joint, or was it taken over?") % {
        "who": names.of_carers(rows)
    }
    return MatterLine(one.child_id, words, reverse("guardianship:explain_papers", args=[one.row_id]))


def parted_line(one: CarerMatter, care, names: AdultNames, siblings) -> MatterLine:
    words = _("The child lives with %(carer)s, apart from %(sibling)s. Why?") % {
        "carer": names.of_carers([care[one.row_id]]) if one.row_id in care else _("another carer"),
        "sibling": siblings.get(one.other_id) or _("Name not known"),
    }
    return MatterLine(one.child_id, words, reverse("guardianship:explain_parting", args=[one.row_id]))
