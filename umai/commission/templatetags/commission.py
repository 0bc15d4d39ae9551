from django import template

from umai.access.permissions import may_do
from umai.commission.control.figures import district_lines, running_half
from umai.commission.session.reading import convened_session

register = template.Library()


@register.inclusion_tag("commission/of_front.html", takes_context=True)
def commissions(context):
    """How the Commissions do, for the first page of who controls them; nothing for everybody else."""
    by = context["request"].by
    if not may_do(by, "commission.control.read"):
        return {"lines": []}
    days = running_half()
    lines = [one for one in district_lines(by, days.from_on, days.to_on) if one.figures.commission_id]
    return {
        "lines": lines,
        "asleep": sum(one.asleep for one in lines),
        "late": sum(one.figures.waiting_late for one in lines),
        "overdue": sum(one.figures.overdue_listed for one in lines),
    }


@register.inclusion_tag("commission/own_figures.html", takes_context=True)
def own_commission(context):
    """How the own Commission does in the half-year that runs, for who sits there and for the head above."""
    days = running_half()
    lines = district_lines(context["request"].by, days.from_on, days.to_on)
    line = lines[0] if lines and lines[0].figures.commission_id else None
    convened = convened_session(context["request"].by)
    return {"line": line, "days": days, "today": days.to_on, "convened_on": convened and convened.held_on}
