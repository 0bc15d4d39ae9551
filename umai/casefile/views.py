"""The pages that look on: My day, the cases, one case, and the child's file with its tabs."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from umai.access.doors import consult, consult_list, turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.casefile import navigation, protections
from umai.casefile.case import page as case_page
from umai.casefile.child import documents as documents_page
from umai.casefile.child import page as child_page
from umai.casefile.child import past
from umai.casefile.child import timeline as timelines
from umai.casefile.child import trail as trail_page
from umai.casefile.inbox_count import inbox_of
from umai.casefile.my_day import filters
from umai.casefile.my_day.day import day_of
from umai.casefile.my_day.elsewhere import for_role
from umai.casefile.my_day.rows import as_row
from umai.casefile.queries import (
    PAGE,
    chosen_cases,
    counted,
    how_many,
    municipalities_of,
    progress_of,
    rows_of,
)
from umai.design.parts import Link
from umai.identification.signal.concerns import Concern
from umai.intake.models import Case, Owed
from umai.law.terms.clock import DAYS_ALLOWED, today
from umai.protection.reading import running_in_cases
from umai.register import same
from umai.register.child.reading import file_of, sealed_of
from umai.trail.entries import About
from umai.unseen.counted import waiting as unseen_waiting


@signed_in_only
def my_day(request):
    """What is late, due today and due this week, by legal deadline; else what waits for the own body, or what
    this role can do here."""
    by, on = request.by, today()
    if front := navigation.front_of(by):
        return redirect(front)
    if not may(by, "intake.read"):
        return render(request, "casefile/elsewhere.html", {"today": on} | for_role(by))
    groups, counts = day_of(by, on)
    search = reverse("register:search") if may(by, "register.search") else ""
    duty = reverse("offices:duty") if may(by, "offices.duty.read") else ""
    shown = {"today": on, "groups": groups, "counts": counts, "search_url": search, "duty_url": duty}
    shown |= {"inbox": inbox_of(request, by), "unseen": unseen_of(by)}
    shown |= {"days_allowed": DAYS_ALLOWED.on(on), "protections": protections.of_my_day(by)}
    return render(request, "casefile/my_day.html", shown)


def unseen_of(by):
    """How many children on lists are in nobody's care, for whoever may look at them."""
    if not may(by, "unseen.read"):
        return 0
    with by.speaking():
        return unseen_waiting(by)


@signed_in_only
def cases(request):
    """The list of cases within reach, filtered and paged by the address."""
    by, on = request.by, today()
    require(by, "intake.read")
    places = municipalities_of(by)
    chosen = filters.Chosen.of(request.GET, places)
    begin = filters.after(request.GET)
    found = chosen_cases(by, chosen, on=on, after=begin)[:PAGE]
    rows = consult_list("casefile.cases", found, by=by, read=rows_of(chosen))
    rows = same.under_leading_names(rows, by)
    counts = counted(by, all_of_it=True, on=on)
    ids = [row["id"] for row in rows]
    in_ten_days = [row["id"] for row in rows if row["owed"] == Owed.TEN_DAYS]
    progress, running = progress_of(in_ten_days, by), running_in_cases(ids, by)
    language = get_language() or "ky"
    return render(
        request,
        "casefile/cases.html",
        {
            "chosen": chosen,
            "states": states(counts, chosen),
            "chips": chosen.chips(places),
            "clear_url": filters.Chosen(state=chosen.state).query(),
            "concerns": Concern.choices,
            "municipalities": [(place.pk, place.name_in(language)) for place in places],
            "risks": filters.RISKS.items(),
            "kinds": Owed.choices,
            "total": how_many(by, chosen, counts, on=on),
            "rows": [
                as_row(
                    row,
                    progress.get(row["id"]),
                    on,
                    closed=chosen.state == "closed",
                    running=running.get(row["id"]),
                )
                for row in rows
            ],
            "first_url": chosen.query() if begin else None,
            "next_url": next_page(by, chosen, rows, on=on),
            "days_allowed": DAYS_ALLOWED.on(on),
        },
    )


def next_page(by, chosen, rows, *, on):
    """Where the list goes on after these rows; None where it ends."""
    if len(rows) < PAGE:
        return None
    last = filters.cursor(rows[-1])
    more = chosen_cases(by, chosen, on=on, after=filters.after({"after": last})).order_by().exists()
    return chosen.query(after=last) if more else None


def states(counts, chosen):
    """The lists one can choose between; how many are late and without a worker is said beside them."""
    said = {state: counts[state] for state in ("overdue", "unassigned", "unplanned")}
    return [
        Link(str(label), filters.Chosen(state=state).query(), state == chosen.state, said.get(state))
        for state, label in filters.STATES.items()
    ]


@signed_in_only
def case(request, pk):
    """One case: its clock, what is done and what is missing, who answers for it, what happened."""
    found = consult(Case, pk, by=request.by, related=("recorded_by",))
    return render(request, "casefile/case.html", case_page.of(found, by=request.by, on=today()))


@signed_in_only
def child(request, pk):
    """The first page of a child's file."""
    return tab(request, pk, "summary", child_page.summary)


@signed_in_only
def family(request, pk):
    """The adults of the family, where they are, and the other children."""
    return tab(request, pk, "family", child_page.family)


@signed_in_only
def cases_of_child(request, pk):
    """The cases of this child, the newest first."""
    return tab(request, pk, "child_cases", child_page.cases)


@signed_in_only
def documents(request, pk):
    """The photos and papers of the child's file, the newest first."""
    return tab(request, pk, "documents", documents_page.page)


@signed_in_only
def timeline(request, pk):
    """All that happened to the child and was recorded, newest first."""
    return tab(request, pk, "timeline", timelines.page)


@signed_in_only
def who_looked(request, pk):
    """Who read or changed this file lately."""
    return tab(request, pk, "access", trail_page.page)


@signed_in_only
def sealed(request, pk):
    """The sealed items, for those who may see them; for others there is no such page."""
    if (leads := same.leading(pk, request.by)) != pk:
        return redirect("casefile:sealed", leads)
    found = same.consulted(pk, request.by)
    if not (items := sealed_of(found, by=request.by)):
        turn_away("register.sealed", About.row(found), by=request.by)
    file = file_of(found, by=request.by)
    shown = child_page.frame(file, "sealed", by=request.by) | child_page.sealed(file, items, by=request.by)
    return render(request, "casefile/sealed.html", shown)


@signed_in_only
def as_it_was(request, pk):
    """The file on a past day, as it was known on a past day."""
    if (leads := same.leading(pk, request.by)) != pk:
        return redirect("casefile:as_it_was", leads)
    found = same.consulted(pk, request.by)
    form = past.PastForm(request.GET or None)
    file = file_of(found, by=request.by)
    shown = child_page.frame(file, "timeline", by=request.by) | {"form": form}
    if form.is_valid():
        shown |= past.page(found, by=request.by, **form.cleaned_data)
    return render(request, "casefile/as_it_was.html", shown, status=422 if form.errors else 200)


def tab(request, pk, name, page):
    """Find the child, note the look, and draw one tab of the file; of several records, at the leading one."""
    if (leads := same.leading(pk, request.by)) != pk:
        return redirect(request.resolver_match.view_name, leads)
    found = same.consulted(pk, request.by)
    file = file_of(found, by=request.by)
    shown = child_page.frame(file, name, by=request.by) | page(file, by=request.by)
    return render(request, f"casefile/{name}.html", shown)
