"""What a printed shield says in one language, as plain values for `shield.typ`."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.justice.shield.sheet import ASKED, DONE, NEVER, shield_of
from umai.law.terms.clock import today
from umai.register.models import Identity

TEMPLATE = Path(__file__).resolve().parent / "shield.typ"


def shield_sheet(child, worker, by, language) -> dict:
    """The values of the sheet of this worker for this child."""
    with override(language):
        found = shield_of(child, worker, by)
        identity = Identity.objects.within_reach_of(by).filter(child_id=child.pk).first()
        titles = {
            DONE: _("What was done"),
            ASKED: _("What was asked for"),
            NEVER: _("What was asked for and did not come"),
        }
        return {
            "title": _("What was done for a child, and what was missing"),
            "note": _(
                "Made of the entries of the register on this day. It says what a worker did, what was asked"
                " for, and how many open cases the worker had on each day."
            ),
            "head": [
                [_("Child"), identity.full_name() if identity else _("Name not known")],
                [_("Worker"), str(worker)],
                [_("Office"), str(by.office)],
                [_("Day"), date_in_words(today())],
            ],
            "sections": [
                {
                    "title": title,
                    "rows": [
                        [date_in_words(one.on), f"{one.words}\n{one.load}"]
                        for one in found
                        if one.what == what
                    ],
                }
                for what, title in titles.items()
            ],
            "nothing": _("Nothing."),
            "signing": [{"who": _("Worker"), "name": str(worker)}, {"who": _("Head"), "name": ""}],
        }
