"""Three stories in which a file fell silent, each played past the point where it did."""

from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from tests.cast import NOOKAT, id_of
from tests.journeys.test_a_case_to_its_end import walks
from umai.guardianship.tests.conftest import adult_of, placed, register
from umai.intake.cases.actions import assign_worker, open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.near import linked, own_children
from umai.law.terms.clock import today

__all__ = ["walks"]

DAY = timedelta(days=1)
OWN = ("Айбек", "Бегимай", "Чынара", "Данияр")


@pytest.fixture
def toddler(aigul):
    return register(aigul, given="Нурбек", birth_date=today() - 700 * DAY)


@pytest.fixture
def carer(toddler, aigul):
    """The aunt with whom the toddler was left, on the telephone, with four children of her own at home."""
    kin = adult_of(toddler, aigul, "aunt_m", "Сайра")
    placed(toddler, kin, aigul)
    return kin


@pytest.fixture
def four(carer, aigul):
    return own_children(carer, aigul, OWN)


@pytest.fixture
def brother(toddler, aigul):
    """The toddler's elder brother, who lives with the grandmother."""
    mother = adult_of(toddler, aigul, "mother", "Гүлзат")
    child = register(aigul, given="Бекзат", birth_date=today() - 3000 * DAY)
    linked(child, mother, aigul)
    adult_of(child, aigul, "grandmother_m", "Салкын", lives_together=True)
    return child


@pytest.fixture
def case(toddler, aigul, erlan):
    one = open_case(toddler, by=aigul, **particulars())
    assign_worker(one, by=erlan, worker_id=aigul.pk)
    return one


def test_all_children_near_a_carer_who_beats_one_are_seen_on_the_same_day(
    walks, toddler, carer, four, brother, case, superuser
):
    aigul = walks("aigul", "ky", 360)
    aigul.go(f"/children/{toddler.pk}/")
    aigul.follow(f"/children/{toddler.pk}/justice/")
    aigul.follow("/incident/new/")
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
    aigul.follow("/suspect/new/")
    aigul.write(adult_id=str(carer.adult_id), relation="carer", lives_with="yes", had_care="yes", state="Үйүндө, төрт баласы менен.")
    aigul.send()
    incident = aigul.page.url
    incident = aigul.page.url
    aigul.go("/")
    aigul.follow("/justice/households/")
    aigul.page.locator("main li a").first.click()
    aigul.look()
    aigul.go(f"/children/{toddler.pk}/facts/inability/new/")
    aigul.write(adult_id=str(carer.adult_id), kind="detention", holds_from=today())
    aigul.send()
    aigul.send()
    aigul.go("/")
    aigul.go("/justice/carers/")
    print(aigul.words())
    for n in range(2):
        aigul.go(incident)
        print(aigul.page.locator("main ul").first.inner_text())
        aigul.page.locator("main a[href*='/household/new/']").first.click()
        aigul.look()
        at = timezone.localtime() + timedelta(minutes=2)
        aigul.write(answer="visit", visit_on=at.date(), visit_at=f"{at:%H:%M}", agreed_with="Майор Токтоев", goes="Асанова Айгүл")
        aigul.send()
    aigul.go(incident)
    aigul.go(f"/children/{four[0].pk}/")
    aigul.go("/")
    aigul.go("/justice/households/")
    hour_over()
    aigul.go("/")
    aigul.go("/justice/households/")
    aigul.go(incident)
    aigul.page.locator("main ul.govuk-list--spaced a").first.click()
    aigul.look()
    print(aigul.page.locator("main form").inner_text() if aigul.page.locator("main form").count() else aigul.words())
    aigul.page.locator("main ul.govuk-list--spaced a").first.click()
    aigul.look()
    print(aigul.page.locator("main form").inner_text())
    aigul.write(found="in_danger", words="Ачка, үйдө жалгыз.")
    aigul.send()
    aigul.go(incident)
    aigul.go('/')


