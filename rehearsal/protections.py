"""Three invented protections where the demonstration people work: one runs, one returned, one placed.

Written row by row by the owner, whose own stamps stand. The one that runs has a term that was missed, so
that everybody sees what that looks like.
"""

import uuid
from datetime import date, datetime, time, timedelta

from umai.intake.models import Assignment, Case
from umai.law.terms.clock import BISHKEK, day_of
from umai.law.terms.protection import last_day_of_place
from umai.protection import models
from umai.register.models import ShelterAddress
from umai.staff.models import Role, Term

SPACE = uuid.UUID("5f1c2a7e-9b1d-4c55-8a21-70726f746563")
# Which cases come first: those in which somebody could have been in danger.
CONCERNS = ("violence", "neglect", "no_care", "left_behind", "self_harm", "labour")


def invent_protections(municipalities, *, today: date, using="owner"):
    """Add the three to open cases of these municipalities (codes); nothing where there are any already.

    Answers how many were added: fewer where there are fewer cases.
    """
    if models.Protection.objects.using(using).exists():
        return 0
    cases = Case.objects.using(using).filter(closure=None, municipality__code__in=municipalities)
    cases = sorted(cases.order_by("pk"), key=lambda case: (*CONCERNS, case.concern).index(case.concern))
    added = 0
    for story, days in ((write_running, 2), (write_returned, 9), (write_placed, 10)):
        case = next((one for one in cases if (today - one.opened_on).days >= days), None)
        if case is None:
            continue
        cases.remove(case)
        story(
            ProtectionWriter(case, today - timedelta(2) if story is write_running else case.opened_on, using)
        )
        added += 1
    return added


class ProtectionWriter:
    """Writes the rows of one protection, as the worker of the case, at hours of past days."""

    def __init__(self, case, first, using):
        self.case, self.first, self.using, self.number = case, first, using, 0
        held = {name: getattr(case, name) for name in ("district_id", "municipality_id", "office_id")}
        assigned = Assignment.objects.using(using).filter(case=case).first()
        worker = assigned.worker_id if assigned else case.recorded_by_id
        office = (
            Term.objects.using(using).filter(worker_id=worker).values_list("office_id", flat=True).first()
        )
        self.common = held | {
            "child_id": case.child_id,
            "recorded_by_id": worker,
            "recorded_office_id": office,
        }

    def at(self, day, hour, minute=0):
        """An hour so many days after the first day of the story."""
        return datetime.combine(self.first + timedelta(day), time(hour, minute), tzinfo=BISHKEK)

    def new_id(self):
        self.number += 1
        return uuid.uuid5(SPACE, f"{self.case.pk}:{self.number}")

    def row(self, model, written_at, **said):
        return model.objects.using(self.using).create(
            id=self.new_id(), recorded_at=written_at, **self.common | said
        )

    def begin(self, known_at, danger, words):
        said = {"case": self.case, "known_at": known_at, "danger": danger, "words": words}
        self.protection = self.row(models.Protection, known_at + timedelta(minutes=20), **said)

    def step(self, model, happened_at, *, written_after=timedelta(minutes=30), **said):
        said |= {
            "protection": self.protection,
            "happened_at": happened_at,
            "happened_on": day_of(happened_at),
        }
        return self.row(model, happened_at + written_after, **said)

    def place(self, happened_at, kind, address, until=None):
        since = day_of(happened_at)
        shelter = self.row(
            ShelterAddress, happened_at, words=address, holds_from=since, holds_to=until, happened_on=since
        )
        self.step(
            models.TemporaryPlace,
            happened_at,
            kind=kind,
            due_on=last_day_of_place(since),
            shelter_id=shelter.pk,
        )

    def end(self, at, how, words, childs_view, lives_with):
        proposal = self.row(
            models.ProtectionEndProposal,
            at,
            protection=self.protection,
            how=how,
            ends_on=day_of(at),
            reason=words,
            childs_view=childs_view,
            lives_with=lives_with,
        )
        self.row(
            models.ProtectionEnding,
            at + timedelta(hours=1),
            protection=self.protection,
            proposal=proposal,
            ended_on=day_of(at),
            **self.head(),
        )

    def head(self):
        """The second person: the head of the department of the district."""
        term = (
            Term.objects.using(self.using)
            .filter(role=Role.HEAD, office__place_id=self.case.district_id)
            .order_by("pk")
            .first()
        )
        return {"recorded_by_id": term.worker_id, "recorded_office_id": term.office_id} if term else {}


def write_companions(w, going, *people):
    for body, name, rank in people:
        w.row(models.Companion, going.recorded_at, arrival=going, body=body, name=name, rank=rank)


