"""A child of Aigul's municipality, whose mother leaves it with an aunt."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from umai.access.models import Wall
from umai.guardianship.applications import actions as applying
from umai.guardianship.applications import state as how_far
from umai.guardianship.applications.models import PaperKind
from umai.guardianship.departure import actions, state
from umai.guardianship.invitation.actions import invite_parent
from umai.guardianship.site.codes import make_code
from umai.guardianship.vetting import actions as vetting
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.protection.models import Protection, ProtectionEnding, ProtectionEndProposal, SafetyDecision
from umai.register.child.actions import add_adult, add_child, record_fact
from umai.register.models import AdultIdentity, CareArrangement, Child, Household, Membership

DAY = timedelta(days=1)
WORDS = "Жардам керек."
IDENTITY = {"surname": "Асанов", "given": "Нурбек", "sex": "m", "birth_date": date(2015, 3, 27)}


def register(by, **identity):
    return add_child(by.office.place, by=by, id=uuid.uuid4(), identity=IDENTITY | identity)


def adult_of(child, by, relation, given, **more):
    """The kinship of a new adult of the family."""
    identity = {"surname": "Асанова", "given": given, "birth_date": date(1988, 5, 1)}
    return add_adult(child, by=by, identity=identity, relation=relation, **more)


def announcement(mother, aunt, **more):
    """What the mother announces: to work in Russia from next month on, the child stays with the aunt."""
    said = {"adult_id": mother.adult_id, "carer_id": aunt.adult_id, "way": "in_person", "reason": "work"}
    said |= {"kind": "external", "country": "RU", "announced_on": today(), "leaves_on": today() - 3 * DAY}
    return said | {"returns_on": None} | more


def placed(child, kin, by, **more):
    """The care of the child by this adult of the family, without a paper unless it is said otherwise."""
    said = {"carer_id": kin.adult_id, "is_kin": True, "paper": "none"}
    return record_fact(child, by=by, model=CareArrangement, **said | more)


def asked_of(by, child=None):
    """What waits about carers, as this worker sees it, or of one child."""
    from umai.guardianship.worklist import matters_of

    return matters_of(by, child and child.pk)


def kinds_asked(by):
    return [one.what for one in asked_of(by)]


SAID_ON_SITE = {
    "who_writes": "Гүлзат, апасы",
    "kind": "external",
    "country": "RU",
    "reason": "work",
    "leaves_on_day": "1",
    "leaves_on_month": "3",
    "leaves_on_year": "2026",
    "child_stays": "Нурбек эжем Салкын менен калат.",
    "contact": "+7 900 000 00 01",
    "carer": "agrees",
    "other_parent": "not_reached",
    "words": "Мектеби ошол эле.",
}


def invite(child, parent, by, language="ky"):
    """A code for this parent, and the row that keeps its hash."""
    code, hashed = make_code()
    said = {"adult_id": parent.adult_id, "language": language, "code_hash": hashed}
    return code, invite_parent(child, by=by, **said)


def send_from_site(child, parent, by, **changes):
    """What a parent sent from the site with a code, as the public role wrote it, and the code's row."""
    from umai.guardianship.models import SentAnnouncement
    from umai.guardianship.site import database
    from umai.guardianship.site.forms import LeavingForm

    code, invitation = invite(child, parent, by)
    form = LeavingForm(SAID_ON_SITE | {"code": code} | changes)
    assert form.is_valid(), form.errors
    with override_settings(UMAI_REPORT_DATABASE="public"):
        one = database.ANNOUNCING.send(code, form.said(), "ky").id
    with by.speaking():
        return SentAnnouncement.objects.select_related("child", "invitation").get(pk=one), invitation


CHECKS = {"identity": "seen", "carer": "agrees", "other_parent": "not_reached"}


def ask(departure, by, kind, **more):
    said = {"outcome": CHECKS[kind], "asked_on": today(), "words": WORDS}
    return actions.record_check(departure, by=by, kind=kind, **said | more)


def ask_everybody(departure, by):
    for kind in CHECKS:
        ask(departure, by, kind)


def applied(child, by, kin, **more):
    """The application of somebody of the family, received five days ago."""
    said = {"applicant_id": kin.adult_id, "arrangement": "guardianship", "received_on": today() - 5 * DAY}
    return applying.apply(child, by=by, **said | more)


def see_papers(application, by, kinds=PaperKind):
    for kind in kinds:
        applying.record_paper(application, by=by, kind=kind, state="seen", looked_on=today())


def look_at_home(application, by, **more):
    said = {"reached_on": today(), "found": "good", "words": WORDS}
    return applying.record_home(application, by=by, **said | more)


def look_at_all(application, by):
    """The papers are complete, the home was examined and the household asked about: it can be decided."""
    see_papers(application, by)
    look_at_home(application, by)
    vetting.check_household(application, by=by)


