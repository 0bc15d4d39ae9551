"""My day, and the list of cases."""

from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import consult_list
from umai.access.may import may
from umai.access.pages import Page
from umai.casefile import navigation, protections
from umai.casefile.inbox_count import inbox_of
from umai.casefile.my_day import filters
from umai.casefile.my_day.day import day_of
from umai.casefile.my_day.elsewhere import for_role
from umai.casefile.my_day.rows import Lines
from umai.casefile.queries import PAGE, counted, first_ids, how_many, municipalities_of, progress_of, read_of
from umai.design.links import labels
from umai.design.parts import Link
from umai.identification.signal.concerns import Concern
from umai.intake.models import Owed
from umai.law.terms.clock import DAYS_ALLOWED, today
from umai.protection.reading import running_in_cases
from umai.register import same
from umai.unseen.counted import waiting as unseen_waiting


class MyDay(Page):
    """What is late, due today and due this week, by legal deadline; else what waits for the own body, or what
    this role can do here."""

    template = "casefile/my_day.html"

    def respond(self):
        if front := navigation.front_of(self.by):
            return redirect(front)
        return super().respond() if may(self.by, "intake.read") else Elsewhere(self.request).respond()

    def context(self):
        by, on = self.by, today()
        groups, counts = day_of(by, on)
        return {
            "groups": groups,
            "counts": counts,
            "search_url": reverse("register:search") if may(by, "register.search") else "",
            "duty_url": reverse("offices:duty") if may(by, "offices.duty.read") else "",
            "inbox": inbox_of(by),
            "unseen": unseen_of(by),
            "days_allowed": DAYS_ALLOWED.on(on),
            "protections": protections.of_my_day(by),
        }


class Elsewhere(Page):
    """What this role can do here, for whoever works on no cases."""

    template = "casefile/elsewhere.html"

    def context(self):
        return for_role(self.by)


def unseen_of(by):
    """How many children on lists are in nobody's care, for whoever may look at them."""
    if not may(by, "unseen.read"):
        return 0
    with by.speaking():
        return unseen_waiting(by)


class Cases(Page):
    """The list of cases within reach, filtered and paged by the address."""

    look = "intake.read"
    template = "casefile/cases.html"

    def context(self):
        by, on = self.by, today()
        places = municipalities_of(by)
        chosen = filters.Chosen.of(self.request.GET, places)
        begin = filters.after(self.request.GET)
        first = first_ids(by, chosen, PAGE + 1, on=on, after=begin)  # one more says that the list goes on
        rows = consult_list("casefile.cases", by=by, ids=first[:PAGE], by_ids=read_of(by, chosen))
        rows = same.under_leading_names(rows, by)
        counts = counted(by, all_of_it=True, on=on)
        lines = Lines(on, closed=chosen.state == "closed")
        return {
            "chosen": chosen,
            "states": states(counts, chosen),
            "chips": chosen.chips(places),
            "clear_url": filters.Chosen(state=chosen.state).query(),
            "concerns": labels(Concern).items(),
            "municipalities": places.items(),
            "risks": filters.RISKS.items(),
            "kinds": labels(Owed).items(),
            "total": how_many(by, chosen, counts, on=on),
            "headings": lines.headings,
            "lines": shown(rows, lines, by),
            "first_url": chosen.query() if begin else None,
            "next_url": chosen.query(after=filters.cursor(rows[-1])) if len(first) > PAGE else None,
            "days_allowed": DAYS_ALLOWED.on(on),
        }


def shown(rows, lines, by):
    """The lines of the list, with how far the ten days have come and which child is protected."""
    progress = progress_of([row["id"] for row in rows if row["owed"] == Owed.TEN_DAYS], by)
    running = running_in_cases([row["id"] for row in rows], by)
    return [lines.line(row, progress.get(row["id"]), running.get(row["id"])) for row in rows]


def states(counts, chosen):
    """The lists one can choose between; how many are late and without a worker is said beside them."""
    said = {state: counts[state] for state in ("overdue", "unassigned", "unplanned")}
    return [
        Link(str(label), filters.Chosen(state=state).query(), state == chosen.state, said.get(state))
        for state, label in filters.STATES.items()
    ]
