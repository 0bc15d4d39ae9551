"""The rows of a child's file that an order may name, as a form offers them: ids and words."""

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.incidents.kinds import INCIDENT
from umai.justice.incidents.models import Incident
from umai.justice.orders.models import ProtectionOrder
from umai.law.terms.clock import day_of
from umai.protection.models import Protection


def orders_named(child_id, by) -> list[tuple[str, str]]:
    """The orders of this record that another may change, by their lines."""
    with by.speaking():
        rows = ProtectionOrder.objects.within_reach_of(by).filter(child_id=child_id, changes=None)
        return [
            (
                str(one.line),
                _("%(what)s, given on %(day)s")
                % {"what": choice_label("order_kinds", one.kind), "day": date_in_words(one.happened_on)},
            )
            for one in rows.order_by("-happened_on", "-recorded_at")
        ]


def incidents_named(child_id, by) -> list[tuple[str, str]]:
    """The incidents of this record that the reader may see, by their lines."""
    with by.speaking():
        rows = Incident.objects.within_reach_of(by).filter(child_id=child_id).order_by("-happened_on")
        return [(str(one.line), f"{date_in_words(one.happened_on)}: {INCIDENT.summary(one)}") for one in rows]


def protections_named(child_id, by) -> list[tuple[str, str]]:
    """The immediate protections of this record."""
    with by.speaking():
        rows = Protection.objects.within_reach_of(by).filter(child_id=child_id).order_by("-known_at")
        return [
            (str(one.pk), f"{date_in_words(day_of(one.known_at))}: {one.get_danger_display()}")
            for one in rows
        ]
