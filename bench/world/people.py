"""Who lives in a settlement: families side by side with a brother's, twins, namesakes."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from zlib import crc32

from bench.world import rates
from bench.world.names import given_names, names_beginning, roots
from bench.world.places import ORIGIN, Settlement
from rehearsal.draw import Wheel
from rehearsal.families import BOYS, YOUNGEST
from rehearsal.names import BARE, KYRGYZ_STYLE, RUSSIAN_STYLE, STYLES

TODAY = date(2026, 9, 1)  # the first day of school; the same world whenever it is made
SIZES = Wheel(rates.SIZES)
DAYS = 6570  # eighteen years
SERIALS = 100_000  # the last five digits of a PIN


@dataclass(slots=True)
class Family:
    """Children of one mother; `clan` is shared with the families of the father's brothers."""

    id: int
    clan: int
    origin: str
    style: str
    root: str
    suffix: str
    father: str
    mother: tuple  # given name; (root, ending) she bears; (root, ending) she bore or could bear
    grandmother: tuple  # the same of who brings the children
    phone: str
    other_phone: str
    home: Settlement
    moved_to: Settlement | None
    mothers_pin: str
    children: list = field(default_factory=list)


@dataclass(slots=True)
class Child:
    """One child as it is. `other` is another father's surname and given name, of a stepchild."""

    id: int
    family: Family
    sex: str
    born: date
    given: str
    style: str
    pin: str
    twin: "Child | None" = None
    other: tuple | None = None


class Village:
    """Fills one settlement; the same people for the same seed, in whichever process."""

    def __init__(self, seed: int, home: Settlement, everywhere: list[Settlement], first: int):
        self.random = Random(f"people {seed} {home.code}")
        self.draw, self.home, self.everywhere = self.random.random, home, everywhere
        self.number, self.clan, self.family_number = first, first, first
        self.given_out: dict[str, int] = {}
        self.room = SERIALS // len(everywhere)
        self.common = {}  # a few surnames prevail in a village

    def people(self, number: int) -> list[Child]:
        """So many children, family by family."""
        found: list[Child] = []
        while len(found) < number:
            for family in self.brothers():
                found += family.children
        for child in found[number:]:  # as if the last family had fewer
            child.family.children.remove(child)
            if child.twin:
                child.twin.twin = None
        return found[:number]

    def brothers(self):
        """One family, or those of two or three brothers: one surname, fathers with other names."""
        draw = self.draw
        origin = ORIGIN[self.home.iso].draw(draw)
        style, (root, suffix) = STYLES[origin].draw(draw), self.surname(origin)
        households = 1
        while households < 4 and draw() < rates.BROTHERS_NEAR:
            households += 1
        self.clan += 1
        return [self.family(origin, style, root, suffix) for _ in range(households)]

    def surname(self, origin):
        known = self.common.get(origin)
        if known is None:
            known = self.common[origin] = [roots(origin).draw(self.draw) for _ in range(12)]
        if self.draw() < 0.3:
            return known[int(self.draw() ** 2 * len(known))]
        return roots(origin).draw(self.draw)

    def family(self, origin, style, root, suffix):
        draw = self.draw
        births = self.births(SIZES.draw(draw))
        maiden = roots(origin).draw(draw)
        own = draw() < rates.MOTHER_KEPT_HERS
        mother = (
            given_names("f", origin).draw(draw),
            maiden if own else (root, suffix),
            (root, suffix) if own else maiden,
        )
        grandmother = (given_names("f", origin).draw(draw), (root, suffix), roots(origin).draw(draw))
        mothers_birth = TODAY - timedelta(births[-1][0] + int(6900 + draw() * 5000))
        moved = self.elsewhere() if draw() < rates.MOVED else None
        self.family_number += 1
        family = Family(
            self.family_number,
            self.clan,
            origin,
            style,
            root,
            suffix,
            given_names("m", origin).draw(draw),
            mother,
            grandmother,
            self.phone(),
            self.phone(),
            self.home,
            moved,
            self.pin("f", mothers_birth),
        )
        self.add_children(family, births)
        return family

    def add_children(self, family, births):
        draw = self.draw
        stepchildren = draw() < rates.STEPCHILD * 2  # the elder half of such a family's children
        for place, (age, twins) in enumerate(births):
            first = self.child(family, "m" if draw() < BOYS else "f", TODAY - timedelta(age))
            if twins:
                sex = first.sex if draw() < rates.TWINS_ALIKE else ("f" if first.sex == "m" else "m")
                second = self.child(family, sex, first.born)
                first.twin, second.twin = second, first
            if stepchildren and place >= len(births) / 2:
                root, father = roots(family.origin).draw(draw), given_names("m", family.origin).draw(draw)
                for one in (first, first.twin) if twins else (first,):
                    one.other = (*root, father)

    def births(self, number):
        """(age in days, whether twins) of each delivery, the youngest first."""
        draw = self.draw
        age, found = int((YOUNGEST.draw(draw) + draw()) * 365), []
        while number > 0 and age < DAYS:
            twins = draw() < rates.TWIN_DELIVERY
            found.append((max(10, age), twins))
            number -= 2 if twins else 1
            age += 400 + int(draw() * 1000)
        return found or [(DAYS - 30, False)]

    def child(self, family, sex, born):
        draw = self.draw
        style = family.style
        if draw() < rates.OTHER_PATTERN and family.origin == "kyrgyz":
            style = {RUSSIAN_STYLE: KYRGYZ_STYLE, KYRGYZ_STYLE: RUSSIAN_STYLE, BARE: KYRGYZ_STYLE}[style]
        self.number += 1
        one = Child(self.number, family, sex, born, self.given(family, sex), style, self.pin(sex, born))
        family.children.append(one)
        return one

    def given(self, family, sex):
        draw, taken = self.draw, {one.given for one in family.children}
        wheel = given_names(sex, family.origin)
        if taken and draw() < rates.LIKE_THE_ELDER:
            wheel = names_beginning(sex, family.origin, family.children[-1].given[:3]) or wheel
        for _ in range(20):
            name = wheel.draw(draw)
            if name not in taken:
                return name
        return name

    def elsewhere(self):
        return self.everywhere[int(self.draw() * len(self.everywhere))]

    def phone(self):
        """A number with a prefix that is given to nobody."""
        return f"+9960{int(self.draw() * 100_000_000):08d}"

    def pin(self, sex, born):
        """Each once in the whole country: a settlement has serials of its own."""
        begin = f"{1 if sex == 'f' else 2}{born.day:02d}{born.month:02d}{born.year}"
        nth = self.given_out[begin] = self.given_out.get(begin, -1) + 1
        if nth >= self.room:
            raise ValueError(
                f"{self.home.code} has more children of one day than serials: name fewer people."
            )
        serial = (self.home.number * self.room + nth) * 71_993 + crc32(begin.encode())
        return f"{begin}{serial % SERIALS:05d}"
