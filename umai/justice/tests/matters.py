"""Proceedings, their stages and letters as the tests of this room write them."""

from tests.cast import NOOKAT
from umai.justice.proceedings.kinds import PROCEEDING, STAGE
from umai.justice.representation.kinds import INDEPENDENT, REPRESENTATION, VIEW
from umai.justice.settled.kinds import ANSWER, LETTER
from umai.justice.tests.conftest import DAY
from umai.justice.withdrawals.kinds import WITHDRAWAL
from umai.law.terms.clock import today
from umai.referrals.tests.conftest import arrive
from umai.staff.models import OfficeKind, Role

MATTER = {
    "kind": "criminal",
    "body": "police",
    "number": "КУСП 41",
    "act": "light_harm_2021",
    "article": "",
    "police_id": None,
    "words": "",
}
STEP = {"ground": "", "article": "", "body": "police", "number": "", "words": ""}


def matter_of(incident, by, **changes):
    """Proceedings about this incident."""
    return PROCEEDING.act(incident, by=by, **MATTER | changes)


def staged(matter, by, stage, ground="", on=None, **changes):
    """A stage of these proceedings, today unless it is said otherwise."""
    said = STEP | {"stage": stage, "ground": ground, "happened_on": on or today()}
    return STAGE.act(matter, by=by, **said | changes)


def settled_of_incident(incident, by, ground="reconciled_2021", **changes):
    """Proceedings about this incident that ended by reconciliation yesterday."""
    matter = matter_of(incident, by, **changes)
    staged(matter, by, "opened", on=today() - 2 * DAY)
    staged(matter, by, "ended", ground, on=today() - DAY)
    return matter


def written(matter, by, office=None, **changes):
    """A letter of today about these proceedings."""
    said = {
        "level": "district",
        "to_office_id": office and office.pk,
        "to_words": "" if office else "Прокурор",
    }
    return LETTER.act(matter, by=by, **said | {"happened_on": today()} | changes)


def inspector_of(where=NOOKAT, name="inspector"):
    return arrive(name, OfficeKind.POLICE, Role.INSPECTOR, where)


def prosecutor_of(where=NOOKAT, name="prosecutor"):
    return arrive(name, OfficeKind.PROSECUTION, Role.PROSECUTOR, where)


def count_in_sql(by, table, where="true"):
    """How many rows of a table somebody sees by raw SQL."""
    with by.speaking():
        return by.ask(f"select count(*) from {table} where {where}")[0][0]


def whole_matter_of(incident, by, words):
    """A matter with a representative, a withdrawal, the child's view, a letter and an answer, in these words."""
    on = {"happened_on": today()}
    said = {"role": "mother", "adult_id": None, "conflicts": ["depends"], "name": words, "words": words}
    REPRESENTATION.act(incident, by=by, **said)
    said = {"asked_of": "office", "outcome": "refused", "name": words, "reason": words}
    INDEPENDENT.act(incident, by=by, **said | on)
    said = {"heard_by": words, "words": words, "wants": words, "representative_wants": words}
    VIEW.act(incident, by=by, hearing="alone", **said | on)
    said = {"signer_id": None, "name": words, "signed_as": "mother", "received_by": "police"}
    WITHDRAWAL.act(incident, by=by, pressure="told", reason=words, **said | on)
    matter = settled_of_incident(incident, by, words=words)
    letter = written(matter, by)
    return ANSWER.act(letter, by=by, answer="lawful", number="", words=words, **on)
