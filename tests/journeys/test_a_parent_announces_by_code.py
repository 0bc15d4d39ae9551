"""The office gives a parent a code, the parent writes on the public site, and it becomes a confirmed departure."""

from tests.journeys.walks import Walk, on_both_screens
from umai.guardianship.models import SentAnnouncement
from umai.guardianship.tests.conftest import adult_of, register
from umai.register.models import Absence, CareArrangement


@on_both_screens
def test_a_parent_announces_by_code_and_it_is_confirmed(
    walks, open_page, report_form, look_at, aigul, language
):
    child = register(aigul)
    mother, aunt = adult_of(child, aigul, "mother", "Гүлзат"), adult_of(child, aigul, "aunt_m", "Салкын")

    worker = walks("aigul", at=f"/children/{child.pk}/guardianship/")
    worker.follow("/invitations/new/")
    worker.write(adult_id=str(mother.adult_id), language=language)
    worker.send()
    code = worker.words(".inbox-code")
    sheet = worker.words(".govuk-inset-text")
    assert code in sheet and f"/report/{language}/leaving/" in sheet

    # The mother, on a telephone without scripts, mistypes the code first.
    phone = Walk(open_page(javascript=False), look_at)
    phone.go(f"{report_form}/report/{language}/leaving/")
    for typed in ("2222", code.lower().replace(" ", "")):
        phone.write(code=typed)
        phone.press("main form button")
    phone.write(kind="external", reason="work", carer="agrees", other_parent="not_reached", country="RU")
    phone.write(who_writes="Гүлзат, апасы", contact="+7 900 000 00 01")
    phone.press("main form button[value=send]")  # with whom the child stays is missing
    assert phone.count(".govuk-error-summary") == 1
    assert phone.page.input_value("[name=contact]") == "+7 900 000 00 01"
    phone.write(child_stays="Уулум эжем менен калат.")
    phone.press("main form button[value=send]")
    receipt = phone.words(".report-code")

    # The worker finds it on the first page, and takes it over.
    worker.go("/")
    worker.follow("/announcements/")
    worker.follow("main ul a")
    assert receipt in worker.words()
    worker.follow("/take/")
    assert worker.page.input_value("[name=contact]") == "+7 900 000 00 01"
    worker.write(carer_id=str(aunt.adult_id))
    worker.send()
    for kind, outcome in (("identity", "seen"), ("carer", "agrees"), ("other_parent", "not_reached")):
        worker.follow(f"/checks/{kind}/")
        worker.write(outcome=outcome, words="Видео байланыш менен.")
        worker.send()

    head = walks("damira")
    head.follow("/departures/")
    head.follow("main ul a")
    head.follow("/confirm/")
    head.send("main form")
    assert Absence.objects.using("owner").get().contact == "+7 900 000 00 01"
    assert CareArrangement.objects.using("owner").get().carer_id == aunt.adult_id
    assert SentAnnouncement.objects.using("owner").get().language == language
    assert head.go(f"/children/{child.pk}/guardianship/").count(
        "main strong"
    )  # a paper of the aunt is missing
