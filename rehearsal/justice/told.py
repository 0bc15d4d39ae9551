"""An invented incident as those see it who write what justice made of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rehearsal.register_rows import fact_dates


@dataclass(slots=True)
class ToldIncident:
    """One incident with its child, family and case; `line` is the id by which rows name it."""

    line: str
    child: Any
    family: Any
    case: str
    story: Any
    """Story of the child's latest case, by which a closing waits for a letter; None where it has none."""
    kind: str
    happened_on: date
    known_on: date
    known_by: str
    sealed: str
    suspect: dict

    @property
    def home(self):
        return self.family.home

    def columns(self, held, happened):
        """What a fact about this incident begins with."""
        return f"{held}\t{fact_dates(happened=happened)}\t{self.child.id}\t{self.line}\t{self.sealed}"

    def assigned(self):
        """Whether somebody answers for the case in which it is: that person is called."""
        return self.story is not None and bool(self.story.worker) and len(self.case) > 2

    def closed_days(self):
        """The days on which a case of this child was closed."""
        found, story = [], self.story
        while story is not None:
            if story.closed_on:
                found.append(story.closed_on)
            story = story.before
        return found
