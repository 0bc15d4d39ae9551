"""Whether who represents a child may do so alone: computed from the suspects, at each look."""

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Suspect
from umai.justice.line import first_id_of
from umai.justice.representation.models import ChildRepresentation, IndependentAsked
from umai.justice.roster.models import RosterEnding
from umai.justice.roster.waiting import waiting_of_incident
from umai.law.options.choices import is_marked
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.models import Kinship, Membership
from umai.register.people import Relation

CONFLICTS = ("is_suspect", "lives_with", "family")


def conflicts_of(row, suspects, by) -> list[str]:
    """Codes of representative_conflicts: what was told of this representative, and what the register knows.

    An adult of the family is the suspect, lives in one household with one, or is of one family with a suspect
    who is kin to the child: such a person depends on relatives who want no proceedings.
    """
    known = set(row.conflicts)
    if row.adult_id is not None:
        adults = {one.adult_id for one in suspects} - {None}
        if row.adult_id in adults:
            known.add("is_suspect")
        others = adults - {row.adult_id}
        if others and share_a_home(row.adult_id, others):
            known.add("lives_with")
        if is_of_family(row, suspects, others, by):
            known.add("family")
    order = [*CONFLICTS, *sorted(known - set(CONFLICTS))]
    return [code for code in order if code in known]


def share_a_home(adult_id, others) -> bool:
    """Whether this adult lives in one household with one of the others, as far as the register knows."""
    homes = Membership.objects.filter(adult_id=adult_id, holds_to=None).values_list("household_id", flat=True)
    return Membership.objects.filter(
        adult_id__in=others, holds_to=None, household_id__in=list(homes)
    ).exists()


def is_of_family(row, suspects, others, by) -> bool:
    """Whether this adult of the family and another suspect are kin to the child on one side of it."""
    ids = merge_groups.ids_of(row.child_id, by)
    found = Kinship.objects.filter(child_id__in=ids, adult_id__in={row.adult_id, *others})
    sides: dict = {}
    for adult, relation in found.values_list("adult_id", "relation"):
        sides.setdefault(adult, set()).update(sides_of(relation))
    own = sides.pop(row.adult_id, set())
    in_words = any(
        one.adult_id is None and is_marked("suspect_relations", one.relation, "kin") for one in suspects
    )
    return bool(own) and (in_words or any(own & other for other in sides.values()))


def sides_of(relation) -> set[str]:
    """The sides of the child's family to which a relative belongs; parents and their partners to both."""
    if relation == Relation.NOT_RELATED:
        return set()
    side = relation.rpartition("_")[2]
    return {side} if side in ("f", "m") else {"f", "m"}


def representation_in_words(incident, by) -> list[str]:
    """What must not be overlooked about who represents the child, in sentences."""
    line = first_id_of(incident)
    rows = list(ChildRepresentation.objects.within_reach_of(by).filter(incident_id=line))
    suspects = list(Suspect.objects.within_reach_of(by).filter(incident_id=line))
    said = [
        _("Who represents the child has a conflict of interest: %(why)s.")
        % {"why": ", ".join(choice_label("representative_conflicts", code) for code in codes)}
        for row in rows
        if (codes := conflicts_of(row, suspects, by))
    ]
    nobody = any(is_marked("representative_kinds", row.role, "nobody") for row in rows)
    if nobody:
        said.append(_("Nobody represents the child."))
    if (said or nobody) and not has_independent(line, by):
        said.append(
            _("No independent representative was named. Ask for one, and write down of whom, or why not.")
        )
    return [*said, *waiting_of_incident(incident, line, by), *no_longer_on_the_roster(line, by)]


def no_longer_on_the_roster(line, by) -> list[str]:
    """That whoever was named last stands on the roster no more; the child may have nobody again."""
    named = IndependentAsked.objects.within_reach_of(by).filter(incident_id=line, named=True)
    last = named.order_by("happened_on", "recorded_at").last()
    ended = RosterEnding.objects.filter(entry_id=last and last.entry_id, last_on__lt=today()).first()
    if ended is None:
        return []
    return [
        _(
            "The last day of the independent representative on the roster was %(day)s. Ask whether the"
            " child is still represented, or ask for another one."
        )
        % {"day": date_in_words(ended.last_on)}
    ]


def has_independent(line, by) -> bool:
    """Whether an independent representative was named for this incident."""
    rows = IndependentAsked.objects.within_reach_of(by).filter(incident_id=line)
    return any(is_marked("independent_outcomes", row.outcome, "named") for row in rows)
