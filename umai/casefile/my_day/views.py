"""My day, and the list of cases."""

from django.shortcuts import redirect

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.casefile import navigation
from umai.casefile.frame import frame_of
from umai.casefile.inbox_count import inbox_count_of
from umai.casefile.my_day import filters
from umai.casefile.my_day.day import day_of
from umai.casefile.my_day.lateness import LateTable, late_work
from umai.casefile.my_day.other_roles import page_for_role
from umai.casefile.my_day.rows import CaseListLines
from umai.casefile.my_day.waiting import waiting_of
from umai.casefile.near_danger import risk_tags_of
from umai.casefile.queries import PAGE, first_page, group_counts, id_reader_of, municipalities_of, progress_of
from umai.casefile.second_person import MAY_HOLD, of_two
from umai.design.links import choice_labels
from umai.design.parts import Link
from umai.identification.signal.concerns import Concern
from umai.intake.models import Case, DueKind
from umai.law.options.rounds import silent_since
from umai.law.terms.clock import DAYS_ALLOWED, today
from umai.places.models import Place
from umai.protection.reading import running_in_cases
from umai.register import merge_groups
from umai.rounds.coverage.reading import running_count_sql as rounds_sql
from umai.situations import reading
from umai.situations.words import finding_choices
from umai.staff.models import Worker

# What stands above the days and has a last day of its own: beside it nobody reads that nothing is due.
CHILDREN_WAIT = (
    *("households", "unseen_households", "carer_losses", "carer_alarms", "children_away"),
    *("settled_owed", "settled_silent", "self_harm_due", "self_harm_unspoken", "untold"),
)


class MyDay(Page):
    """What the reader must do now, today and this week; for who oversees others, what is late with whom.

    Another body is redirected to what waits for it; other roles see what they can do here.
    """

    template = "casefile/my_day.html"

    def respond(self):
        if front := navigation.front_page_of(self.by):
            return redirect(front)
        return super().respond() if may_do(self.by, "intake.read") else OtherRolePage(self.request).respond()

    def context(self):
        by, on = self.by, today()
        by_village = self.request.GET.get("by") == "village"
        waits = waiting_of(by, on)
        return of_two(by, waits) | {
            "waits": waits,
            "children_wait": any(waits.get(one) for one in CHILDREN_WAIT),
            "counted": reading.COUNTED,
            "day": day_of(by, on, waits, by_village=by_village, whole=self.request.GET.get("whole", "")),
            "by_village": by_village,
            "protects": may_do(by, "protection.begin"),
            "may_assign": may_do(by, "intake.assign"),
            "late": LateTable(late_work(by, on)),
            "inbox": inbox_count_of(by),
            "reads_ties": may_do(by, "walls.read"),
            "asks_carers": may_do(by, "guardianship.place"),
            "days_allowed": DAYS_ALLOWED.on(on),
        }


class OtherRolePage(Page):
    """What this role can do here, for a role that does not work on cases."""

    template = "casefile/elsewhere.html"

    def context(self):
        asked, values = [MAY_HOLD], {}
        if may_do(self.by, "rounds.read"):
            asked, values = (
                [MAY_HOLD, rounds_sql(self.by)],
                {"on": today(), "silent_since": silent_since(today())},
            )
        waits = self.by.ask_at_once(asked, **values)
        own = {"given": frame_of(self.by)["given"], "says_tie": may_do(self.by, "walls.say")}
        return page_for_role(self.by) | of_two(self.by, waits) | own | {"waits": waits}


class CaseList(Page):
    """The list of cases within reach, filtered and paged by the address."""

    look = "intake.read"
    template = "casefile/cases.html"

    def context(self):
        by, on = self.by, today()
        places = municipalities_of(by)
        findings = finding_choices()
        chosen = filters.CaseFilter.of(self.request.GET, places, dict(findings))
        begin = filters.page_begins_after(self.request.GET)
        counts = group_counts(by, on=on)
        # One more says that the list goes on.
        first, total = first_page(by, chosen, counts, PAGE + 1, on=on, after=begin)
        read = id_reader_of(by, chosen)
        rows = consult_list("casefile.cases", by=by, of=Case, ids=first[:PAGE], by_ids=read)
        rows = merge_groups.with_leading_names(rows, by)
        lines = CaseListLines(on, closed=chosen.state == "closed")
        return {
            "chosen": chosen,
            "states": state_links(counts, chosen),
            "chips": chosen.chips(places, name_of_filter(chosen)),
            "clear_url": filters.CaseFilter(state=chosen.state).query(),
            "concerns": choice_labels(Concern).items(),
            "municipalities": places.items(),
            "risks": filters.RISKS.items(),
            "kinds": choice_labels(DueKind).items(),
            "findings": findings,
            "total": total,
            "headings": lines.headings,
            "lines": case_lines(rows, lines, by),
            "first_url": chosen.query() if begin else None,
            "next_url": chosen.query(after=filters.cursor(rows[-1])) if len(first) > PAGE else None,
            "days_allowed": DAYS_ALLOWED.on(on),
        }


def case_lines(rows, lines, by):
    """The lines of the list, with the progress of the assessment, the risk, and which child is protected."""
    progress = progress_of([row["id"] for row in rows if row["owed"] == DueKind.TEN_DAYS], by)
    running = running_in_cases([row["id"] for row in rows], by)
    tags = risk_tags_of(rows, by)
    return [lines.line(row, progress.get(row["id"]), running.get(row["id"]), tags[row["id"]]) for row in rows]


def name_of_filter(chosen):
    """The name of the worker, or of the district, whose cases the list shows."""
    if chosen.worker:
        return str(Worker.objects.filter(pk=chosen.worker).first() or "")
    place = Place.objects.filter(pk=chosen.district).first() if chosen.district else None
    return place.name if place else ""


def state_links(counts, chosen):
    """The links to the list in each state, with counts of the overdue, unassigned and unplanned cases."""
    shown = {state: counts[state] for state in ("overdue", "unassigned", "unplanned")}
    return [
        Link(str(label), filters.CaseFilter(state=state).query(), state == chosen.state, shown.get(state))
        for state, label in filters.STATES.items()
    ]
