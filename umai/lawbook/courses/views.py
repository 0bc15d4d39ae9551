"""The pages of the courses: the list, a text with its cases one by one, the end, and a head's table."""

import re

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.design.guidance import read_guidance
from umai.lawbook.courses import actions, reading
from umai.lawbook.courses.courses import digest_of_course, read_course


class Courses(Page):
    """The courses that concern the reader, all others, and which of them the reader did."""

    look = "lawbook.guidance.read"
    template = "lawbook/courses.html"

    def context(self):
        offered, others = reading.course_lines(self.by)
        done = sum(line.done is not None for line in offered)
        leads = may_do(self.by, "lawbook.courses.read")
        return {"offered": offered, "others": others, "done": done, "leads": leads}


class CoursesOfOffices(Page):
    """Who did which course and when, at the offices of this head."""

    look = "lawbook.courses.read"
    template = "lawbook/courses_of_offices.html"

    def context(self):
        return {"rows": reading.courses_of_offices(self.by)}


class CoursePage(Page):
    """A page of one course; the address carries its edition and the answers so far, a digit for each case."""

    look = "lawbook.guidance.read"

    def __init__(self, request, **address):
        super().__init__(request, **address)
        if self.course is None:
            raise Http404

    @cached_property
    def course(self):
        return read_course(self.address["step"])

    @property
    def said(self) -> str:
        said = self.request.GET.get("said", "")
        return said if re.fullmatch("[123]{1,3}", said) else ""

    @property
    def edition(self) -> str:
        return self.request.GET.get("edition", "")

    def is_reached(self, cases: int) -> bool:
        """Whether this many cases of the edition in use were decided."""
        return len(self.said) >= cases and self.edition == digest_of_course(self.address["step"])

    def to_text(self):
        """Back to the text, where an address was typed or the edition is another by now."""
        return redirect("lawbook:course", self.address["step"])

    def head(self):
        step = self.address["step"]
        text = read_guidance("field", step)
        shown = {"step": step, "course": self.course, "text": text, "of": len(self.course.course_cases)}
        return super().head() | shown | {"said": self.said, "edition": digest_of_course(step)}


class ShowCourse(CoursePage):
    """The text of a course, and the way to its first case."""

    template = "lawbook/course.html"

    def context(self):
        return {"done": reading.done_by(self.by, self.address["step"])}


class DecideCase(CoursePage):
    """One case with its three answers; once it is decided, which was right and why."""

    template = "lawbook/course_case.html"

    def respond(self):
        n = self.address["n"]
        if not 1 <= n <= len(self.course.course_cases) or not self.is_reached(n - 1):
            return self.to_text()
        return super().respond()

    def context(self):
        n = self.address["n"]
        case, before, chosen = self.course.course_cases[n - 1], self.said[: n - 1], self.said[n - 1 : n]
        answers = [
            (words, f"{before}{at}", at == case.right, str(at) == chosen)
            for at, words in enumerate(case.answers, 1)
        ]
        shown = {
            "n": n,
            "case": case,
            "answers": answers,
            "next": n % len(self.course.course_cases) and n + 1,
        }
        return shown | {"decided": bool(chosen), "right": chosen == str(case.right)}


class FinishCourse(CoursePage, ActPage):
    """How many cases were right, and the button that records the course as done."""

    act = actions.do_course
    template = "lawbook/course_done.html"
    message = gettext_lazy("Written down: you did this course.")

    def find(self):
        return self.by.office

    def received(self):
        """The reader's row of this edition: a button pressed twice writes once."""
        return reading.done_by(self.by, self.address["step"])

    def respond(self):
        if self.request.method != "POST" and not self.is_reached(len(self.course.course_cases)):
            return self.to_text()
        return super().respond()

    def perform(self):
        return self.act(
            self.record, by=self.by, course=self.address["step"], edition=self.edition, said=self.said
        )

    def context(self):
        return {"n": self.course.right_among(self.said), "done": self.received()}

    def destination(self, outcome):
        return reverse("lawbook:courses")
