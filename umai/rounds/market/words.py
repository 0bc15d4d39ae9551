"""What was seen, in words: for the page, and for a signal that is made of it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.identification.signal.sealing import NoKey, ReportWords
from umai.rounds.market.models import MedicalCare


def said_of(sighting) -> ReportWords:
    """The opened words; empty ones where they cannot be opened."""
    try:
        return sighting.said
    except NoKey:
        return ReportWords()


def name_of(sighting, said=None) -> str:
    """Who it is, in one line: the name or the description."""
    said = said or said_of(sighting)
    return " ".join(said.child.split()) or _("Name not known")


def facts_of(sighting) -> list[str]:
    """What was seen of the child, each part in a few words; parts that nobody said are left out."""
    found = [choice_label("round_work", sighting.work), choice_label("round_company", sighting.company)]
    if sighting.hours is not None:
        found.append(
            ngettext("%(n)d hour a day", "%(n)d hours a day", sighting.hours) % {"n": sighting.hours}
        )
    if sighting.from_hour is not None:
        found.append(_("from %(hour)s") % {"hour": f"{sighting.from_hour:%H:%M}"})
    if sighting.at_school is not None:
        found.append(_("goes to school") if sighting.at_school else _("does not go to school"))
    if sighting.care != MedicalCare.UNKNOWN:
        found.append(str(MedicalCare(sighting.care).label))
    return [part[:1].lower() + part[1:] for part in found]


def who_of(sighting) -> list[str]:
    """Age and sex, as far as anybody could tell."""
    found = []
    if sighting.age is not None:
        found.append(_("about %(age)d years old") % {"age": sighting.age})
    if sighting.sex:
        found.append(str(sighting.get_sex_display()))
    return found


def words_of_signal(sighting, said, more="") -> ReportWords:
    """The words of a signal: what the worker adds, what the team wrote, and what was seen."""
    seen = _("Seen on %(day)s. %(facts)s.") % {
        "day": date_in_words(sighting.seen_on),
        "facts": capfirst("; ".join([*who_of(sighting), *facts_of(sighting)])),
    }
    happened = "\n\n".join(filter(None, [more, said.happened, seen]))
    place = ", ".join(filter(None, [sighting.round.place.name, said.where]))
    return ReportWords(happened=happened, where=place, child=said.child)
