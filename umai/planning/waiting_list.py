"""The printed list of plans that wait for a body, with space to write each decision."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.documents import papers

TEMPLATE = Path(__file__).resolve().parent / "waiting.typ"


def pdf(rows, by, language, *, on) -> bytes:
    """The paper in this language; `rows` are those of `umai.planning.reading.waiting_editions`."""
    with override(language):
        return papers.render_pdf(TEMPLATE, values_of(rows, by, on=on), language)


def values_of(rows, by, *, on):
    """What the paper says, as plain values for `waiting.typ`."""
    return {
        "title": _("Plans that wait"),
        "note": _("Keep this paper as you keep the files. Destroy it after the session."),
        "head": [
            [_("Body"), str(by.office)],
            [_("Printed"), date_in_words(on)],
            [_("Plans"), str(len(rows))],
        ],
        "columns": ["№", _("Child"), _("Plan"), _("By which day"), _("Decision")],
        "rows": [
            [
                str(number),
                one.name,
                _("%(plan)s, no. %(n)d") % {"plan": one.title, "n": one.edition.number},
                date_in_words(one.due_on) if one.due_on else "",
                "",
            ]
            for number, one in enumerate(rows, start=1)
        ],
    }
