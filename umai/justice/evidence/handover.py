"""The sheet on which an original is handed over: what it is, its hash, to whom, and two signatures."""

from pathlib import Path

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.law.choices import choice_label
from umai.design.templatetags.design import day, moment
from umai.justice.evidence.sealed.found import in_words

TEMPLATE = Path(__file__).with_name("handover.typ")


def values_of(row, evidence, language):
    """The values of the sheet, all as text. The child's name is not among them: the paper may be lost."""
    with override(language):
        return {
            "title": _("An original is handed over"),
            "note": _("Whoever takes it can work out the hash of the file and compare it with this one."),
            "rows": [
                [_("What it is"), capfirst(choice_label("evidence_kinds", evidence.kind))],
                [_("What the file is"), capfirst(str(in_words(evidence.media_type)))],
                [_("Size in bytes"), str(evidence.size)],
                [_("Kept since"), str(moment(evidence.recorded_at))],
                [_("Number of the evidence"), str(evidence.line)],
            ],
            "hash_title": _("SHA-256 of the original"),
            "hash": [evidence.sha256[at : at + 16] for at in range(0, 64, 16)],
            "handed": [
                [_("To whom"), row.to_whom],
                [_("On which paper"), row.on_paper],
                [_("On what"), row.carrier],
                [_("Day"), str(day(row.happened_on))],
            ],
            "gave": _("Handed over by"),
            "gave_name": str(row.recorded_by or ""),
            "took": _("Taken by"),
        }
