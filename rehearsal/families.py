"""Invented families: who lives together, who is away, who stands in."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from rehearsal.draw import Wheel
from rehearsal.names import STYLES, NameBook, compose_name
from rehearsal.pins import PinSeries

SIZES = Wheel({1: 24, 2: 30, 3: 25, 4: 13, 5: 6, 6: 2})  # children under 18 in a family
YOUNGEST = Wheel(
    dict(enumerate([11, 10, 10, 9, 9, 8, 6, 5, 5, 4, 4, 4, 4, 3, 3, 3, 2, 2]))
)  # its age, from 0
COUNTRIES = Wheel({"RU": 80, "KZ": 9, "TR": 5, "KR": 3, "DE": 1, "PL": 1, "AE": 1})
CITIES = {"RU": ("Москва", "Новосибирск", "Екатеринбург"), "KZ": ("Алматы", "Астана"), "TR": ("Стамбул",)}
BOYS = 0.514
BOTH_ABROAD = 1 / 3  # of those with a parent abroad: 4 of 12 %
NOBODY_STAYED = 0.4  # one parent abroad, or away inside the country, and the child with neither
NEITHER_ANYWAY = 0.01  # of all others
# On what paper a child lives with neither parent, when parents are away; see data/README.md.
PAPERS = Wheel(
    {
        ("kin", "none"): 885,
        ("stranger", "none"): 50,
        ("kin", "power_of_attorney"): 35,
        ("kin", "preliminary"): 13,
        ("kin", "court"): 9,
        ("stranger", "foster"): 2,
        ("", "institution"): 6,
    }
)
CARERS = Wheel(
    {
        "grandmother_m": 34,
        "grandmother_f": 34,
        "grandfather_f": 8,
        "grandfather_m": 5,
        "aunt_m": 7,
        "aunt_f": 5,
        "uncle_f": 4,
        "sibling": 2,
        "other_relative": 1,
    }
)
LANGUAGE = {"uzbek": "өзбекче", "russian": "орусча", "tajik": "тажикче", "dungan": "дунганча"}


@dataclass(slots=True)
class FamilyAdult:
    """An adult of a family, by what they are to its children."""

    id: str
    relation: str
    sex: str
    surname: str
    given: str
    patronymic: str
    birth_date: date | None
    pin: str
    phone: str
    lives_here: bool = True
    known_as: str = ""  # the id in the list they came from
    precision: str = "day"


@dataclass(slots=True)
class Child:
    """A child of a family, and what tells it from its brothers and sisters."""

    id: str
    sex: str
    surname: str
    given: str
    patronymic: str
    father: str
    birth_date: date | None
    pin: str
    contradicts: bool = False
    known_as: str = ""
    precision: str = "day"
    kin: tuple | None = (
        None  # (adult, relation) where the family's adults are not kin to all its children alike
    )


@dataclass(slots=True)
class AwayParent:
    """One parent's absence."""

    person: FamilyAdult
    kind: str
    country: str
    place: str
    left_on: date
    expected_on: date | None
    heard_on: date | None


@dataclass(slots=True)
class Family:
    """One household with its children, and how it lives."""

    id: str
    home: object  # a Municipality of rehearsal.country
    settlement: tuple  # id and name in Kyrgyz
    street: str
    origin: str
    adults: list
    children: list
    registered_on: date
    away: list = field(default_factory=list)
    carer: FamilyAdult | None = None
    kin: bool | None = None
    paper: str = ""  # "": the child lives with a parent
    cared_since: date | None = None
    household: str = ""  # its id in the list it came from
    invented: bool = True  # False: from a file, and only what the file says is written

    def kin_of(self, child):
        """The adults of the child's family with what each is to the child."""
        if child.kin is not None:
            return child.kin
        return [(adult, adult.relation) for adult in self.adults]

    @property
    def of_migrants(self):
        return bool(self.away)

    @property
    def abroad(self):
        return any(away.kind == "external" for away in self.away)