def write_running(w):
    """Taken away two evenings ago; the prosecutor was not told in time."""
    w.begin(w.at(0, 20, 10), "violence", "Абасы баланы сабап жатканын кошунасы айтты.")
    going = w.step(
        models.Arrival,
        w.at(0, 21, 5),
        who_went="Айыл өкмөтүнүн социалдык кызматкери",
        child_seen=True,
        findings="Балада көгала бар, коркуп турат. Абасы мас болчу.",
    )
    write_companions(
        w, going, ("police", "Сыдыков Эмил", "капитан, ИДН"), ("doctor", "Абдраева Нургүл", "фельдшер")
    )
    w.step(
        models.SafetyDecision,
        w.at(0, 21, 40),
        decided="removed",
        reason="Үйдө ишенимдүү чоң киши жок, абасы кетүүдөн баш тартты.",
        suspect_words="Абасы",
    )
    w.step(
        models.Removal,
        w.at(0, 21, 50),
        place="Айылдагы үй",
        taken_from="Абасы",
        number="1",
        present="Кошунасы, милиция кызматкери",
        health="Сол колунда көгала. Эс-учун билет.",
        childs_words="Ал жакка кайткым келбейт.",
        taken_along="Туулгандыгы тууралуу күбөлүк, кийим.",
    )
    w.place(w.at(0, 23, 15), "relatives", "Таятасынын үйү, Ленин көчөсү 12. Ойлоп табылган дарек.")
    w.step(models.Examination, w.at(0, 22, 40), outcome="done", doctor="Райондук оорукана")
    w.step(
        models.OpinionOnProtection,
        w.at(0, 23, 30),
        heard="alone",
        words="Таятасында калгысы келет.",
        knows=True,
    )


def write_returned(w):
    """Left without care for a week; went back to the same household, and two people decided it."""
    w.begin(w.at(0, 18), "alone", "Дети одни в доме без взрослых третий день.")
    going = w.step(
        models.Arrival,
        w.at(0, 19, 30),
        who_went="Социальный работник айыл окмоту",
        child_seen=True,
        findings="Ребёнок один, голоден, печь не топлена. Бабушка в больнице.",
    )
    write_companions(w, going, ("police", "Исмаилов Канат", "лейтенант"))
    w.step(models.SafetyDecision, w.at(0, 20), decided="removed", reason="Дома нет взрослых, ночью мороз.")
    w.step(models.Removal, w.at(0, 20, 10), place="Дом в селе", taken_from="никого из взрослых не было")
    w.place(w.at(0, 21), "foster", "Фостерная семья, выдуманный адрес.", until=day_of(w.at(8, 12)))
    w.step(models.ProsecutorNotice, w.at(1, 9, 30), to_whom="Прокуратура района", number="14")
    # On paper in the village, and entered two days later.
    w.step(
        models.OpinionOnProtection,
        w.at(1, 11),
        heard="alone",
        words="Скучает по бабушке, хочет домой.",
        written_after=timedelta(days=2),
    )
    w.step(models.CourtApplication, w.at(5, 10), court="Районный суд", number="Г-31")
    w.end(
        w.at(8, 12),
        "returned",
        "Бабушка вернулась из больницы, дома тепло, соседка помогает каждый день.",
        "Рад, что едет домой.",
        "С бабушкой; соседка и социальный работник проверяют.",
    )


def write_placed(w):
    """Hurt at home; lives with an aunt further, who has asked for guardianship."""
    w.begin(w.at(0, 22), "violence", "Баланын үйүндө зомбулук: милициядан кабарлашты.")
    going = w.step(
        models.Arrival,
        w.at(0, 23),
        who_went="Райондук башкармалыктын адиси",
        child_seen=True,
        findings="Өгөй атасы баланы урган. Апасы Россияда.",
    )
    write_companions(
        w, going, ("police", "Токтогулов Нурбек", "майор"), ("doctor", "Кулматова Жамиля", "дарыгер")
    )
    w.step(
        models.SafetyDecision,
        w.at(0, 23, 30),
        decided="removed",
        reason="Өгөй атасы үйдөн кетпейт.",
        suspect_words="Өгөй атасы",
    )
    w.step(models.Removal, w.at(0, 23, 40), place="Айылдагы үй", taken_from="Өгөй атасы", number="7")
    w.place(w.at(1, 1), "relatives", "Таежесинин үйү, ойлоп табылган дарек.", until=day_of(w.at(9, 12)))
    w.step(models.Examination, w.at(1, 10), outcome="done", doctor="Райондук оорукана", forensic=True)
    w.step(models.ProsecutorNotice, w.at(1, 9), to_whom="Райондук прокуратура", number="22")
    w.step(
        models.ConflictOfInterest,
        w.at(1, 15),
        interest="lives_with",
        who="Апасы",
        reason="Өгөй атасы менен жашайт.",
        asked_whom="Райондук башкармалык",
    )
    w.step(models.CourtApplication, w.at(6, 11), court="Райондук сот", number="Ж-8")
    w.end(
        w.at(9, 12),
        "guardian",
        "Таежеси камкорчулукка арыз берди, үйү текшерилди.",
        "Таежеси менен калгысы келет.",
        "Таежеси менен.",
    )
