"""What goes on of a signal: the screener's own wording, and what only one neighbour could know does not.

Only the screener reads what was said. Whoever works on the case reads the wording; the marked lines stay
with the signal, sealed.
"""

import re

from django.utils.translation import gettext as _

from umai.identification.disclosure_models import Withheld
from umai.identification.signal.groups import gathered_with
from umai.identification.signal.guard import where_held
from umai.identification.signal.sealing import CannotSeal, NoKey, seal_more
from umai.refusal import Refusal

COPIED = 8  # words in a row that stand in the report too: copied, and not worded anew


class TooClose(Refusal):
    """The wording says what was marked, or copies the report."""


def pass_on(signal, wording, withheld=""):
    """Check the wording against what was said and what is marked, and seal the marked lines. Inside an act.

    Raises `TooClose`, `CannotSeal`.
    """
    told = plain(wording)
    for line in withheld.splitlines():
        marked = plain(line)
        if marked and f" {marked} " in f" {told} ":
            raise TooClose(
                _(
                    "Your wording holds what you marked as known to one neighbour alone. Nothing was saved:"
                    " word it without that."
                )
            )
    for said in said_in(signal):
        if copied(told, plain(said)):
            raise TooClose(
                _(
                    "Your wording copies the report: who reported could be known by the words. Nothing was"
                    " saved: write it in your own words."
                )
            )
    if not withheld.strip():
        return None
    try:
        sealed, key = seal_more(signal.pk, withheld)
    except NoKey as error:
        raise CannotSeal(_("What you marked could not be sealed, so nothing was saved.")) from error
    return Withheld.objects.create(signal=signal, sealed_words=sealed, words_key=key, **where_held(signal))


def said_in(signal):
    """What was said in this signal and those that go on with it; nothing where it cannot be opened."""
    for one in (signal, *gathered_with(signal).defer(None)):
        try:
            yield from vars(one.said).values()
        except NoKey:
            continue


def plain(text):
    """Words alone, small and apart by one space."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def copied(wording, said):
    """Whether so many words in a row of one stand in the other. A report of few words copies whole."""
    words = wording.split()
    runs = (" ".join(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1))
    return any(f" {run} " in f" {said} " for run in runs)
