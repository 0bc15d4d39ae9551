"""How many children were seen, each once: by month, age, work, school and hours."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.law.options.choices import choices_of
from umai.machine.cluster.functions import fetch_rows

AGES = {
    "under_5": gettext_lazy("under 5"),
    "5_9": gettext_lazy("5 to 9"),
    "10_14": gettext_lazy("10 to 14"),
    "15_17": gettext_lazy("15 to 17"),
    "unknown": gettext_lazy("not known"),
}
HOURS = {
    "up_to_2": gettext_lazy("up to 2"),
    "3_5": gettext_lazy("3 to 5"),
    "6_more": gettext_lazy("6 and more"),
    "unknown": gettext_lazy("not known"),
}
SCHOOL = {
    "yes": gettext_lazy("goes to school"),
    "no": gettext_lazy("does not go to school"),
    "unknown": gettext_lazy("not known"),
}
TITLES = {
    "month": gettext_lazy("By month"),
    "age": gettext_lazy("By age"),
    "work": gettext_lazy("By work"),
    "school": gettext_lazy("By school"),
    "hours": gettext_lazy("By hours a day"),
}


@dataclass
class MarketCounts:
    """The numbers of some rounds. None: there are children, too few to say how many."""

    children: int | None = 0
    sightings: int | None = 0
    parts: dict[str, dict[str, int | None]] = field(default_factory=dict)

    def tables(self):
        """(title, [(words, number)]) of each part that has any, in a fixed order."""
        for part, title in TITLES.items():
            if lines := self.parts.get(part):
                yield title, [(words_of(part, one), lines[one]) for one in in_order(part, lines)]


def market_counts(rounds) -> MarketCounts:
    """The children seen in these rounds, by the database: for whoever sees the rounds."""
    found = MarketCounts()
    for part, value, n in fetch_rows("select * from rounds_market_counts(%s)", [[one.pk for one in rounds]]):
        if part == "all":
            found.children = n
        elif part == "sightings":
            found.sightings = n
        else:
            found.parts.setdefault(part, {})[value] = n
    return found


def in_order(part, lines):
    known = {"age": AGES, "hours": HOURS, "school": SCHOOL}.get(part) or choices_of("round_work")
    return sorted(lines) if part == "month" else [one for one in known if one in lines]


def words_of(part, value):
    if part == "work":
        return choice_label("round_work", value)
    if part == "month":
        return date_in_words(date.fromisoformat(f"{value}-01"), "month")
    return {"age": AGES, "hours": HOURS, "school": SCHOOL}[part][value]
