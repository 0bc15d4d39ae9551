"""The act that records a course as done."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once
from umai.lawbook.courses.courses import digest_of_course, read_course
from umai.lawbook.courses.models import CourseDone
from umai.refusal import NotPermitted, Refusal


class CourseChanged(Refusal):
    """The text or the cases were changed while somebody did the course."""


class CourseDoneBefore(Refusal):
    """This worker did this edition of the course before."""


@act("lawbook.do_course", done=gettext_lazy("did a short course"))
def do_course(own_office, *, by, course, edition, said):
    """Record that the actor decided the cases of a course. `own_office` is the actor's.

    `edition` is the digest of the course that was read, `said` the number of the first answer to each case,
    as in "213"; only how many were right is kept. Raises `Incomplete`, `CourseChanged`, `CourseDoneBefore`.
    """
    if own_office.pk != by.required_reach.office_id:
        raise NotPermitted(_("A course is recorded for the own office. Nothing was written down."))
    read = read_course(course)
    if read is None or len(said) != len(read.course_cases):
        raise Incomplete(_("Decide all cases first. Nothing was written down."))
    if edition != digest_of_course(course):
        raise CourseChanged(
            _("The text was changed while you read it. Nothing was written down. Read it again.")
        )
    row = CourseDone(office=own_office, course=course, edition=edition, right=read.right_among(said))
    before = CourseDoneBefore(_("This course was written down as done before. Nothing was changed."))
    return insert_once(row, {"course_done_once": before})
