"""From an invented family to the rows of the register."""

import tomllib
from datetime import timedelta
from pathlib import Path

from rehearsal.fact_rows import COMMON_KINDS, values_of
from rehearsal.families import LANGUAGE
from rehearsal.keys import KeyRows
from rehearsal.names import as_latin, as_russian, each_word
from rehearsal.schooling import grade_of, school_year
from rehearsal.tables import NULL, as_copy_text

NOTES = tomllib.loads((Path(__file__).with_name("data") / "notes.toml").read_text(encoding="utf-8"))
ZONE = "+06"  # Bishkek
UNDATED_FACT = f"{NULL}\t{NULL}\t{NULL}\t{NULL}\tchange\tt"  # a fact without dates that replaces nothing


def fact_dates(since="", until="", happened="", replaces="", why="change", current="t"):
    """The columns of a fact beside those of every row."""
    return "\t".join(
        [*(str(one) if one else NULL for one in (since, until, happened, replaces)), why, current]
    )


def day_or_null(one):
    return NULL if one is None else one.isoformat()


class RegisterRows:
    """Writes families into lines; `random` draws what the family itself does not say."""

    def __init__(self, lines, new_id, random, today, known_words=()):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today
        self.keys = KeyRows(lines, known_words)
        self.year = school_year(today)
        self.absences = {}  # of the family written last: adult to absence
        self.cares = {}  # of the family written last: child to care
        self.care_of = {}  # of the family written last: child to the care, its paper and the term of that

    def stamp(self, home, on, source="form"):
        """Where a row is held, and when and by whom it was recorded: the same for all rows of one hour."""
        hour = 9 + int(self.random() * 8)
        at = f"{on.isoformat()} {hour:02d}:{int(self.random() * 60):02d}{ZONE}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{home.workers[0]}\t{home.writes}\t{source}"

    def write(self, told):
        """All rows of one family; answers the stamp of each child, for the rows of its case."""
        family, lines = told.family, self.lines
        stamp = self.stamp(family.home, family.registered_on, "form" if family.invented else "list")
        place, street = family.settlement[0], as_copy_text(family.street)
        lines.register_household(
            f"{family.id}\t{stamp}\t{place or NULL}\t{street}\t{as_copy_text(family.household)}"
        )
        for adult in family.adults:
            self.adult(adult, family, stamp)
        self.absences.clear()
        self.cares.clear()
        self.care_of.clear()
        for away in family.away:
            self.away(away, stamp)
        stamps = []
        for child, story in zip(family.children, told.stories, strict=True):
            here = stamp
            if family.invented and child.birth_date > family.registered_on:
                here = self.stamp(
                    family.home, min(child.birth_date + timedelta(5), self.today - timedelta(1))
                )
            stamps.append(here)
            self.child(child, family, here, known_better=story is not None or family.of_migrants)
        return stamps

    def adult(self, adult, family, stamp):
        lines, new_id = self.lines, self.new_id
        lines.register_adult(f"{adult.id}\t{stamp}\t{as_copy_text(adult.known_as)}")
        names = f"{adult.surname}\t{adult.given}\t{adult.patronymic}"
        written = " ".join(filter(None, (adult.surname, adult.given, adult.patronymic)))
        in_ru = each_word(as_russian, written) if family.invented and self.random() < 0.5 else ""
        precision = adult.precision if adult.birth_date else "unknown"
        lines.register_adultidentity(
            f"{next(new_id)}\t{stamp}\t{UNDATED_FACT}\t{names}\t{written}\t{in_ru}\t\t{adult.id}\t{adult.sex}"
            f"\t{day_or_null(adult.birth_date)}\t{precision}\t{adult.pin}\t{adult.phone}"
        )
        if adult.lives_here:
            lines.register_membership(
                f"{next(new_id)}\t{stamp}\t{UNDATED_FACT}\t{family.id}\t{NULL}\t{adult.id}"
            )

    def away(self, away, stamp):
        contact = away.person.phone and f"WhatsApp {away.person.phone}"
        rest = (
            f"{away.person.id}\t{away.kind}\t{away.country}\t{away.place}\t{day_or_null(away.expected_on)}\t{contact}"
            f"\t{day_or_null(away.heard_on)}"
        )
        if self.random() < 0.01:  # written twice by mistake, and one of the two struck out
            wrong = next(self.new_id)
            self.lines.register_absence(f"{wrong}\t{stamp}\t{fact_dates(away.left_on, current='f')}\t{rest}")
            struck = fact_dates(away.left_on, replaces=wrong, why="struck", current="f")
            self.lines.register_absence(f"{next(self.new_id)}\t{stamp}\t{struck}\t{rest}")
        self.absences[away.person.id] = this = next(self.new_id)
        self.lines.register_absence(f"{this}\t{stamp}\t{fact_dates(away.left_on)}\t{rest}")

    def child(self, child, family, stamp, known_better):
        lines, new_id = self.lines, self.new_id
        lines.register_child(f"{child.id}\t{stamp}\t{as_copy_text(child.known_as)}")
        self.identity(child, family, stamp)
        lines.register_membership(f"{next(new_id)}\t{stamp}\t{UNDATED_FACT}\t{family.id}\t{child.id}\t{NULL}")
        for adult, relation in family.kin_of(child):
            legal = "t" if relation in ("mother", "father") else "f"
            lines.register_kinship(
                f"{next(new_id)}\t{stamp}\t{UNDATED_FACT}\t{child.id}\t{adult.id}\t{relation}\t{legal}"
            )
        self.address(child, family, stamp)
        if family.invented:
            self.school(child, family, stamp)
            if family.paper:
                self.care(child, family, stamp)
            if known_better or self.random() < 0.1:
                self.write_health_and_languages(child, family, stamp)
            for kind in COMMON_KINDS:
                self.of_kind(kind, child, stamp)

    def identity(self, child, family, stamp):
        """Who the child is, with the keys of search; one in eighty was written wrongly first."""
        lines, new_id = self.lines, self.new_id
        names = f"{child.surname}\t{child.given}\t{child.patronymic}"
        full = " ".join(filter(None, (child.surname, child.given, child.patronymic)))
        in_ru = latin = ""
        in_ky = full
        if family.invented:
            drawn = self.random()
            in_ru = each_word(as_russian, full) if drawn < 0.7 else ""
            latin = each_word(as_latin, full) if drawn > 0.5 and drawn < 0.65 else ""
            in_ky = full if drawn < 0.95 else ""
        doubt = ""
        if child.contradicts:
            doubt = NOTES["pin_doubt"][int(self.random() * 2)]
        precision = child.precision if child.birth_date else "unknown"
        rest = (
            f"{child.id}\t{child.sex}\t{day_or_null(child.birth_date)}\t{precision}\t{child.pin}\t{doubt}\t"
        )
        this, before = next(new_id), ""
        if family.invented and self.random() < 0.0125:
            before = next(new_id)
            wrong = "\t".join(each_word(as_russian, part) for part in names.split("\t"))
            lines.register_identity(f"{before}\t{stamp}\t{fact_dates(current='f')}\t{wrong}\t\t\t\t{rest}")
            self.keys.write(
                child.id, before, family.home, day_or_null(child.birth_date), wrong.split("\t"), ()
            )
        held = fact_dates(replaces=before, why="correction") if before else UNDATED_FACT
        lines.register_identity(f"{this}\t{stamp}\t{held}\t{names}\t{in_ky}\t{in_ru}\t{latin}\t{rest}")
        names, written = (child.surname, child.given, child.patronymic), (in_ru, latin)
        born = day_or_null(child.birth_date)
        self.keys.write(child.id, this, family.home, born, names, written, child.father)

    def address(self, child, family, stamp):
        """Where the child lives; one in twenty-five has moved."""
        place, street = family.settlement[0] or NULL, as_copy_text(family.street)
        since = ""
        if family.invented and self.random() < 0.04 and (self.today - child.birth_date).days > 400:
            moved = self.today - timedelta(30 + int(self.random() * 330))
            old = family.home.settlements[int(self.random() * len(family.home.settlements))][0]
            before = fact_dates(child.birth_date, moved - timedelta(1))
            self.lines.register_address(
                f"{next(self.new_id)}\t{stamp}\t{before}\t{child.id}\tactual\t{old}\t{street}"
            )
            since = fact_dates(moved, happened=moved)
        self.lines.register_address(
            f"{next(self.new_id)}\t{stamp}\t{since or UNDATED_FACT}\t{child.id}\tactual\t{place}\t{street}"
        )

    def school(self, child, family, stamp):
        grade, programme = grade_of(child.birth_date, self.year)
        year = self.year
        if grade is None:
            year, grade = NULL, NULL
            goes = self.random() < 0.3 and (self.today - child.birth_date).days > 1100
            attendance, school = ("attends", "Бала бакча") if goes else ("too_young", "")
        else:
            drawn = self.random()
            attendance = (
                "attends"
                if drawn < 0.94
                else "irregular"
                if drawn < 0.975
                else "left"
                if drawn < 0.99
                else "never"
            )
            school = f"№ {1 + family.settlement[0] % 60} орто мектеп"
            if attendance == "never":
                school, year, grade, programme = "", NULL, NULL, ""
        since = (
            fact_dates(f"{self.year}-09-01") if attendance == "attends" and grade != NULL else UNDATED_FACT
        )
        self.lines.register_schooling(
            f"{next(self.new_id)}\t{stamp}\t{since}\t{child.id}\t{attendance}\t{school}\t{grade}\t{year}\t{programme}"
        )

    def care(self, child, family, stamp):
        """With whom the child is, and on what paper, if any."""
        since = max(family.cared_since, child.birth_date)
        number = issuer = ""
        begins = ends = NULL
        if family.paper not in ("none", "institution"):
            begins = since.isoformat()
            issuer = "Нотариус" if family.paper == "power_of_attorney" else "Райондук бөлүм"
            number = f"{int(self.random() * 9000) + 1000}"
            if family.paper in ("power_of_attorney", "preliminary"):
                ends = (since + timedelta(183)).isoformat()
        kin = NULL if family.kin is None else "t" if family.kin else "f"
        institution = "Балдар үйү" if family.paper == "institution" else ""
        carer = family.carer.id if family.carer else NULL
        self.cares[child.id] = this = next(self.new_id)
        self.care_of[child.id] = this, number, issuer, begins, ends
        self.lines.register_carearrangement(
            f"{this}\t{stamp}\t{fact_dates(since)}\t{child.id}\t{carer}\t{institution}\t{kin}\t{family.paper}"
            f"\t{number}\t{issuer}\t{begins}\t{ends}"
        )

    def of_kind(self, kind, child, stamp):
        """A fact of a kind that is described by its fields alone, of as many children as have one."""
        if self.random() < kind.common:
            values = "\t".join(values_of(kind, self.random))
            add = getattr(self.lines, kind.model._meta.db_table)
            add(f"{next(self.new_id)}\t{stamp}\t{UNDATED_FACT}\t{child.id}\t{values}")

    def write_health_and_languages(self, child, family, stamp):
        """Health point and languages: recorded where somebody has looked closer."""
        spoken = LANGUAGE.get(family.origin, "кыргызча")
        interpreter = spoken if spoken in ("тажикче", "дунганча") and self.random() < 0.3 else ""
        place = family.settlement[1]
        self.lines.register_healthpoint(
            f"{next(self.new_id)}\t{stamp}\t{UNDATED_FACT}\t{child.id}\tФАП, {place}"
        )
        self.lines.register_languages(
            f"{next(self.new_id)}\t{stamp}\t{UNDATED_FACT}\t{child.id}\t{spoken}\t{spoken}\t{interpreter}"
        )
