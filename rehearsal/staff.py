"""Offices and workers all over the country, and the demonstration people among them."""

import tomllib
from datetime import timedelta
from pathlib import Path
from random import Random

from rehearsal import catalogue
from rehearsal.draw import id_of
from rehearsal.justice.bodies import BodiesOfJustice
from rehearsal.justice.representatives import fill_roster
from rehearsal.names import NameBook, surname
from umai.places.models import Place, PlaceLevel
from umai.staff.models import Office, OfficeKind, Particulars, Role, Term, Worker

PEOPLE_FILE = Path(__file__).with_name("people.toml")
NAMES = {  # what an office is called after its place: Kyrgyz (not reviewed), Russian, English
    OfficeKind.MUNICIPALITY: ("{} — мэрия", "{} — мэрия", "{} — town hall"),
    OfficeKind.DISTRICT: (
        "{} — эмгек, социалдык камсыздоо жана миграция башкармалыгы",
        "{} — управление труда, социального обеспечения и миграции",
        "{} — department of labour, social security and migration",
    ),
    OfficeKind.COMMISSION: (
        "{} — Балдар иштери боюнча комиссия",
        "{} — Комиссия по делам детей",
        "{} — Commission on Children's Affairs",
    ),
    OfficeKind.ADMINISTRATION: (
        "{} — жергиликтүү мамлекеттик администрация",
        "{} — местная государственная администрация",
        "{} — local state administration",
    ),
    OfficeKind.POLICE: (
        "{} — жашы жете электердин иштери боюнча инспекция",
        "{} — инспекция по делам несовершеннолетних",
        "{} — juvenile affairs inspectorate",
    ),
    OfficeKind.PROSECUTION: ("{} — прокуратура", "{} — прокуратура", "{} — prosecutor's office"),
    OfficeKind.SCHOOL: ("{} — № 1 орто мектеп", "{} — средняя школа № 1", "{} — school No. 1"),
    OfficeKind.CLINIC: (
        "{} — үй-бүлөлүк дарыгерлер тобу",
        "{} — группа семейных врачей",
        "{} — family doctors",
    ),
    OfficeKind.HOTLINE: (
        "Балдардын ишеним телефону 111",
        "Телефон доверия для детей 111",
        "Children's line 111",
    ),
    OfficeKind.OBLAST: ("{} — башкармалык", "{} — управление", "{} — oblast level"),
    OfficeKind.MINISTRY: (
        "Эмгек, социалдык камсыздоо жана миграция министрлиги",
        "Министерство труда, социального обеспечения и миграции",
        "Ministry of Labour, Social Security and Migration",
    ),
    OfficeKind.OMBUDSMAN: ("Акыйкатчынын аппараты", "Аппарат Акыйкатчы", "Office of the Akyikatchy"),
    OfficeKind.COMMISSIONER: (
        "Баланын укуктары боюнча ыйгарым укуктуу өкүлдүн аппараты",
        "Аппарат Уполномоченного по правам ребёнка",
        "Office of the Commissioner for Children's Rights",
    ),
}
KINDS_OF_DISTRICT = (
    OfficeKind.DISTRICT,
    OfficeKind.COMMISSION,
    OfficeKind.ADMINISTRATION,
    OfficeKind.POLICE,
    OfficeKind.SCHOOL,
    OfficeKind.CLINIC,
)
AIYL_OKMOTU = ("{} — айыл өкмөтү", "{} — айыл окмоту", "{} — aiyl okmotu")


