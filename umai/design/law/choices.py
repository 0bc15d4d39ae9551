"""What a person chooses from a list of the law, and reads of what was chosen."""

from datetime import date

from django.utils.translation import get_language

from umai.law.options.choices import choices_of, choices_on


def choice_pairs(name: str, day: date) -> list[tuple[str, str]]:
    """The choices of this list about something of this day, as a form takes them."""
    language = (get_language() or "ky")[:2]
    return [(one.code, one.label(language)) for one in choices_on(name, day)]


def choice_label(name: str, code: str) -> str:
    """The name of what was chosen, whether it may still be chosen or not; an empty code has none."""
    one = choices_of(name).get(code)
    return one.label((get_language() or "ky")[:2]) if one else code
