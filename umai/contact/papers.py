"""The values of the two papers. Neither names the child, an office, the programme or a reason."""

from pathlib import Path

from umai.contact import texts
from umai.contact.telephones import as_dialled_abroad, as_dialled_here, office_telephone
from umai.law.helplines import number_of
from umai.law.terms.clock import today

FOLDER = Path(__file__).resolve().parent
CARD, TALK = FOLDER / "card.typ", FOLDER / "talk.typ"
CARD_PAPER, TALK_PAPER = "contact.card", "contact.talk"
LINES = ("children", "police")
CARDS = 10  # on a sheet


def lines_to_call() -> str:
    """The short numbers of the lines that a child may call."""
    return " · ".join(number_of(one, on=today()) for one in LINES)


def card_values(*, name, number, hours, lines, many) -> dict:
    """The values of the card: a name or none, a telephone, the hours, and the two short numbers if wished."""
    return {
        "name": name,
        "number": as_dialled_here(number),
        "hours": hours,
        "lines": lines_to_call() if lines else "",
        "cards": CARDS if many else 1,
    }


def talk_values(by, language) -> dict:
    """The values of the sheet for ten minutes of talk, with the telephone of the office of this worker."""
    words = texts.words_in(language)
    telephone = office_telephone(by, words["hours"])
    return words["talk"] | {"number": as_dialled_abroad(telephone.number), "hours": telephone.hours}
