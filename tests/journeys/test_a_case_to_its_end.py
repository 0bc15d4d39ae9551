"""One child from a completed assessment to the end of the case: plans, visits, referrals, a handover, a review."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import PASSWORD, id_of, place_of
from tests.journeys.walks import choose, fill_date, follow_link, id_in, loaded, press, sign_in
from umai.documents.tests.text_of_pdf import text_of
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

    with damira.speaking():
        for code, body in (("books", "school"), ("doctor", "clinic")):
            names = {"ky": "Жардам", "ru": "Помощь", "en": "Help"}
            add_service(
                damira.office,
                by=damira,
                place=damira.office.place,
                code=code,
                names=names,
                holds_from=today(),
                body=body,
            )
            record_agreement(
                damira.office,
                by=damira,
                place=damira.office.place,
                fields=["child_name", "need"],
                cite="№ 12 буйрук",
                number="7",
                signed_on=today(),
                holds_from=today(),
                body=body,
            )


@pytest.fixture
def case(aigul, erlan):
    """The case of a boy of the village whose assessment Aigul has completed."""
    from umai.assessment import actions as assessment
    from umai.assessment.models import Domain
    from umai.intake.cases.actions import assign_worker, open_case
    from umai.register.child.actions import add_child

    name = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-04-12", "sex": "m"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=name)
    case = open_case(
        child,
        by=aigul,
        id=uuid.uuid4(),
        concern="no_school",
        channel="school",
        words="Мектепке келбей калды.",
        received_at=timezone.now() - timedelta(days=3),
        discovered_at=None,
    )
    assign_worker(case, by=erlan, worker_id=aigul.pk)
    one = assessment.begin_assessment(case, by=aigul)
    for domain in Domain:
        worry = "serious" if domain == Domain.EDUCATION else "none"
        assessment.record_finding(one, by=aigul, domain=domain, worry=worry, words=NEED)
    assessment.record_view(one, by=aigul, hearing="alone", words=SAID)
    assessment.complete_assessment(one, by=aigul, on=today(), risk="high", reasons="Эки айдан бери окубайт.")
    return case


class Walk:
    """Somebody at a screen, whose every page is looked at; faults are kept for the end."""

    def __init__(self, page, accessible, faults):
        self.page, self.accessible, self.faults = page, accessible, faults
        self.taps, self.read = 0, []

    def look(self):
        loaded(self.page)
        self.read.append(self.page.content())
        try:
            self.accessible(self.page)
        except AssertionError as fault:
            self.faults.append(str(fault))

    def go(self, path):
        self.page.goto(path)
        self.look()

    def follow(self, link):
        """Tap the first link whose address ends like this, or the first that a selector finds."""
        if not link.startswith("/"):
            self.page.locator(link).first.click()
        else:
            follow_link(self.page, link)
        self.taps += 1
        self.look()

    def write(self, **answers):
        """Words are written, days put in their three fields, True ticks the first answer, others chosen."""
        for name, value in answers.items():
            field = self.page.locator(f"main [name={name}]").first
            self.taps += 3 if hasattr(value, "month") else 1
            if value is True:
                field.check()
            elif hasattr(value, "month"):
                fill_date(self.page, name, value)
            elif field.count() and field.evaluate("one => one.type") in ("radio", "checkbox", "select-one"):
                choose(self.page, name, value)
            else:
                self.page.fill(f"main [name={name}]", value)

    def send(self, form="main form[data-unsaved]", name=None):
        press(self.page, form, name)
        self.taps += 1
        wrong = self.page.locator(".govuk-error-summary")
        assert not wrong.count(), (self.page.url, self.page.locator("main").inner_text())
        self.look()

    def words(self):
        return self.page.locator("main").inner_text()


@pytest.fixture
def walks(open_page, enrolled, accessible):
    """`walks(who)`: a walk of this person, signed in; all of them in this language at this width."""
    faults, known = [], {}

    def of(who, language="ky", width=360):
        if who not in known:
            page = open_page(language, width)
            sign_in(page, who, enrolled(who))
            known[who] = Walk(page, accessible, faults)
        return known[who]

    of.faults = faults
    return of


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_from_a_completed_assessment_to_the_end_of_the_case(
    walks, case, catalogue, clinic, sabira, superuser, worker_role, language
):
    aigul = walks("aigul", language, 360)
    plans_drafted(aigul, case)
    editions = [pk for (pk,) in superuser.execute("select id from planning_planedition order by kind")]
    assert len(editions) == 2

    # The department submits both: the ten days are over, in time.
    erlan = walks("erlan", language, 1280)
    for edition in editions:
        step(erlan, edition, "submitted")
    assert superuser.execute("select is_late from intake_stop").fetchall() == [(False,)]

    # The Commission agrees, the head of the local administration approves. Neither opens the file.
    for who, kind in (("sabira", "agreed"), ("kanykei", "approved")):
        other = walks(who, language, 1280)
        other.go("/plans/")
        for edition in editions:
            step(other, edition, kind)
        assert other.page.request.get(f"/cases/{case.pk}/").status == 404
    printed_plan_is_the_record(aigul, editions[0], language, superuser)

    # The first visit; the next is planned by the level of risk.
    visit(aigul, case)

    # Two bodies are asked. The school answers; the clinic does not.
    asked = refer(erlan, case, {"school": id_of("office", "nookat_school"), "clinic": clinic.pk})
    bakyt = walks("bakyt", language, 360)
    bakyt.go("/referrals/")
    bakyt.go(f"/referrals/{asked['school']}/")
    bakyt.write(kind="accepted")
    bakyt.send()
    assert bakyt.page.request.get(f"/cases/{case.pk}/").status == 404

    # Aigul leaves. Damira hands her children over in one act.
    damira = walks("damira", language, 1280)
    damira.go("/caseload/")
    damira.go(f"/caseload/{id_of('worker', 'aigul')}/")
    damira.write(words="Айгүл башка жумушка кетти.")
    damira.page.locator("main select").first.select_option(str(id_of("worker", "azamat")))
    damira.send("main form:has([name=words])")
    assert aigul.page.request.get(f"/cases/{case.pk}/").status in (200, 404)

    # The days go by, nobody visits, and the clock writes it down.
    jobs.update_windows(on=today() + timedelta(days=20), using=worker_role)
    assert superuser.execute("select worker_id from visits_missedvisit").fetchall() == [
        (id_of("worker", "azamat"),)
    ]

    # Azamat explains it, and goes.
    azamat = walks("azamat", language, 360)
    azamat.go("/")
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
    press(azamat.page, "main form[data-unsaved]")
    azamat.look()

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
    for path in (f"/cases/{case.pk}/", f"/children/{case.child_id}/timeline/", "/board/", "/"):
        damira.go(path)
    assert walks.faults == [], "\n".join(walks.faults)


def plans_drafted(walk, case):
    """Aigul drafts both plans and hands them in."""
    base = f"/cases/{case.pk}/plan"
    walk.go(f"{base}/")
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
    walk.go(f"{base}/family/")
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
    walk.go(f"/plans/{edition}/")
    walk.go(f"/plans/{edition}/{kind}/")
    if walk.page.locator("main [name=went_on_paper]").count():
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
        walk.go(f"/cases/{case.pk}/referrals/")
        walk.go(f"/cases/{case.pk}/referrals/new/")
        walk.page.locator(f"main a[href*='{office}']").first.click()
        loaded(walk.page)
        walk.look()
        walk.write(need="Жардам керек.", words="Планда жазылган.", urgent="no")
        walk.send()
        asked[body] = id_in(walk.page, "referrals")
    return asked


def printed_plan_is_the_record(walk, edition, language, superuser):
    """The PDF is read back: every word of the record stands in it, and the code is that of the record."""
    walk.go(f"/plans/{edition}/")
    token = walk.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = walk.page.request.post(
        f"/plans/{edition}/print/",
        form={"csrfmiddlewaretoken": token, "language": language},
        headers={"Referer": walk.page.url},
    )
    assert answer.status == 200
    told, code = superuser.execute(
        "select text, code from planning_planedition where id = %s", [edition]
    ).fetchone()
    text = "".join("".join(text_of(answer.body())).split())
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
