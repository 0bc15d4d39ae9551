"""The pages of self-harm, each filled in by whoever may."""

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import id_of
from umai.law.terms.clock import today
from umai.self_harm.deaths import views as deaths
from umai.self_harm.following import views as following
from umai.self_harm.path import views
from umai.self_harm.path.steps import ALL_PATH_STEPS
from umai.self_harm.tests.conftest import ANSWERS, WORDS


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def at_midnight():
    return on("happened_on", today()) | {"happened_time": "00:00"}


def opening():
    return {"kind": "said", "told_by": "person", "words": WORDS} | at_midnight()


def open_path(child):
    return FilledPage(by="aigul", address={"pk": child.pk}, answers=opening())


def open_of_case(case):
    return FilledPage(by="aigul", address={"pk": case.pk}, answers=opening())


def of_step(step):
    said = {name: {True: "yes", False: "no"}.get(value, value) for name, value in ANSWERS[step].items()}
    answers = {name: value for name, value in said.items() if value is not None}

    def fill(path):
        return FilledPage(
            by="aigul", address={"pk": path.pk, "slug": step.slug}, answers=at_midnight() | answers
        )

    return fill


def contact(path):
    answers = {"made": "yes", "says_again": "no", "words": WORDS} | on("contact_on", today())
    return FilledPage(by="aigul", address={"pk": path.pk}, answers=answers)


def end(path):
    return FilledPage(
        by="erlan", address={"pk": path.pk}, answers={"outcome": "not_so", "words": WORDS}, without="aigul"
    )


def begin_review(child):
    answers = {"reason": WORDS} | on("died_on", today())
    return FilledPage(
        by="farida", address={"pk": child.pk}, answers=answers, without="damira", other="farida"
    )


def conclude(review):
    answers = {"findings": WORDS, "recommendations": WORDS, "body": str(id_of("office", "nookat"))}
    return FilledPage(
        by="farida", address={"pk": review.pk}, answers=answers, without="damira", other="farida"
    )


def answer(conclusion):
    return FilledPage(by="damira", address={"pk": conclusion.pk}, answers={"words": WORDS}, without="erlan")


class TestPages(ActPageTests):
    PAGES = {
        views.OpenPath: open_path,
        views.OpenPathOfCase: open_of_case,
        **{views.STEP_PAGES[step]: of_step(step) for step in ALL_PATH_STEPS},
        views.EndPath: end,
        following.RecordFollowing: contact,
        deaths.BeginReview: begin_review,
        deaths.ConcludeReview: conclude,
        deaths.AnswerReview: answer,
    }
