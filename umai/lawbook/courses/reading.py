"""Which courses a worker did, and which the workers did for whom a head answers."""

from datetime import date
from typing import NamedTuple

from umai.access.doors import consult_list
from umai.design.guidance import read_guidance
from umai.law.terms.clock import today
from umai.lawbook.courses.courses import COURSES, digest_of_course, offered_to
from umai.lawbook.courses.models import CourseDone
from umai.offices.people.posts import GIVEN_BY_HEADS
from umai.offices.staff import offices_of
from umai.offices.training.actions import CASE_ROLES
from umai.staff.models import Term


class CourseLine(NamedTuple):
    """One course in a list, with the reader's row of this edition; `changed`: only an older one is there."""

    step: str
    title: str
    language: str
    done: CourseDone | None
    changed: bool


class WorkerCourses(NamedTuple):
    """What one worker did of the courses offered to the post: the number of both, and each with its day."""

    term: Term
    n: int
    of: int
    days: list[tuple[str, date]]


def done_by(by, step: str) -> CourseDone | None:
    """The row of this reader about a course in the edition in use."""
    return CourseDone.objects.filter(
        recorded_by_id=by.pk, course=step, edition=digest_of_course(step)
    ).first()


def course_lines(by) -> tuple[list[CourseLine], list[CourseLine]]:
    """The courses that are offered to this reader, and all others, with what the reader did."""
    rows: dict[str, dict[str, CourseDone]] = {}
    for row in CourseDone.objects.filter(recorded_by_id=by.pk):
        rows.setdefault(row.course, {})[row.edition] = row
    offered = offered_to(by.role)
    return (
        [line_of(step, rows.get(step, {})) for step in offered],
        [line_of(step, rows.get(step, {})) for step in COURSES if step not in offered],
    )


def line_of(step: str, rows: dict[str, CourseDone]) -> CourseLine:
    title, language = title_of(step)
    done = rows.get(digest_of_course(step))
    return CourseLine(step, title, language, done, bool(rows) and done is None)


def title_of(step: str) -> tuple[str, str]:
    """The title of a course, and its language."""
    text = read_guidance("field", step)
    return (text.title, text.language) if text else (step, "en")


def courses_of_offices(by) -> list[WorkerCourses]:
    """Who did which course and when, of the workers whom a head appoints or leads; who did least is first.

    It does not say how many cases were right.
    """
    roles = {*CASE_ROLES, *GIVEN_BY_HEADS}
    terms = Term.objects.on(today()).filter(ended_at=None, role__in=roles, office__in=offices_of(by))
    terms = list(terms.select_related("worker", "office").order_by("worker__surname", "worker__given"))
    rows = CourseDone.objects.filter(recorded_by__in=[term.worker_id for term in terms])
    rows = rows.filter(edition__in=[digest_of_course(step) for step in COURSES]).order_by("recorded_at")
    had: dict = {}
    for row in consult_list("lawbook.courses", rows, by=by):
        had.setdefault(row.recorded_by_id, []).append((row.course, row.on))
    found = [worker_courses(term, had.get(term.worker_id, [])) for term in terms]
    return sorted(found, key=lambda one: one.n)


def worker_courses(term: Term, had: list[tuple[str, date]]) -> WorkerCourses:
    offered = offered_to(term.role)
    n = sum(step in offered for step, _day in had)
    return WorkerCourses(term, n, len(offered), [(title_of(step)[0], day) for step, day in had])


def courses_done_sql(by) -> str:
    """How many of the courses with the digests `%(courses)s` the reader did, and how many these are."""
    return """select count(*) as courses_done, cardinality(%(courses)s::text[]) as courses_offered
        from lawbook_coursedone c where c.recorded_by_id = %(me)s and c.edition = any (%(courses)s)"""


def digests_offered_to(role: str) -> list[str]:
    """The digests of the editions in use of the courses that are offered to this role."""
    return [digest_of_course(step) for step in offered_to(role)]