class FamilyInventor:
    """Makes families one after another; the same ones for the same seed, number and day."""

    def __init__(self, country, new_id, random, today, part=0):
        self.country, self.new_id, self.random, self.today = country, new_id, random, today
        self.book = NameBook()
        self.numbers = PinSeries(random, part)

    def family(self, home, most):
        """One family in this municipality with at most so many children."""
        random = self.random
        origin = self.country.origins[home.oblast].draw(random)
        style = STYLES[origin].draw(random)
        root, suffix = self.book.roots[origin].draw(random)
        births = self.births(min(SIZES.draw(random), most))
        father, mother = self.parents(origin, style, root, suffix, births[-1])
        children = [self.child(origin, style, root, suffix, father, born) for born in births]
        family = Family(
            next(self.new_id),
            home,
            home.settlements[int(random() * len(home.settlements))],
            f"{STREETS[int(random() * len(STREETS))]} көч., {1 + int(random() * 120)}",
            origin,
            [mother, father],
            children,
            self.today - timedelta(20 + int(random() * 1000)),
        )
        if random() < 0.07:
            family.adults.remove(father)  # no father is known to the register
        self.draw_absence(family, home, births[0])
        return family

    def births(self, number):
        """Birth dates of brothers and sisters, the youngest first, all under 18 today."""
        random = self.random
        youngest = int((YOUNGEST.draw(random) + random()) * 365.25)
        days = [youngest]
        for _ in range(number - 1):
            days.append(days[-1] + (0 if random() < 0.01 else 420 + int(random() * 1000)))
        if days[-1] > 6560:  # three weeks short of 18 years
            fewer = [day for day in days if day <= 6560]
            # Nearer together, the eldest some time before 18: not all such on one and the same day.
            eldest = 6540 - days[-1] % 700
            days = fewer if len(fewer) == number else [int(day * eldest / days[-1]) for day in days]
        return [self.today - timedelta(max(6, day)) for day in days]

    def parents(self, origin, style, root, suffix, eldest_born):
        random = self.random
        mother_born = eldest_born - timedelta(int((18 + random() * 17) * 365.25))
        father_born = mother_born - timedelta(int((random() * 8 - 1) * 365.25))
        father = self.adult("father", "m", origin, root, suffix, father_born)
        if random() < 0.75:
            mother = self.adult("mother", "f", origin, root, suffix, mother_born)
        else:
            mother = self.adult("mother", "f", origin, *self.book.roots[origin].draw(random), mother_born)
        return father, mother

    def adult(self, relation, sex, origin, root, suffix, born, lives_here=True):
        random = self.random
        given = self.book.given[sex, origin].draw(random)
        grandfather = self.book.given["m", origin].draw(random)
        style = "bare" if not suffix else "russian"
        names = compose_name(style, root, suffix, given, grandfather, sex)
        pin = self.numbers.adult(sex, born) if random() < 0.9 else ""
        phone = f"+996 000 {int(random() * 1_000_000):06d}" if random() < 0.6 else ""
        return FamilyAdult(next(self.new_id), relation, sex, *names, born, pin, phone, lives_here)

    def child(self, origin, style, root, suffix, father, born):
        random = self.random
        sex = "m" if random() < BOYS else "f"
        given = self.book.given[sex, origin].draw(random)
        if random() < 0.06 and origin == "kyrgyz":
            style = (
                "russian" if style == "kyrgyz" else "kyrgyz"
            )  # brothers and sisters are written differently
        names = compose_name(style, root, suffix, given, father.given, sex)
        pin, contradicts = "", False
        if random() < 0.93:
            contradicts = random() < 0.0043
            pin = self.numbers.child(sex, born, contradicts)
        return Child(next(self.new_id), sex, *names, father.given, born, pin, contradicts)

    def draw_absence(self, family, home, youngest_born):
        """Draw who is away, and who stands in when no parent stayed."""
        random, chance = self.random, self.country.abroad[home.oblast]
        drawn = random()
        if drawn < chance:
            kind, both = "external", random() < BOTH_ABROAD
        elif drawn < chance * (1 + self.country.internal):
            kind, both = "internal", random() < BOTH_ABROAD
        else:
            if random() < NEITHER_ANYWAY:
                self.stand_in(family, self.today - timedelta(100 + int(random() * 1500)))
            return
        parents = family.adults[:2]
        if not both and len(parents) == 2:
            parents = [parents[1] if random() < 0.7 else parents[0]]
        country = COUNTRIES.draw(random) if kind == "external" else ""
        cities = CITIES.get(country, ("",)) if country else ("Бишкек", "Ош")
        for parent in parents:
            left = self.today - timedelta(15 + int(random() ** 2 * 2600))
            heard = self.today - timedelta(1 + int(random() ** 3 * 200))
            family.away.append(
                AwayParent(
                    parent,
                    kind,
                    country,
                    cities[int(random() * len(cities))],
                    left,
                    self.today + timedelta(30 + int(random() * 700)) if random() < 0.4 else None,
                    max(heard, left) if random() < 0.7 else None,
                )
            )
            parent.lives_here = False
        if both or random() < NOBODY_STAYED:
            self.stand_in(family, max(away.left_on for away in family.away))

    def stand_in(self, family, since):
        """Somebody who is not a parent takes the children in, mostly without a paper."""
        random = self.random
        who, paper = PAPERS.draw(random)
        family.paper, family.cared_since = paper, since
        for parent in family.adults:
            parent.lives_here = False
        if not who:
            return
        family.kin = who == "kin"
        relation = CARERS.draw(random) if family.kin else "not_related"
        sex = "m" if relation.startswith(("grandfather", "uncle")) else "f"
        years = 55 + random() * 22 if relation.startswith("grand") else 20 + random() * 30
        root, suffix = self.book.roots[family.origin].draw(random)
        born = self.today - timedelta(int(years * 365.25))
        family.carer = self.adult(relation, sex, family.origin, root, suffix, born)
        family.adults.append(family.carer)


STREETS = (
    "Ленин",
    "Манас",
    "Токтогул",
    "Достук",
    "Жаштык",
    "Советская",
    "Ынтымак",
    "Эркиндик",
    "Бакыт",
    "Мектеп",
)
