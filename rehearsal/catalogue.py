"""What the invented bodies of every district do for children, and what was agreed with them."""

from dataclasses import dataclass
from datetime import timedelta

from rehearsal.draw import id_of
from umai.referrals.models import Agreement, Service
from umai.staff.models import OfficeKind

# Code, kind of body, name in Kyrgyz (not reviewed), Russian and English.
SERVICES = (
    ("check-up", OfficeKind.CLINIC, "Баланы дарыгерге көрсөтүү", "Осмотр у врача", "Medical check-up"),
    ("to-school", OfficeKind.SCHOOL, "Баланы мектепке кайтаруу", "Возвращение в школу", "Back to school"),
)
FIELDS = {
    OfficeKind.CLINIC: ("child_name", "birth_date", "sex", "settlement", "need", "carer_name"),
    OfficeKind.SCHOOL: ("child_name", "birth_date", "settlement", "school", "need"),
}
CITE = "Ойдон чыгарылган макулдашуу, машыгуу үчүн гана."


@dataclass(frozen=True, slots=True)
class AskedBody:
    """One body that can be asked: ids of its office, its service and its agreement, and who signs for it."""

    office: str
    service: str
    agreement: str
    signs: str


def make_catalogue(homes, offices, nation, *, using, today):
    """Make the catalogue and one agreement for each district and kind; tell each home whom it can ask.

    `offices` answers the office of a kind that serves a home. A second filling finds everything there.
    """
    since = today - timedelta(1400)
    services, agreements = [], {}
    for code, kind, ky, ru, en in SERVICES:
        services.append(
            Service(
                id=id_of("service", code),
                code=code,
                body=kind,
                place=nation,
                holds_from=since,
                name_ky=ky,
                name_ru=ru,
                name_en=en,
            )
        )
    for home in homes:
        home.bodies = {}
        for code, kind, *_names in SERVICES:
            office, key = offices(kind, home), id_of("agreement", kind, str(home.district))
            agreements[key] = Agreement(
                id=key,
                body=kind,
                place_id=home.district,
                holds_from=since,
                signed_on=since,
                fields=list(FIELDS[kind]),
                cite=CITE,
                number=f"{home.district}-1",
            )
            home.bodies[str(kind)] = AskedBody(
                str(office.pk), str(id_of("service", code)), str(key), office.name_ky[:100]
            )
    Service.objects.using(using).bulk_create(services, ignore_conflicts=True)
    Agreement.objects.using(using).bulk_create(agreements.values(), ignore_conflicts=True, batch_size=500)


def sent_content(kind, child, words):
    """What a body of this kind is told of the child, by the names of
    `umai.referrals.exchange.ExchangeField`."""
    known = {
        "child_name": f"{child.surname} {child.given}",
        "birth_date": child.birth_date.isoformat() if child.birth_date else "",
        "sex": child.sex,
        "need": words,
    }
    return {name: known[name] for name in FIELDS[OfficeKind(kind)] if known.get(name)}
