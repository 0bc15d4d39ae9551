"""The children in a protection that runs, as rows of My day."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.casefile.my_day.duties import DutyRow
from umai.casefile.protections import tag_of, waits_for
from umai.design.addresses import address_by_id
from umai.design.parts import Link
from umai.design.templatetags.design import tag
from umai.protection.reading import as_running, running_protections

SHOWN = 30  # more at once are not expected


def protected_rows(by) -> list[DutyRow]:
    """At most `SHOWN` protections that run within this worker's reach; the oldest danger first."""
    if not may_do(by, "protection.read"):
        return []
    rows = running_protections(by)
    with by.speaking():
        known = dict(rows.values_list("pk", "child_id")[:SHOWN])
    if not known:
        return []
    shown = consult_list("casefile.protections", rows, by=by, ids=known, children=[*known.values()])
    found = as_running(shown, by)
    return [as_row(one) for one in found]


def as_row(one) -> DutyRow:
    what, until = waits_for(one)
    return DutyRow(
        one.child_id,
        one.case_id,
        "",
        address_by_id("casefile:case")(one.case_id),
        what,
        until,
        Link(_("Go on with the protection"), one.protection.get_absolute_url()),
        risk=tag(*tag_of(one)),
        note=str(capfirst(one.danger)),
    )
