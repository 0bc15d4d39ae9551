"""From a neighbour's report to a child in care; and from a report that proves nothing to its answer."""

import time

import pytest

from tests.cast import id_of
from tests.journeys.reporting import read_answer, send_report
from tests.journeys.traces import find_clear_traces
from tests.journeys.walks import Walk, id_in, on_both_screens
from umai.assessment import actions as assessment
from umai.assessment.models import Domain
from umai.guardianship.tests.conftest import register
from umai.intake.models import Case
from umai.law.terms.clock import today

REPORTER = {"name": "Дилноза Холматова-Синамай", "phone": "+996 555 338 274"}
HAPPENED = "Болани ҳар куни калтаклашади. Узум боғидаги сўри тагида беркинади."
# Words and digits that nobody else in the tests has: no day, month or year of a PIN has "33" there.
PLANTED = ["Холматова", "Синамай", "338274", "555338274", "338 274", "калтаклашади", "сўри тагида"]
NOTHING = "Түндө бир үн уктум, балким мышык болгондур."


@pytest.fixture
def known_child(aigul):
    """A boy of the village, on the register in the Kyrgyz spelling."""
    name = {"surname": "Үсөнбаев", "given": "Төлөгөн", "patronymic": "Жумабаевич"}
    return register(aigul, birth_date="2018-05-03", **name)


def assessed(case, by):
    one = assessment.begin_assessment(case, by=by)
    for domain in Domain:
        worry = "serious" if domain == Domain.SAFETY else "none"
        assessment.record_finding(one, by=by, domain=domain, worry=worry, words="Көрдүм, сүйлөштүм.")
    assessment.record_view(one, by=by, hearing="alone", words="Кайра баргысы келбейт.")
    assessment.complete_assessment(one, by=by, on=today(), risk="urgent", reasons="Күч колдонуу кайталанган.")


@on_both_screens
def test_from_a_report_in_uzbek_to_a_child_in_care(
    walks, open_page, report_form, look_at, roster, telephone, known_child, damira, superuser, language
):
    # Somebody reports, in Uzbek, on a telephone.
    begun = time.time()
    phone = Walk(open_page("uz", 360), look_at)
    code = send_report(
        phone,
        report_form,
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
    head = walks("damira")
    head.follow("#alarm a")
    head.send("main form[action*='/take/']")
    signal = id_in(head.page, "inbox")
    assert "калтаклашади" in head.words()

    # She screens it, and finds the child under another spelling than it is registered with.
    head.follow(f"/inbox/{signal}/screen/")
    head.write(outcome="urgent")
    head.send("main form")
    head.follow(f"/inbox/{signal}/child/")
    head.write(text="Усенбаев Тологон")
    head.send("main form:has([name=text])")
    head.follow(f"main a[href*='{known_child.pk}']")
    head.send("main form:not([action]):has(button)")
    head.write(words="Балага үйдө күч колдонулат деген кабар түштү.")
    head.send("main form")
    case = id_in(head.page, "cases")

    # Immediate protection, with the act printed.
    head.go(f"/cases/{case}/protection/")
    head.go(f"/cases/{case}/protection/new/")
    head.write(danger="violence", words="Бала сабалган, үйдө калууга болбойт.")
    head.send("main form")
    protection = id_in(head.page, "protection")
    steps = {
        "going/": {"findings": "Бала короодо турган, көзү көгөргөн.", "child_seen": True},
        "decision/?as=removed": {"reason": "Үйдө коопсуз чоң киши жок.", "suspect_words": "Таякеси"},
        "removal/": {"place": "Бак көчөсү", "taken_from": "Таякеси"},
        "place/": {"address": "Өнөктөш үй-бүлөдө", "kind": True},
        "view/": {"heard": True, "words": "Апама баргым келет."},
    }
    for path, answers in steps.items():
        head.go(f"/protection/{protection}/{path}")
        head.write(**answers)
        head.send()
    head.go(f"/protection/{protection}/")
    assert head.printed(f"/protection/{protection}/papers/removal/", language=language).startswith(b"%PDF-")

    # The assessment, in time; how it is written is walked by `test_a_child_on_the_clock.py`.
    head.go(f"/cases/{case}/assessment/")
    assessed(Case.objects.using("owner").get(pk=case), damira)
    for path in (
        f"/cases/{case}/",
        f"/children/{known_child.pk}/",
        f"/children/{known_child.pk}/timeline/",
        f"/inbox/{signal}/",
        "/inbox/",
        "/calls/",
        "/",
    ):
        head.go(path)

    # The neighbour asks what became of it.
    read_answer(phone, report_form, language="uz", code=code)

    done = superuser.execute("select is_late from assessment_completion").fetchall()
    assert done == [(False,)]
    assert superuser.execute("select count(*) from register_child").fetchone() == (1,)
    assert find_clear_traces(superuser, PLANTED, telephone.out(), since=begun) == []


@pytest.mark.long
@pytest.mark.parametrize(("language", "width"), [("ru", 360), ("ky", 1280)])
def test_a_report_that_proves_nothing_is_answered_by_its_code(
    walks, open_page, report_form, look_at, db, superuser, language
):
    phone = Walk(open_page("ru", 360), look_at)
    code = send_report(
        phone, report_form, language="ru", danger="no", concern="neglect", child="", happened=NOTHING
    )
    assert superuser.execute("select count(*) from notices_call").fetchone() == (0,)

    # Erlan takes it for a concern, looks into it, and proposes to end it.
    erlan = walks("erlan")
    erlan.follow("/inbox/")
    erlan.follow("main table a[href*='/inbox/']")
    signal = id_in(erlan.page, "inbox")

    # Nobody knows the child's name: he looks whether somebody reported the child before.
    erlan.go("/inbox/description/")
    erlan.write(words=NOTHING)
    erlan.send("main form")
    assert erlan.count(f"main a[href='/inbox/{signal}/']") == 1
    erlan.go(f"/inbox/{signal}/screen/")
    erlan.write(outcome="concern")
    erlan.send("main form")
    erlan.go(f"/inbox/{signal}/end/")
    erlan.write(
        how="no_need",
        findings="Айылга бардым, бардык балдар үйүндө.",
        childs_view="Балдар жакшы дешти.",
        lives_with="Ата-энелери менен.",
    )
    erlan.send()
    assert superuser.execute("select count(*) from identification_signalending").fetchone() == (0,)

    # Damira reads it and agrees.
    head = walks("damira")
    head.go(f"/inbox/{signal}/end/agree/")
    head.send("main form")
    assert superuser.execute("select how from identification_signalending").fetchall() == [("no_need",)]

    # Erlan answers the reporter, who reads it in the language of the report.
    erlan.go(f"/inbox/{signal}/reply/")
    erlan.write(said="nothing_found")
    erlan.send("main form")
    answer = read_answer(phone, report_form, language="ru", code=code)
    assert "проверили" in answer
    assert superuser.execute("select count(*) from intake_case").fetchone() == (0,)
