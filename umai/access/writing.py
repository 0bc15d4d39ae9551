"""What an act asks of its writer: to have seen what stands, and to have said something."""

from django.utils.translation import gettext as _

from umai.access.doors import AlreadyReplaced
from umai.refusal import Refusal

WHATEVER = object()  # the writer does not say which row was seen: what stands is replaced


class Incomplete(Refusal):
    """Something that must be there is missing."""


def as_seen(before, seen):
    """Refuse to overwrite what the writer has not seen.

    `before` is the row that stands, or None; `seen` the id of the one the writer saw, or None where
    there was none. Raises `AlreadyReplaced`.
    """
    if seen is not WHATEVER and (before.pk if before else None) != seen:
        raise AlreadyReplaced(
            _(
                "Somebody else wrote this part a moment ago. Nothing was overwritten. Read what they"
                " wrote below, and save again if your words should stand."
            )
        )


def said(words, sentence):
    """Refuse, with this sentence, words that say nothing. Raises `Incomplete`."""
    if not (words or "").strip():
        raise Incomplete(sentence)
