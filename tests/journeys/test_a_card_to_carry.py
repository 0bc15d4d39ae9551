"""A card is decided about, looked at before it is printed, given and lost; then a suspect becomes known."""

from tests.journeys.walks import on_both_screens
from umai.contact.tests.conftest import OWN, kin_of
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.justice.tests.conftest import incident_of, suspected
from umai.law.terms.clock import today
from umai.prevention.tests.conftest import adult_of, register
from umai.register.child.actions import record_fact
from umai.register.models import Absence
from umai.staff.models import Particulars


@on_both_screens
def test_a_card_from_the_decision_to_the_suspect(walks, aigul):
    child = register(aigul)
    mother, uncle = adult_of(child, aigul), adult_of(child, aigul, "uncle_f", given="Бакыт")
    away = {"adult_id": mother, "kind": "external", "country": "RU", "holds_from": "2024-03-01"}
    record_fact(child, by=aigul, model=Absence, **away)
    Particulars.objects.using("owner").filter(worker_id=aigul.pk).update(phone=OWN)
    cards = f"/children/{child.pk}/cards/"

    worker = walks("aigul", at=f"/children/{child.pk}/")
    worker.follow(cards)
    worker.follow(f'main a[href="{cards}decide/"]')
    worker.write(outcome="carry", who_may_find="Таенеси, ал кубанат.")
    worker.press("main form button")
    worker.follow('main a[href$="/print/"]')
    worker.page.go_back()
    worker.follow('main a[href$="/give/"]')
    worker.write(to_whom="child", given_on=today())
    worker.press("main form button")
    assert worker.count('main a[href$="/lost/"]') == 1

    open_case(child, by=aigul, **particulars())
    suspected(incident_of(child, aigul), aigul, kin_of(child, aigul, uncle))
    worker.go(cards)
    assert worker.count('main a[href$="/print/"]') == 0
    worker.follow(f'main a[href="{cards}decide/"]')
