"""A few invented signals at every stage where the demonstration people work, and who is on duty this week.

Written row by row by the owner, whose own stamps stand.
"""

import tomllib
import uuid
from datetime import datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from rehearsal.draw import id_of
from umai.identification import models
from umai.identification.signal import codes
from umai.identification.signal.sealing import ReportWords, seal_added_words, seal_words
from umai.intake.models import Case, Origin
from umai.law.terms.clock import BISHKEK, day_of
from umai.law.terms.intervals import intake_due_on
from umai.notices.models import Call, CallAnswer
from umai.places.models import Place
from umai.register.models import Child, Identity
from umai.staff.models import Term, Turn

STORIES = Path(__file__).with_name("data") / "signals.toml"
SPACE = uuid.UUID("5f1c2a7e-9b1d-4c55-8a21-7369676e616c")
MUNICIPALITY_CODE = "41706242808000"  # the municipality of the demonstration worker
DAYS_ON_DUTY = 7
SCREENING_OF_STAGE = {  # how far the department has come with it: what it was screened as
    "concern": "concern",
    "matched": "concern",
    "proposed": "concern",
    "taken": "urgent",
    "information": "information",
    "no_need": "information",
    "passed_on": "information",
    "in_case": "concern",
}


def invent_signals(people, *, using="owner", now=None):
    """Add the signals of `data/signals.toml`; nothing where there are any. Answers how many were added."""
    set_turns(people, using=using, now=now or timezone.now())
    if models.Signal.objects.using(using).exists():
        return 0
    added, first = 0, None
    for number, story in enumerate(tomllib.loads(STORIES.read_text(encoding="utf-8"))["signal"]):
        for again in range(story.get("times", 1)):
            writer = SignalWriter(f"{number}:{again}", story, people, using, now or timezone.now())
            if story.get("together"):
                writer.goes_on_with(first)
            first, added = writer.signal, added + 1
            writer.tell()
    return added


def set_turns(people, *, using, now):
    """The specialist is on duty this week and the head stands in; the oblast's supervisor by themselves."""
    since = datetime.combine(day_of(now), time.min, tzinfo=BISHKEK)
    until = since + timedelta(DAYS_ON_DUTY)
    for who, substitute in (("ulan", "gulzat"), ("marat", None)):
        office = Term.objects.using(using).filter(worker=people[who]).first().office_id
        if not Turn.objects.using(using).filter(office_id=office, to_at__gt=now).exists():
            Turn.objects.using(using).create(
                id=id_of("turn", who, str(since.date())),
                office_id=office,
                worker=people[who],
                substitute=substitute and people[substitute],
                from_at=since,
                to_at=until,
            )


