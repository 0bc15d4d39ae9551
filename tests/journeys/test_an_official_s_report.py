"""From a school's report to its answer: written, screened, found on the register, answered, read at the school."""

import pytest

from tests.journeys.walks import id_in, on_both_screens
from umai.guardianship.tests.conftest import register

SEND = "main form[data-unsaved] > button:not([name])"
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
    return register(aigul)


@on_both_screens
def test_a_school_reports_and_reads_what_became_of_it(walks, known_child, superuser, language):
    # The social teacher reports, and forgets one answer: nothing of it is lost.
    school = walks("bakyt")
    school.follow("/inbox/report/")
    school.page.locator("main details summary").last.click()
    school.write(**SCHOOL, child="Асанов Нурбек, 3-класс", marks_words="Көк так, сол колунда")
    school.press(SEND)
    assert school.errors()
    assert school.page.input_value("main [name=marks_words]") == "Көк так, сол колунда"
    school.write(words=FEARS[language])
    school.press(SEND)
    assert school.count(".umai-clock--done") == 1

    # Erlan of the department reads what the school says, screens it, and finds the child.
    erlan = walks("erlan")
    erlan.follow("/inbox/")
    erlan.follow("main table a")
    signal = id_in(erlan.page, "inbox")
    main = erlan.words()
    assert FEARS[language] in main and "Көк так, сол колунда" in main
    erlan.go(f"/inbox/{signal}/screen/")
    erlan.write(outcome="concern")
    erlan.send("main form")
    erlan.go(f"/inbox/{signal}/child/")
    erlan.write(text="Асанов Нурбек")
    erlan.send("main form:has([name=text])")
    erlan.follow(f"main a[href*='{known_child.pk}']")
    erlan.send("main form:not([action]):has(button)")
    erlan.go(f"/inbox/{signal}/reply/")
    erlan.write(said="looked_into")
    erlan.send("main form")
    matched = superuser.execute("select child_id from identification_signalmatch where current").fetchall()
    assert matched == [(known_child.pk,)]

    # The school is told that there is an answer, reads it, and says so; of the file it sees nothing.
    school.follow("/inbox/mine/")
    assert school.count(".inbox-answers") == 1 and "Асанов" not in school.words()
    school.send("main td form")
    assert school.count(".inbox-answers") == 1 and not school.count("main td form")
    assert superuser.execute("select count(*) from identification_readreceipt").fetchone() == (1,)
    assert school.is_refused(f"/children/{known_child.pk}/")