def application_state(application, by):
    """How far an application is, as this worker sees it."""
    with by.speaking():
        return how_far.application_state(application, by)


def state_of(departure, by):
    """How far an announcement is, as this worker sees it."""
    with by.speaking():
        return state.state_of(departure, by)


@pytest.fixture(autouse=True)
def in_english():
    """The sentences that these tests compare are the English ones."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def mother(child, aigul):
    return adult_of(child, aigul, "mother", "Гүлзат")


@pytest.fixture
def aunt(child, aigul):
    return adult_of(child, aigul, "aunt_m", "Салкын")


@pytest.fixture
def came(child, mother, aigul):
    """What the mother sent from the site with a code; nobody has read it."""
    return send_from_site(child, mother, aigul)[0]


@pytest.fixture
def departure(child, mother, aunt, aigul):
    """The mother announced it in person; nobody was asked yet."""
    return actions.announce_departure(child, by=aigul, **announcement(mother, aunt))


@pytest.fixture
def asked(departure, aigul):
    """Everybody was asked, and the aunt agrees."""
    ask_everybody(departure, aigul)
    return departure


@pytest.fixture
def application(child, aunt, aigul):
    """The aunt applied for guardianship; nothing was looked at yet."""
    return applied(child, aigul, aunt)


@pytest.fixture
def ready(application, aigul):
    """All was looked at: it waits to be decided."""
    look_at_all(application, aigul)
    return application


def owner(model, **fields):
    """A row as the owner of the tables writes it: of another district, or of long ago."""
    child = Child.objects.using("owner").filter(pk=fields.get("child_id")).first()
    if child and model is not Wall:
        fields = {"district_id": child.district_id, "municipality_id": child.municipality_id} | fields
    return model.objects.using("owner").create(**fields)


def register_far(by):
    """A child of another district, with a case there."""
    child = register(by, given="Канат", surname="Бекбоев")
    open_case(child, by=by, **particulars())
    return child


@pytest.fixture
def far(jyldyz):
    return register_far(jyldyz)


def case_of(child):
    return child.cases.using("owner").get()


def with_pin(adult_id, pin="20101198000017", **more):
    old = AdultIdentity.objects.using("owner").get(adult_id=adult_id)
    owner(AdultIdentity, replaces=old, pin=pin, **named_as(old, adult_id), **more)


def in_household(*adults):
    """These adults live in one household."""
    child = Child.objects.using("owner").first()
    home = owner(Household, district_id=child.district_id, municipality_id=child.municipality_id)
    for adult in adults:
        owner(Membership, household=home, adult_id=adult, district_id=child.district_id)
    return home


def known_well(adult_id):
    """This adult has a PIN and a household: that nothing is known of them can be said."""
    with_pin(adult_id)
    return in_household(adult_id)


def named_as(identity, adult_id):
    """The name and birth of this adult, in the same district."""
    names = {name: getattr(identity, name) for name in ("surname", "given", "birth_date")}
    place = {"district_id": identity.district_id, "municipality_id": identity.municipality_id}
    return {"adult_id": adult_id} | names | place


def danger(child, adult_id, *, decided="suspect_leaves", ended="", safe=None, **more):
    """A protection of this child in which this adult was named as dangerous, as its district wrote it."""
    at = timezone.now()
    running = owner(
        Protection, child_id=child.pk, case=case_of(child), danger="violence", known_at=at, words=WORDS
    )
    said = {
        "child_id": child.pk,
        "protection": running,
        "happened_at": at,
        "happened_on": today(),
        "adult_id": safe,
    }
    owner(SafetyDecision, decided=decided, reason=WORDS, suspect_id=adult_id, **said | more)
    if ended:
        of = {"child_id": child.pk, "protection": running}
        words = dict.fromkeys(("reason", "childs_view", "lives_with"), WORDS)
        proposal = owner(ProtectionEndProposal, how=ended, ends_on=today(), **of, **words)
        owner(ProtectionEnding, proposal=proposal, ended_on=today(), **of)


def heard(application, by, **more):
    return vetting.hear_applicant(
        application, by=by, **{"heard": True, "heard_on": today(), "words": WORDS} | more
    )


@pytest.fixture
def warned(application, aunt, far, aigul):
    """All was looked at, and the check named an office."""
    danger(far, aunt.adult_id)
    see_papers(application, aigul)
    look_at_home(application, aigul)
    vetting.check_household(application, by=aigul)
    return application


@pytest.fixture
def proposal(warned, aigul):
    heard(warned, aigul)
    return vetting.propose_acceptance(warned, by=aigul, reason=WORDS)


def last_entry():
    """Act and outcome of the last entry on the trail."""
    from umai.trail.models import Entry

    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()
