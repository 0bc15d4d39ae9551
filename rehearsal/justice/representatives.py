"""The roster of those who represent a child, by oblast, and who of it was asked about invented incidents.

No figure was found of how many such lawyers and representatives there are, where, or how they answer: the
shares below are an assumption. They leave gaps, as every list of this kind that was seen has.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rehearsal.draw import Wheel, id_of
from rehearsal.names import NameBook, surname
from rehearsal.row_writer import RowWriter, as_copy_bool
from rehearsal.tables import NULL
from umai.justice.models import RosterEnding, RosterEntry
from umai.law.justice.proceedings import independent_answer_due_on

OF_OBLASTS, OF_DISTRICTS = 0.6, 0.5  # with somebody on the roster
SECOND, OVER = 0.3, 0.1  # of those districts: a second one; of the entries: over
KINDS = Wheel({"aid_lawyer": 60, "trained": 22, "ngo_lawyer": 18})
SOURCES = {
    "aid_centre": "free_legal_aid",
    "aid_lawyer": "free_legal_aid",
    "trained": "trained",
    "ngo_lawyer": "ngo",
}
SPOKEN = {"KG-O": ("uz",), "KG-J": ("uz",), "KG-B": ("uz", "tg"), "KG-C": ("dng",), "KG-GO": ("uz",)}
ALSO_RUSSIAN, ALSO_OTHERS = 0.7, 0.5
ONLY = ("", "", "", "кыздар", "14 жашка чейинки балдар")
CENTRE = "{}: акысыз юридикалык жардам борбору"
WHY_OVER = "Башка жакка көчүп кетти."
ASKED_AT_HOME, ASKED_OTHERWISE = 0.5, 0.1  # of the incidents by somebody with whom the child lives, of others
BESIDE_THE_ROSTER = 0.1  # of the askings: the department itself looks for somebody
ANSWERED = 0.75  # of the askings
ANSWERS = Wheel({"named": 72, "refused": 18, "nobody_there": 10})


@dataclass(frozen=True, slots=True)
class Representative:
    """An entry of the roster as an asking names it; `over`: its last day, None where it is open."""

    id: str
    kind: str
    name: str
    from_on: date
    over: date | None

    def holds_on(self, day):
        return self.from_on <= day and (self.over is None or day <= self.over)


class RosterMaker:
    """Makes the roster once; a second filling finds it there."""

    def __init__(self, today):
        self.today, self.book = today, NameBook()
        self.entries, self.endings = {}, []
        self.of_place = {}  # id of a place to its `Representative`s

    def place(self, place, oblast, office, kinds):
        """The entries of this place, of these kinds; made where they are asked for first."""
        if place.pk not in self.of_place:
            keys = [id_of("roster", place.code, str(nth)) for nth in range(len(kinds))]
            self.of_place[place.pk] = [
                self.entry(place, oblast, office, *one) for one in zip(keys, kinds, strict=True)
            ]
        return self.of_place[place.pk]

    def entry(self, place, oblast, office, key, kind):
        random = Random(str(key)).random
        name, from_on = self.name_of(place, kind, random), self.today - timedelta(400 + int(random() * 900))
        languages = ["ky", *(["ru"] if random() < ALSO_RUSSIAN else [])]
        languages += [one for one in SPOKEN.get(oblast.iso_code, ()) if random() < ALSO_OTHERS]
        over = self.today - timedelta(20 + int(random() * 120)) if random() < OVER else None
        self.entries[key] = RosterEntry(
            id=key,
            kind=kind,
            name=name,
            place=place,
            phone=f"+996 000 {int(random() * 1_000_000):06d}",
            languages=sorted(languages),
            serves="" if kind == "aid_centre" else ONLY[int(random() * len(ONLY))],
            from_on=from_on,
            office_id=office,
        )
        if over:
            self.endings.append(
                RosterEnding(id=id_of("roster ending", str(key)), entry_id=key, last_on=over, reason=WHY_OVER)
            )
        return Representative(str(key), kind, name, from_on, over)

    def name_of(self, place, kind, random):
        if kind == "aid_centre":
            return CENTRE.format(place.name_ky)
        sex = "f" if random() < 0.5 else "m"
        root, suffix = self.book.roots["kyrgyz"].draw(random)
        return f"{surname(root, suffix, sex)} {self.book.given[sex, 'kyrgyz'].draw(random)}"

    def save(self, using):
        create = {"ignore_conflicts": True, "batch_size": 500}
        RosterEntry.objects.using(using).bulk_create(self.entries.values(), **create)
        RosterEnding.objects.using(using).bulk_create(self.endings, **create)


def fill_roster(homes, places, offices, *, using, today):
    """Fill the roster of every oblast and district by the shares, and tell each home whom it can ask.

    `offices`: id of a district to that of its department; an oblast's entry is kept by the first of them.
    """
    maker = RosterMaker(today)
    for home in homes:
        district = places[home.district]
        oblast = places[district.parent_id]
        office = offices[home.district]
        has_centre = oblast.parent_id and Random(f"roster {oblast.code}").random() < OF_OBLASTS
        above = ["aid_centre"] if has_centre else []  # above a city of the country there is no oblast
        random = Random(f"roster {district.code}").random
        own = [KINDS.draw(random)] if random() < OF_DISTRICTS else []
        own += [KINDS.draw(random)] if own and random() < SECOND else []
        home.representatives = [
            *maker.place(district, oblast, office, own),
            *maker.place(oblast, oblast, office, above),
        ]
    maker.save(using)


class IndependentRows(RowWriter):
    """Writes who was asked to represent the child, and what came of it, about one incident after another."""

    def write(self, told, made=None):
        at_home = told.suspect["had_care"] != NULL or told.suspect["adult"] != NULL
        on = told.known_on + self.days(0, 5)
        if not made and not self.happens(ASKED_AT_HOME if at_home else ASKED_OTHERWISE):
            return
        if on > self.yesterday:
            return
        asked = [one for one in told.home.representatives if one.holds_on(on)]
        beside = self.happens(BESIDE_THE_ROSTER)
        if not asked and not beside and not (made and made.order):
            self.row(told, on, None, "nobody_listed", "nobody_there")
            return
        entry = None if beside or not asked else asked[0]
        source = SOURCES[entry.kind] if entry else "office"
        self.row(told, on, entry, source, "asked")
        silent = bool(made and made.order == "breached")  # one that a demonstration head is asked about
        answered_on = on + self.days(1, 6)
        if not silent and answered_on <= self.yesterday and self.happens(ANSWERED):
            self.row(told, answered_on, entry, source, ANSWERS.draw(self.random))

    def row(self, told, on, entry, source, outcome):
        waits, named, no_roster = outcome == "asked", outcome == "named", source == "nobody_listed"
        name = (entry.name if entry else self.note("independent_named")) if named else ""
        reason = "" if waits or named or no_roster else self.note("independent_why_not")
        begins = told.columns(self.held(told.home, on, hour=17), on)
        marks = "\t".join(map(as_copy_bool, (waits, named, no_roster)))
        due = independent_answer_due_on(on) if waits else NULL
        self.lines.justice_independentasked(
            f"{next(self.new_id)}\t{begins}\t{entry.id if entry else NULL}\t{source}\t{outcome}\t{name}"
            f"\t{reason}\t{marks}\t{due}"
        )
