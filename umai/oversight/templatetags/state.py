"""How the system is, for the first page of whoever keeps it running."""

from django import template

from umai.access.permissions import may_do
from umai.machine.doctor.finding import GOOD, NOTE, WRONG
from umai.oversight.state.reading import lines_by_state, read_findings

register = template.Library()


@register.inclusion_tag("oversight/of_front.html", takes_context=True)
def state_of_system(context):
    """What is to be mended now with what to do, and every check in one table; nothing for everybody else."""
    if not may_do(context["request"].by, "oversight.state.read"):
        return {"lines": []}
    lines = lines_by_state(read_findings())
    return {"wrong": lines[WRONG], "lines": [*lines[WRONG], *lines[NOTE], *lines[GOOD]]}
