"""What was known before a death, by which body and when, and what was not done, in words."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.design.days import date_in_words
from umai.register import merge_groups
from umai.staff.models import Office

WHAT = {  # code of `self_harm_known_before` to what was known, and what was not done where it stayed open
    "signal": (gettext_lazy("A signal about the child came"), gettext_lazy("nobody screened it")),
    "case": (gettext_lazy("A case was opened"), ""),
    "closed": (gettext_lazy("A case was closed"), ""),
    "ten_days": (
        gettext_lazy("The term of assessment and plan began"),
        gettext_lazy("no assessment was complete in time"),
    ),
    "missed": (gettext_lazy("A visit was missed"), gettext_lazy("nobody visited the child")),
    "referral": (gettext_lazy("Help was asked of a body"), gettext_lazy("nobody answered")),
    "protection": (gettext_lazy("Immediate protection began"), ""),
    "path": (
        gettext_lazy("The office knew that the child may harm itself"),
        gettext_lazy("nobody spoke with the child"),
    ),
    "contact": (
        gettext_lazy("Somebody was in touch with the child"),
        gettext_lazy("no next contact was made"),
    ),
    "in_vain": (gettext_lazy("Somebody tried in vain"), gettext_lazy("no next contact was made")),
}


class KnownRow(NamedTuple):
    """One line: on which day, what was known, by which body, and what was not done ("" where nothing is)."""

    on: date
    what: str
    body: str
    not_done: str


def known_before(review, by) -> list[KnownRow]:
    """What was known of the child until the day of the death, the earliest first."""
    rows = by.ask(
        "select on_day, what, office, due_on, open from self_harm_known_before(%(child)s, %(day)s)",
        child=merge_groups.leading_id_of(review.child_id, by),
        day=review.died_on,
    )
    offices = Office.objects.in_bulk({office for _on, _what, office, _due, _open in rows if office})
    return [
        KnownRow(
            on, str(WHAT[what][0]), str(offices.get(office) or _("not known")), left_out(what, due, open_)
        )
        for on, what, office, due, open_ in rows
    ]


def left_out(what, due_on, is_open) -> str:
    """What was not done, with the day until which it was owed."""
    words = str(WHAT[what][1])
    if not is_open or not words:
        return ""
    return _("%(what)s (until %(day)s)") % {"what": words, "day": date_in_words(due_on)} if due_on else words
