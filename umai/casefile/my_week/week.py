"""What is due in a week of one worker, day by day, and the sheet of it that can be lost without harm.

The sheet names no child and tells nothing of danger: a row is a mark of the case, the village, what is to be
done, and until when. Who that is stands on the page beside the same mark.
"""

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from umai.access.doors import note_shown
from umai.access.permissions import may_do
from umai.casefile.my_day.contacts import contacts_of_children
from umai.casefile.my_day.duties import KINDS, OWN_SQL
from umai.casefile.queries import BY_RISK
from umai.commission.session.models import Sitting
from umai.commission.session.reading import sessions_in_district
from umai.design.addresses import address_by_id
from umai.design.days import date_in_words
from umai.design.parts import UiText
from umai.documents import papers
from umai.intake.cases.worklist import own_work_sql
from umai.intake.models import DueKind
from umai.register import merge_groups

TEMPLATE = Path(__file__).resolve().parent / "week.typ"
MOST = 24  # rows that fit on one sheet beside seven days and their sessions
MARK = 4  # signs by which a case is told from the others of a week


class WeekRow(NamedTuple):
    """One thing that is due: the mark of the case, who and where it is, what it is, and its last day."""

    mark: str
    name: str
    url: str
    village: str
    what: UiText
    due_on: date


class WeekDay(NamedTuple):
    """One day of the week: what is due on it, and the sessions of the Commission."""

    on: date
    rows: list[WeekRow]
    sessions: list[Sitting]

    @property
    def in_words(self):
        """The day, as "Monday 30.11."."""
        return f"{date_format(self.on, 'l')} {self.on:%d.%m}"


class WorkWeek(NamedTuple):
    """A week of one worker; `late` is owed since before Monday, `rest` counts what has no room."""

    late: list[WeekRow]
    days: list[WeekDay]
    rest: int


def week_of(by, monday: date, *, printed: bool) -> WorkWeek:
    """The week of this worker from this Monday; what is late as far as there is room for it.

    The look at the children is noted on the trail, and whether it was `printed`.
    """
    own, values = own_work_sql(by)
    kinds = [kind for kind in DueKind if kind in KINDS and may_do(by, KINDS[kind].right)]
    values |= {"kinds": [kind for kind in kinds if not KINDS[kind].of_post], "risks": list(BY_RISK)}
    values |= {"monday": monday, "sunday": monday + timedelta(days=6), "most": MOST}
    found = by.ask(WEEK_SQL.format(owed=OWN_SQL.format(own=own)), **values)
    if found:
        name = "casefile.my_week_printed" if printed else "casefile.my_week"
        note_shown(
            name, {case for case, *_others in found}, {child for _case, child, *_others in found}, by=by
        )
    rows = rows_of_duties(found, by)
    sessions = sessions_in_district(by.office.place.district_id, monday, values["sunday"])
    days = [monday + timedelta(days=n) for n in range(7)]
    return WorkWeek(
        [row for row in rows if row.due_on < monday],
        [
            WeekDay(
                day,
                [row for row in rows if row.due_on == day],
                [one for one in sessions if one.held_on == day],
            )
            for day in days
        ],
        found[0][-1] - len(found) if found else 0,
    )


# What is due in the week goes before what is late: the whole week stands on the sheet when it can.
WEEK_SQL = """select case_id, child_id, kind, due_on, times, count(*) over ()
    from ({owed}) as owed (case_id, child_id, kind, due_on, risk, times) where due_on <= %(sunday)s
    order by due_on < %(monday)s, array_position(%(risks)s::text[], risk::text), due_on, case_id, kind
    limit %(most)s"""


def rows_of_duties(found, by) -> list[WeekRow]:
    """What was found as rows, by the last day and then by the village, as one walks."""
    children = {child for _case, child, *_others in found}
    contacts = contacts_of_children(merge_groups.leading_ids_of(children, by), by) if found else {}
    rows = []
    for case, child, kind, due_on, times, _count in found:
        words = str(KINDS[kind].what)
        rows.append(
            WeekRow(
                mark_of(case),
                contacts[child].name or _("Name not known"),
                address_by_id("casefile:case")(case),
                contacts[child].village or _("Village not known"),
                f"{words} × {times}" if times > 1 else words,
                due_on,
            )
        )
    return sorted(rows, key=lambda row: (row.due_on, row.village, row.mark))


def mark_of(case_id: UUID) -> str:
    """Four signs for a case: a digest, as numbers that were given out in a row end alike."""
    return sha256(case_id.bytes).hexdigest()[:MARK].upper()


def week_pdf(by, monday: date, language: str, *, on: date) -> bytes:
    """The sheet of this worker's week as a PDF of one page, without a name of a child."""
    with override(language):
        week = week_of(by, monday, printed=True)
        days = [
            {
                "title": day.in_words,
                "sessions": [session_in_words(one) for one in day.sessions],
                "rows": [row_on_paper(row) for row in day.rows],
            }
            for day in week.days
        ]
        late = {
            "title": _("Owed since before Monday"),
            "sessions": [],
            "rows": [row_on_paper(row, late=True) for row in week.late],
        }
        values = {
            "title": _("My week"),
            "office": str(by.office),
            "span": f"{date_in_words(monday)} – {date_in_words(monday + timedelta(days=6))}",
            "printed": _("Printed on %(day)s") % {"day": date_in_words(on)},
            "note": _(
                "The four signs stand for a case: who it is stands in the programme, on the page “My week”."
                " Write no name on this sheet."
            ),
            "nothing": _("nothing is due"),
            "blocks": [late, *days] if week.late else days,
            "rest": rest_in_words(week.rest),
        }
        return papers.render_pdf(TEMPLATE, values, language)


def row_on_paper(row: WeekRow, *, late=False) -> list[str]:
    """The mark, the village, what is to be done, and the last day where the heading does not say it."""
    return [row.mark, row.village, str(row.what), f"{row.due_on:%d.%m.%Y}" if late else ""]


def session_in_words(session: Sitting) -> str:
    """A session of the Commission: the hour and the place."""
    hour = f"{session.begins_at:%H:%M}"
    return _("Session of the Commission, %(hour)s, %(place)s") % {"hour": hour, "place": session.place}


def rest_in_words(n: int) -> str:
    """How much has no room on the sheet; "" where all has."""
    words = ngettext("%(n)d more is in the programme.", "%(n)d more are in the programme.", n)
    return words % {"n": n} if n else ""
