"""The standing cast: who works where. Invented people, the same in every test.

Nookat district, Osh oblast: Aigul and Azamat are social workers of two aiyl aimaks, Erlan is a
specialist of the district department, Damira its head, Bakyt the school's social teacher,
Kanykei the head of the local administration. Farida supervises the oblast. Cholpon is a
specialist of Kochkor district, Naryn oblast, and should have no access to Nookat's children;
Jyldyz is a social worker there. Gulnara is the administrator, Timur the auditor, Nuriya the
analyst, Omurbek the officer of the Ombudsman, Begimai the Commissioner for Children's Rights.
"""

import uuid
from datetime import date

from umai.places.models import Place
from umai.staff.models import Account, Office, OfficeKind, Particulars, Role, Term, Worker

NOOKAT, KOCHKOR, OSH_OBLAST, COUNTRY = (
    "41706242000000",
    "41704235000000",
    "41706000000000",
    "41700000000000",
)

OFFICES = {  # key: kind, place: a code, or a code and which of its municipalities
    "nookat_first": (OfficeKind.MUNICIPALITY, (NOOKAT, 0)),
    "nookat_second": (OfficeKind.MUNICIPALITY, (NOOKAT, 1)),
    "nookat": (OfficeKind.DISTRICT, NOOKAT),
    "nookat_school": (OfficeKind.SCHOOL, (NOOKAT, 0)),
    "nookat_akim": (OfficeKind.ADMINISTRATION, NOOKAT),
    "kochkor_first": (OfficeKind.MUNICIPALITY, (KOCHKOR, 0)),
    "kochkor": (OfficeKind.DISTRICT, KOCHKOR),
    "osh_oblast": (OfficeKind.OBLAST, OSH_OBLAST),
    "ministry": (OfficeKind.MINISTRY, COUNTRY),
    "ombudsman": (OfficeKind.OMBUDSMAN, COUNTRY),
    "commissioner": (OfficeKind.COMMISSIONER, COUNTRY),
}
CAST = {  # username: surname, given, office, role
    "aigul": ("Асанова", "Айгүл", "nookat_first", Role.SOCIAL_WORKER),
    "azamat": ("Төлөгөнов", "Азамат", "nookat_second", Role.SOCIAL_WORKER),
    "erlan": ("Мамытов", "Эрлан", "nookat", Role.SPECIALIST),
    "damira": ("Жумабаева", "Дамира", "nookat", Role.HEAD),
    "bakyt": ("Исаев", "Бакыт", "nookat_school", Role.SCHOOL_WORKER),
    "kanykei": ("Сатарова", "Каныкей", "nookat_akim", Role.HEAD_OF_ADMINISTRATION),
    "cholpon": ("Бекова", "Чолпон", "kochkor", Role.SPECIALIST),
    "jyldyz": ("Үсөнова", "Жылдыз", "kochkor_first", Role.SOCIAL_WORKER),
    "farida": ("Каримова", "Фарида", "osh_oblast", Role.OBLAST_SUPERVISOR),
    "gulnara": ("Орозова", "Гүлнара", "ministry", Role.ADMINISTRATOR),
    "timur": ("Алиев", "Тимур", "ministry", Role.AUDITOR),
    "nuriya": ("Садыкова", "Нурия", "ministry", Role.ANALYST),
    "omurbek": ("Токтосунов", "Өмүрбек", "ombudsman", Role.OMBUDSMAN),
    "begimai": ("Эсенова", "Бегимай", "commissioner", Role.COMMISSIONER),
}
PASSWORD = "A long walk to the spring 7"
SPACE = uuid.UUID("0d1c2b3a-4958-4677-8695-a4b3c2d1e0f9")
SINCE = date(2020, 1, 1)


def id_of(kind, key):
    """The same id in every run."""
    return uuid.uuid5(SPACE, f"{kind}:{key}")


def place_of(where):
    if isinstance(where, str):
        return Place.objects.using("owner").get(code=where)
    code, number = where
    below = Place.objects.using("owner").filter(district__code=code, level="municipality").order_by("code")
    return below[number]


def write_cast():
    """Write the cast into the database, as its owner."""
    for key, (kind, where) in OFFICES.items():
        place = place_of(where)
        names = {"name_ky": place.name_ky, "name_ru": place.name_ru, "name_en": place.name_en}
        Office.objects.using("owner").create(id=id_of("office", key), kind=kind, place=place, **names)
    for username, (surname, given, office, role) in CAST.items():
        worker = Worker.objects.using("owner").create(
            id=id_of("worker", username), surname=surname, given=given
        )
        Term.objects.using("owner").create(
            id=id_of("term", username),
            worker=worker,
            office_id=id_of("office", office),
            role=role,
            from_on=SINCE,
        )
        Particulars.objects.using("owner").create(worker=worker)
        account = Account(username=username, worker=worker)
        account.set_password(PASSWORD)
        account.save(using="owner")


def place_of_file(row):
    """Where a row's file is held: for rows that a test writes as the owner, whom the database does not stamp."""
    return {name: getattr(row, name) for name in ("district_id", "municipality_id", "office_id")}
