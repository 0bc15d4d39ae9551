"""The acts on matters of an agenda: ask for a hearing, take one out, step back, write the child's view."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import ImpossibleTime, Incomplete, insert_once, refuse_future, require_text
from umai.commission.agenda.models import (
    AgendaItem,
    AgendaRemoval,
    HeardHow,
    HeardView,
    HearingRequest,
    Recusal,
)
from umai.commission.session.models import Member
from umai.intake.cases.actions import lock_file, require_open_case
from umai.law.terms.clock import today
from umai.law.terms.commission import hearing_due_on
from umai.refusal import NotPermitted, Refusal
from umai.register.models import Identity
from umai.staff.models import Role


class NoCommission(Refusal):
    """The district has no Commission that could hear it."""


class MatterOver(Refusal):
    """The matter was decided or taken out, or its session is over."""


class WaitsAlready(Refusal):
    """The case waits to be heard already."""


@act("commission.ask_hearing", done=gettext_lazy("asked the Commission to hear a case"))
def ask_hearing(case, *, by, id, words):
    """Ask the Commission of the district to hear this case.

    Raises `Incomplete`, `NoCommission`, `WaitsAlready`, `CaseClosed`, `AlreadyReceived`.
    """
    require_open_case(case)
    require_text(words, _("Write why the Commission is asked. Nothing was sent."))
    asked = HearingRequest.objects.filter(case=case, commission__isnull=False)
    heard = AgendaItem.objects.filter(case=case, request__isnull=False, decision__isnull=False)
    done = heard.exclude(decision__kind="postponed").values("request")
    if asked.exclude(pk__in=done).exists():
        raise WaitsAlready(_("The Commission is asked to hear this case already. Nothing was sent twice."))
    row = HearingRequest(
        child_id=case.child_id,
        case=case,
        name=name_of(case.child_id),
        words=words,
        asked_on=today(),
        due_on=hearing_due_on(today()),
    )
    refusal = NoCommission(
        _(
            "The district has no Commission in the programme. Nothing was sent. Ask the administrator to"
            " add it."
        )
    )
    return insert_once(row, {"commission_none": refusal}, id=id)


@act("commission.take_out", done=gettext_lazy("took a matter from the agenda of the Commission"))
def take_out(item, *, by, reason):
    """Take a matter from the agenda; it waits again. Raises `Incomplete`, `MatterOver`."""
    lock_file(item.child_id)
    require_text(reason, _("Write why it is taken from the agenda. Nothing was changed."))
    row = AgendaRemoval(child_id=item.child_id, item=item, reason=reason.strip())
    return insert_once(row, over_refusals())


@act("commission.step_back", done=gettext_lazy("wrote down that a member steps back from a matter"))
def step_back(item, *, by, member, reason):
    """A member steps back from a matter: the own one, or any whom the secretary names.

    Raises `Incomplete`, `MatterOver`, `NotPermitted`.
    """
    lock_file(item.child_id)
    require_text(reason, _("Write which tie it is: kin, work, a quarrel. Nothing was saved."))
    invited = Member.objects.filter(session_id=item.session_id, pk=member).first()
    if invited is None:
        raise Incomplete(_("Choose who steps back. Nothing was saved."))
    if by.role != Role.COMMISSION_SECRETARY and invited.worker_id != by.pk:
        raise NotPermitted(_("A member steps back alone. Of somebody else the secretary writes it down."))
    twice = Incomplete(_("This member has stepped back already. Nothing was saved twice."))
    row = Recusal(child_id=item.child_id, item=item, member=invited, reason=reason.strip())
    return insert_once(row, over_refusals() | {"one_recusal_a_member": twice})


@act("commission.record_view", done=gettext_lazy("wrote down what the child says to the Commission"))
def record_view(item, *, by, how, words, heard_on=None, heard_by=""):
    """What the child says of a matter, told to one person beforehand, or why it was not heard.

    Raises `Incomplete`, `ImpossibleTime`, `MatterOver`.
    """
    lock_file(item.child_id)
    require_text(words, _("Write what the child says, or why it was not heard. Nothing was saved."))
    if how == HeardHow.NOT_HEARD:
        heard_on, heard_by = None, ""
    else:
        if heard_on is None or not heard_by.strip():
            raise Incomplete(_("Write who heard the child, and on which day. Nothing was saved."))
        refuse_future(heard_on)
        if heard_on > item.session.held_on:
            raise ImpossibleTime(
                _("The child is heard before the session, by one person. Check the day. Nothing was saved.")
            )
    row = HeardView(
        child_id=item.child_id,
        item=item,
        how=how,
        heard_on=heard_on,
        heard_by=heard_by.strip(),
        words=words.strip(),
    )
    twice = MatterOver(_("The child's view of this matter was written before. It is kept as it was."))
    return insert_once(row, over_refusals() | {"item_id": twice})


def name_of(child_id) -> str:
    """The child's name as it is recorded now."""
    identity = Identity.objects.filter(child_id=child_id).first()
    return identity.full_name()[:200] if identity else _("Name not known")


def over_refusals():
    """What the database refuses of a matter or a session that is over, as `raise_refusals` takes it."""
    refusal = MatterOver(
        _("This matter was decided or taken out, or its session is over. Nothing was changed.")
    )
    moved = MatterOver(
        _(
            "The file of this child moved to another district, and is heard there. Nothing was saved. Take"
            " the matter from the agenda."
        )
    )
    return {"commission_item_over": refusal, "commission_session_over": refusal, "commission_moved": moved}
