"""The children whom nobody has seen yet, as My day shows them: those of cases first, then the earliest."""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.lookups import IsNull
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.casefile.my_day.contacts import ChildContact
from umai.casefile.my_day.duties import DutyRow
from umai.design.addresses import address_by_id
from umai.design.parts import Link
from umai.design.templatetags.design import tag
from umai.identification.models import Signal
from umai.urgency.models import Urgency
from umai.urgency.reading import taken_in_words, time_since

SHOWN = 30  # on My day; the rest is counted


def urgent_rows(by) -> tuple[int, list[DutyRow]]:
    """How many children within this worker's reach must be seen now, and at most `SHOWN` of them as rows.

    Signals stand behind children of cases, so that no flood of reports hides a child; of signals only those
    that wait by themselves, and none of a crowd from one network, which the inbox shows last.
    """
    rows = Urgency.objects.within_reach_of(by).open()
    waiting = Signal.objects.waiting().filter(crowded=False).values("pk")
    signals = rows.filter(child_id=None, signal_id__in=waiting)
    earlier = Urgency.objects.open().filter(case_id=OuterRef("case_id"))
    earlier = earlier.filter(
        Q(called_at__lt=OuterRef("called_at")) | Q(called_at=OuterRef("called_at"), pk__lt=OuterRef("pk"))
    )
    rows = rows.exclude(child_id=None).filter(~Exists(earlier))  # of several calls in a case the first
    if may_do(by, "identification.read"):
        rows = rows | signals
    order = IsNull(F("child_id"), True), "called_at", "pk"
    with by.speaking():
        ids = list(rows.order_by(*order).values_list("pk", flat=True)[:SHOWN])
        count = rows.count() if len(ids) == SHOWN else len(ids)
    if not ids:
        return 0, []
    shown = Urgency.objects.within_reach_of(by).select_related("taken_by", "district").order_by(*order)
    found = consult_list("casefile.urgent", shown, by=by, ids=ids)
    records = may_do(by, "visits.record")
    return count, [row_of_child(one, records) if one.case_id else row_of_signal(one) for one in found]


def row_of_child(one, records) -> DutyRow:
    """A child of a case whom nobody has seen; `records`: whether the reader writes down visits."""
    visit = Link(_("Write down a visit"), address_by_id("visits:new")(one.case_id))
    return DutyRow(
        one.child_id,
        one.case_id,
        "",
        address_by_id("casefile:case")(one.case_id),
        _("Urgent: nobody has seen the child yet."),
        tag(time_since(one.called_at), "red"),
        visit if records else None,
        contact=ChildContact(village=one.district.name),
        note=taken_in_words(one),
    )


def row_of_signal(one) -> DutyRow:
    """A signal that names no child yet."""
    url = address_by_id("identification:signal")(one.signal_id)
    return DutyRow(
        None,
        None,
        _("A signal that names no child yet: %(place)s") % {"place": one.district.name},
        url,
        _("Urgent: nobody has seen the child yet."),
        tag(time_since(one.called_at), "red"),
        Link(_("Open the signal"), url),
        note=taken_in_words(one),
    )
