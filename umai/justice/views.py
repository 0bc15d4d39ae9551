"""The pages of this room: what was done to a child, and one incident with all that is written about it."""

from itertools import chain

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.permissions import may_do
from umai.justice.carers import reading as carers
from umai.justice.conflict_with_law import reading as conflict_with_law
from umai.justice.evidence.reading import section_of_evidence
from umai.justice.households.shown import households_of
from umai.justice.incidents.kinds import INCIDENT, SUSPECT
from umai.justice.incidents.models import Incident
from umai.justice.incidents.reading import alarms_of, incidents_of, open_case_of, suspects_of
from umai.justice.interviews.kinds import interviews_in_words
from umai.justice.kinds import ABOUT_AN_INCIDENT
from umai.justice.line import current_id
from umai.justice.lines import lines_of, names_of_adults
from umai.justice.measures import reading as measures
from umai.justice.orders import courts
from umai.justice.orders import reading as orders
from umai.justice.page import RecordJustice
from umai.justice.proceedings.views import matters_context
from umai.justice.repeated import reading as repeated
from umai.justice.representation.reading import representation_in_words
from umai.justice.sections import correct_url, sections_of
from umai.justice.settled.reading import flags_of_incident, settled_flags
from umai.justice.unfounded.kinds import UNFOUNDED
from umai.justice.unfounded.reading import proposals_of, unfounded_of
from umai.justice.withdrawals.kinds import withdrawals_in_words
from umai.register import merge_groups
from umai.register.child.page import FilePage
from umai.register.models import Child

# What each part of the room shows on the page of a child, `(child, by)`.
OF_CHILD = (
    orders.child_context,
    courts.court_context,
    measures.child_context,
    conflict_with_law.child_context,
    carers.child_context,
    repeated.child_context,
)


class JusticeOfChild(FilePage):
    """What was done to this child, and what justice makes of it."""

    of = Child
    look = "justice.read"
    template = "justice/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("justice:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        with by.speaking():
            incidents = list(incidents_of(child.pk, by))
            suspects = suspects_of([one.line for one in incidents], by)
            names = names_of_adults(SUSPECT, chain.from_iterable(suspects.values()), by)
        shown = {
            "child": child,
            "incidents": [
                (one, INCIDENT.summary(one), [named_in_words(row, names) for row in suspects[one.line]])
                for one in incidents
            ],
            "records": may_do(by, INCIDENT.act.act, child),
            "shield": may_do(by, "justice.shield.read", child),
            "settled": settled_flags(child.pk, by),
            "unfounded": unfounded_of([one.line for one in incidents], by),
        }
        for part in OF_CHILD:
            shown |= part(child, by)
        return shown


def named_in_words(suspect, names) -> str:
    """The suspect with the name, as far as the reader may see it, for the page of the child alone."""
    who = names.get(suspect.adult_id) or suspect.name
    return _("Suspect: %(who)s") % {"who": ", ".join(filter(None, [who, SUSPECT.summary(suspect)]))}


class RecordIncident(RecordJustice, kind=INCIDENT):
    """Write down what was done to the child; where a case is open, the risk is judged with it."""

    def back(self):
        return reverse("justice:of_child", args=[self.record.pk])

    def form_options(self):
        return super().form_options() | {"case": open_case_of(self.record, self.by)}

    def context(self):
        return {}

    def destination(self, incident):
        return incident


class ShowIncident(FilePage):
    """One incident: what was done, what must not be overlooked, and all that is written about it."""

    of = Incident
    look = "justice.read"
    template = "justice/incident.html"

    def find(self):
        return consult(Incident, current_id(Incident, self.address["pk"], self.by), by=self.by)

    def respond(self):
        return super().respond() if self.record.line == self.address["pk"] else redirect(self.record)

    def context(self):
        incident, by = self.record, self.by
        unfounded = incident.line in unfounded_of([incident.line], by)
        shown = {
            "incident": incident,
            "what": INCIDENT.summary(incident),
            "lines": lines_of(INCIDENT, incident, by),
            "correct_url": correct_url(INCIDENT, incident) if may_do(by, "justice.correct", incident) else "",
            "alarms": [] if unfounded else alarms_about(incident, by),
            "unfounded": unfounded,
            "proposals": proposals_of(incident, by),
            "propose_url": propose_url(incident, unfounded, by),
            "sections": sections_of(incident, ABOUT_AN_INCIDENT, by),
            "protect_url": protect_url(incident, by),
            "suspect_url": suspect_url(incident, by),
        }
        shown |= matters_context(incident, by) | repeated.incident_context(incident, by)
        shown |= section_of_evidence(incident, by)
        return shown | ({} if unfounded else households_of(incident, by))


def alarms_about(incident, by) -> list[str]:
    """What must not be overlooked about an incident that stands."""
    suspects = suspects_of([incident.line], by)[incident.line]
    return [
        *flags_of_incident(incident, by),
        *alarms_of(incident, suspects, by),
        *interviews_in_words(incident, by),
        *representation_in_words(incident, by),
        *withdrawals_in_words(incident, by),
    ]


def propose_url(incident, unfounded, by) -> str:
    """Where it is proposed that it did not happen; "" where that is found, or not for the reader."""
    proposes = not unfounded and may_do(by, UNFOUNDED.act.act, incident)
    return reverse("justice:record_unfounded", args=[incident.line]) if proposes else ""


def protect_url(incident, by) -> str:
    """The page on which immediate protection begins in the open case; "" where that is not possible."""
    case = open_case_of(Child.objects.get(pk=incident.child_id), by)
    return (
        reverse("protection:begin", args=[case.pk]) if case and may_do(by, "protection.begin", case) else ""
    )


def suspect_url(incident, by) -> str:
    """Where it is written who is said to have done it, while nobody is named; other children hang on it."""
    asked = may_do(by, SUSPECT.act.act, incident) and not suspects_of([incident.line], by)[incident.line]
    return reverse("justice:record_suspect", args=[incident.line]) if asked else ""
