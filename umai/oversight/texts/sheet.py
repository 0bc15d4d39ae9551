"""The sheet on which a native editor signs the texts that people see most."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.documents.papers import render_pdf
from umai.oversight.texts.models import ReviewedLanguage
from umai.oversight.texts.most_seen import most_seen, words_beside

TEMPLATE = Path(__file__).resolve().parent / "texts.typ"


def sheet_values(language: str) -> dict:
    """What stands on the sheet, in the language that is read."""
    with override(language):
        texts = most_seen(language)
        return {
            "title": _("Texts seen most: %(language)s") % {"language": ReviewedLanguage(language).label},
            "lead": [
                _(
                    "These are the %(number)s texts that people see most. Tick each one that is good, or"
                    " write what should stand instead. Then sign."
                )
                % {"number": len(texts)}
            ],
            "columns": [_("No."), "English", "Кыргызча", "Русский", _("Answer")],
            "answers": {"good": _("I have read it: it is good"), "better": _("Better wording")},
            "rows": [
                {"number": number, **words._asdict()} for number, words in enumerate(words_beside(texts), 1)
            ],
            "signatures": [{"who": _("Native editor")}],
        }


def sheet_pdf(language: str) -> bytes:
    return render_pdf(TEMPLATE, sheet_values(language), language)
