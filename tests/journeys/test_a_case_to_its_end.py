"""One child from a completed assessment to the end of the case: plans, visits, referrals, a handover, a review."""

from datetime import timedelta

import pytest

from tests.cast import PASSWORD, id_of, place_of
from tests.journeys.walks import id_in, in_both_languages
from umai.documents.tests.text_of_pdf import text_of
from umai.guardianship.tests.conftest import register
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.planning.editions.codes import as_printed_code, code_of
from umai.visits import jobs

NEED = "Мектепке барбай калган, китеп жок."
GOAL = "Ар күнү мектепке барат."
MEASURE = "Мектеп китеп табат, мугалим жума сайын чалат."
WITH_WHOM = "Таенеси менен, өзү ошону каалайт."
FAMILY = "Таенеге камкорчулук кагазы керек."
SAID = "Мектепке барып жатам, апамды сагынам."


@pytest.fixture
def sabira(db):
    """The secretary of the Commission of Nookat, who is not in the cast."""
    return join("sabira", "Маматова", "Сабира", "commission", "commission_secretary")


@pytest.fixture
def clinic(db):
    """A clinic of Nookat in which nobody answers."""
    return join("", "", "", "clinic", "")


def join(username, surname, given, kind, role):
    """An office of the district, and somebody in it who can sign in."""
    from tests.cast import NOOKAT, SINCE
    from umai.staff.models import Account, Office, Particulars, Term, Worker

    place = place_of(NOOKAT)
    names = {"name_ky": "Ноокат", "name_ru": "Ноокат", "name_en": "Nookat"}
    office = Office.objects.using("owner").create(kind=kind, place=place, **names)
    if not username:
        return office
    worker = Worker.objects.using("owner").create(id=id_of("worker", username), surname=surname, given=given)
    Term.objects.using("owner").create(worker=worker, office=office, role=role, from_on=SINCE)
    Particulars.objects.using("owner").create(worker=worker)
    account = Account(username=username, worker=worker)
    account.set_password(PASSWORD)
    account.save(using="owner")
    return office


@pytest.fixture
def catalogue(damira, clinic):
    """The district offers what the school and the clinic do, and has agreed with both."""
    from umai.referrals.catalogue.actions import add_service, record_agreement

    names = {"ky": "Жардам", "ru": "Помощь", "en": "Help"}
    agreed = {"fields": ["child_name", "need"], "cite": "№ 12 буйрук", "number": "7", "signed_on": today()}
    with damira.speaking():
        for code, body in (("books", "school"), ("doctor", "clinic")):
            offered = {"by": damira, "place": damira.office.place, "holds_from": today(), "body": body}
            add_service(damira.office, code=code, names=names, **offered)
            record_agreement(damira.office, **agreed, **offered)


@pytest.fixture
def case(aigul, erlan):
    """The case of a boy of the village whose assessment Aigul has completed."""
    from umai.assessment import actions as assessment
    from umai.assessment.models import Domain
    from umai.intake.cases.actions import assign_worker, open_case

    said = {"concern": "no_school", "words": "Мектепке келбей калды."}
    case = open_case(register(aigul), by=aigul, **particulars(**said))
    assign_worker(case, by=erlan, worker_id=aigul.pk)
    one = assessment.begin_assessment(case, by=aigul)
    for domain in Domain:
        worry = "serious" if domain == Domain.EDUCATION else "none"
        assessment.record_finding(one, by=aigul, domain=domain, worry=worry, words=NEED)
    assessment.record_view(one, by=aigul, hearing="alone", words=SAID)
    assessment.complete_assessment(one, by=aigul, on=today(), risk="high", reasons="Эки айдан бери окубайт.")
    return case


