"""How the categories of a dimension are told: a fixed list, choices of a room, a dated list of the law."""

from django.utils.translation import gettext_lazy

from umai.design.law.choices import choice_label
from umai.law.options.choices import choices_of

UNKNOWN = ("unknown", gettext_lazy("not known"))
YES, NO = ("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))
IN_TIME, LATE = ("in_time", gettext_lazy("in time")), ("late", gettext_lazy("late"))


def fixed(*pairs):
    """The categories of a dimension that never change."""
    return lambda: [(code, str(words)) for code, words in pairs]


def unknown():
    """The category of what nobody knows."""
    return UNKNOWN[0], str(UNKNOWN[1])


def choices(listed) -> list[tuple[str, str]]:
    """The categories of a dimension that is a list of choices of another room."""
    return [(str(code), str(words)) for code, words in listed.choices]


def listed(name) -> list[tuple[str, str]]:
    """The categories of a dimension that is a dated list of the law, also those that have ended."""
    return [(code, choice_label(name, code)) for code in choices_of(name)]
