"""The pages of duties to inform and of the shield, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from umai.guardianship.tests.conftest import DAY, WORDS
from umai.justice.duties import body_views, letter_views, views
from umai.justice.shield import views as shield
from umai.justice.tests.duties.conftest import office, signed
from umai.justice.tests.shield.conftest import wanted
from umai.law.terms.clock import today

NOBODY = "bakyt"  # a school, which has to do neither with files nor with letters
BOUGHT = {"what": "fuel", "asked_words": "", "asked_time": "00:00", "way": "letter", "words": WORDS}


def on(name, day=None):
    day = day or today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def noticed_late():
    """The school learned of an injury three days ago, and told of it the day after."""
    said = {"direction": "by_body", "body_office": str(office("nookat_school").pk), "matter": "injury"}
    said |= on("learned_on", today() - 3 * DAY) | {"learned_time": "10:00"}
    said |= on("informed_on", today() - 2 * DAY) | {"informed_time": "11:30"}
    return said | {"body": "", "body_words": "", "way": "letter"}


def came_by_letter():
    return {"words": WORDS, "paper_number": "12"} | on("answered_on")


def wants():
    """Fuel, for which the department was asked yesterday."""
    said = BOUGHT | {"asked_office": str(office("nookat").pk)}
    return said | on("asked_on", today() - DAY) | on("wanted_on")


def record_notice(child):
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=noticed_late())


def correct_notice(notice):
    answers = noticed_late() | {"seen": str(notice.pk)}
    return FilledPage(by="aigul", address={"pk": notice.pk}, answers=answers)


def ask_body(child, notice):
    said = {"to_office": str(office("nookat_school").pk), "asks": "not_informed", "matter": "injury"}
    return FilledPage(
        by="aigul",
        without=NOBODY,
        address={"pk": child.pk},
        answers=said | on("happened_on", today() - 3 * DAY),
        also=f"notice={notice.pk}",
    )


def answer_question(question):
    return FilledPage(by="bakyt", without="aigul", address={"pk": question.pk}, answers={"words": WORDS})


def record_paper(overdue):
    return FilledPage(by="aigul", without=NOBODY, address={"pk": overdue.pk}, answers=came_by_letter())


def propose_letter(overdue):
    answers = {"to": "ministry", "missing": ["cars", "posts"]}
    return FilledPage(by="aigul", without=NOBODY, address={"pk": overdue.pk}, answers=answers)


def sign_letter(letter):
    answers = {"signed": "no", "reason": WORDS}
    return FilledPage(by="damira", without="erlan", address={"pk": letter.pk}, answers=answers)


def answer_letter(letter, damira):
    signed(letter, damira)
    return FilledPage(by="aigul", without=NOBODY, address={"pk": letter.pk}, answers=came_by_letter())


def ask_for(child):
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=wants())


def ask_for_none():
    return FilledPage(by="aigul", answers=wants())


def correct_want(child, aigul):
    want = wanted(child, aigul)
    answers = wants() | {"seen": str(want.pk)}
    return FilledPage(
        by="aigul", other="aigul", without="damira", address={"pk": want.pk}, answers=answers
    )  # nobody but who asked for it


def answer_want(child, aigul):
    want = wanted(child, aigul)
    answers = {"outcome": "late"} | on("outcome_on")
    return FilledPage(by="aigul", other="aigul", without="damira", address={"pk": want.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        views.RecordNotice: record_notice,
        views.CorrectNotice: correct_notice,
        views.AskBody: ask_body,
        body_views.AnswerQuestion: answer_question,
        views.RecordPaperOfBody: record_paper,
        letter_views.ProposeLetter: propose_letter,
        letter_views.DutyLetterPage: sign_letter,
        letter_views.RecordLetterAnswer: answer_letter,
        shield.AskFor: ask_for,
        shield.AskForNone: ask_for_none,
        shield.CorrectWant: correct_want,
        shield.AnswerWant: answer_want,
    }
