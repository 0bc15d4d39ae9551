"""What a row has beside the names: date, PIN, place, mother, telephone, as an office writes them."""

from datetime import date

from bench.world import rates
from bench.world.hands import spell
from rehearsal.names import surname


class EvidenceWriter:
    """The part of a clerk that does not write the child's names. Each notes the damage in `kinds`."""

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
        name = here.kyrgyz if language and here.kyrgyz else here.name
        if drawn > 1 - rates.AT_THE_CENTRE:
            name = here.centre
            kinds.append("at_the_centre")
        if drawn < 0.5 and "latin" in kinds:
            return [self.spelled([part], hand)[0] for part in (here.oblast[1], here.district[1], name)]
        forms = TOWN_FORMS if here.kyrgyz else VILLAGE_FORMS
        name = forms[int(draw() * len(forms))](name)
        if hand in ("rules", "russian", "look_alike") and draw() < 0.15:
            name = spell(name, hand, self.draw)
        short = draw() < 0.3
        return [
            shorten_place(oblast) if short else oblast,
            shorten_place(district) if short else district,
            name,
        ]

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


DATE_DAMAGE = [
    (rates.YEAR_ONLY, "year_only"),
    (rates.SWAPPED_DATE * 365 / 132, "swapped_date"),  # of all days, 132 a year can be swapped and change
    (rates.DIGIT_DATE, "digit_date"),
    (rates.MONTH_ONLY, "month_only"),
    (rates.FIRST_JANUARY, "first_january"),
    (rates.OTHER_YEAR, "other_year"),
    (rates.NO_DATE, "no_date"),
]
VILLAGE_FORMS = [
    str,
    str,
    str,
    str,
    lambda name: f"с. {name}",
    lambda name: name.replace("-", " "),
    lambda name: name.replace("-", ""),
    str.upper,
    lambda name: f"{name} айылы",
]
TOWN_FORMS = [
    str,
    str,
    str,
    str,
    lambda name: f"г. {name}",
    lambda name: f"г.{name}",
    str.upper,
    lambda name: f"{name} шаары",
    lambda name: name.replace("-", " "),
]
PHONE_FORMS = [
    str,
    str,
    lambda n: "0" + n[4:],
    lambda n: n[1:],
    lambda n: f"{n[:4]} {n[4:7]} {n[7:10]} {n[10:]}",
    lambda n: f"0{n[4:7]} {n[7:9]}-{n[9:11]}-{n[11:]}",
]


def shorten_place(name):
    """Ошская обл., Ак-Суйский р-н, as forms with narrow columns have it."""
    for long, short in (("область", "обл."), ("облусу", "обл."), ("район", "р-н"), ("району", "р-ну")):
        if name.endswith(long):
            return name.removesuffix(long) + short
    return name
