"""From a neighbour's report to a child in care; and from a report that proves nothing to its answer."""

import uuid

import pytest

from tests.cast import id_of
from tests.journeys.reporting import read_answer, send_report
from tests.journeys.test_a_child_on_the_clock import DOMAINS
from tests.journeys.traces import find_clear_traces
from tests.journeys.walks import choose, follow_link, id_in, loaded, press, sign_in

REPORTER = {"name": "Дилноза Холматова-Синамай", "phone": "+996 555 338 274"}
HAPPENED = "Болани ҳар куни калтаклашади. Узум боғидаги сўри тагида беркинади."
# Words and digits that nobody else in the tests has: no day, month or year of a PIN has "33" there.
PLANTED = ["Холматова", "Синамай", "338274", "555338274", "338 274", "калтаклашади", "сўри тагида"]
NOTHING = "Түндө бир үн уктум, балким мышык болгондур."


@pytest.fixture
def known_child(aigul):
    """A boy of the village, on the register in the Kyrgyz spelling."""
    from umai.places.models import Place
    from umai.register.child.actions import add_child

    name = {"surname": "Үсөнбаев", "given": "Төлөгөн", "patronymic": "Жумабаевич", "sex": "m"}
    place = Place.objects.get(pk=aigul.office.place_id)
    return add_child(place, by=aigul, id=uuid.uuid4(), identity=name | {"birth_date": "2018-05-03"})


@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 1280)])
def test_from_a_report_in_uzbek_to_a_child_in_care(
    open_page, report_form, looked_at, enrolled, roster, telephone, known_child, superuser, language, width
):
    # Somebody reports, in Uzbek, on a telephone.
    phone = open_page("uz", 360)
    code = send_report(
        phone,
        report_form,
        looked_at(phone),
        language="uz",
        danger="yes",
        concern="violence",
        child="Усенбаев Тологон",
        happened=HAPPENED,
        you=REPORTER,
    )

    # Erlan is on duty and is called; he does not answer, so the head is.
    telephone()
    told = "select count(*) from notices_notice where worker_id = %s and way = 'screen'"
    assert superuser.execute(told, [id_of("worker", "erlan")]).fetchone() == (1,)
    assert superuser.execute(told, [id_of("worker", "damira")]).fetchone() == (0,)
    telephone(after=20)
    assert superuser.execute(told, [id_of("worker", "damira")]).fetchone() == (1,)
    assert telephone.out()

    # Damira, at home, takes the call.
    page = open_page(language, width)
    seen = looked_at(page)
    sign_in(page, "damira", enrolled("damira"))
    seen()
    page.locator("#alarm").wait_for(state="visible")
    page.locator("#alarm a").click()
    loaded(page)
    seen()
    press(page, "main form[action*='/take/']")
    signal = id_in(page, "inbox")
    assert "калтаклашади" in page.locator("main").inner_text()
    seen()

    # She screens it, and finds the child under another spelling than it is registered with.
    follow_link(page, f"/inbox/{signal}/screen/")
    seen()
    choose(page, "outcome", "urgent")
    press(page)
    follow_link(page, f"/inbox/{signal}/child/")
    seen()
    page.fill("main [name=text]", "Усенбаев Тологон")
    press(page, "main form:has([name=text])")
    seen()
    page.locator(f"main a[href*='{known_child.pk}']").first.click()
    loaded(page)
    seen()
    press(page, "main form:not([action]):has(button)")
    page.fill("[name=words]", "Балага үйдө күч колдонулат деген кабар түштү.")
    seen()
    press(page)
    case = id_in(page, "cases")
    seen()

    # Immediate protection, with the act printed.
    page.goto(f"/cases/{case}/protection/")
    seen()
    page.goto(f"/cases/{case}/protection/new/")
    choose(page, "danger", "violence")
    page.fill("[name=words]", "Бала сабалган, үйдө калууга болбойт.")
    seen()
    press(page)
    protection = id_in(page, "protection")
    seen()
    steps = {
        "going/": {"findings": "Бала короодо турган, көзү көгөргөн.", "child_seen": True},
        "decision/?as=removed": {"reason": "Үйдө коопсуз чоң киши жок.", "suspect_words": "Таякеси"},
        "removal/": {"place": "Бак көчөсү", "taken_from": "Таякеси"},
        "place/": {"address": "Өнөктөш үй-бүлөдө", "kind": True},
        "view/": {"heard": True, "words": "Апама баргым келет."},
    }
    for path, answers in steps.items():
        page.goto(f"/protection/{protection}/{path}")
        seen()
        fill(page, answers)
        press(page, "main form[data-unsaved]")
        assert not page.locator(".govuk-error-summary").count(), (path, page.locator("main").inner_text())
    page.goto(f"/protection/{protection}/")
    seen()
    act = page.request.post(
        page.url + "papers/removal/",
        form={
            "csrfmiddlewaretoken": page.locator("[name=csrfmiddlewaretoken]").first.input_value(),
            "language": language,
        },
        headers={"Referer": page.url},
    )
    assert act.status == 200 and act.body().startswith(b"%PDF-")

    # The assessment, in time.
    for domain in DOMAINS:
        page.goto(f"/cases/{case}/assessment/{domain}/") if domain != "health" else page.goto(
            f"/cases/{case}/assessment/"
        )
        if domain == "health":
            page.goto(f"/cases/{case}/assessment/health/")
        choose(page, "worry", "serious" if domain == "safety" else "none")
        page.fill("[name=words]", "Көрдүм, сүйлөштүм.")
        press(page)
    page.goto(f"/cases/{case}/assessment/view/")
    choose(page, "hearing", "alone")
    page.fill("[name=words]", "Кайра баргысы келбейт.")
    press(page)
    page.goto(f"/cases/{case}/assessment/complete/")
    choose(page, "risk", "urgent")
    page.fill("[name=reasons]", "Күч колдонуу кайталанган.")
    press(page)
    if page.locator("[name=reasons]").count():
        press(page)
    seen()
    for path in (
        f"/cases/{case}/",
        f"/children/{known_child.pk}/",
        f"/children/{known_child.pk}/timeline/",
        f"/inbox/{signal}/",
        "/inbox/",
        "/calls/",
        "/",
    ):
        page.goto(path)
        seen()

    # The neighbour asks what became of it.
    read_answer(phone, report_form, looked_at(phone), language="uz", code=code)

    done = superuser.execute("select is_late from assessment_completion").fetchall()
    assert done == [(False,)]
    assert superuser.execute("select count(*) from register_child").fetchone() == (1,)
    assert find_clear_traces(superuser, PLANTED, telephone.out()) == []
    assert looked_at.faults == [], "\n".join(looked_at.faults)


