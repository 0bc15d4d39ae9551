"""Three stories in which a file fell silent, each played past the point at which it did."""

import time
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from tests.journeys.reporting import send_report
from tests.journeys.test_a_case_to_its_end import join
from tests.journeys.test_a_report import REPORTER
from tests.journeys.traces import find_clear_traces
from tests.journeys.walks import Walk, id_in
from umai.guardianship.tests.conftest import adult_of, placed, register
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.near import linked, own_children
from umai.law.terms.clock import today
from umai.self_harm.tests.test_pages import add_clinic

pytestmark = pytest.mark.long

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PHONE = "+996 700 112 233"
FELDSHER = "+996555000001"
# The classmate is the reporter of another journey, none of whose names or digits an invented person has.
CLASSMATE = ["Дилноза", "Холматова", "Синамай", "338274", "555338274", "338 274"]


@pytest.fixture
def with_case(aigul, erlan):
    """`with_case(given=...)`: a child of the village with an open case of Aigul's."""

    def made(**identity):
        child = register(aigul, **identity)
        said = {"words": "Ата-энеси кетип калган.", "received_at": timezone.now() - 8 * DAY}
        case = open_case(child, by=aigul, **particulars() | said)
        assign_worker(case, by=erlan, worker_id=aigul.pk)
        return child, case

    return made


@pytest.fixture
def toddler(with_case):
    return with_case(given="Нурбек", birth_date=today() - 700 * DAY)[0]


@pytest.fixture
def carer(toddler, aigul):
    """The aunt with whom the toddler was left; her telephone is known."""
    kin = adult_of(toddler, aigul, "aunt_m", "Сайра")
    placed(toddler, kin, aigul)
    shift("register_adultidentity", f"phone = '{PHONE}' where adult_id = '{kin.adult_id}'")
    return kin


@pytest.fixture
def four(carer, aigul):
    """The aunt's own children, who are at home with her."""
    return own_children(carer, aigul)


@pytest.fixture
def brother(toddler, aigul):
    """The toddler's brother, who lives with his grandmother."""
    mother = adult_of(toddler, aigul, "mother", "Гүлзат")
    child = register(aigul, given="Бекзат", birth_date=today() - 3000 * DAY)
    linked(child, mother, aigul)
    adult_of(child, aigul, "grandmother_m", "Салкын", lives_together=True)
    return child


def test_every_child_near_a_carer_who_beats_one_is_seen_on_the_same_day(
    walks, toddler, carer, four, brother, superuser
):
    aigul = walks("aigul")
    assert PHONE in aigul.words()

    # What was done, and by whom: the carer is written down as the suspect, and the page says what follows.
    aigul.go(f"/children/{toddler.pk}/")
    aigul.taps = 0
    aigul.follow(f"/children/{toddler.pk}/justice/")
    aigul.follow("main a[href$='/incident/new/']")
    aigul.write(
        kinds="beaten",
        happened_on=today(),
        day_known="exact",
        often="several",
        place="carer_home",
        known_by="family",
        known_on=today(),
        words="Таежеси колу менен чапкан, бели көгөргөн.",
        risk="urgent",
        reasons="Бала кичинекей.",
    )
    aigul.send()
    incident = aigul.page.url
    aigul.follow("main a.button[href$='/suspect/new/']")
    aigul.write(adult_id=str(carer.adult_id), relation="carer", lives_with="yes", had_care="yes")
    aigul.send()
    said = aigul.words()
    assert "Умайдагы жазуу боюнча шектүү бүгүн да баланы багып жатат." in said
    assert all(name in said for name in ("Айбек", "Бегимай", "Чынара", "Данияр", "Бекзат"))

    # Nobody may warn the household: of no child near her the page offers a telephone any more.
    quiet = len(aigul.read)
    aigul.go("/")
    assert "Нурбек" in aigul.words()
    for child in (*four, brother):
        aigul.go(f"/children/{child.pk}/")
        assert "милиция менен ким, качан барары чечиле элек" in aigul.words()

    # She is detained: five children have nobody from this hour on.
    aigul.go(f"/children/{toddler.pk}/facts/inability/new/")
    aigul.write(adult_id=str(carer.adult_id), kind="detention", holds_from=today())
    aigul.send()
    aigul.send()  # the page says which care ends by it, and asks once more
    aigul.go("/")
    aigul.follow("main a[href='/justice/carers/']")
    assert all(name in aigul.words() for name in ("Нурбек", "Айбек", "Бегимай", "Чынара", "Данияр"))

    # One decision a household, with the hour to which the police agreed. Until then the pages say so.
    aigul.go("/")
    aigul.follow("main a[href='/justice/households/']")
    assert aigul.count("main ul a") == 2
    at = timezone.localtime() + 5 * MINUTE
    for _household in range(2):
        aigul.go(incident)
        aigul.follow("main a[href*='/household/new/?home=']")
        aigul.write(answer="visit", visit_on=at.date(), visit_at=f"{at:%H:%M}")
        aigul.write(agreed_with="Майор Токтоев", goes="Асанова Айгүл")
        aigul.send()
        assert id_in(aigul.page, "households")
    assert superuser.execute("select count(*) from justice_householddecision").fetchone() == (2,)
    aigul.go(f"/children/{four[0].pk}/")
    assert f"{at:%H:%M}" in aigul.words()
    assert [page for page in aigul.read[quiet:] if PHONE in page] == []

    # The hour comes: each child is looked at, and one is in danger.
    shift("justice_householddecision", "at = now() - interval '1 minute'")
    aigul.go("/")
    aigul.follow("main a[href='/justice/households/']")
    homes = [one.get_attribute("href") for one in aigul.page.locator("main ul a").all()]
    for home in homes:
        aigul.go(home)
        while (left := aigul.page.locator("main a[href*='?child=']")).count():
            danger = "Айбек" in left.first.inner_text()
            aigul.follow("main a[href*='?child=']")
            aigul.write(found="in_danger" if danger else "safe", words="Көрдүм, чоң энеси алып кетти.")
            aigul.send()
    found = "select count(distinct other_id), min(happened_on), max(happened_on) from justice_householdvisitresult"
    assert superuser.execute(found).fetchone() == (5, today(), today())
    taps = aigul.taps
    aigul.go("/justice/households/")
    assert not aigul.count("main ul a")
    aigul.go(next(home for home in homes if home_of(four[0], superuser) in home))
    assert aigul.count("main a.button[href$='/cases/new/']") == 1
    assert taps <= 76, taps


