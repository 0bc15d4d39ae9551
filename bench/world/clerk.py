"""A row as an office writes it: which names, in which letters and columns, and what else it has."""

from datetime import date
from random import Random

from bench.damage import Damage, russian_patronymic
from bench.world import rates
from bench.world.hands import spelled
from bench.world.names import NICKNAMES, given_names
from bench.world.people import Child
from bench.world.rates import Profile
from rehearsal.draw import Wheel
from rehearsal.names import BARE, KYRGYZ_STYLE, RUSSIAN_STYLE, surname

LINEAGE = {
    "m": ("уулу", "уулу", "уулу", "улуу", "у.", "угли"),
    "f": ("кызы", "кызы", "кызы", "кизи", "к.", "кыз"),
}
SHORT = ("бек", "бай", "кул", "гүл", "кан", "жан", "ай")
VOWELS = "аеёиоөуүыэюя"


class Clerk:
    """One office's part of one list. A row is (what truth.csv says of it, its columns)."""

    def __init__(self, seed: int, profile: Profile, home, nearby):
        self.random = Random(f"clerk {seed} {profile.name} {home.code}")
        self.draw, self.profile, self.home, self.nearby = self.random.random, profile, home, nearby
        self.hands, self.latins = Wheel(profile.hands), Wheel(profile.latins)
        self.habit, self.codes = self.hands.draw(self.draw), self.draw() < rates.OFFICE_WRITES_CODES
        self.phone = f"+9960{int(self.draw() * 100_000_000):08d}"
        self.slips = Damage()
        self.slips.random = self.random

    def row(self, child: Child, away=False) -> tuple[list[str], list[str]]:
        """(kinds of damage, columns from surname to phone); `away`: as another office has this child."""
        kinds: list[str] = []
        hand = self.hand(kinds)
        parts = self.slipped(self.spelled(self.names(child, kinds), hand), kinds)
        names = self.in_columns(parts, kinds)
        if self.draw() < (rates.UPPER_LATIN if "latin" in kinds else rates.UPPER):
            names = [name.upper() for name in names]
        born = self.date(child.born, kinds)
        sex = child.sex if self.draw() >= rates.SEX_WRONG else ("f" if child.sex == "m" else "m")
        sex = "" if self.draw() < rates.SEX_MISSING else sex
        place = self.place(child, away, hand, kinds)
        return kinds, [*names, born, sex, self.pin(child, kinds), *place, self.mother(child, hand, kinds),
                       self.telephone(child, kinds)]  # fmt: skip

    def hand(self, kinds):
        if self.draw() < self.profile.latin:
            hand = self.latins.draw(self.draw)
            kinds += ["latin", f"hand:{hand}"]
            return hand
        hand = self.habit if self.draw() < rates.OFFICE_HABIT else self.hands.draw(self.draw)
        kinds.append(f"hand:{hand}")
        return hand

    # Which names.

    def names(self, child, kinds):
        """Surname, given name and patronymic as a paper has them, in Kyrgyz letters."""
        draw, family = self.draw, child.family
        root, suffix, father = family.root, family.suffix, family.father
        if child.other:
            if draw() < rates.STEPFATHER:
                kinds.append("stepfather")
            else:
                root, suffix, father = child.other
        style = child.style
        if draw() < rates.OTHER_STYLE and family.origin == "kyrgyz":
            style = RUSSIAN_STYLE if style == KYRGYZ_STYLE else KYRGYZ_STYLE
            kinds.append("other_style")
        given = self.given(child, kinds)
        has_patronymic = draw() >= self.profile.no_patronymic
        if style == KYRGYZ_STYLE:
            return self.kyrgyz(root, suffix, father, given, child.sex, has_patronymic)
        bare = style == BARE or draw() < rates.BARE
        family_name = root if bare else surname(root, suffix, child.sex)
        patronymic = russian_patronymic(father, child.sex) if has_patronymic else ""
        if not patronymic:
            kinds.append("no_patronymic")
        elif draw() < rates.INITIAL:
            patronymic = patronymic[0] + "."
            kinds.append("initial")
        return [family_name, given, patronymic]

    def kyrgyz(self, root, suffix, father, given, sex, has_patronymic):
        """Марат уулу Бакыт: mostly as a surname, some offices have it elsewhere."""
        lineage = f"{father} {self.random.choice(LINEAGE[sex])}"
        drawn = self.draw()
        if drawn < 0.06 and has_patronymic:
            return [surname(root, suffix, sex) if drawn < 0.03 else root, given, lineage]
        if drawn < 0.08:
            return ["", given, lineage]
        if drawn < 0.11:
            return [lineage.replace(" ", "" if drawn < 0.095 else "-"), given, ""]
        return [lineage, given, ""]

    def given(self, child, kinds):
        draw, name = self.draw, child.given
        if child.twin and draw() < rates.TWINS_CONFUSED:
            kinds.append("twins_confused")
            return child.twin.given
        drawn = draw()
        for share, kind in GIVEN_DAMAGE:
            if drawn < share:
                changed = getattr(self, kind)(name, child)
                if changed != name:
                    kinds.append(kind)
                return changed
            drawn -= share
        return name

    def nickname(self, name, _child):
        return NICKNAMES.get(name, name[:3] + self.random.choice(["ик", "а", "ке"]))

    def short_or_long(self, name, child):
        for ending in SHORT:
            if name.endswith(ending) and len(name) > len(ending) + 2:
                return name.removesuffix(ending)
        if child.family.origin == "kyrgyz":
            ending = self.random.choice(("бек", "жан") if child.sex == "m" else ("гүл", "кан", "ай"))
            return name + ending if name[-1] not in VOWELS else name
        return name

    def new_name(self, name, child):
        return given_names(child.sex, child.family.origin).draw(self.draw)

    def abbreviated(self, name, _child):
        """Up to a consonant, and a full stop: "Нурл."."""
        end = next((at for at in range(3, len(name)) if name[at] not in VOWELS), 3) + 1
        return name[:end] + "." if end < len(name) else name

    # In which letters and columns.

    def spelled(self, parts, hand):
        return [" ".join([spelled(word, hand, self.draw) for word in part.split(" ")]) for part in parts]

    def slipped(self, parts, kinds):
        drawn = self.draw()
        if drawn >= rates.SLIP + rates.TWO_SLIPS:
            return parts
        kinds.append("slip")
        parts, filled = list(parts), [at for at, part in enumerate(parts) if part]
        for _ in range(2 if drawn < rates.TWO_SLIPS else 1):
            at = self.random.choice(filled)
            parts[at] = self.slips.slip(parts[at])
        return parts

    def in_columns(self, parts, kinds):
        family_name, given, patronymic = parts
        drawn = self.draw()
        if drawn < rates.SWAPPED_COLUMNS:
            kinds.append("swapped_columns")
            parts = [given, family_name, patronymic]
        elif drawn < rates.SWAPPED_COLUMNS + rates.ALL_IN_SURNAME:
            kinds.append("all_in_surname")
            order = parts if self.draw() < 0.7 else [given, patronymic, family_name]
            parts = [" ".join(part for part in order if part), "", ""]
        elif drawn < rates.SWAPPED_COLUMNS + rates.ALL_IN_SURNAME + rates.WITH_GIVEN:
            kinds.append("with_given")
            parts = [family_name, f"{given} {patronymic}".strip(), ""]
        elif drawn > 1 - rates.NO_SURNAME:
            kinds.append("no_surname")
            parts = ["", given, patronymic]
        if self.draw() < rates.SPACES:
            parts = [part.replace(" ", "  ") + " " if part else "" for part in parts]
        return parts

    # What else it has.

    def date(self, born: date, kinds):
        drawn = self.draw()
        for share, kind in DATE_DAMAGE:
            if drawn < share:
                written = getattr(self, kind)(born)
                if written != born.isoformat():
                    kinds.append(kind)
                return written
            drawn -= share
        return born.isoformat()

    def year_only(self, born):
        return str(born.year)

    def month_only(self, born):
        return born.isoformat()[:7]

    def no_date(self, _born):
        return ""

    def first_january(self, born):
        return f"{born.year}-01-01"

    def other_year(self, born):
        year = born.year + self.random.choice([-1, 1])
        return born.replace(year=year, day=min(born.day, 28)).isoformat()

    def swapped_date(self, born):
        if born.day > 12:
            return born.isoformat()
        return date(born.year, born.day, born.month).isoformat()

    def digit_date(self, born):
        return self.slips.one_digit_off(born).isoformat()

    def pin(self, child, kinds):
        draw = self.draw
        if draw() < self.profile.no_pin:
            kinds.append("no_pin")
            return ""
        drawn, pin, family = draw(), child.pin, child.family
        if drawn < rates.PIN_DIGIT:
            kinds.append("pin_digit")
            at = self.random.randrange(14)
            return pin[:at] + str((int(pin[at]) + self.random.randrange(1, 10)) % 10) + pin[at + 1 :]
        if drawn < rates.PIN_DIGIT + rates.PIN_SIBLINGS and len(family.children) > 1:
            kinds.append("pin_siblings")
            return self.random.choice([one for one in family.children if one is not child]).pin
        if drawn > 1 - rates.PIN_MOTHERS:
            kinds.append("pin_mothers")
            return family.mothers_pin
        if drawn > 1 - rates.PIN_MOTHERS - rates.PIN_BY_SPREADSHEET:
            kinds.append("pin_by_spreadsheet")
            return f"{pin[0]}.{pin[1:6]}E+13"
        return pin

    def place(self, child, away, hand, kinds):
        """Oblast, district and settlement: here, or where the family moved to."""
        draw, here = self.draw, child.family.home
        if child.family.moved_to and self.profile.by_family:
            here = child.family.moved_to
            kinds.append("moved")
        elif away:
            here = self.nearby[int(draw() * len(self.nearby))]
            kinds.append("other_school")
        drawn, language = draw(), 1 if hand == "as_written" else 0
        oblast, district = here.oblast[language], here.district[language]
        if drawn < rates.PLACE_MISSING:
            kinds.append("no_place")
            return ["", "", ""] if drawn < rates.PLACE_MISSING / 3 else [oblast, district, ""]
        if self.codes:
            return [oblast, district, here.code]
        name = here.name
        if drawn > 1 - rates.AT_THE_CENTRE:
            name = here.centre
            kinds.append("at_the_centre")
        if drawn < 0.5 and "latin" in kinds:
            return [self.spelled([part], hand)[0] for part in (here.oblast[1], here.district[1], name)]
        name = PLACE_FORMS[int(draw() * len(PLACE_FORMS))](name)
        if hand in ("rules", "russian", "look_alike") and draw() < 0.15:
            name = spelled(name, hand, self.draw)
        short = draw() < 0.3
        return [shortened(oblast) if short else oblast, shortened(district) if short else district, name]

    def mother(self, child, hand, kinds):
        draw, family = self.draw, child.family
        if draw() < self.profile.no_mother:
            return ""
        given, bears, other = family.grandmother if draw() < rates.CARER_AS_MOTHER else family.mother
        if draw() < rates.MOTHER_OTHER_NAME:
            kinds.append("mother_other_name")
            bears = other
        parts = [surname(*bears, "f"), given]
        if draw() < rates.MOTHER_GIVEN_ONLY:
            parts = [given]
        elif draw() < 0.2:
            parts.reverse()
        return " ".join(self.slipped_word(part) for part in self.spelled(parts, hand))

    def slipped_word(self, word):
        return self.slips.slip(word) if self.draw() < rates.SLIP / 3 else word

    def telephone(self, child, kinds):
        draw = self.draw
        if draw() < self.profile.no_phone:
            return ""
        number, drawn = child.family.phone, draw()
        if drawn < rates.PHONE_OFFICE:
            number = self.phone
            kinds.append("phone_office")
        elif drawn < rates.PHONE_OFFICE + rates.PHONE_OTHER:
            number = child.family.other_phone
            kinds.append("phone_other")
        return PHONE_FORMS[int(draw() * len(PHONE_FORMS))](number)


