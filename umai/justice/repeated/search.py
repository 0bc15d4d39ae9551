"""Which incidents belong together: what the database answers after a look that stands on the trail."""

from typing import NamedTuple
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import note_shown
from umai.justice.repeated.models import IncidentTie
from umai.outreach.contacts import telephone_of
from umai.staff.models import Office

LOOK = "justice.repeated"
GENERAL = {
    "violence": gettext_lazy("violence"),
    "exploitation": gettext_lazy("exploitation"),
    "neglect": gettext_lazy("neglect"),
    "harm": gettext_lazy("another harm"),
}


class OfficeToCall(NamedTuple):
    """The office that keeps the other file, and its telephone; "" where nobody wrote one down."""

    name: str
    phone: str


class RepeatedIncident(NamedTuple):
    """Another incident that belongs to one of a child; `other` is None where it is beyond the reach.

    `line` is the incident of this child, None where the child has none and its carer is the suspect.
    """

    line: UUID | None
    other: UUID | None
    ties: tuple[str, ...]
    is_sure: bool
    questions: tuple[UUID, ...]
    year: int
    general: str
    office: OfficeToCall | None
    nth: int = 0
    """The same number for one incident that belongs to several of this child."""

    @property
    def what(self) -> str:
        """The year and what was done, in general words."""
        said = {"year": self.year, "what": GENERAL[self.general]}
        return _("Incident of %(year)s: %(what)s") % said

    @property
    def why(self) -> str:
        """By what the two belong together, in words."""
        words = [
            str(IncidentTie(tie).label) for tie in self.ties if tie != IncidentTie.SUSPECT or self.is_sure
        ]
        if IncidentTie.SUSPECT in self.ties and not self.is_sure:
            words.append(_("perhaps the same suspect, by the name"))
        return capfirst(", ".join(words))


def repeated_of(incidents, by) -> list[RepeatedIncident]:
    """What belongs to these incidents of one child, the newest first; the look is on the trail before."""
    lines = [one.line for one in incidents]
    if not lines:
        return []
    note_shown(LOOK, lines, {one.child_id for one in incidents}, by=by)
    with by.speaking():
        found = by.ask("select * from justice_repeated(%(asked)s)", asked=lines)
        offices = offices_to_call({office for *_first, office, _nth in found})
    return [
        RepeatedIncident(
            line, other, tuple(ties), sure, tuple(questions), year, general, offices.get(office), nth
        )
        for line, other, ties, sure, questions, year, general, office, nth in found
    ]


def near_child(child, by) -> list[RepeatedIncident]:
    """The incidents of other children whose suspect takes care of this child or lives with it now."""
    note_shown(LOOK, [child.pk], [child.pk], by=by)
    with by.speaking():
        found = by.ask("select distinct * from justice_near_child(%(child)s)", child=child.pk)
        offices = offices_to_call({row[-1] for row in found})
    return [
        RepeatedIncident(None, other, (IncidentTie.CARER,), True, (), year, general, offices.get(office))
        for _adult, other, year, general, office in found
    ]


def offices_to_call(ids) -> dict[UUID, OfficeToCall]:
    """These offices by id, each with its name in the reader's language and its telephone."""
    found = Office.objects.filter(pk__in=ids - {None})
    return {one.pk: OfficeToCall(str(one), getattr(telephone_of(one), "number", "")) for one in found}
