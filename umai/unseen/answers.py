"""The rows of one child on lists, and their current answers."""

from umai.linkage.models import ListRow
from umai.unseen.models import RowAnswer, RowAnswerKind
from umai.unseen.words import PLACES


def rows_of(line):
    """Every row of this child, the earliest list first.

    Whoever reads the line reads them all, also those that name another municipality for the child; row
    security opens no others.
    """
    rows = ListRow.objects.filter(pk__in=line.rows)
    return rows.select_related("edition__source", *PLACES).order_by("edition__recorded_at", "number")


def current_answers_of(line):
    """The current answers about the rows of this child, the latest first."""
    return list(RowAnswer.objects.filter(row__in=line.rows).order_by("-answered_at", "-recorded_at", "pk"))


def is_signal(answers):
    """Whether the latest of these answers made a signal of the child, who is then handled in the inbox."""
    return bool(answers) and answers[0].what == RowAnswerKind.SIGNAL
