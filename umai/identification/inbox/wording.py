"""The screener's own wording of a report, without what only one neighbour could know, for the case.

Only the screener reads what was said. Whoever works on the case reads the wording. The marked lines stay
with the signal, sealed.
"""

import re
from contextlib import contextmanager

from django.utils.translation import gettext as _

from umai.identification.disclosure_models import WithheldText
from umai.identification.inbox.endings import is_grave, write_endings
from umai.identification.signal.ending_models import Joining
from umai.identification.signal.groups import alike_signals, gathered_signals
from umai.identification.signal.guard import lock_open_signal, territory_of
from umai.identification.signal.models import SignalMatch
from umai.identification.signal.sealing import CannotSeal, NoKey, seal_added_words
from umai.refusal import Refusal
from umai.register import merge_groups

COPIED_LENGTH = 8  # so many words in a row that are in the report too are copied


class AboutAnotherChild(Refusal):
    """Nobody found this signal to be about the child of the case."""


class WordingTooClose(Refusal):
    """The wording holds a marked line, or copies the report."""


@contextmanager
def end_with_case(signal, record, *, by, how, wording, withheld=""):
    """Give the signals that go on with a case; end them after the block has written their rows in the case.

    Where one of them speaks of violence or danger none ends: another person has to confirm it first.

    `record` is the child or the case, `how` a `SignalEndingKind`, `wording` what the file says in place of
    the words of the report, `withheld` the lines that only one neighbour could know: they stay sealed.
    Called inside an act. Raises `AboutAnotherChild`, `WordingTooClose`, and what `lock_open_signal` raises.
    """
    lock_open_signal(signal, by)
    records = merge_groups.ids_of(record.child_id, by)
    if not SignalMatch.objects.filter(signal_id=signal.pk, child_id__in=records).exists():
        raise AboutAnotherChild(
            _("This signal was not found to be about this child. Nothing was saved. Choose the child first.")
        )
    seal_marked_lines(signal, wording, withheld)
    every = related_signals(signal, by)
    yield every
    if is_grave(every):
        Joining.objects.bulk_create(
            Joining(signal=one, lead=signal, how=how, **territory_of(one)) for one in every
        )
    else:
        write_endings(every, how=how)


def related_signals(signal, by):
    """The signal, the waiting ones with the same words, and all that go on with any of these."""
    alike = [signal, *alike_signals(signal, by, in_the_same_state=False)]
    return [*alike, *gathered_signals(*alike)]


def seal_marked_lines(signal, wording, withheld):
    """Refuse a wording that copies the report or holds a marked line, and seal the marked lines.

    Called inside an act. Raises `WordingTooClose`, `CannotSeal`.
    """
    plain = as_plain_words(wording)
    for line in withheld.splitlines():
        marked = as_plain_words(line)
        if marked and f" {marked} " in f" {plain} ":
            raise WordingTooClose(
                _(
                    "Your wording holds what you marked as known to one neighbour alone. Nothing was saved:"
                    " word it without that."
                )
            )
    refuse_copy(signal, wording)
    if not withheld.strip():
        return None
    try:
        sealed, key = seal_added_words(signal.pk, withheld)
    except NoKey as error:
        raise CannotSeal(_("What you marked could not be sealed, so nothing was saved.")) from error
    return WithheldText.objects.create(
        signal=signal, sealed_words=sealed, words_key=key, **territory_of(signal)
    )


def refuse_copy(signal, *wordings):
    """Refuse words for the file that copy the report. Raises `WordingTooClose`."""
    plain = [as_plain_words(wording) for wording in wordings]
    for text in map(as_plain_words, texts_of(signal)):
        if any(is_copied(wording, text) for wording in plain):
            raise WordingTooClose(
                _(
                    "Your wording copies the report: who reported could be known by the words. Nothing was"
                    " saved: write it in your own words."
                )
            )


def texts_of(signal):
    """The texts of this signal and of those that go on with it; those that cannot be opened are left out."""
    for one in (signal, *gathered_signals(signal).defer(None)):
        try:
            yield from vars(one.said).values()
        except NoKey:
            continue


def as_plain_words(text):
    """The words in small letters, with one space between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def is_copied(wording, report):
    """Whether `COPIED_LENGTH` words in a row of the wording are in the report too; both are plain words."""
    words = wording.split()
    runs = (" ".join(words[start : start + COPIED_LENGTH]) for start in range(len(words) - COPIED_LENGTH + 1))
    return any(f" {run} " in f" {report} " for run in runs)
