"""What a page folds: what is less urgent of a list, with a line that says what is inside."""

import re

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

LINE, RED = re.compile(r"(?:<p\b.*?</p>|<details\b.*?</details>)", re.DOTALL), "govuk-tag--red"
ROW = re.compile(r"<(tr|li|section)\b.*?</\1>", re.DOTALL)


def rest(content, words="", urgent="", *, n=0, is_open=False):
    """A fold: `words` say what is in it, else that there are `n` more.

    `urgent`: what in it is urgent or late, in words. Where `n` is given, it is the rest of a list, which a
    desk has room for: there it is always open.
    """
    shown = {"content": mark_safe(content), "words": words, "n": n, "urgent": urgent, "is_open": is_open}
    return render_to_string("design/rest.html", shown)


def few(content, most):
    """Lines, each a `<p>` or a `<details>`, of which `most` are shown and the others folded.

    What is late (a red tag, or the class `umai-late`) stands first, and the fold says how many of it are
    in it; then what waits (the class `umai-waits`). A line of the class `umai-first` is never folded.
    """
    lines = sorted(LINE.findall(content), key=turn_of_line)
    most += sum(turn_of_line(one) == 0 for one in lines)
    if len(lines) == most + 1:
        most += 1  # a fold takes as much room as one line
    shown, folded = "\n".join(lines[:most]), lines[most:]
    if not folded:
        return mark_safe(shown)
    late = sum(turn_of_line(one) == 1 for one in folded)
    return mark_safe(shown + "\n" + rest("\n".join(folded), urgent=late_in_words(late), n=len(folded)))


def turn_of_line(line: str) -> int:
    """0 for what stands first, 1 for what is late, 2 for what waits, 3 for the others."""
    if line.startswith('<p class="umai-first"'):
        return 0
    if RED in line or line.startswith('<p class="umai-late"'):
        return 1
    return 2 if line.startswith('<p class="umai-waits"') else 3


def few_rows(content, most):
    """One list or table, of whose rows `most` are shown and the others folded; no row holds rows itself.

    What is no list is one of `<section>`s, which may hold lists.

    The line of the fold says how many of its rows have a late clock, and how many others a red tag.
    """
    rows = list(ROW.finditer(content, max(content.find("<tbody"), 0)))
    if len(rows) <= most + 1:  # a fold takes as much room as a row
        return mark_safe(content)
    head, tail = content[: rows[0].start()], content[rows[-1].end() :]
    first = content[: rows[most].start()] + tail
    others = head + content[rows[most].start() :]
    folded = [one[0] for one in rows[most:]]
    late = sum(is_late(row) for row in folded)
    red = sum(RED in row and not is_late(row) for row in folded)
    important = _("important: %(n)d") % {"n": red} if red else ""
    urgent = ", ".join(filter(None, [late_in_words(late), important]))
    return format_html(
        '<div class="umai-few">{}{}</div>', mark_safe(first), rest(others, urgent=urgent, n=len(folded))
    )


def is_late(row: str) -> bool:
    return "umai-clock--late" in row and "umai-clock--over" not in row


def late_in_words(n: int) -> str:
    return _("late: %(n)d") % {"n": n} if n else ""