def hour_over():
    """Let the hour that was agreed lie behind: the clock of the database goes on by itself."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table justice_householddecision disable trigger user")
        cursor.execute("update justice_householddecision set at = now() - interval '1 minute'")
        cursor.execute("alter table justice_householddecision enable trigger user")


@pytest.fixture
def beaten(aigul, erlan):
    """A girl with an open case, whose mother came back from Russia and lives with a man who beats the girl."""
    child = register(aigul, surname="Асанова", given="Айгерим", sex="f", birth_date=today() - 4000 * DAY)
    one = open_case(child, by=aigul, **particulars())
    assign_worker(one, by=erlan, worker_id=aigul.pk)
    mother = adult_of(child, aigul, "mother", "Гүлзат", legal_representative=True, lives_together=True)
    return child, one, mother


def test_a_complaint_that_is_taken_back_ends_nothing_and_a_reconciliation_goes_to_the_prosecutor(
    walks, beaten, superuser
):
    child, case, mother = beaten
    office = settle_prosecutor()
    aigul = walks("aigul", "ru", 1280)
    aigul.go(f"/children/{child.pk}/justice/")
    aigul.follow("/incident/new/")
    aigul.write(
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
    aigul.send()
    incident = aigul.page.url
    aigul.follow("/suspect/new/")
    aigul.write(name="Токтосунов Марат", relation="step_parent", lives_with="yes", had_care="no")
    aigul.send()
    aigul.follow("/proceeding/new/")
    aigul.write(kind="criminal", body="police", number="КУСП 41", act="light_harm_2021")
    aigul.send()
    aigul.page.locator("main a[href*='/justice/proceedings/']").first.click()
    aigul.look()
    matter = aigul.page.url
    aigul.follow("/stage/new/")
    aigul.write(stage="opened", happened_on=today() - 18 * DAY, body="investigation")
    aigul.send()
    # back, withdrawal
    aigul.go(incident)
    aigul.follow("/withdrawal/new/")
    print(aigul.page.locator("main form").inner_text())
    aigul.write(signer_id=str(mother.adult_id), signed_as="mother", happened_on=today() - 2 * DAY, received_by="investigation", pressure="told", reason="Написала: претензий не имею.")
    aigul.send()
    print(aigul.words())
    aigul.go(incident)
    aigul.go(matter)
    aigul.follow("/stage/new/")
    aigul.write(stage="ended", ground="reconciled_2021", happened_on=today() - DAY, body="investigation")
    aigul.send()
    print(aigul.words())
    aigul.go(incident)
    aigul.go(f"/children/{child.pk}/")
    aigul.go(f"/children/{child.pk}/justice/")
    aigul.go(f"/cases/{case.pk}/")
    aigul.go(f"/cases/{case.pk}/closing/")
    print(aigul.words())
    erlan = walks("erlan", "ru", 1280)
    erlan.go("/")
    erlan.follow("/justice/letters/")
    erlan.page.locator("main h2 a").first.click()
    erlan.look()
    erlan.follow("/letter/new/")
    print(erlan.page.locator("main form").inner_text())
    erlan.write(level="district", to_office_id=str(office.pk), happened_on=today())
    erlan.send()
    print(erlan.words())
    erlan.go("/justice/letters/")
    aigul.go(f"/cases/{case.pk}/closing/")
    print(aigul.words())
    one = walks("sydykova", "ru", 1280)
    one.go("/")
    one.go("/justice/received/")
    print(one.words())
    one.page.locator("main li a").first.click()
    one.look()
    one.write(answer="cancelled", words="Постановление отменено.", happened_on=today())
    one.send()
    print(one.words())
    erlan.go("/justice/letters/")
    erlan.go(matter)
    assert 0


def settle_prosecutor():
    from tests.journeys.test_a_case_to_its_end import join

    return join("sydykova", "Сыдыкова", "Жаңыл", "prosecution", "prosecutor")
