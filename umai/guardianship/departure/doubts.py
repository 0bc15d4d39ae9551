"""What speaks against what a parent announced, in sentences: it is told and asked, and refuses nothing."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from umai.guardianship.departure.known_absence import known_otherwise
from umai.guardianship.departure.lines import identity_of
from umai.guardianship.departure.models import Departure
from umai.guardianship.departure.state import not_over
from umai.law.children.ages import is_minor
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.family.life import last_birth_of
from umai.register.family.members import adult_name_of
from umai.register.models import Absence, Inability, RightsDecision


def doubts_about(departure: Departure, by) -> list[str]:
    """What the register knows that does not fit: of the carer first, then of the parent."""
    return [*of_carer(departure, by), *of_parent(departure)]


def of_carer(departure: Departure, by) -> Iterator[str]:
    identity = identity_of(departure.carer_id)
    who, day = {"who": adult_name_of(identity)}, departure.leaves_on or today()
    if not_over(Absence.objects.filter(adult_id=departure.carer_id), day).exists():
        yield (_("%(who)s, who is to take care of the child, is away. Ask who is with the child.") % who)
    for row in Inability.objects.holding(on=today()).filter(adult_id=departure.carer_id):
        what = who | {"what": row.get_kind_display()}
        yield _("%(who)s, who is to take care of the child: %(what)s. Choose somebody else.") % what
    born = last_birth_of(identity)
    if born and is_minor(born, today()):
        yield _("%(who)s, who is to take care of the child, is under age. Choose somebody else.") % who
    ids = merge_groups.ids_of(departure.child_id, by)
    limits = RightsDecision.objects.holding(on=today()).filter(child_id__in=ids, adult_id=departure.carer_id)
    for limit in limits:
        said = who | {"limit": limit.get_limit_display()}
        yield _("Parental rights of %(who)s: %(limit)s. Ask the guardian authority first.") % said


def of_parent(departure: Departure) -> Iterator[str]:
    who = {"who": adult_name_of(identity_of(departure.adult_id))}
    for row in Inability.objects.holding(on=today()).filter(adult_id=departure.adult_id):
        what = who | {"what": row.get_kind_display()}
        yield _("%(who)s, who announced it: %(what)s. Ask who speaks here.") % what
    if known_otherwise(departure):
        yield (
            _(
                "The register has another absence of %(who)s: other days, another place or telephone. Whoever"
                " confirms says which one holds."
            )
            % who
        )
