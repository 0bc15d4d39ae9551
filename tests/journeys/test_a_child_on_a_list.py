"""From a row of a list to an open case: found among the children in nobody's care, made a signal, taken in."""

from datetime import date

import pytest

from tests.journeys.walks import id_in, on_both_screens
from umai.law.terms.clock import today

LIST = (
    "Ф.И.О.;Дата рождения;Айыл аймагы;Родители в миграции;Где родители\r\n"
    "Асанов Нурбек Маратович;27.03.2015;{place};да;Россия\r\n"
    "Бекова Асел;05.06.2016;{place};да;Казахстан\r\n"
)
SEND = "main form[data-unsaved] > button:not([name])"
SEEN = {"ky": "Апасы Россияда, чоң энеси менен турат.", "ru": "Мать в России, живёт с бабушкой."}


@pytest.fixture
def listed(aigul):
    """A boy of the village who is on the register, and the migration service's list that names him and a girl."""
    from umai.guardianship.tests.conftest import register
    from umai.linkage.candidates.matching import match_edition
    from umai.linkage.lists.ingest import ListFile, ingest_list
    from umai.linkage.models import ListSource
    from umai.places.models import Place

    place = Place.objects.get(pk=aigul.office.place_id)
    child = register(aigul, patronymic="Маратович")
    source = ListSource.objects.using("owner").create(
        slug="migrants", name="Мигранттардын балдары", body="migration", ground="Макулдашуу 7", whom="Район"
    )
    data = LIST.format(place=place.name_ru).encode()
    period = {"from_on": date(2026, 9, 1), "to_on": date(2026, 9, 30)}
    edition, _counted = ingest_list(ListFile(data, "csv", source, place.district, **period), using="owner")
    match_edition(edition, using="owner")
    return child


@on_both_screens
def test_from_a_list_to_a_case(walks, listed, superuser, language):
    erlan = walks("erlan")
    erlan.follow("main a[href='/unseen/']")
    erlan.follow("main a[href*='/unseen/rows/']")
    erlan.follow("main a:has-text('Бекова Асел')")
    assert "Казахстан" in erlan.words()

    # The girl was seen: answered with a day and words; what is forgotten is asked for, and nothing is lost.
    erlan.press("main button[formaction$='/answers/']")
    erlan.write(what="cared_for")
    erlan.press(SEND)
    assert erlan.errors() and erlan.page.locator("[value=cared_for]").is_checked()
    erlan.write(words=SEEN[language], happened_on=today())
    erlan.press(SEND)
    erlan.follow("main a.button")
    assert SEEN[language] in erlan.words()

    # The boy was not: chosen from the list and made a signal, which is about the child of the register.
    erlan.go("/unseen/rows/")
    assert erlan.count("main tbody tr") == 1
    erlan.page.locator("main tbody label").click()
    erlan.press("main form[method=post] button")
    erlan.press(SEND)
    erlan.follow("main a[href*='/inbox/']")
    signal = id_in(erlan.page, "inbox")
    assert "Макулдашуу 7" in erlan.words()
    erlan.go(f"/inbox/{signal}/screen/")
    erlan.write(outcome="concern")
    erlan.send("main form")
    erlan.go(f"/inbox/{signal}/case/")
    erlan.page.fill("main form:has([name=concern]) [name=words]", SEEN[language])
    erlan.send("main form:has([name=concern])")
    cases = superuser.execute("select child_id, channel from intake_case").fetchall()
    assert cases == [(listed.pk, "list")]
    waiting = superuser.execute("select count(*) from unseen_listedchild where waits").fetchone()
    assert waiting == (0,)
    erlan.go("/unseen/rows/?state=all")
    assert erlan.count("main tbody tr") == 2
