"""The parts of an open case as tasks: how far each room has come with it, and what is owed by which day."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.may import may
from umai.assessment.reading import parts_of
from umai.casefile.facts import known_day
from umai.casefile.queries import PARTS
from umai.casefile.words import NEXT
from umai.design.parts import Task
from umai.design.templatetags.design import clock
from umai.intake.models import Owed

# Kind of what is owed to the address where it is done; the ten days are done in the parts below.
WHERE = {}


def owed(case, dues, on):
    """What is owed in this case, the nearest first, each with its last day."""
    return [Task(_words(due.owed), _where(case, due.owed), status=clock(due.due_on, on)) for due in dues]


def _words(kind):
    return _("Assessment and plan") if kind == Owed.TEN_DAYS else str(NEXT[kind])


def _where(case, kind):
    return reverse(WHERE[kind], args=[case.pk]) if kind in WHERE else None


def stopped(stop):
    """When the ten days ended and whether that was in time, in a sentence; "" while they run."""
    if stop is None:
        return ""
    days = {"day": known_day(stop.stopped_on), "last": known_day(stop.due_on)}
    if stop.is_late:
        return _("The plan was submitted on %(day)s: late, the last day was %(last)s.") % days
    return _("The plan was submitted on %(day)s, in time: the last day was %(last)s.") % days


def tasks(case, progress, by):
    """The parts of the case, in the order in which they are begun."""
    return [_assessment(case, progress, by), _plan()]


def _assessment(case, progress, by):
    done = progress.done if progress else 0
    (part,) = parts_of(case, by)
    status = _("Done late") if part.done and part.late else _("Done") if part.done else ""
    if not part.done:
        status = _("%(done)d of %(all)d parts done") % {"done": done, "all": PARTS}
    url = reverse(part.url_name, args=[case.pk]) if part.done or may(by, "assessment.begin", case) else None
    return Task(part.title, url, status, done=part.done)


def _plan():
    return Task(
        _("Plan"),
        status=_("Not submitted yet"),
        hint=_("Submit the plan on paper for now. Umai cannot take it in yet."),
    )
