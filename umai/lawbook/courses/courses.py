"""The courses there are, which of them are offered to which role, and the cases of each."""

from typing import NamedTuple

from django.utils.translation import get_language

from umai.design.guidance import LANGUAGES, UNREVIEWED, text_in_use, with_values
from umai.law.checks.course import FOLDER, CourseCase, parse_course
from umai.law.editions.edition import digest_of, once_an_edition
from umai.law.terms.clock import today
from umai.lawbook.guidance.groups import FIRST
from umai.staff.models import Role

COURSES = tuple(name.removeprefix("field/") for name in FIRST)
# The courses that are offered to a role first; to a role that is not named, all of them.
OFFERED = {
    Role.SCHOOL_WORKER: ("sexual_violence", "pressure", "working_child", "disability", "parent_leaving"),
    Role.HEALTH_WORKER: ("sexual_violence", "disability", "uzbek_speaking", "parent_leaving"),
    Role.INSPECTOR: ("at_the_door", "sexual_violence", "pressure", "working_child"),
    Role.HOTLINE_OPERATOR: ("sexual_violence", "pressure", "parent_leaving"),
    Role.ROUND_MEMBER: ("at_the_door", "working_child", "uzbek_speaking", "parent_leaving"),
}


class Course(NamedTuple):
    """The cases of a course as they are shown, and in which language."""

    course_cases: tuple[CourseCase, ...]
    rests_on: str
    language: str
    reviewed: bool

    def right_among(self, said: str) -> int:
        """How many of these answers, a digit for each case, are the right ones."""
        return sum(int(one) == case.right for one, case in zip(said, self.course_cases, strict=False))


def offered_to(role: str) -> tuple[str, ...]:
    """The steps of the courses that are offered to this role first."""
    return OFFERED.get(Role(role), COURSES)


def read_course(step: str, language: str | None = None) -> Course | None:
    """The cases of a course in this language or the reader's, with today's values; None for no course."""
    asked = (language or get_language() or "ky")[:2]
    for one in dict.fromkeys([asked, *LANGUAGES]):
        if step in COURSES and (text := text_in_use("cases", step, one)):
            told = with_values(text.removeprefix(UNREVIEWED), today())
            parsed = parse_course(f"{FOLDER}{step}.{one}.md", told)
            return Course(parsed.course_cases, parsed.rests_on, one, not text.startswith(UNREVIEWED))
    return None


@once_an_edition
def digest_of_course(step: str) -> str:
    """SHA-256 over the text and the cases in every language; that somebody reviewed them changes nothing."""
    texts = {
        f"guidance/{room}/{step}.{language}.md": text_in_use(room, step, language)
        for room in ("field", "cases")
        for language in LANGUAGES
    }
    return digest_of({path: text.removeprefix(UNREVIEWED).strip() for path, text in texts.items()})
