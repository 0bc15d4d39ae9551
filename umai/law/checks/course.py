"""The cases of a short course: a situation, three answers of which one is right, and why.

A file begins as a text of guidance does and ends with its source. Between them stand three cases, each in
three paragraphs: the situation, a list of answers (`- [x]` the right one, `- [ ]` the others), and why.
"""

import re
from typing import NamedTuple

from umai.law.editions.edition import BadLaw

FOLDER = "guidance/cases/"
CASES = ANSWERS = 3  # of a course, and of a case
ANSWER = re.compile(r"- \[([ x])\] (\S.*)")


class CourseCase(NamedTuple):
    """One case; `right` is the number of the right answer, from 1."""

    situation: str
    answers: tuple[str, ...]
    right: int
    why: str


class CourseText(NamedTuple):
    """The cases of one course, and the source on which they rest."""

    title: str
    course_cases: tuple[CourseCase, ...]
    rests_on: str


def parse_course(path: str, text: str) -> CourseText:
    """The cases of a file. Raises `BadLaw` where they are not three with three answers, one of them right."""
    title, *parts = [part.strip() for part in re.split(r"\n\s*\n", text.strip())]
    if len(parts) != CASES * 3 + 1 or not parts[-1].startswith(">"):
        raise BadLaw(
            f"{path} has not three cases and a source: write each case as three paragraphs (situation,"
            " answers, why), and a last line that begins with >."
        )
    cases = tuple(parse_case(path, *parts[at : at + 3]) for at in range(0, CASES * 3, 3))
    return CourseText(title.removeprefix("# "), cases, parts[-1].removeprefix("> "))


def parse_case(path: str, situation: str, answers: str, why: str) -> CourseCase:
    found = [ANSWER.fullmatch(line) for line in answers.splitlines()]
    marks = [one[1] if one else "" for one in found]
    if len(found) != ANSWERS or not all(found) or marks.count("x") != 1:
        raise BadLaw(
            f"{path}: the case “{situation[:40]}…” has not three answers, one of them right: begin the right"
            " one with - [x] and the two others with - [ ]."
        )
    said = tuple(one[2] for one in found if one)
    return CourseCase(" ".join(situation.split()), said, marks.index("x") + 1, " ".join(why.split()))
