"""Write down what a parent announces, ask about it, and confirm it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import (
    ANY_ROW,
    Incomplete,
    insert_once,
    raise_refusals,
    refuse_future,
    require_text,
    write_current,
)
from umai.guardianship.departure.known_absence import WhichHolds, contradicted_by, settle_absence
from umai.guardianship.departure.models import (
    OUTCOMES,
    SAY_WHY,
    Departure,
    DepartureCheck,
    DepartureConfirmation,
    DepartureWithdrawal,
)
from umai.guardianship.departure.state import absence_of, care_of_announced, state_of, waiting_of_child
from umai.guardianship.placement.actions import place_announced
from umai.intake.cases.actions import lock_file
from umai.law.terms.clock import today
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups
from umai.register.child.actions import insert_fact
from umai.register.models import PARENTS, Absence, CareArrangement, CarePaper, Kinship, Relation


class NotAParent(NotPermitted):
    """Who leaves is no parent of the child, or who is to take care is not in the family."""


class AlreadyAnnounced(Refusal):
    """The same parent has announced to leave this child already, and that waits or is in effect."""


class NotAskedYet(Refusal):
    """Not everybody was asked whose word the announcement needs."""


class TwoAbsences(Refusal):
    """The register has another absence of this parent, and nobody said which one holds."""


class AnnouncementOver(Refusal):
    """The announcement was confirmed or withdrawn before."""


@act("guardianship.announce", done=gettext_lazy("wrote down that a parent leaves"))
def announce_departure(child, *, by, id=None, **said):
    """Write down that a parent leaves this child or is away already; answers the `Departure`.

    `said` are the fields of `Departure`. Nothing follows from it until the office confirms it. Raises
    `NotAParent`, `Incomplete`, `ImpossibleTime`, `AlreadyAnnounced`, `AlreadyReceived`.
    """
    return insert_departure(child, by, id=id, **said)


def insert_departure(child, by, *, id=None, **said):
    """Write an announcement; called inside an act, whichever way it came. Raises as `announce_departure`."""
    lock_file(child.pk)
    require_valid_departure(merge_groups.ids_of(child.pk, by), **said)
    if waiting_of_child(child.pk, said["adult_id"], by).exists():
        raise AlreadyAnnounced(
            _(
                "This parent has announced it already, and it waits to be confirmed. Nothing was saved twice."
                " Open it on the child's page Guardianship, and correct it there. What came from the"
                " site: reject it, as announced already."
            )
        )
    return insert_once(Departure(child_id=child.pk, **said), id=id)


@act("guardianship.correct_departure", done=gettext_lazy("corrected what a parent announced"))
def correct_departure(departure, *, by, **changes):
    """Correct an announcement that waits; what was asked about it before stays.

    Raises `AnnouncementOver` and what `announce_departure` raises.
    """
    lock_file(departure.child_id)
    require_waiting(departure, by)
    fields = ("adult_id", "carer_id", "announced_on", "leaves_on", "returns_on")
    require_valid_departure(
        merge_groups.ids_of(departure.child_id, by),
        **{name: changes.get(name, getattr(departure, name)) for name in fields},
    )
    row = departure.replace_with(why=ReplacementReason.CORRECTION, **changes)
    for check in DepartureCheck.objects.filter(departure=departure):
        if not is_asked_anew(check, departure, row):
            check.replace_with(why=ReplacementReason.CHANGE, departure=row)
    return row


@act("guardianship.check", done=gettext_lazy("asked about what a parent announced"))
def record_check(departure, *, by, kind, outcome, asked_on, words="", seen=ANY_ROW, id=None):
    """Write what was seen or said: the papers of the parent, the carer, the other parent.

    Raises `Incomplete`, `ImpossibleTime`, `AnnouncementOver`, `AlreadyReplaced`.
    """
    lock_file(departure.child_id)
    require_waiting(departure, by)
    refuse_future(asked_on)
    if outcome not in OUTCOMES[kind]:
        raise Incomplete(_("Choose what came of it. Nothing was saved."))
    if outcome in SAY_WHY:
        require_text(words, _("Write what was said, or why nobody could be asked. Nothing was saved."))
    which = {"child_id": departure.child_id, "departure": departure, "kind": kind}
    more = {"id": id} if id else {}
    return write_current(DepartureCheck, seen, which, outcome=outcome, asked_on=asked_on, words=words, **more)


@act("guardianship.confirm", done=gettext_lazy("confirmed that a parent leaves"))
def confirm_departure(departure, *, by, which=""):
    """Confirm an announcement: it is in effect, and the register has the absence and the carer.

    Where the carer is new and no parent, the first check visit is due. Who takes care of the child until
    then, and that the parent lives with the child, is ended before by the page. `which` of two absences
    holds, a `WhichHolds`, where the register has another one. Raises `NotAskedYet`, `AnnouncementOver`,
    `TwoAbsences`.
    """
    lock_file(departure.child_id)
    require_waiting(departure, by)
    if not state_of(departure, by).is_asked:
        raise NotAskedYet(
            _(
                "Before this is confirmed, see the parent's papers, and speak with the carer and with the"
                " other parent. Nothing was confirmed."
            )
        )
    lock_file(departure.adult_id)  # the absence is of all children of the parent
    absence = absence_that_holds(departure, which) or insert_fact(
        departure.child, Absence, by, **fields_of_absence(departure)
    )
    if not care_of_announced(departure).exists():
        place_announced(insert_fact(departure.child, CareArrangement, by, **fields_of_care(departure)), by)
    refusals = {
        "departure_not_asked": NotAskedYet(_("Not everybody was asked yet. Nothing was confirmed.")),
        "departure_withdrawn": announcement_over(),
        "departure_id": announcement_over(),
    }
    with raise_refusals(refusals):
        return DepartureConfirmation.objects.create(
            child_id=departure.child_id, departure=departure, confirmed_on=today(), absence=absence
        )


def absence_that_holds(departure, which):
    """The absence that the register has, settled with what the parent says; None where it has none."""
    absence = absence_of(departure)
    if absence is None:
        return None
    if which not in WhichHolds.values and contradicted_by(departure, absence):
        raise TwoAbsences(
            _(
                "The register has another absence of this parent. Choose which one holds. Nothing was"
                " confirmed."
            )
        )
    return settle_absence(departure, absence, which)


@act("guardianship.withdraw", done=gettext_lazy("wrote down that a parent does not leave"))
def withdraw_departure(departure, *, by, reason, words="", id=None):
    """Write down that an announcement waits no more. Raises `AnnouncementOver`, `AlreadyReceived`."""
    lock_file(departure.child_id)
    require_waiting(departure, by)
    row = DepartureWithdrawal(child_id=departure.child_id, departure=departure, reason=reason, words=words)
    refusals = {"departure_in_effect": announcement_over(), "departure_id": announcement_over()}
    return insert_once(row, refusals, id=id)


def fields_of_absence(departure) -> dict:
    """The absence that follows from an announcement, as the register keeps it."""
    return {
        "adult_id": departure.adult_id,
        "kind": departure.kind,
        "country": departure.country,
        "holds_from": departure.leaves_on,
        "return_expected_on": departure.returns_on,
        "contact": departure.contact,
    }


def fields_of_care(departure) -> dict:
    """The care that follows from an announcement: without a paper, until somebody records one."""
    kinship = Kinship.objects.filter(child_id=departure.child_id, adult_id=departure.carer_id).first()
    return {
        "carer_id": departure.carer_id,
        "is_kin": kinship.relation != Relation.NOT_RELATED if kinship else None,
        "paper": CarePaper.NONE,
        "holds_from": departure.leaves_on,
    }


def is_asked_anew(check, before, after) -> bool:
    """Whether what was asked does not count for the corrected announcement: another parent or carer."""
    changed = {
        "identity": before.adult_id != after.adult_id,
        "carer": before.carer_id != after.carer_id,
        "other_parent": (before.adult_id, before.carer_id) != (after.adult_id, after.carer_id),
    }
    return changed[check.kind]


def require_valid_departure(records, *, adult_id, carer_id, announced_on, leaves_on, returns_on, **_more):
    """Refuse who is no parent, a carer outside of the family, and days that cannot be."""
    kin = dict(
        Kinship.objects.filter(child_id__in=records, adult_id__in=[adult_id, carer_id]).values_list(
            "adult_id", "relation"
        )
    )
    if kin.get(adult_id) not in PARENTS:
        raise NotAParent(
            _("Only a parent announces to leave. Nothing was saved. Choose the mother or the father.")
        )
    if carer_id not in kin:
        raise NotAParent(_("This person is not in the child's family. Nothing was saved. Add them first."))
    if carer_id == adult_id:
        raise Incomplete(_("Who leaves cannot take care of the child. Choose who stays with the child."))
    refuse_future(announced_on)
    if leaves_on and returns_on and returns_on < leaves_on:
        raise Incomplete(_("The return is before the departure. Check both days. Nothing was saved."))


def require_waiting(departure, by):
    """Refuse what was confirmed or withdrawn already. Raises `AnnouncementOver`."""
    stands = Departure.objects.filter(pk=departure.pk).first()
    if stands is None or not state_of(stands, by).waits:
        raise announcement_over()


def announcement_over():
    return AnnouncementOver(
        _("This was confirmed or withdrawn already. Nothing was changed. Read what stands there.")
    )
