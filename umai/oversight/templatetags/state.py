"""How the system is, for the first page of whoever keeps it running."""

from django import template

from umai.access.permissions import may_do
from umai.machine.doctor.finding import GOOD, NOTE, WRONG
from umai.oversight.state.reading import lines_by_state, read_findings
from umai.oversight.state.waiting import waiting_calls

register = template.Library()
UNFOLDED = 4  # checks that are not folded, unless more of them are wrong


@register.inclusion_tag("oversight/of_front.html", takes_context=True)
def state_of_system(context):
    """What is to be mended now with what to do, and every check in one table; nothing for everybody else."""
    if not may_do(context["request"].by, "oversight.state.read"):
        return {"lines": []}
    lines = lines_by_state(read_findings())
    wrong = lines[WRONG]
    several = [*wrong, *lines[NOTE], *lines[GOOD]]
    return {"wrong": wrong, "lines": several, "most": max(UNFOLDED, len(wrong))}


@register.inclusion_tag("oversight/waiting_calls.html", takes_context=True)
def calls_that_wait(context):
    """Where urgent calls wait too long, for the Ministry and the administrator; nothing for others."""
    by = context["request"].by
    oversees = may_do(by, "notices.read") or may_do(by, "oversight.state.read")
    return {"calls": waiting_calls(by) if oversees else []}
