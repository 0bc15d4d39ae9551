"""The clocks of the countries where parents work, and the hours of a day told by two clocks. No database."""

from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.law.terms.clock import BISHKEK

HERE = "Asia/Bishkek"
ZONES = {
    "Europe/Moscow": gettext_lazy("Moscow, Saint Petersburg"),
    "Asia/Yekaterinburg": gettext_lazy("Yekaterinburg"),
    "Asia/Novosibirsk": gettext_lazy("Novosibirsk, Krasnoyarsk"),
    "Asia/Vladivostok": gettext_lazy("Vladivostok"),
    "Asia/Almaty": gettext_lazy("Kazakhstan, Uzbekistan"),
    "Europe/Istanbul": gettext_lazy("Turkey"),
    "Asia/Dubai": gettext_lazy("Emirates"),
    "Asia/Seoul": gettext_lazy("South Korea, Japan"),
    "Europe/Berlin": gettext_lazy("Germany, Poland, Italy"),
    "Europe/London": gettext_lazy("United Kingdom"),
    "America/New_York": gettext_lazy("New York"),
    "America/Chicago": gettext_lazy("Chicago"),
    "America/Los_Angeles": gettext_lazy("Los Angeles"),
    HERE: gettext_lazy("Kyrgyzstan"),
}
HOURS = {"8-11": (8, 11), "11-14": (11, 14), "14-17": (14, 17), "17-20": (17, 20), "20-22": (20, 22)}


class TwoClocks(NamedTuple):
    """Hours of a day by the clock of the parent, and the same hours by the clock of Bishkek."""

    there: str
    here: str


def clock_choices() -> list[tuple[str, str]]:
    """The places, each with what its clock shows now: whoever does not find the place finds the clock."""
    now = timezone.now()
    return [(zone, f"{name}: {now.astimezone(ZoneInfo(zone)):%H:%M}") for zone, name in ZONES.items()]


def hours_choices() -> list[tuple[str, str]]:
    return [
        *((code, span(*map(time, hours))) for code, hours in HOURS.items()),
        ("any", str(_("At any hour"))),
    ]


def span(begins: time, ends: time) -> str:
    return f"{begins:%H:%M}–{ends:%H:%M}"


def two_clocks(zone: str, hours: str, on: date) -> TwoClocks | None:
    """These hours of this day by both clocks; None for any hour, and for what is none of the choices."""
    if zone not in ZONES or hours not in HOURS:
        return None
    begins, ends = (datetime.combine(on, time(hour), ZoneInfo(zone)) for hour in HOURS[hours])
    here = begins.astimezone(BISHKEK)
    said = span(here.time(), ends.astimezone(BISHKEK).time())
    if here.date() > on:
        said = _("%(hours)s of the next day") % {"hours": said}
    elif here.date() < on:
        said = _("%(hours)s of the day before") % {"hours": said}
    return TwoClocks(span(begins.time(), ends.time()), said)


def when_in_words(zone: str, hours: str, on: date) -> str:
    """When to call, in a sentence with both clocks."""
    found = two_clocks(zone, hours, on)
    if found is None:
        return _("At any hour")
    if zone == HERE:
        return found.there
    return _("%(there)s (%(place)s), in Bishkek %(here)s") % {
        "there": found.there,
        "place": ZONES[zone],
        "here": found.here,
    }