def home_of(child, superuser):
    """The decision that covers this child, as an address names it."""
    question = "select line from justice_householddecision where %s = any (children)"
    return str(superuser.execute(question, [child.pk]).fetchone()[0])


def test_a_complaint_that_is_taken_back_ends_nothing_and_a_reconciliation_goes_to_the_prosecutor(
    walks, with_case, aigul, superuser
):
    child, case = with_case(surname="Асанова", given="Айгерим", sex="f", birth_date=today() - 4000 * DAY)
    mother = adult_of(child, aigul, "mother", "Гүлзат", legal_representative=True, lives_together=True)
    office = join("zhanyl", "Сыдыкова", "Жаңыл", "prosecution", "prosecutor")

    # The mother is back, and the man with whom she lives beats the girl. The police open a matter.
    worker = walks("aigul", language="ru", width=1280)
    worker.go(f"/children/{child.pk}/justice/")
    worker.taps = 0
    worker.follow("main a[href$='/incident/new/']")
    worker.write(
        kinds="beaten",
        happened_on=today() - 20 * DAY,
        day_known="exact",
        often="several",
        place="home",
        known_by="school",
        known_on=today() - 19 * DAY,
        words="Сожитель матери бил ремнём.",
        risk="high",
        reasons="Он живёт с ребёнком.",
    )
    worker.send()
    incident = worker.page.url
    worker.follow("main a.button[href$='/suspect/new/']")
    worker.write(name="Токтосунов Марат", relation="step_parent", lives_with="yes", had_care="no")
    worker.send()
    worker.follow("main a[href$='/proceeding/new/']")
    worker.write(kind="criminal", body="police", number="КУСП 41", act="light_harm_2021")
    worker.send()
    worker.follow("main a[href^='/justice/proceedings/']")
    matter = worker.page.url
    worker.follow("main a[href$='/stage/new/']")
    worker.write(stage="opened", happened_on=today() - 18 * DAY, body="investigation")
    worker.send()

    # She takes the complaint back: that is kept, and nothing ends by it.
    worker.go(incident)
    worker.follow("main a[href$='/withdrawal/new/']")
    worker.write(
        signer_id=str(mother.adult_id),
        signed_as="mother",
        happened_on=today() - 2 * DAY,
        received_by="investigation",
        pressure="told",
        reason="Претензий не имею.",
    )
    worker.send()
    assert "Заявление отозвано. Это ничего не заканчивает" in worker.words()
    stages = "select stage from justice_proceedingstage order by happened_on"
    assert superuser.execute(stages).fetchall() == [("opened",)]
    worker.go(matter)
    assert "Прекращено" not in worker.words()

    # It ends by reconciliation. The flag stands wherever the child is met, and the case does not close.
    worker.follow("main a[href$='/stage/new/']")
    worker.write(stage="ended", ground="reconciled_2021", happened_on=today() - DAY, body="investigation")
    worker.send()
    for path in (matter, incident, f"/children/{child.pk}/", f"/children/{child.pk}/justice/"):
        worker.go(path)
        assert "управление пишет прокурору" in worker.words() and "г.." not in worker.words(), path
    proposed = propose_end(worker, case)
    assert "прокурору никто не написал" in proposed
    assert superuser.execute("select count(*) from intake_closingproposal").fetchone() == (0,)
    worker.follow(f"main a[href='{matter.removeprefix(worker.page.url.split('/cases/')[0])}']")

    # The department finds it on My day, and writes; the letter goes by one person.
    erlan = walks("erlan", language="ru", width=1280)
    erlan.taps = 0
    erlan.follow("main a[href='/justice/letters/']")
    erlan.follow("main h2 a")
    erlan.follow("main a.button[href$='/letter/new/']")
    erlan.write(level="district", to_office_id=str(office.pk), happened_on=today())
    erlan.send()
    letter = erlan.page.url
    assert "Асанова" not in erlan.page.locator("main dl").last.inner_text()
    assert erlan.taps <= 10, erlan.taps
    (due,) = superuser.execute("select due_on from justice_settledletter").fetchone()
    assert due > today()

    # The prosecutor reads it without a name, on a clock that runs; nothing of the file is to be seen.
    prosecutor = walks("zhanyl", language="ru", width=1280)
    prosecutor.go("/justice/received/")
    assert f"ответ до {due.day} " in prosecutor.words()
    prosecutor.taps = 0
    prosecutor.follow("main li a")
    said = prosecutor.words()
    assert "КУСП 41" in said and f"{due.day} " in said.split("Ответить до")[1]
    for path in (f"/children/{child.pk}/", f"/cases/{case.pk}/", incident, matter, letter):
        assert prosecutor.is_refused(path), path

    # Until the answer has come in time, the department is told; then it reads it.
    shift("justice_settledletter", "due_on = current_date - 2")
    prosecutor.go("/justice/received/")
    assert prosecutor.count("main .umai-clock--late") == 1
    erlan.go("/")
    erlan.follow("main a[href='/justice/letters/']")
    assert "прокурор не ответил" in erlan.words()
    prosecutor.follow("main li a")
    prosecutor.write(
        answer="cancelled", words="Постановление отменено, дело продолжено.", happened_on=today()
    )
    prosecutor.send()
    assert not prosecutor.count("main .govuk-tag--red")
    assert not [page for page in prosecutor.read if "Айгерим" in page or "Асанова" in page]
    erlan.go(letter)
    assert "Постановление отменено" in erlan.words()

    # The letter was written, so that the case may be proposed to be closed.
    assert "прокурору никто не написал" not in propose_end(worker, case)
    assert superuser.execute("select count(*) from intake_closingproposal").fetchone() == (1,)