@in_both_languages
def test_from_a_completed_assessment_to_the_end_of_the_case(
    walks, case, catalogue, clinic, sabira, superuser, worker_role, language
):
    aigul = walks("aigul")
    plans_drafted(aigul, case)
    editions = [pk for (pk,) in superuser.execute("select id from planning_planedition order by kind")]
    assert len(editions) == 2

    # The department submits both: the ten days are over, in time.
    erlan = walks("erlan", width=1280)
    for edition in editions:
        step(erlan, edition, "submitted")
    assert superuser.execute("select is_late from intake_stop").fetchall() == [(False,)]

    # The Commission agrees, the head of the local administration approves. Neither opens the file.
    for who, kind in (("sabira", "agreed"), ("kanykei", "approved")):
        other = walks(who, width=1280)
        other.go("/plans/")
        for edition in editions:
            step(other, edition, kind)
        assert other.is_refused(f"/cases/{case.pk}/")
    printed_plan_is_the_record(aigul, editions[0], language, superuser)

    # The first visit; the next is planned by the level of risk.
    visit(aigul, case)

    # Two bodies are asked. The school answers; the clinic does not.
    asked = refer(erlan, case, {"school": id_of("office", "nookat_school"), "clinic": clinic.pk})
    bakyt = walks("bakyt")
    bakyt.go("/referrals/")
    bakyt.go(f"/referrals/{asked['school']}/")
    bakyt.write(kind="accepted")
    bakyt.send()
    assert bakyt.is_refused(f"/cases/{case.pk}/")

    # Aigul leaves. Damira hands her children over in one act.
    damira = walks("damira", width=1280)
    damira.go("/caseload/")
    damira.go(f"/caseload/{id_of('worker', 'aigul')}/")
    damira.write(words="Айгүл башка жумушка кетти.")
    damira.page.locator("main select").first.select_option(str(id_of("worker", "azamat")))
    damira.send("main form:has([name=words])")

    # The days go by, nobody visits, and the clock writes it down.
    jobs.update_windows(on=today() + timedelta(days=20), using=worker_role)
    assert superuser.execute("select worker_id from visits_missedvisit").fetchall() == [
        (id_of("worker", "azamat"),)
    ]

    # Azamat explains it, and goes.
    azamat = walks("azamat")
    azamat.go(f"/cases/{case.pk}/visits/")
    (missed,) = superuser.execute("select id from visits_missedvisit").fetchone()
    azamat.go(f"/cases/{case.pk}/visits/missed/{missed}/")
    azamat.write(reason="road", words="Жол жабык болчу.")
    azamat.send()
    visit(azamat, case)

    # He reviews the plan, and proposes the end; what is still owed is answered for.
    azamat.go(f"/cases/{case.pk}/reviews/new/")
    azamat.write(
        works="yes",
        words="Мектепке барып жатат.",
        childs_view=SAID,
        risk="low",
        reasons="Окуп жатат, таенеси карайт.",
        change_plan="no",
    )
    azamat.press("main form[data-unsaved] button")

    # The page asks why the risk is so much lower, and the head of the department agrees.
    azamat.write(what_changed="Мектепке кайтты.", who_saw="Азамат, кечээ", seen_how="alone")
    azamat.send()
    damira.go("/lowered/")
    damira.go(f"/cases/{case.pk}/risk/")
    damira.send("main form:has([name=lowering])")
    assert superuser.execute("select risk from intake_risklevel where current").fetchall() == [("low",)]

    azamat.go(f"/cases/{case.pk}/closing/")
    azamat.write(
        reason="goals_met",
        words="Мектепке кайтты.",
        heard="alone",
        childs_view=SAID,
        lives_with="Таенеси менен.",
    )
    for open_thing in azamat.page.locator("main textarea:visible").all():
        if not open_thing.input_value():
            open_thing.fill("Бүттү, же бөлүм өзү уланта берет.")
    azamat.send()

    # Damira reads it and agrees.
    damira.go(f"/cases/{case.pk}/closing/agree/")
    damira.send("main form:has([name=proposal])")
    assert superuser.execute("select count(*) from intake_closure").fetchone() == (1,)
    assert superuser.execute("select count(*) from intake_due").fetchone() == (0,)
    for path in (f"/cases/{case.pk}/", f"/children/{case.child_id}/timeline/"):
        damira.go(path)


def plans_drafted(walk, case):
    """Aigul drafts both plans and hands them in."""
    base = f"/cases/{case.pk}/plan"
    walk.go(f"{base}/child/needs/new/")
    walk.write(domain="education", words=NEED)
    walk.send()
    need = id_in(walk.page, "needs")
    walk.go(f"{base}/child/goals/new/?need={need}")
    walk.write(words=GOAL)
    walk.send()
    walk.go(f"{base}/child/measures/new/?need={need}")
    walk.write(words=MEASURE, kind="school", person_words="Исаев Бакыт", due_on=today() + timedelta(days=15))
    walk.send()
    walk.go(f"{base}/child/placement/")
    walk.write(form="relatives", words=WITH_WHOM)
    walk.send()
    walk.go(f"{base}/family/needs/new/")
    walk.write(domain="care_capacity", words=FAMILY)
    walk.send()
    need = id_in(walk.page, "needs")
    walk.go(f"{base}/family/measures/new/?need={need}")
    walk.write(
        words="Кагаздарды бөлүм даярдайт.",
        kind="guardianship",
        person_words="Мамытов Эрлан",
        due_on=today() + timedelta(days=30),
    )
    walk.send()
    for kind in ("child", "family"):
        walk.go(f"{base}/{kind}/hand-in/")
        walk.send("main form")


def step(walk, edition, kind):
    walk.go(f"/plans/{edition}/{kind}/")
    if walk.count("main [name=went_on_paper]"):
        walk.write(went_on_paper="no")
    if kind == "agreed":
        walk.write(paper_number="14")
    walk.send()


def visit(walk, case):
    """A visit without a concern: five answers on one screen."""
    walk.go(f"/cases/{case.pk}/visits/new/")
    walk.write(seen="yes", alone="yes", childs_words=SAID, risk="high")
    walk.send("main form[data-draft]", name="save")


def refer(walk, case, bodies):
    """The department asks the school and the clinic; answers the ids of the two."""
    asked = {}
    for body, office in bodies.items():
        walk.go(f"/cases/{case.pk}/referrals/new/")
        walk.follow(f"main a[href*='{office}']")
        walk.write(need="Жардам керек.", words="Планда жазылган.", urgent="no")
        walk.send()
        asked[body] = id_in(walk.page, "referrals")
    return asked


def printed_plan_is_the_record(walk, edition, language, superuser):
    """The PDF is read back: every word of the record stands in it, and the code is that of the record."""
    walk.go(f"/plans/{edition}/")
    paper = walk.printed(f"/plans/{edition}/print/", language=language)
    told, code = superuser.execute(
        "select text, code from planning_planedition where id = %s", [edition]
    ).fetchone()
    text = "".join("".join(text_of(paper)).split())
    said = [
        told["child"]["name"],
        told["placement"]["words"],
        told["handed_in_by"],
        told["view"]["words"],
        *(row["words"] for part in ("needs", "goals", "measures") for row in told[part]),
        *(row["person"] for row in told["measures"]),
        "Сабира",
        "Каныкей",
        as_printed_code(code),
    ]
    assert [words for words in said if "".join(words.split()) not in text] == []
    assert code == code_of(told)
    walk.go("/plans/check/")
    walk.write(code=as_printed_code(code).lower())
    walk.send("main form:has([name=code])")
    assert "1" in walk.words()
