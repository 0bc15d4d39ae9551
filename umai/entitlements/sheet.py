"""The sheet for the family: half a page that says what it may ask for. It names nobody.

It says nothing of violence or suspicion, because whoever is at home may read it.
"""

from pathlib import Path

from umai.entitlements.texts import help_text, words_in
from umai.law.helplines import helpline
from umai.law.terms.clock import today

TEMPLATE = Path(__file__).resolve().parent / "sheet.typ"
PAPER = "entitlements.sheet"
WHOM_TO_CALL = ("children", "ombudsman")


def values_of(offered, office, language) -> dict:
    """The values of the sheet in this language (ky, ru, uz), from the office that hands it out."""
    lines = [helpline(kind, on=today()) for kind in WHOM_TO_CALL]
    return words_in(language)["sheet"] | {
        "helps": [help_text(one, language)._asdict() for one in offered],
        "numbers": [[one.name_in(language), one.number] for one in lines],
        "office": str(office),
        "day": today().strftime("%d.%m.%Y"),
    }
