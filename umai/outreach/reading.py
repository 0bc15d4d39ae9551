"""What the pages show: which villages have posters, where they hang, what was printed last."""

from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from umai.access.doors import answer_not_found, consult_list
from umai.identification.report_form.telephones import known_lines
from umai.law.terms.clock import today
from umai.outreach import texts
from umai.outreach.models import OutreachLanguage, Poster, PrintRun
from umai.outreach.sheets import NUMBERS
from umai.outreach.territory import municipalities, settlements, settlements_of
from umai.places.models import Place
from umai.trail.entries import EntrySubject


class PosterCoverage(NamedTuple):
    """A municipality: how many settlements it has, and in how many a poster hangs."""

    place: Place
    lies_in: str
    settlements: int
    with_poster: int


class VillagePosters(NamedTuple):
    """A settlement with its posters that hang, the newest first."""

    place: Place
    posters: list


def poster_coverage(by):
    """The municipalities of this worker with their counts, in the order of names."""
    hangs = Exists(Poster.objects.hanging().filter(place=OuterRef("pk")))
    counted = (
        settlements()
        .filter(Q(municipality__in=by.reach.municipalities) | Q(district__in=by.reach.districts))
        .annotate(hangs=hangs)
        .values(area=Coalesce(F("municipality_id"), F("id")))
        .annotate(n=Count("pk"), posted=Count("pk", filter=Q(hangs=True)))
    )
    numbers = {row["area"]: (row["n"], row["posted"]) for row in counted}
    return [
        PosterCoverage(
            place,
            place.district.name if place.district_id != place.pk else "",
            *numbers.get(place.pk, (0, 0)),
        )
        for place in municipalities(by)
    ]


def posters_by_village(place, by):
    """The settlements of a municipality and the posters that hang there; the look is on the trail."""
    here = list(settlements_of(place))
    rows = Poster.objects.hanging().filter(place__in=here).order_by("-put_up_on", "-recorded_at")
    posters = consult_list("outreach.posters", rows, by=by) if here else []
    return [VillagePosters(one, [row for row in posters if row.place_id == one.pk]) for one in here]


def last_print_runs(place):
    """The last five print runs for this municipality or a village of it."""
    here = [place.pk, *(one.pk for one in settlements_of(place))]
    rows = PrintRun.objects.filter(place__in=here).select_related("place", "recorded_by")
    return rows.order_by("-recorded_at")[:5]


def posters_within_reach(by):
    """The posters that hang in this worker's territory."""
    own = Q(place__municipality__in=by.reach.municipalities) | Q(place__district__in=by.reach.districts)
    return Poster.objects.hanging().filter(own).select_related("place__municipality")


def row_or_404(rows, pk, *, by):
    """The one of these rows that has this id; any other is answered with 404, which is on the trail."""
    found = rows.filter(pk=pk).first()
    return found or answer_not_found("outreach.read", EntrySubject.of_row(rows.model(pk=pk)), by=by)


def spoken_texts(district, telephone):
    """The texts for radio and school in each language, with the district and the numbers filled in."""
    lines = {one.kind: one.number for one in known_lines(on=today()) if one.kind in NUMBERS}
    danger, number = (lines.get(kind, "") for kind in NUMBERS)
    if telephone:
        number = telephone.number
    return [
        {
            "language": language,
            "name": name,
            "html": {"uz": "uz-Cyrl"}.get(language, language),
            "reviewed": all(texts.is_reviewed(one, language) for one in texts.SPOKEN_TEXTS),
            "texts": [
                texts.spoken_text(
                    one,
                    language,
                    number=number,
                    danger=danger,
                    place=district.name_in("ru" if language == "ru" else "ky"),
                )
                for one in texts.SPOKEN_TEXTS
            ],
        }
        for language, name in OutreachLanguage.choices
    ]