@pytest.mark.parametrize(("language", "width"), [("ru", 360), ("ky", 1280)])
def test_a_report_that_proves_nothing_is_answered_by_its_code(
    open_page, report_form, looked_at, enrolled, db, superuser, language, width
):
    phone = open_page("ru", 360)
    code = send_report(
        phone,
        report_form,
        looked_at(phone),
        language="ru",
        danger="no",
        concern="neglect",
        child="",
        happened=NOTHING,
    )
    assert superuser.execute("select count(*) from notices_call").fetchone() == (0,)

    # Erlan takes it for a concern, looks into it, and proposes to end it.
    page = open_page(language, width)
    seen = looked_at(page)
    sign_in(page, "erlan", enrolled("erlan"))
    seen()
    follow_link(page, "/inbox/")
    seen()
    page.locator("main table a[href*='/inbox/']").first.click()
    loaded(page)
    seen()
    signal = id_in(page, "inbox")

    # Nobody knows the child's name: he looks whether somebody reported the child before.
    page.goto("/inbox/description/")
    seen()
    page.fill("[name=words]", NOTHING)
    press(page)
    seen()
    assert page.locator(f"main a[href='/inbox/{signal}/']").count() == 1
    page.goto(f"/inbox/{signal}/screen/")
    choose(page, "outcome", "concern")
    press(page)
    page.goto(f"/inbox/{signal}/end/")
    seen()
    choose(page, "how", "no_need")
    page.fill("[name=findings]", "Айылга бардым, бардык балдар үйүндө.")
    page.fill("[name=childs_view]", "Балдар жакшы дешти.")
    page.fill("[name=lives_with]", "Ата-энелери менен.")
    press(page, "main form[data-unsaved]")
    seen()
    assert superuser.execute("select count(*) from identification_signalending").fetchone() == (0,)

    # Damira reads it and agrees.
    other = open_page(language, width)
    sign_in(other, "damira", enrolled("damira"))
    other.goto(f"/inbox/{signal}/end/agree/")
    looked_at(other)()
    press(other)
    assert superuser.execute("select how from identification_signalending").fetchall() == [("no_need",)]

    # Erlan answers the reporter, who reads it in the language of the report.
    page.goto(f"/inbox/{signal}/reply/")
    seen()
    choose(page, "said", "nothing_found")
    press(page)
    answer = read_answer(phone, report_form, looked_at(phone), language="ru", code=code)
    assert "проверили" in answer
    assert superuser.execute("select count(*) from intake_case").fetchone() == (0,)
    assert looked_at.faults == [], "\n".join(looked_at.faults)


def fill(page, answers):
    """True chooses the first answer of a question, words are written."""
    for name, value in answers.items():
        field = page.locator(f"main [name={name}]").first
        field.check() if value is True else field.fill(value)