def read_people(path=PEOPLE_FILE):
    """The demonstration people of people.toml, with the password and second factor that all have."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def shown_municipalities():
    """Codes of the municipalities in which a demonstration worker works."""
    return {one["place"] for one in read_people()["person"] if one["role"] == Role.SOCIAL_WORKER}


def shown_districts():
    """Codes of the districts in whose Commission a demonstration worker is the secretary."""
    return {one["place"] for one in read_people()["person"] if one["role"] == Role.COMMISSION_SECRETARY}


class OfficeMaker:
    """Makes every office and its workers once; a second filling finds them there."""

    def __init__(self, using, today):
        self.using, self.today = using, today
        self.since = today - timedelta(1500)
        self.offices, self.workers, self.terms = {}, [], []
        self.by_office = {}  # office id -> role -> worker ids, the demonstration people first

    def office(self, kind, place, above=None):
        key = id_of("office", kind, place.code)
        if key not in self.offices:
            rural = kind == OfficeKind.MUNICIPALITY and place.level == PlaceLevel.MUNICIPALITY
            ky, ru, en = AIYL_OKMOTU if rural else NAMES[kind]
            names = {
                "name_ky": ky.format(place.name_ky)[:200],
                "name_ru": ru.format(place.name_ru)[:200],
                "name_en": en.format(place.name_en)[:200],
            }
            self.offices[key] = Office(id=key, kind=kind, place=place, **names)
        if above:
            self.offices[key].above = above
        return self.offices[key]

    def post(self, worker, office, role):
        """Give a worker this post, if nobody from people.toml holds it."""
        self.workers.append(worker)
        self.terms.append(
            Term(
                id=id_of("term", str(worker.pk)), worker=worker, office=office, role=role, from_on=self.since
            )
        )
        self.by_office.setdefault(office.pk, {}).setdefault(role, []).append(str(worker.pk))

    def ensure_post(self, office, role, book):
        """See that somebody holds this post: an invented worker who never signs in."""
        if self.by_office.get(office.pk, {}).get(role):
            return
        key = id_of("worker", office.kind, office.place.code, role)
        random = Random(str(key)).random
        sex = "f" if random() < 0.7 else "m"
        root, suffix = book.roots["kyrgyz"].draw(random)
        given = book.given[sex, "kyrgyz"].draw(random)
        self.post(Worker(id=key, surname=surname(root, suffix, sex), given=given), office, role)

    def demonstration(self, one, place):
        office = self.office(OfficeKind(one["office"]), place)
        worker = Worker(id=id_of("person", one["sign_in"]), surname=one["surname"], given=one["given"])
        self.post(worker, office, Role(one["role"]))
        return worker

    def of_justice(self, district, oblast):
        """The bodies of this district that take part in a matter of justice."""
        ids = [id_of("office", kind, district.code) for kind in (OfficeKind.POLICE, OfficeKind.PROSECUTION)]
        police, prosecution, above = (
            *(self.offices[key].pk if key in self.offices else None for key in ids),
            oblast.pk if oblast else None,
        )
        found = []
        for office, role in (
            (police, Role.INSPECTOR),
            (prosecution, Role.PROSECUTOR),
            (above, Role.OBLAST_SUPERVISOR),
        ):
            found += [str(office or ""), next(iter(self.by_office.get(office, {}).get(role, ())), "")]
        return BodiesOfJustice(*found)

    def save(self):
        create = {"ignore_conflicts": True, "batch_size": 1000}
        Office.objects.using(self.using).bulk_create(self.offices.values(), **create)
        Worker.objects.using(self.using).bulk_create(self.workers, **create)
        Term.objects.using(self.using).bulk_create(self.terms, **create)
        Particulars.objects.using(self.using).bulk_create(
            [Particulars(worker=worker) for worker in self.workers], **create
        )


def make_staff(country, *, using, today):
    """Make offices and workers for every unit, and tell each municipality of the country who works there.

    Answers the demonstration people: sign-in name to worker.
    """
    book, offices = NameBook(), OfficeMaker(using, today)
    places = {place.pk: place for place in Place.objects.using(using).exclude(level=PlaceLevel.VILLAGE)}
    by_code = {place.code: place for place in places.values()}
    nation = by_code["41700000000000"]
    ministry = offices.office(OfficeKind.MINISTRY, nation)
    shown = {
        one["sign_in"]: offices.demonstration(one, by_code[one["place"]]) for one in read_people()["person"]
    }
    for place in places.values():
        if place.valid_to is None and place.level == PlaceLevel.OBLAST:
            offices.office(OfficeKind.OBLAST, place, ministry)
            offices.ensure_post(offices.office(OfficeKind.OBLAST, place), Role.OBLAST_SUPERVISOR, book)
    for home in country.municipalities:
        district, here = places[home.district], places[home.id]
        for kind in KINDS_OF_DISTRICT:
            offices.office(kind, district)
        oblast = offices.offices.get(id_of("office", OfficeKind.OBLAST, places[district.parent_id].code))
        department = offices.office(OfficeKind.DISTRICT, district, oblast or ministry)
        local = offices.office(OfficeKind.MUNICIPALITY, here, department)
        offices.ensure_post(department, Role.HEAD, book)
        offices.ensure_post(department, Role.SPECIALIST, book)
        offices.ensure_post(local, Role.SOCIAL_WORKER, book)
        home.office, home.department, home.writes = str(local.pk), str(department.pk), str(local.pk)
        home.workers = offices.by_office[local.pk][Role.SOCIAL_WORKER]
        home.specialists = offices.by_office[department.pk][Role.SPECIALIST]
        home.heads = offices.by_office[department.pk][Role.HEAD]
        home.justice = offices.of_justice(district, oblast)
        home.department_names = (department.name_ky, department.name_ru, department.name_en)
    offices.save()
    names = {str(worker.pk): str(worker) for worker in offices.workers}
    for home in country.municipalities:
        home.names = names

    def serving(kind, home):
        """The own school or clinic of a municipality where somebody shows one, or that of the district."""
        own = offices.offices.get(id_of("office", kind, places[home.id].code))
        return own or offices.office(kind, places[home.district])

    catalogue.make_catalogue(country.municipalities, serving, nation, using=using, today=today)
    departments = {home.district: home.department for home in country.municipalities}
    fill_roster(country.municipalities, places, departments, using=using, today=today)
    return shown
