"""From a row of a list to an open case: found among the children in nobody's care, made a signal, taken in."""

import uuid
from datetime import date

import pytest

from tests.journeys.walks import choose, fill_date, id_in, loaded, press, sign_in
from umai.law.terms.clock import today

LIST = (
    "Ф.И.О.;Дата рождения;Айыл аймагы;Родители в миграции;Где родители\r\n"
    "Асанов Нурбек Маратович;27.03.2015;{place};да;Россия\r\n"
    "Бекова Асел;05.06.2016;{place};да;Казахстан\r\n"
)
IDENTITY = {
    "surname": "Асанов",
    "given": "Нурбек",
    "patronymic": "Маратович",
    "sex": "m",
    "birth_date": date(2015, 3, 27),
}
SEEN = {"ky": "Апасы Россияда, чоң энеси менен турат.", "ru": "Мать в России, живёт с бабушкой."}


@pytest.fixture
def listed(aigul):
    """A boy of the village who is on the register, and the migration service's list that names him and a girl."""
    from umai.linkage.candidates.matching import match_edition
    from umai.linkage.lists.ingest import ListFile, ingest_list
    from umai.linkage.models import ListSource
    from umai.places.models import Place
    from umai.register.child.actions import add_child

    place = Place.objects.get(pk=aigul.office.place_id)
    child = add_child(place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)
    source = ListSource.objects.using("owner").create(
        slug="migrants", name="Мигранттардын балдары", body="migration", ground="Макулдашуу 7", whom="Район"
    )
    data = LIST.format(place=place.name_ru).encode()
    period = {"from_on": date(2026, 9, 1), "to_on": date(2026, 9, 30)}
    edition, _counted = ingest_list(ListFile(data, "csv", source, place.district, **period), using="owner")
    match_edition(edition, using="owner")
    return child


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_from_a_list_to_a_case(open_page, accessible, enrolled, listed, superuser, language, width):
    page = open_page(language, width)
    sign_in(page, "erlan", enrolled("erlan"))
    page.locator("main a[href='/unseen/']").click()
    loaded(page)
    accessible(page)
    page.locator("main a[href*='/unseen/rows/']").first.click()
    loaded(page)
    accessible(page)
    page.get_by_role("link", name="Бекова Асел").click()
    loaded(page)
    accessible(page)
    assert "Казахстан" in page.locator("main").inner_text()

    # The girl was seen: answered with a day and words; what is forgotten is asked for, and nothing is lost.
    page.locator("main button[formaction$='/answers/']").click()
    loaded(page)
    choose(page, "what", "cared_for")
    send(page)
    accessible(page)
    assert page.locator(".govuk-error-summary").count() and page.locator("[value=cared_for]").is_checked()
    page.fill("main [name=words]", SEEN[language])
    fill_date(page, "happened_on", today())
    send(page)
    accessible(page)
    page.locator("main a.button").click()
    loaded(page)
    assert SEEN[language] in page.locator("main").inner_text()

    # The boy was not: chosen from the list and made a signal, which is about the child of the register.
    page.goto("/unseen/rows/")
    assert page.locator("main tbody tr").count() == 1
    page.locator("main tbody label").click()
    page.locator("main form[method=post] button").first.click()
    loaded(page)
    accessible(page)
    send(page)
    accessible(page)
    page.locator("main a[href*='/inbox/']").click()
    loaded(page)
    accessible(page)
    signal = id_in(page, "inbox")
    assert "Макулдашуу 7" in page.locator("main").inner_text()
    page.goto(f"/inbox/{signal}/screen/")
    choose(page, "outcome", "concern")
    press(page)
    page.goto(f"/inbox/{signal}/case/")
    accessible(page)
    page.fill("main form:has([name=concern]) [name=words]", SEEN[language])
    press(page, "main form:has([name=concern])")
    cases = superuser.execute("select child_id, channel from intake_case").fetchall()
    assert cases == [(listed.pk, "list")]
    waiting = superuser.execute("select count(*) from unseen_listedchild where waits").fetchone()
    assert waiting == (0,)
    page.goto("/unseen/rows/?state=all")
    accessible(page)
    assert page.locator("main tbody tr").count() == 2


def send(page):
    page.locator("main form[data-unsaved] > button:not([name])").click()
    loaded(page)
