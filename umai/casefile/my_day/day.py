"""My day: what the reader must do now, today and this week, and what is late for long.

What is urgent, late by a week at most or due today is never folded. Of the rest each group shows few rows;
the line of the fold says what is inside.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.doors import note_shown
from umai.access.permissions import may_do
from umai.casefile.my_day.contacts import ChildContact, contacts_of_children
from umai.casefile.my_day.danger import (
    joined_rows,
    protected_children,
    protected_rows,
    rows_of_unseen,
    unseen_children,
)
from umai.casefile.my_day.duties import (
    KINDS,
    UNASSIGNED,
    OwedDuty,
    OwedGroup,
    ages_in_words,
    owed_by_group,
    what_to_do,
    where_to_do,
)
from umai.casefile.my_day.rows import DutyRow
from umai.casefile.near_danger import risk_tags_of
from umai.casefile.queries import first_unassigned, progress_of
from umai.casefile.words import municipality_of, until_when, worker_of
from umai.contradictions.reading import AskedContradiction, asked_of
from umai.design.addresses import address_by_id, address_of
from umai.design.parts import UiText
from umai.design.templatetags.design import clock
from umai.feedback.worklist import UntoldLine, as_lines, untold_of
from umai.intake.cases.worklist import read_rows
from umai.intake.models import DueKind
from umai.justice.households.hush import hushes_of
from umai.register import merge_groups

SHOWN = 10  # rows of a group; the rest is counted
IN_FULL = 3  # rows of the page that have their buttons, besides those from which somebody goes to a child
ROOM = 6  # rows of the page after which no more of what is less urgent is shown unfolded
LESS_URGENT = {"unassigned": 3, "old": 3, "week": 3}  # rows of a group that are shown while there is room
UNFOLDED_OF_VILLAGE = 3
TOMORROW = timedelta(days=1)


@dataclass
class DutyGroup:
    """The duties of one heading: how many there are, and the first of them as rows."""

    slug: str
    title: UiText
    on: date
    count: int = 0
    rows: list[DutyRow] = field(default_factory=list)
    url: str = ""
    """The list with the rest; "" where there is none."""
    ages: str = ""
    """How long what is late for long is late, in words."""
    is_whole: bool = False
    """Whether the reader asked for all of it, so that its fold is open."""
    unfolded: int | None = None
    """How many rows are not folded; None: all."""

    @property
    def rest(self):
        return self.count - len(self.rows)

    @property
    def open_rows(self):
        return self.rows[: self.unfolded]

    @property
    def folded_rows(self):
        return [] if self.unfolded is None else self.rows[self.unfolded :]

    @property
    def fold_in_words(self):
        """What is in the fold, of this week by kind of duty; "" where it is so many more of the same."""
        n, kinds = len(self.folded_rows), Counter(row.of for row in self.folded_rows)
        if self.slug != "week":
            return "" if self.open_rows else ngettext("Show %(n)d", "Show %(n)d", n) % {"n": n}
        what = ", ".join(f"{kind}: {times}" for kind, times in kinds.most_common())
        if not self.open_rows:
            return what
        text = ngettext("%(n)d more this week: %(what)s", "%(n)d more this week: %(what)s", n)
        return text % {"n": n, "what": what}

    @property
    def fold_warns(self):
        """How many of the rows in the fold are of children in danger, and how many are late."""
        urgent = sum(row.is_grave for row in self.folded_rows)
        late = sum(row.is_late(self.on) for row in self.folded_rows)
        words = [(urgent, _("danger: %(n)d")), (late, _("late: %(n)d"))]
        return ", ".join(text % {"n": n} for n, text in words if n)


@dataclass
class WorkDay:
    """The day of one worker: its groups, and how many duties come later than this week."""

    groups: list[DutyGroup]
    later: int
    unassigned: int
    """Cases within reach that nobody answers for."""
    left_out: int
    """Duties of now, today and this week that stand in no row of this page."""
    asked: list[AskedContradiction]
    """What does not fit together in files, of which this worker is asked in this week."""
    untold: list[UntoldLine]
    """The first decisions of which this worker is to tell a child, or with which a child disagrees."""


TITLES = {
    "now": gettext_lazy("Now"),
    "unassigned": gettext_lazy("Without a worker"),
    "today": gettext_lazy("Today"),
    "old": gettext_lazy("Late for long"),
    "week": gettext_lazy("This week"),
}
LIST_OF_GROUP = {"now": "?risk=urgent", "unassigned": "?state=unassigned", "old": "?state=overdue"}


def day_of(by, on: date, waits, *, by_village=False, whole="") -> WorkDay:
    """The day of this worker; of the group `whole` every row. `waits`: what `waiting_of` says.

    `by_village`: its groups are villages, for a walk; what is old is left out.
    """
    unseen, protected = unseen_children(by), protected_children(by)
    unassigned, cases = first_unassigned(by, SHOWN)
    most = None if by_village else SHOWN
    owed = owed_by_group(by, on, seen_to=unseen.cases, most=most, whole=whole)
    later = owed["later"].count
    if by_village:
        owed.pop("old", None)  # it is left at home
    if may_do(by, KINDS[UNASSIGNED].right):
        first = [OwedDuty(case, child, UNASSIGNED, None, "") for case, child in cases]
        owed["unassigned"] = OwedGroup(unassigned, first=first)
    duties = [duty for slug in TITLES for duty in owed[slug].first]
    about = dict(zip(waits.get("asked") or (), waits.get("asked_children") or (), strict=True))
    untold = untold_of(waits)
    note_look_at(unseen, protected, duties, about | {one.id: one.child_id for one in untold}, by)
    asked = asked_of(list(about), by, on)
    urgent = rows_of_unseen(unseen, by)
    owed["now"].count += unseen.total - len(urgent)
    rows = rows_of_duties(duties, by, on)
    before = {"now": joined_rows(urgent, protected_rows(protected, by))}
    groups = [
        as_group(slug, owed[slug], before.get(slug, []), rows, on, is_whole=slug == whole)
        for slug in TITLES
        if owed[slug].count or before.get(slug)
    ]
    named = add_contacts([row for group in groups for row in group.rows], [*asked, *untold], by)
    asked, told = named[: len(asked)], as_lines(named[len(asked) :], on)
    left_out = sum(group.rest for group in groups)
    if by_village:
        groups = villages_of(groups, on)
    else:
        fold_rest(groups, on)
    shorten(groups)
    return WorkDay(groups, later, unassigned, left_out, asked, told)


def note_look_at(unseen, protected, duties, asked, by):
    """Note one look at all files of which the page shows something; `asked`: contradiction to child."""
    shown = [*unseen.ids, *protected, *{duty.case_id for duty in duties}, *asked]
    children = {*unseen.children, *protected.values(), *asked.values(), *(one.child_id for one in duties)}
    children -= {None}
    if shown:
        note_shown("casefile.my_day", shown, children, by=by)


def as_group(slug, owed: OwedGroup, before: list[DutyRow], rows, on, *, is_whole) -> DutyGroup:
    """One group with its rows; those that stand before the duties are children in danger.

    Of this week what is due tomorrow stands first.
    """
    url = address_of("casefile:cases") + LIST_OF_GROUP[slug] if slug in LIST_OF_GROUP else f"?whole={slug}"
    found = [*before, *(rows[duty] for duty in owed.first if duty in rows)]
    if slug == "week":
        found.sort(key=lambda row: row.due_on > on + TOMORROW)
    return DutyGroup(
        slug,
        TITLES[slug],
        on,
        len(before) + owed.count,
        found,
        "" if is_whole else url,
        ages_in_words(owed) if slug == "old" else "",
        is_whole,
    )


def fold_rest(groups, on):
    """Fold what is less urgent: after few rows of its group, or where the page has no more room.

    Of this week no day after tomorrow is shown, where the page has no room for all of it.
    """
    if sum(len(group.rows) for group in groups) <= IN_FULL:
        return
    room = ROOM - sum(len(group.rows) for group in groups if group.slug not in LESS_URGENT)
    for group in groups:
        if group.slug in LESS_URGENT:
            group.unfolded = max(min(LESS_URGENT[group.slug], room), 0)
            if group.slug == "week":
                soon = sum(row.due_on <= on + TOMORROW for row in group.rows)
                group.unfolded = min(group.unfolded, soon)
            room -= len(group.open_rows)


def shorten(groups):
    """Show the first rows in full, and those from which the reader goes to a child; the others in short.

    That nobody may go to a household yet is said in full once.
    """
    said, full = set(), {id(row) for row in [row for group in groups for row in group.open_rows][:IN_FULL]}
    for row in (row for group in groups for row in group.rows):
        row.short = not (id(row) in full or row.go or row.call)
        row.warned = row.warning in said
        if not row.short:
            said.add(row.warning)


def add_contacts(rows, asked, by) -> list:
    """Give each row of a child the leading record's name, and the village and the telephone, where known.

    And that nobody may go to the household yet.

    Answers what is asked with the names.
    """
    children = {row.child_id for row in rows if row.child_id} | {one.child_id for one in asked}
    contacts = contacts_of_children(merge_groups.leading_ids_of(children, by), by)
    hushes = hushes_of(children, by)
    for row in rows:
        row.warning = hushes.get(row.child_id, "")
        if found := contacts.get(row.child_id):
            row.name = found.name or _("Name not known")
            row.contact = found if found.village else found._replace(village=row.contact.village)
    return [one._replace(name=contacts[one.child_id].name or _("Name not known")) for one in asked]


def rows_of_duties(duties, by, on) -> dict[OwedDuty, DutyRow]:
    """The rows of these duties, whose look the page has noted."""
    if not duties:
        return {}
    of_case = {row["id"]: row for row in read_rows(by, {duty.case_id for duty in duties})}
    progress = progress_of({duty.case_id for duty in duties if duty.kind == DueKind.TEN_DAYS}, by)
    tags = risk_tags_of(list(of_case.values()), by)
    return {
        duty: as_row(duty, row, progress.get(duty.case_id), tags[row["id"]], on, by)
        for duty in duties
        if (row := of_case.get(duty.case_id))
    }


def as_row(duty, row, progress, tags, on, by):
    """One duty as a row; the worker is named where it is not the reader."""
    until = clock(duty.due_on, on, short=True) if duty.due_on else until_when(row, on, short=True)
    return DutyRow(
        row["child_id"],
        duty.case_id,
        "",
        address_by_id("casefile:case")(duty.case_id),
        what_to_do(duty, progress),
        until,
        where_to_do(duty, progress),
        tags=tags,
        contact=ChildContact(village=municipality_of(row)),
        note="" if row["worker_id"] == by.pk else worker_of(row),
        due_on=duty.due_on or (row["due_on"] if row["owed"] else None),
        of=str(KINDS[duty.kind].what),
    )


def villages_of(groups, on) -> list[DutyGroup]:
    """The rows of these groups by village, in alphabetical order; what is late for long is left at home."""
    found: dict[str, DutyGroup] = {}
    for group in groups:
        for row in group.rows:
            village = row.contact.village or _("Village not known")
            one = found.setdefault(
                village, DutyGroup(f"village-{len(found)}", village, on, unfolded=UNFOLDED_OF_VILLAGE)
            )
            one.rows.append(row)
            one.count += 1
            if group.slug == "now":
                one.unfolded = max(UNFOLDED_OF_VILLAGE, one.count)
    return [found[village] for village in sorted(found)]
