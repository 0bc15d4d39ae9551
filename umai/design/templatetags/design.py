"""The components of a page, as tags: see the table in umai/design/README.md."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.forms.utils import ErrorDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from umai.design import guidance as texts
from umai.design import links, parts
from umai.design.days import date_in_words, moment_in_words, short_date_in_words, short_moment_in_words
from umai.design.fields.forms import first_input_id
from umai.design.tasks import task_html
from umai.design.templatetags import folds
from umai.design.templatetags.clock_words import clock_at_words, clock_words
from umai.design.templatetags.once_node import parse_once

register = template.Library()
register.filter("in_words", date_in_words)
register.filter(parts.told_apart)
register.tag("once", parse_once)
TABS_IN_SIGHT = 4  # more are unfolded on a phone
COLOURS = {"grey", "green", "blue", "yellow", "orange", "red", "purple", "teal", "magenta"}
MACHINE_FORMATS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}  # what <time datetime> may say


@register.simple_tag
def part(n, of):
    """So many of so many; where there was nothing of which to count, that there was none."""
    if not of:
        return _("there was none")
    return pgettext("count", "%(n)s of %(of)s") % {"n": n, "of": of}


@register.simple_tag
def day(value, precision="day"):
    """One day in words, as exactly as it is known; a dash when unknown."""
    if value is None or value == "":
        return "—"
    return format_html(
        '<time datetime="{}">{}</time>',
        value.strftime(MACHINE_FORMATS[precision]),
        date_in_words(value, precision),
    )


@register.simple_tag
def moment(value):
    """An instant in local time, to the minute; a dash when unknown."""
    if value is None or value == "":
        return "—"
    machine = value.isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', machine, moment_in_words(value))


@register.simple_tag
def short_moment(value, on):
    """An instant for a table: without the year where that is the year of the day `on`."""
    machine = value.isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', machine, short_moment_in_words(value, on))


@register.simple_tag
def clock(due_on: date, on: date, done_on: date | None = None, *, short: bool = False):
    """A legal deadline as a date, in words and with a colour; `short`: for a table.

    Calendar days; the due day itself is still in time.
    """
    return _clock(due_on, on, done_on, short, get_language())


@lru_cache(maxsize=2048)
def _clock(due_on, on, done_on, short, language):
    """The HTML of a clock in this language, cached, because a list has few different ones."""
    state, words = clock_words(due_on, on, done_on)
    if short:
        shown = format_html('<time datetime="{}">{}</time>', due_on, short_date_in_words(due_on, on))
    else:
        shown = day(due_on)
    return format_html(
        '<span class="umai-clock umai-clock--{}"><strong>{}</strong> '
        '<span class="umai-clock__words">{}</span></span>',
        f"{state} umai-clock--over" if done_on else state,
        shown,
        words,
    )


@register.simple_tag
def clock_at(late_at: datetime, now: datetime, done_at: datetime | None = None, *, short: bool = False):
    """A term in hours as an instant, in words and with a colour; `short`: for a table.

    `late_at` is the first instant that is late.
    """
    state, words = clock_at_words(late_at, now, done_at)
    return format_html(
        '<span class="umai-clock umai-clock--{}"><strong>{}</strong> '
        '<span class="umai-clock__words">{}</span></span>',
        f"{state} umai-clock--over" if done_at else state,
        short_moment(late_at, timezone.localdate(now)) if short else moment(late_at),
        words,
    )


@register.simple_tag
def tag(text, colour="grey"):
    """A word in a coloured box; the meaning must be clear without the colour."""
    return _tag(str(text), colour)


@lru_cache(maxsize=512)
def _tag(text, colour):
    """The HTML of a tag, cached, because a list has few different ones."""
    if colour not in COLOURS:
        raise template.TemplateSyntaxError(f"no such tag colour: {colour}")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, text)


@register.simple_tag
def count(n, label=""):
    """A number in a bubble; nothing when there is nothing to count."""
    if not n:
        return ""
    if not label:
        return links.bubble_html(n)
    return format_html('{}<span class="govuk-visually-hidden">{}</span>', links.bubble_html(n), label)


@register.inclusion_tag("design/identity_bar.html", takes_context=True)
def identity_bar(context, title, facts=(), tag_text="", tag_colour="grey"):
    """Whose file a page shows, with the `card_warning` of the page: a `CardWarning`, or None."""
    return {
        "warned": context.get("card_warning"),
        "title": title,
        "facts": _each(parts.IdentityFact, facts),
        "tag_text": tag_text,
        "tag_colour": tag_colour,
    }


@register.inclusion_tag("design/sub_navigation.html", takes_context=True)
def sub_navigation(context, tabs, label):
    """Tabs: a phone unfolds more than `TABS_IN_SIGHT` by a button with the present one, and wraps fewer."""
    number = context.render_context.setdefault("design_tabs", 0) + 1
    context.render_context["design_tabs"] = number
    found = _each(parts.Link, tabs)
    present = next((one.label for one in found if one.current), "")
    folds = f"tabs-{number}" if len(found) > TABS_IN_SIGHT else ""
    return {"items": links.tabs_html(found), "label": label, "folds": folds, "present": present}


@register.simple_tag
def menu(items):
    """The items of the menu of every page: `Link`s."""
    return links.menu_html(_each(parts.Link, items))


@register.simple_tag
def grouped_menu(groups):
    """The items of the menu of every page in groups: `LinkGroup`s."""
    return links.grouped_menu_html(groups)


@register.simple_tag
def options(choices, chosen=""):
    """The options of a select: pairs of value and label, and the value that is chosen."""
    return links.options_html(choices, chosen)


@register.inclusion_tag("design/summary_list.html")
def summary_list(rows):
    rows = _each(parts.SummaryRow, rows)
    return {"rows": parts.told_apart(rows), "changeable": any(row.change_url for row in rows)}


@register.inclusion_tag("design/side_by_side.html")
def side_by_side(left, right, pairs):
    """Two records side by side, on a phone one below the other; differences are marked in words."""
    return {"heads": _each(parts.Link, [left, right]), "pairs": _each(parts.SideBySideRow, pairs)}


@register.simple_tag(takes_context=True)
def task_list(context, tasks):
    """A task list; the lists of a page are numbered, so that their ids are unique."""
    number = context.render_context.setdefault("design_task_lists", 0) + 1
    context.render_context["design_task_lists"] = number
    items = (task_html(task, f"task-{number}-{at}") for at, task in enumerate(_each(parts.Task, tasks), 1))
    return format_html('<ul class="govuk-task-list">\n  {}\n</ul>', mark_safe("\n  ".join(items)))


@register.inclusion_tag("design/timeline.html")
def timeline(events):
    return {"events": _each(parts.TimelineEvent, events)}


@register.inclusion_tag("design/filter_chips.html")
def filter_chips(chips, clear_url=""):
    return {"chips": _each(parts.FilterChip, chips), "clear_url": clear_url}


@register.inclusion_tag("design/pager.html")
def pager(previous_url=None, next_url=None):
    return {"previous_url": previous_url, "next_url": next_url}


@register.inclusion_tag("design/parts/guidance.html")
def guidance(name):
    """The guidance of a step, named as in "visits/record"; folded on a phone, else beside the form."""
    room, _slash, step = name.partition("/")
    return {"page": texts.read_guidance(room, step), "asked": get_language()}


@register.inclusion_tag("design/back_link.html")
def back_link(url, label=""):
    return {"url": url, "label": label}


@register.inclusion_tag("design/error_summary.html")
def error_summary(*forms):
    """All errors of these forms or formsets, each sentence with a link to its field.

    Nothing for a page without a form, or with None.
    """
    problems = [problem for form in forms if form for problem in _problems(form)]
    return {"problems": problems}


def _problems(form):
    """The errors of a form as (sentence, id of the input or "", label of the field)."""
    if hasattr(form, "non_form_errors"):
        yield from ((error, "", "") for error in form.non_form_errors())
        for each in form.forms:
            yield from _problems(each)
        return
    errors = form.errors if form.is_bound else ErrorDict()
    yield from ((error, "", "") for error in errors.get("__all__", ()))
    for field in form:
        yield from ((error, first_input_id(field), field.label) for error in errors.get(field.name, ()))


def _each(kind, items):
    """These items as parts of one kind; they may be tuples and dicts too."""
    return [kind(**item) if isinstance(item, Mapping) else kind(*item) for item in items or ()]


def _box(name):
    """A tag with content between its start and its end, and perhaps a title, in its own template."""
    page = f"design/{name}.html"

    def box(content, title=""):
        return render_to_string(page, {"content": mark_safe(content), "title": title})

    register.simple_block_tag(box, name=name)


for _name in ("inset", "warning", "note", "done", "interruption", "empty", "more"):
    _box(_name)

register.simple_block_tag(folds.rest)
register.simple_block_tag(folds.few)
register.simple_block_tag(folds.few_rows)
