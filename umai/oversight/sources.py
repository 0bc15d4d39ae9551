"""Where reports come from: signals by place, channel and month, and the villages without any.

The counts are of the reader's own inbox, so small ones are shown exactly; no number leads to a report or
to its reporter. Reports that came with very many others from one network (`crowded`) are counted apart,
so that a flood does not make a silent village look active.
"""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Max, Q
from django.db.models.functions import TruncMonth
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.identification.models import Signal
from umai.identification.signal.concerns import Channel
from umai.law.children.ages import minors_born_after
from umai.law.outreach import SILENT_DAYS, silent_since
from umai.law.terms.clock import BISHKEK, day_of
from umai.outreach.models import Poster
from umai.outreach.territory import settlements
from umai.oversight.board_query import districts_of, month_in_words
from umai.places.models import Place


class ReportLine(NamedTuple):
    """One place or one month: its reports by channel, in the order of the columns, and their total."""

    name: str
    lies_in: str
    by_channel: list  # pairs of the channel in words and how many
    total: int


class SilentVillage(NamedTuple):
    """A village without a report in the last `SILENT_DAYS` days."""

    name: str
    lies_in: str
    municipality: int  # its id, or the village's own where it lies in none
    children: int
    last_on: object
    poster_on: object


class DistrictReports(NamedTuple):
    """The line of one district, for the oblast."""

    name: str
    url: str
    reports: int
    villages: int
    silent: int
    without_poster: int


def page(asked):
    """All that the page shows of these districts."""
    rows = report_counts(asked)
    places = {place.pk: place for place in villages_of(asked.districts)}
    last, posters = last_reports(asked), last_posters(places)
    since = silent_since(asked.on)
    quiet = [pk for pk in places if pk not in last or day_of(last[pk]) < since]
    used = [one for one in Channel if any(channel == one for _place, channel, _month in rows)]
    shown = {
        "asked": asked,
        "channels": [one.label for one in used],
        "months": lines_by_month(rows, used),
        "crowded": crowded_count(asked),
        "silent_days": SILENT_DAYS.on(asked.on),
        "villages": len(places),
        "silent": len(quiet),
        "without_poster": len(places.keys() - posters.keys()),
    }
    if asked.by_district:
        return shown | {"districts_here": district_lines(asked, rows, places, quiet, posters)}
    return shown | {
        "lines": lines_by_place(rows, places, used),
        "quiet": silent_villages(asked, quiet, places, last, posters),
    }


def signals(asked):
    """The reports of these districts that this reader may see in the inbox."""
    return Signal.objects.within_reach_of(asked.by).filter(district_id__in=asked.districts)


def in_period(asked):
    from_at, to_at = asked.instants()
    return Q(received_at__gte=from_at, received_at__lt=to_at)


def report_counts(asked):
    """(settlement id, or minus the district id, channel, month) to the number of reports. One query."""
    rows = (
        signals(asked)
        .filter(in_period(asked), crowded=False)
        .order_by()
        .values_list("settlement_id", "district_id", "channel", TruncMonth("received_at", tzinfo=BISHKEK))
        .annotate(n=Count("pk"))
    )
    return {(place or -district, channel, month): n for place, district, channel, month, n in rows}


def crowded_count(asked):
    """The number of reports in the period that came with very many others from one network."""
    return signals(asked).filter(in_period(asked), crowded=True).count()


def villages_of(districts):
    return settlements().filter(district__in=districts).select_related("municipality").in_order()


def last_reports(asked):
    """Settlement to the instant of its last report, also before the period."""
    rows = signals(asked).filter(crowded=False, settlement__isnull=False).order_by()
    return dict(rows.values_list("settlement").annotate(last=Max("received_at")))


def last_posters(places):
    """Settlement to the latest day on which one of its hanging posters was put up."""
    rows = Poster.objects.hanging().filter(place__in=list(places)).order_by()
    return dict(rows.values_list("place").annotate(last=Max("put_up_on")))


def children_of(asked, places):
    """Settlement to the number of children under 18 who live there by the register. One query.

    A child without a date of birth counts.
    """
    rows = asked.by.ask(
        "select * from register_young_by_settlement(%(here)s, %(since)s, %(on)s)",
        here=list(asked.districts),
        since=minors_born_after(asked.on),
        on=asked.on,
    )
    return {settlement: n for settlement, n in rows if settlement in places}


def lines_by_place(rows, places, used):
    """A line for each place with a report, most reports first; reports without a village are one line."""
    counts = {}
    for (place, channel, _month), n in rows.items():
        counts.setdefault(place, Counter())[channel] += n
    unknown = [pk for pk in counts if pk > 0 and pk not in places]
    named = places | {place.pk: place for place in other_places(unknown)}
    lines = [report_line(*place_names(named.get(pk)), found, used) for pk, found in counts.items()]
    return sorted(lines, key=lambda one: (-one.total, one.name))


def other_places(ids):
    """Places of reports that are no present settlement: a municipality, a former place."""
    return Place.objects.filter(pk__in=ids).select_related("municipality")


def place_names(place) -> tuple[str, str]:
    language = get_language() or "ky"
    if place is None:
        return _("Village not said"), ""
    over = place.municipality
    return place.name_in(language), over.name_in(language) if over and over.pk != place.pk else ""


def report_line(name, lies_in, found, used):
    return ReportLine(name, lies_in, [(one.label, found[one]) for one in used], sum(found.values()))


def lines_by_month(rows, used):
    """A line for each month of the period with a report, in order."""
    counts = {}
    for (_place, channel, month), n in rows.items():
        counts.setdefault(month, Counter())[channel] += n
    return [
        report_line(month_in_words(f"{month:%Y-%m}"), "", counts[month], used) for month in sorted(counts)
    ]


def silent_villages(asked, quiet, places, last, posters):
    """The silent villages, those with the most children first."""
    children = children_of(asked, quiet) if quiet else {}
    found = [
        SilentVillage(
            *place_names(places[pk]),
            places[pk].municipality_id or pk,
            children.get(pk, 0),
            day_of(last[pk]) if pk in last else None,
            posters.get(pk),
        )
        for pk in quiet
    ]
    return sorted(found, key=lambda one: -one.children)


def district_lines(asked, rows, places, quiet, posters):
    """A line for each district: reports, villages, silent villages, villages without a poster."""
    of_place = {pk: place.district_id for pk, place in places.items()}
    of_place |= {place.pk: place.district_id for place in other_places([p for p, *_ in rows if p > 0])}
    reports = Counter()
    for (place, _channel, _month), n in rows.items():
        reports[of_place.get(place, -place)] += n
    villages = Counter(of_place[pk] for pk in places)
    silent = Counter(of_place[pk] for pk in quiet)
    bare = Counter(of_place[pk] for pk in places if pk not in posters)
    return [
        DistrictReports(name, asked.query(district=pk), reports[pk], villages[pk], silent[pk], bare[pk])
        for pk, name in districts_of(asked.by)
    ]
