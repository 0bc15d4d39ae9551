"""From a school's report to its answer: written, screened, found on the register, answered, read at the school."""

import uuid

import pytest

from tests.journeys.walks import choose, follow_link, id_in, loaded, press, sign_in

FEARS = {"ky": "Үйгө баргысы келбейт, колунда көк так бар.", "ru": "Боится идти домой, на руке синяк."}
SCHOOL = {
    "danger_now": "no",
    "self_harm": "no",
    "concern": "violence",
    "attendance": "misses",
    "performance": "falls_behind",
    "marks": "yes",
    "brings": "relative",
    "away": "both",
    "feared_works_here": "no",
}


@pytest.fixture
def known_child(aigul):
    """A boy of the village, on the register."""
    from umai.places.models import Place
    from umai.register.child.actions import add_child

    identity = {"surname": "Асанов", "given": "Нурбек", "sex": "m", "birth_date": "2017-03-27"}
    place = Place.objects.get(pk=aigul.office.place_id)
    return add_child(place, by=aigul, id=uuid.uuid4(), identity=identity)


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_a_school_reports_and_reads_what_became_of_it(
    open_page, accessible, enrolled, known_child, superuser, language, width
):
    # The social teacher reports, and forgets one answer: nothing of it is lost.
    school = open_page(language, width)
    sign_in(school, "bakyt", enrolled("bakyt"))
    follow_link(school, "/inbox/report/")
    accessible(school)
    school.locator("main details summary").last.click()
    for name, value in SCHOOL.items():
        choose(school, name, value)
    school.fill("main [name=child]", "Асанов Нурбек, 3-класс")
    school.fill("main [name=marks_words]", "Көк так, сол колунда")
    send(school)
    accessible(school)
    assert school.locator(".govuk-error-summary").count()
    assert school.input_value("main [name=marks_words]") == "Көк так, сол колунда"
    school.fill("main [name=words]", FEARS[language])
    send(school)
    accessible(school)
    assert school.locator(".umai-clock--done").count() == 1

    # Erlan of the department reads what the school says, screens it, and finds the child.
    page = open_page(language, width)
    sign_in(page, "erlan", enrolled("erlan"))
    follow_link(page, "/inbox/")
    page.locator("main table a").first.click()
    loaded(page)
    accessible(page)
    signal = id_in(page, "inbox")
    main = page.locator("main").inner_text()
    assert FEARS[language] in main and "Көк так, сол колунда" in main
    page.goto(f"/inbox/{signal}/screen/")
    accessible(page)
    choose(page, "outcome", "concern")
    press(page)
    page.goto(f"/inbox/{signal}/child/")
    page.fill("main [name=text]", "Асанов Нурбек")
    press(page, "main form:has([name=text])")
    page.locator(f"main a[href*='{known_child.pk}']").first.click()
    loaded(page)
    accessible(page)
    press(page, "main form:not([action]):has(button)")
    page.goto(f"/inbox/{signal}/reply/")
    accessible(page)
    choose(page, "said", "looked_into")
    press(page)
    accessible(page)
    matched = superuser.execute("select child_id from identification_signalmatch where current").fetchall()
    assert matched == [(known_child.pk,)]

    # The school is told that there is an answer, reads it, and says so; of the file it sees nothing.
    follow_link(school, "/inbox/mine/")
    accessible(school)
    answers = school.locator(".inbox-answers")
    assert answers.count() == 1 and "Асанов" not in school.locator("main").inner_text()
    press(school, "main td form")
    accessible(school)
    assert school.locator(".inbox-answers").count() == 1 and not school.locator("main td form").count()
    assert superuser.execute("select count(*) from identification_readreceipt").fetchone() == (1,)
    assert school.request.get(f"/children/{known_child.pk}/").status in (403, 404)


def send(page):
    """The last button of the form, which sends it."""
    page.locator("main form[data-unsaved] > button:not([name])").click()
    loaded(page)
