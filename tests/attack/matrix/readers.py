"""One reader of each role in Nookat and one in Kochkor; those of the whole country once."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from tests.cast import COUNTRY, KOCHKOR, NOOKAT, OSH_OBLAST, SINCE, id_of, place_of
from umai.access.browser.signed_in import OPENED
from umai.access.sessions import Speaker, open_named_session, open_session
from umai.staff.models import Account, Office, OfficeKind, Particulars, Role, Term, Worker

NARYN_OBLAST = "41704000000000"
OF_THE_CAST = {
    (Role.SOCIAL_WORKER, "own"): "aigul",
    (Role.SPECIALIST, "own"): "erlan",
    (Role.HEAD, "own"): "damira",
    (Role.SCHOOL_WORKER, "own"): "bakyt",
    (Role.HEAD_OF_ADMINISTRATION, "own"): "kanykei",
    (Role.OBLAST_SUPERVISOR, "own"): "farida",
    (Role.ANALYST, "own"): "nuriya",
    (Role.OMBUDSMAN, "own"): "omurbek",
    (Role.COMMISSIONER, "own"): "begimai",
    (Role.ADMINISTRATOR, "own"): "gulnara",
    (Role.AUDITOR, "own"): "timur",
    (Role.SOCIAL_WORKER, "elsewhere"): "jyldyz",
    (Role.SPECIALIST, "elsewhere"): "cholpon",
}
# Where a post is held of which the cast has nobody: kind of office, level of its place.
POSTS = {
    Role.SOCIAL_WORKER: (OfficeKind.MUNICIPALITY, "municipality"),
    Role.SPECIALIST: (OfficeKind.DISTRICT, "district"),
    Role.HEAD: (OfficeKind.DISTRICT, "district"),
    Role.COMMISSION_SECRETARY: (OfficeKind.COMMISSION, "district"),
    Role.COMMISSION_MEMBER: (OfficeKind.COMMISSION, "district"),
    Role.HEAD_OF_ADMINISTRATION: (OfficeKind.ADMINISTRATION, "district"),
    Role.INSPECTOR: (OfficeKind.POLICE, "district"),
    Role.PROSECUTOR: (OfficeKind.PROSECUTION, "district"),
    Role.ROUND_MEMBER: (OfficeKind.MUNICIPALITY, "municipality"),
    Role.SCHOOL_WORKER: (OfficeKind.SCHOOL, "municipality"),
    Role.HEALTH_WORKER: (OfficeKind.CLINIC, "municipality"),
    Role.OBLAST_SUPERVISOR: (OfficeKind.OBLAST, "oblast"),
    Role.HOTLINE_OPERATOR: (OfficeKind.HOTLINE, "country"),
    Role.ANALYST: (OfficeKind.MINISTRY, "country"),
    Role.MINISTRY_SUPERVISOR: (OfficeKind.MINISTRY, "country"),
    Role.OMBUDSMAN: (OfficeKind.OMBUDSMAN, "country"),
    Role.COMMISSIONER: (OfficeKind.COMMISSIONER, "country"),
    Role.ADMINISTRATOR: (OfficeKind.MINISTRY, "country"),
    Role.AUDITOR: (OfficeKind.MINISTRY, "country"),
    Role.CLOCK: (OfficeKind.MINISTRY, "country"),
}
PLACES = {
    ("own", "municipality"): (NOOKAT, 0),
    ("own", "district"): NOOKAT,
    ("own", "oblast"): OSH_OBLAST,
    ("own", "country"): COUNTRY,
    ("elsewhere", "municipality"): (KOCHKOR, 0),
    ("elsewhere", "district"): KOCHKOR,
    ("elsewhere", "oblast"): NARYN_OBLAST,
}
OF_THE_COUNTRY = {role for role, (_kind, level) in POSTS.items() if level == "country"}
HERE = [(role, "own") for role in POSTS]
ELSEWHERE = [(role, "elsewhere") for role in POSTS if role not in OF_THE_COUNTRY]


@dataclass
class Reader:
    """Somebody in a post, who can sign in as often as needed."""

    role: str
    where: str
    username: str
    worker_id: object

    def client(self) -> Client:
        """A browser without a screen in which this reader is signed in."""
        found = Client(headers={"accept-language": "en"}, raise_request_exception=False)
        account = Account.objects.get(username=self.username)
        found.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
        session = found.session
        session["account_authentication_methods_user"] = str(account.pk)
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "username": account.username},
            {"method": "mfa", "type": "totp", "at": time.time()},
        ]
        token, session[OPENED] = open_named_session(self.worker_id)
        session.save()
        found.cookies[settings.UMAI_SESSION_COOKIE] = token
        return found

    def speaker(self) -> Speaker:
        return Speaker(open_session(Worker.objects.get(pk=self.worker_id)))


def every_reader() -> dict:
    """The readers by role and place; who is missing in the cast is written as the owner."""
    return {(role, where): reader(role, where) for role, where in [*HERE, *ELSEWHERE]}


def reader(role, where) -> Reader:
    if username := OF_THE_CAST.get((role, where)):
        return Reader(role, where, username, id_of("worker", username))
    kind, level = POSTS[role]
    place, username = place_of(PLACES[where, level]), f"{role}.{where}"
    office, _made = Office.objects.using("owner").get_or_create(
        kind=kind, place=place, defaults={"name_ky": username, "name_ru": username, "name_en": username}
    )
    worker = Worker.objects.using("owner").create(surname="Сыдыкова", given=username)
    Term.objects.using("owner").create(worker=worker, office=office, role=role, from_on=SINCE)
    Particulars.objects.using("owner").create(worker=worker)
    account = Account(username=username, worker=worker)
    account.set_unusable_password()
    account.save(using="owner")
    return Reader(role, where, username, worker.pk)
