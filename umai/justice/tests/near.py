"""A household near a suspect: the woman with whom the child was left, and her own children."""

import dataclasses
from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.utils import timezone

from umai.guardianship.tests.conftest import adult_of, placed, register
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.households.reading import homes_of
from umai.justice.incidents.kinds import SUSPECT
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER
from umai.law.terms.clock import today
from umai.machine.keys import key_pairs
from umai.register.child.actions import link_adult
from umai.register.models import Adult, Kinship

HOURS = timedelta(hours=1)
OWN = ("Айбек", "Бегимай", "Чынара", "Данияр")


def box_of_reports(tmp_path, monkeypatch):
    """A folder of its own with the box of reports, without which no signal is written."""
    key_pairs.make_pair(tmp_path, key_pairs.SIGNAL_WORDS)
    monkeypatch.setattr(settings, "MACHINE", dataclasses.replace(settings.MACHINE, home=tmp_path))


def linked(child, kin, by, relation="mother", **more):
    """The same adult is this child's family too."""
    with by.speaking():
        adult = Adult.objects.get(pk=kin.adult_id)
    return link_adult(child, by=by, adult=adult, relation=relation, **more)


def own_children(kin, by, names=OWN):
    """Children of her own, who live with her in one household."""
    made = []
    for name in names:
        child = register(by, given=name, surname="Токтоева")
        linked(child, kin, by, lives_together=True)
        made.append(child)
    return made


def woman_of(child, by):
    """The woman with whom the child was left."""
    kin = adult_of(child, by, "aunt_m", "Сайра")
    placed(child, kin, by)
    return kin


def suspected(incident, by, kin=None, **more):
    said = {"relation": "relative", "name": "", "birth_year": None, "state": ""}
    said |= {"adult_id": kin.adult_id if kin else None, "lives_with": False, "had_care": True}
    return SUSPECT.act(incident, by=by, **said | more)


def homes(incident, by):
    with by.speaking():
        return homes_of(incident, by)


def decided(incident, by, home=None, *, ahead=2 * HOURS, **more):
    """A visit to this household in two hours, agreed with the police."""
    said = {"home": home, "answer": "visit", "at": timezone.now() + ahead, "words": ""}
    said |= {"agreed_with": "Майор Токтоев", "goes": "Айгүл Асанова"}
    return HOUSEHOLD.act(incident, by=by, **said | more)


def no_visit(incident, by, home=None, **more):
    said = {"answer": "safe", "at": None, "agreed_with": "", "goes": "", "words": "Чоң энесинде, мен көрдүм."}
    return decided(incident, by, home, **said | more)


def found(decision, by, other=None, **more):
    said = {
        "other_id": other.pk if other else None,
        "name": "",
        "found": "safe",
        "words": "Таежесинде калды.",
    }
    return HOUSEHOLD_RESULT.act(decision, by=by, happened_on=today(), **said | more)


def child_elsewhere(kin, by, relation="mother"):
    """A child of hers whose file another district holds; nobody here reaches it."""
    child = register(by, given="Жаркын", surname="Токтоева")
    held = {name: getattr(child, name) for name in ("district_id", "municipality_id", "office_id")}
    Kinship.objects.using("owner").create(child_id=child.pk, adult_id=kin.adult_id, relation=relation, **held)
    return child


def proposed(incident, by, **more):
    said = {"ground": "accident", "words": "Дарыгер жана бала айтты: тепкичтен жыгылган."}
    return UNFOUNDED.act(incident, by=by, **said | more)


def answered(proposal, by, agreed=True):
    return UNFOUNDED_ANSWER.act(proposal, by=by, agreed=agreed, words="Мен да баладан сурадым.")


def long_ago(row):
    """Have this row written two days ago, as the owner of the tables."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table justice_suspect disable trigger user")
        cursor.execute(
            "update justice_suspect set recorded_at = now() - interval '2 days' where id = %s", [row.pk]
        )
        cursor.execute("alter table justice_suspect enable trigger user")
