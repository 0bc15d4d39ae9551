"""The children whom nobody has seen yet, as My day shows them: the earliest call first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.design.parts import Task
from umai.design.templatetags.design import tag
from umai.register import merge_groups
from umai.register.models import Identity
from umai.urgency.models import Urgency
from umai.urgency.reading import taken_in_words, time_since

SHOWN = 30  # on My day; more at once are not expected


def urgent_tasks(by):
    """At most `SHOWN` children within this worker's reach who must be seen now, as tasks."""
    rows = Urgency.objects.within_reach_of(by).open().order_by("called_at", "pk")
    if not may_do(by, "identification.read"):
        rows = rows.exclude(child_id=None)
    with by.speaking():
        ids = list(rows.values_list("pk", flat=True)[:SHOWN])
    if not ids:
        return []
    found = consult_list(
        "casefile.urgent", rows, by=by, ids=ids, read=lambda rows: rows.select_related("taken_by", "district")
    )
    leads = merge_groups.leading_ids_of({one.child_id for one in found if one.child_id}, by)
    names = {
        row.child_id: row.full_name()
        for row in Identity.objects.within_reach_of(by).filter(child_id__in=leads.values())
    }
    return [as_task(one, names.get(leads.get(one.child_id))) for one in found]


def as_task(one, name):
    if one.case_id:
        url, title = reverse("casefile:case", args=[one.case_id]), name or _("Name not known")
    else:
        url = reverse("identification:signal", args=[one.signal_id])
        title = _("A signal that names no child yet: %(place)s") % {"place": one.district.name}
    return Task(title, url, status=tag(time_since(one.called_at), "red"), hint=taken_in_words(one))
