"""The rows of My day and of the list of cases as HTML, written in Python because a page has many of them.

A template looks up and escapes each value by itself, which took longer than all queries of the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from umai.casefile.facts import known_day
from umai.casefile.my_day.contacts import ChildContact
from umai.casefile.protections import Tag, tag_of
from umai.casefile.words import municipality_of, name_of, next_step, until_when, worker_of
from umai.design.addresses import address_by_id
from umai.design.links import choice_labels
from umai.design.parts import Link, UiText
from umai.design.templatetags.design import day, tag
from umai.identification.signal.concerns import Concern

ROW = """<p><a href="{}"><strong>{}</strong></a>{} {}</p>{}
    <p>{}{} {}</p>{}"""
ACTIONS = '<p class="casefile-actions">{}{}{}</p>'
SHORT_ROW = """<p><a href="{}"><strong>{}</strong></a>{} {}</p>
    <p>{}{} {} {}</p>"""
GO = '<a class="govuk-button" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>'
WARNING = '<p class="casefile-alarm">{}</p>'
DO = (
    '<a class="govuk-button govuk-button--secondary" href="{}">{}'
    '<span class="govuk-visually-hidden">: {}</span></a>'
)
WHAT = '<a href="{}">{}<span class="govuk-visually-hidden">: {}, {}</span></a>'
WARNED = '<a href="{}">{}<span class="govuk-visually-hidden">: {}</span></a> {}'
CALL = '<a href="tel:{}">{}</a>'
# A telephone shows one word, and says all of it to whoever hears the page.
SHORT_CALL = (
    '<a href="tel:{}"><span class="umai-narrow" aria-hidden="true">{}</span>'
    '<span class="umai-wide">{}</span></a>'
)


@dataclass
class DutyRow:
    """A duty as the page shows it: the child, what, until when, whom to call and where it is done.

    The name, the village and the telephone of a child are asked for all rows of the day at once.
    """

    child_id: UUID | None
    case_id: UUID | None
    name: str
    url: str
    what: UiText
    until: UiText
    do: Link | None
    tags: Sequence[Tag] = ()
    contact: ChildContact = field(default_factory=ChildContact)
    note: UiText = ""
    go: Link | None = None
    """Where the reader says that they go to the child now; None where that is not the next thing."""
    call: UUID | None = None
    """The open call that the reader may take; the template has its button."""
    warning: str = ""
    """That nobody may go to this household yet."""
    due_on: date | None = None
    """The last day of a duty; None where none is, and for a child in danger."""
    of: str = ""
    """What kind of duty it is, as a line that counts them names it."""
    short: bool = False
    """Whether it is shown in two lines, without its buttons."""
    warned: bool = False
    """Whether a row above says in full that nobody may go to a household yet."""

    def html(self):
        """The row on the page."""
        return self.in_short() if self.short else self.in_full()

    def in_full(self):
        """The row with its buttons."""
        lives = self.contact.address if self.go else self.contact.village
        do = self.do and format_html(DO, self.do.url, self.do.label, self.name)
        go = self.go and not self.warning and format_html(GO, self.go.url, self.go.label, self.name)
        call = self.contact.phone and format_html(CALL, self.contact.dialled, self.call_in_words())
        return format_html(
            ROW,
            self.url,
            self.name,
            where_in_words(lives),
            self.marks(self.tags),
            format_html(WARNING, self.warning) if self.warning and not self.warned else "",
            self.what,
            note_in_words(self.note),
            self.until,
            format_html(ACTIONS, go or "", do or "", call or "") if go or do or call else "",
        )

    def in_short(self):
        """The row in two lines: what is to be done leads to where it is done."""
        what = self.do and format_html(WHAT, self.do.url, self.what, self.do.label, self.name)
        call = format_html(SHORT_CALL, self.contact.dialled, _("Call"), self.call_in_words())
        return format_html(
            SHORT_ROW,
            self.url,
            self.name,
            where_in_words(self.contact.village),
            self.marks([one for one in self.tags if one.colour == "red"]),
            what or self.what,
            note_in_words(self.note),
            self.until,
            call if self.contact.phone else "",
        )

    def marks(self, tags):
        """These tags; where the warning stands in full elsewhere, a word of it that leads there."""
        marks = format_html_join(" ", "{}", ((tag(*one),) for one in tags))
        if not self.warning or not (self.short or self.warned):
            return marks
        word = tag(_("do not go there yet"), "red")
        return format_html(WARNED, self.url, word, self.name, marks)

    def is_late(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on

    @property
    def is_grave(self) -> bool:
        """Whether the child is in danger, or somebody who goes there might be."""
        return bool(self.warning) or any(one.colour == "red" for one in self.tags)

    def call_in_words(self):
        whose = self.contact.whose or _("the carer")
        return _("Call %(who)s: %(phone)s") % {"who": whose, "phone": self.contact.phone}


def where_in_words(place):
    return format_html(' <span class="casefile-where">{}</span>', place) if place else ""


def note_in_words(note):
    return format_html('<span class="casefile-where"> · {}</span>', note) if note else ""


LINE = """<tr>
      <th scope="row"><a href="{url}">{name}</a>{tags}</th>
      {cells}
    </tr>"""


class CaseListLines:
    """The lines of one list on this day, with the headings; each cell has its heading for a phone."""

    def __init__(self, on: date, *, closed=False):
        self.on, self.closed, self.address = on, closed, address_by_id("casefile:case")
        self.headings = [
            _("Child"),
            _("What comes next"),
            _("Last day"),
            _("Concern"),
            _("Worker"),
            _("Municipality"),
        ]
        self.cells = [
            f'<td><span class="casefile-label">{conditional_escape(heading)}: </span>'
            for heading in self.headings[1:]
        ]
        self.concerns = choice_labels(Concern)

    def line(self, row, progress, running, tags):
        """One line, from the columns of a list, the `AssessmentProgress` and the protection, if any.

        `tags`: the risk, and who is near, as `risk_tags_of` says.
        """
        tags = [tag_of(running), *tags] if running else tags
        values = (
            f"{_('Closed on')} {known_day(row['closed_on'])}" if self.closed else next_step(row, progress),
            day(row["due_on"]) if self.closed else until_when(row, self.on),
            self.concerns[row["concern"]],
            worker_of(row) or "—",
            municipality_of(row),
        )
        cells = (
            f"{cell}{conditional_escape(value)}</td>" for cell, value in zip(self.cells, values, strict=True)
        )
        return mark_safe(
            LINE.format(
                url=self.address(row["id"]),
                name=conditional_escape(name_of(row)),
                tags="".join(f" {tag(*one)}" for one in tags),
                cells="\n      ".join(cells),
            )
        )