def propose_end(walk, case):
    """Propose to close the case; answers what the page says to it."""
    walk.go(f"/cases/{case.pk}/closing/")
    walk.write(reason="goals_met", words="Мать вернулась.", heard="alone", childs_view="Боюсь его.")
    walk.write(lives_with="С матерью и с ним.")
    for unanswered in walk.page.locator("main textarea:visible").all():
        if not unanswered.input_value():
            unanswered.fill("Был на месте, видел сам.")
    walk.page.locator("main form[data-unsaved] button").last.click()
    walk.look()
    return walk.words()


@pytest.fixture
def boy(aigul):
    child = register(aigul, given="Нурбек", birth_date=today() - 5000 * DAY)
    adult_of(child, aigul, "grandmother_m", "Салкын", lives_together=True)
    add_clinic(child.municipality, "Айылдын ФАПы", FELDSHER)
    return child


def test_a_threat_of_suicide_told_by_a_classmate_calls_until_somebody_came_and_is_followed_for_a_year(
    open_page, report_form, look_at, walks, roster, telephone, boy, superuser
):
    begun, phone = time.time(), Walk(open_page(), look_at)
    send_report(
        phone,
        report_form,
        language="ky",
        danger="no",
        concern="self_harm",
        child="Асанов Нурбек",
        happened="Жашагысы келбей турганын айтты.",
        you=REPORTER,
    )

    # Erlan is on duty and does not answer, so that Damira is called, and it goes on until she takes it.
    told = "select count(distinct worker_id), count(*) filter (where way <> 'screen') from notices_notice"
    telephone()
    assert superuser.execute(told).fetchone()[0] == 1
    telephone(after=16)
    assert superuser.execute(told).fetchone()[0] == 2
    damira = walks("damira")
    damira.page.locator("#alarm").wait_for(state="visible")
    damira.taps = 0
    damira.follow("#alarm a")
    damira.send("main form[action*='/take/']")
    signal = id_in(damira.page, "inbox")
    telephone(after=60)
    assert superuser.execute(told).fetchone()[0] == 2

    # She says of which child it is, and begins; nothing says who told it.
    damira.follow(f"main a[href='/inbox/{signal}/screen/']")
    damira.write(outcome="urgent")
    damira.send("main form")
    damira.follow(f"main a[href='/inbox/{signal}/child/']")
    damira.write(text="Асанов Нурбек")
    damira.send("main form:has([name=text])")
    damira.follow(f"main a[href*='{boy.pk}']")
    damira.send("main form:not([action]):has(button)")
    damira.go(f"/inbox/{signal}/")
    damira.follow(f"main a.danger[href='/children/{boy.pk}/self-harm/new/']")
    damira.write(kind="said", words="Жашагысы келбейт деген.", told_by="person")
    damira.send()
    path = damira.page.url
    assert FELDSHER not in damira.words()
    assert damira.taps <= 18, damira.taps

    # A quarter of an hour later nobody has spoken with him: 103, 102 and the nearest feldsher are named.
    shift("self_harm_selfharmpath", "recorded_at = recorded_at - interval '16 minutes'")
    aigul = walks("aigul")
    aigul.follow("main a[href='/self-harm/']")
    aigul.follow("main li a")
    assert aigul.page.url == path
    warned = aigul.page.locator("main .govuk-warning-text")
    assert [warned.locator(f"a[href='tel:{one}']").count() for one in ("103", "102", FELDSHER)] == [1, 1, 1]

    # She goes, and writes each step.
    steps = {
        "talk": {"way": "in_person", "is_safe": "yes", "words": "Апамды сагындым дейт."},
        "not_alone": {"somebody_stays": "yes", "stays": "Чоң энеси Салкын, күнү-түнү."},
        "means": {"removed": "yes", "words": "Уу кампага бекитилди."},
        "specialist": {"outcome": "seen", "who": "Ноокат ооруканасынын психологу"},
        "carer": {"told": "yes", "words": "Жанында болуу керек."},
        "school": {"told": "no", "words": "Азырынча айтпаганыбыз жакшы."},
    }
    for slug, answers in steps.items():
        aigul.follow(f"main a[href$='/{slug}/']")
        aigul.write(**answers)
        aigul.send()
        assert aigul.page.url == path
    assert not aigul.count("main .govuk-warning-text, main .govuk-tag--red")
    assert aigul.taps <= 40, aigul.taps

    # The report is answered by a case, and Erlan confirms that it is about the boy: he was seen.
    damira.go(f"/inbox/{signal}/")
    damira.follow(f"main a.button[href='/inbox/{signal}/case/']")
    damira.write(words="Жашагысы келбейт деген кабар түштү.")
    damira.send()
    assert ended(superuser) == [""]
    erlan = walks("erlan")
    erlan.go(f"/inbox/{signal}/")
    erlan.follow(f"main a[href='/inbox/{signal}/joined/']")
    erlan.send("main form")
    assert ended(superuser) == ["seen"]

    # The year after stands on My day when its day has come, and the next day follows by itself.
    shift("self_harm_selfharmpath", "contact_due_on = current_date")
    aigul.go("/")
    aigul.follow("main a[href='/self-harm/']")
    aigul.follow("main li a")
    aigul.follow("main a.button[href$='/contact/']")
    aigul.write(made="yes", says_again="no", words="Жакшы, чоң энеси жанында.")
    aigul.send()
    (until,) = superuser.execute("select follow_until from self_harm_selfharmpath").fetchone()
    (upcoming,) = superuser.execute("select next_due_on from self_harm_followingcontact").fetchone()
    assert today() < upcoming < until and until >= today() + 360 * DAY
    aigul.go("/")
    assert not aigul.count("main a[href='/self-harm/']")
    aigul.go(f"/children/{boy.pk}/")
    aigul.go(f"/children/{boy.pk}/timeline/")

    # The school reads nothing of it; and nobody learns of the classmate, on no page and in nothing that went out.
    school = walks("bakyt")
    for page in ("/", "/inbox/mine/", "/referrals/"):
        school.go(page)
    for page in (path, f"/children/{boy.pk}/", f"/inbox/{signal}/"):
        assert school.is_refused(page), page
    damira.go(f"/inbox/{signal}/")
    damira.go("/calls/")
    every = [page for walk in (damira, aigul, erlan, school) for page in walk.read]
    assert len(every) > 40
    assert [page for page in every if any(word in page for word in CLASSMATE)] == []
    assert telephone.out() and find_clear_traces(superuser, CLASSMATE[1:], telephone.out(), since=begun) == []


def ended(superuser):
    return [how for (how,) in superuser.execute("select ended_how from urgency_urgency").fetchall()]


def shift(table, change):
    """Change rows as the owner of the tables: nobody else can, and no test waits for a clock."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(f"update {table} set {change}")
        cursor.execute(f"alter table {table} enable trigger user")
