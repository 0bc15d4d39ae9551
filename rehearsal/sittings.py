"""A year of sessions of every Commission: most sit each month, some seldom, and some have stopped.

What they decided is not invented: plans of a rehearsal are agreed to on paper, as it is today.
"""

from datetime import time, timedelta
from random import Random

from rehearsal.draw import id_of
from umai.commission.models import Member, Presence, SessionStep, SessionStepKind, Sitting
from umai.law.terms.commission import quorum_of
from umai.planning.editions.codes import code_of
from umai.staff.models import Office, OfficeKind

MONTHS = 12
MEMBERS = (  # not reviewed: invented names and posts
    ("Абдраимов Кубат", "акимдин орун басары"),
    ("Тилекова Назира", "билим берүү бөлүмү"),
    ("Сейитов Марат", "милиция"),
    ("Касымова Гүлмира", "үй-бүлөлүк дарыгерлер борбору"),
    ("Орозбеков Дастан", "жаштар бөлүмү"),
)
QUORUM = 3  # of five members
GOOD, SELDOM = 0.6, 0.8  # below the first a Commission sits each month, below the second every second month


def invent_sittings(*, today, seed, using):
    """Write the sessions of the last twelve months and the next; nothing where there is one already."""
    if Sitting.objects.using(using).exists():
        return
    offices = Office.objects.using(using).filter(kind=OfficeKind.COMMISSION).order_by("pk")
    rows: dict = {Sitting: [], Member: [], Presence: [], SessionStep: []}
    for office in offices:
        add_year(rows, office, today, Random(f"sittings {seed} {office.pk}"))
    for model, found in rows.items():
        model.objects.using(using).bulk_create(found, batch_size=1000)


def add_year(rows, office, today, random):
    """Add a year of one Commission, as diligent as it is."""
    diligence, number, year = random.random(), 0, 0
    asleep_for = 0 if diligence < SELDOM else random.randint(2, MONTHS)
    for month in range(MONTHS, 0, -1):
        if month <= asleep_for or (GOOD <= diligence < SELDOM and month % 2):
            continue
        held_on = today - timedelta(days=month * 30 - 25 + random.randint(0, 4))
        number = number + 1 if held_on.year == year else 1
        year = held_on.year
        add_session(rows, office, held_on, number, random)
    if not asleep_for:
        add_session(rows, office, today + timedelta(days=random.randint(3, 9)), None, random)


def add_session(rows, office, held_on, number, random):
    """Add one session with who came, opened and closed; without a number it is only convened."""
    known = id_of("session", str(office.pk), held_on.isoformat())
    row = {"commission": office}
    session = Sitting(id=known, held_on=held_on, begins_at=time(10), place=office.name_ky[:200], **row)
    rows[Sitting].append(session)
    for place, (name, post) in enumerate(MEMBERS):
        member = Member(id=id_of("member", str(known), name), session=session, name=name, post=post, **row)
        rows[Member].append(member)
        if number:
            present = random.random() < 0.9 or place < QUORUM
            came = Presence(id=id_of("came", str(member.pk)), member=member, present=present, **row)
            rows[Presence].append(came)
    if not number:
        return
    said = {"number": number, "year": held_on.year, "quorum": quorum_of(len(MEMBERS), held_on)}
    opened, closed = SessionStepKind.OPENED, SessionStepKind.CLOSED
    for kind, more in ((opened, said), (closed, {"code": code_of({"session": str(known)})})):
        step = SessionStep(id=id_of(kind.value, str(known)), session=session, kind=kind, **more, **row)
        rows[SessionStep].append(step)
