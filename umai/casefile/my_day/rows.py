"""The lines of the list of cases as HTML, written in Python because a page has many of them.

A template looks up and escapes each value by itself, which took longer than all queries of the list.
"""

from datetime import date

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from umai.casefile.facts import known_day
from umai.casefile.protections import tag_of
from umai.casefile.words import municipality_of, name_of, next_step, until_when, worker_of
from umai.design.addresses import address_by_id
from umai.design.links import choice_labels
from umai.design.templatetags.design import day, tag
from umai.identification.signal.concerns import Concern

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