class SignalWriter:
    """Writes one signal and what was done with it."""

    def __init__(self, key, story, people, using, now):
        self.key, self.story, self.people, self.using = key, story, people, using
        self.now = now
        self.here = Place.objects.using(using).get(code=MUNICIPALITY_CODE)
        self.received_at = now - timedelta(hours=story["hours"])
        self.child = self.about()
        self.signal = self.receive()

    def about(self):
        """The child of the register whom the story is about, where it has one."""
        children = Child.objects.using(self.using).filter(municipality=self.here).order_by("pk")
        open_cases = Case.objects.using(self.using).filter(closure=None, municipality=self.here)
        if self.story["at"] == "matched":
            return children.exclude(pk__in=open_cases.values("child_id")).first()
        if self.story["at"] == "in_case":
            case = open_cases.order_by("pk").select_related("child").first()
            return case and case.child
        return None

    def new_id(self, *what):
        return uuid.uuid5(SPACE, ":".join([self.key, *what]))

    def by(self, who, at):
        """Who wrote a row, and when."""
        term = Term.objects.using(self.using).filter(worker=self.people[who]).first()
        return {"recorded_by_id": term.worker_id, "recorded_office_id": term.office_id, "recorded_at": at}

    def receive(self):
        story, one = self.story, self.new_id("signal")
        said = ReportWords(*(story.get(name, "") for name in ("happened", "where", "child", "feared")))
        if self.child:
            identity = Identity.objects.using(self.using).filter(child=self.child).first()
            said = ReportWords(said.happened, said.where, identity.full_name(), said.feared)
        sealed, key = seal_words(one, said)
        village = Place.objects.using(self.using).current().villages().filter(municipality=self.here)
        of_staff = self.by(story["by"], self.received_at) if "by" in story else {}
        code = codes.hash_of_code(uuid.uuid4().hex) if story.get("code") else None
        return models.Signal.objects.using(self.using).create(
            id=one,
            district_id=self.here.district_id,
            municipality_id=self.here.pk,
            settlement=village.in_order().first(),
            received_at=self.received_at,
            keeper="oblast" if story.get("feared_works_here") else "district",
            feared_works_here=story.get("feared_works_here", False),
            channel=story["channel"],
            language=story["language"],
            concern=story["concern"],
            danger_now=story.get("danger_now", False),
            self_harm=story.get("self_harm", False),
            child_age=story.get("age"),
            sealed_words=sealed,
            words_key=key,
            digest=codes.digest("\n".join(vars(said).values()), self.here.district_id),
            crowded=story.get("crowded", False),
            code_hash=code,
            **{"recorded_at": self.received_at} | of_staff,
        )

    def row(self, model, what, who, at, **said):
        held = {"district_id": self.here.district_id, "municipality_id": self.here.pk}
        return model.objects.using(self.using).create(
            id=self.new_id(what), signal=self.signal, **held, **self.by(who, at), **said
        )

    def goes_on_with(self, first):
        self.row(models.Gathering, "gathering", "ulan", self.now - timedelta(hours=1), first=first)

    def tell(self):
        """What the department did with it so far, an hour after it came."""
        story = self.story
        at = min(self.received_at + timedelta(hours=1), self.now)
        if story["at"] in SCREENING_OF_STAGE:
            self.row(models.Screening, "screening", "ulan", at, outcome=SCREENING_OF_STAGE[story["at"]])
        if story["at"] == "taken":
            call = Call.objects.using(self.using).get(about=self.signal.pk)  # made by the database, now
            CallAnswer.objects.using(self.using).create(call=call, worker=self.people["ulan"])
        if self.child:
            self.row(models.SignalMatch, "match", "ulan", at, child=self.child)
        if "more" in story:
            sealed, key = seal_added_words(self.signal.pk, story["more"])
            models.Addition.objects.using(self.using).create(
                id=self.new_id("more"),
                signal=self.signal,
                district_id=self.here.district_id,
                sealed_words=sealed,
                words_key=key,
                recorded_at=self.now - timedelta(hours=2),
            )
        if "said" in story:
            self.row(models.Reply, "reply", "ulan", at + timedelta(hours=20), said=story["said"])
        self.end(at + timedelta(hours=20))

    def end(self, at):
        story = self.story
        if story["at"] == "proposed":
            self.row(
                models.EndingProposal,
                "proposal",
                "ulan",
                self.now - timedelta(hours=4),
                how="no_need",
                findings="Мектепке чалып, үйүнө бардык. Бала ооруп калган экен, эми сабакка чыкты.",
                childs_view="Мектепке барам деди, коркпойт.",
                lives_with="Ата-энеси менен.",
            )
        if story["at"] in ("no_need", "passed_on"):
            self.row(
                models.SignalEnding,
                "ending",
                "ulan",
                at,
                how=story["at"],
                findings=story["words"],
                body=story.get("body", ""),
            )
        if story["at"] == "in_case" and self.child:
            case = Case.objects.using(self.using).filter(child=self.child, closure=None).first()
            self.row(
                Origin,
                "origin",
                "ulan",
                self.now - timedelta(hours=2),
                case=case,
                child=self.child,
                received_at=self.received_at,
                concern=story["concern"],
                office_id=case.office_id,
                take_in_by=intake_due_on(day_of(self.received_at), urgent=False),
            )
            self.row(models.SignalEnding, "ending", "ulan", self.now - timedelta(hours=2), how="in_case")
