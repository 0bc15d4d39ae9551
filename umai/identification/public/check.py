"""The last page before sending: every answer in words, each with a button to change it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.identification.public import pages
from umai.identification.public.state import State


class Answer(NamedTuple):
    page: str  # where it is changed
    question: str
    said: str
    missing: bool  # it has to be answered, or answered otherwise, before anything is sent


def rows(state: State, language) -> list[Answer]:
    """Every question that was asked, in order. A name that was left is not shown: only its box is here."""
    found = []
    for page in pages.asked(state):
        if page.name == "you":
            found.append(Answer("you", _("Your name and telephone"), _reporter(state), False))
            continue
        form = pages.form_of(page, state, language, data=state.answers)
        if form is None:
            continue
        form.is_valid()
        for name, field in form.fields.items():
            said = _in_words(field, form.data.get(name, ""))
            found.append(Answer(page.name, field.label, said, name in form.errors))
    return found


def _reporter(state):
    if state.reporter:
        return _("They are in a locked box. Not even this page can show them.")
    return _("None. That is fine.")


def _in_words(field, typed):
    """The answer as the page of its question shows it."""
    named = {}
    for value, label in getattr(field, "choices", ()):
        if isinstance(label, list | tuple):
            named |= {str(one): text for one, text in label}
        else:
            named[str(value)] = label
    if named:
        return str(named.get(typed, ""))
    if hasattr(field, "max_length"):
        return typed
    return _("Yes") if typed else _("No")