GIVEN_DAMAGE = [
    (rates.NICKNAME, "nickname"), (rates.SHORT_OR_LONG, "short_or_long"), (rates.NEW_NAME, "new_name"),
    (rates.ABBREVIATED, "abbreviated"),
]  # fmt: skip
DATE_DAMAGE = [
    (rates.YEAR_ONLY, "year_only"),
    (rates.SWAPPED_DATE * 365 / 132, "swapped_date"),  # of all days, 132 a year can be swapped and change
    (rates.DIGIT_DATE, "digit_date"), (rates.MONTH_ONLY, "month_only"),
    (rates.FIRST_JANUARY, "first_january"),
    (rates.OTHER_YEAR, "other_year"), (rates.NO_DATE, "no_date"),
]  # fmt: skip
PLACE_FORMS = [
    str, str, str, str, lambda name: f"с. {name}", lambda name: name.replace("-", " "),
    lambda name: name.replace("-", ""), str.upper, lambda name: f"{name} айылы",
]  # fmt: skip
PHONE_FORMS = [
    str, str, lambda n: "0" + n[4:], lambda n: n[1:],
    lambda n: f"{n[:4]} {n[4:7]} {n[7:10]} {n[10:]}", lambda n: f"0{n[4:7]} {n[7:9]}-{n[9:11]}-{n[11:]}",
]  # fmt: skip


def shortened(name):
    """Ошская обл., Ак-Суйский р-н, as forms with narrow columns have it."""
    for long, short in (("область", "обл."), ("облусу", "обл."), ("район", "р-н"), ("району", "р-ну")):
        if name.endswith(long):
            return name.removesuffix(long) + short
    return name
