"""Give a parent a code, take it back, and take over or reject what was sent with it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import Incomplete, insert_once, raise_refusals, require_text
from umai.design.days import date_in_words
from umai.guardianship.departure.actions import NotAParent, insert_departure
from umai.guardianship.departure.models import AnnouncementWay
from umai.guardianship.invitation.models import (
    Invitation,
    InvitationTakenBack,
    RejectionReason,
    SentAnnouncement,
    SentAnnouncementAnswer,
)
from umai.intake.cases.actions import lock_file
from umai.law.guardianship.announcing import answer_days, code_ends_on
from umai.law.terms.clock import today
from umai.refusal import Refusal
from umai.register import merge_groups
from umai.register.models import PARENTS, Kinship


class AlreadyInvited(Refusal):
    """The same parent has a code for this child that is good still."""


class CodeOver(Refusal):
    """The code was used, taken back or is over."""


class AnnouncementAnswered(Refusal):
    """What was sent was taken over or rejected before."""


@act("guardianship.invite", done=gettext_lazy("gave a parent a code for the site"))
def invite_parent(child, *, by, adult_id, language, code_hash):
    """Keep the hash of a code for a parent of this child; answers the `Invitation`.

    Raises `NotAParent`, and `AlreadyInvited` also when the form is sent twice: the code is shown once.
    """
    day = today()
    terms = {"ends_on": code_ends_on(day), "answer_days": answer_days(day)}
    said = {"language": language, "code_hash": code_hash} | terms
    return give_code(Invitation, open_invitations(by), child, by, adult_id=adult_id, **said)


def give_code(model, standing, child, by, *, adult_id, refusals=None, **said):
    """Keep a code of this kind for a parent of this child; `standing`: the codes of the kind that are good.

    `refusals`: what else the database may refuse, as `raise_refusals` takes it. Raises `NotAParent`,
    `AlreadyInvited`.
    """
    lock_file(child.pk)
    records = merge_groups.ids_of(child.pk, by)
    kin = Kinship.objects.filter(child_id__in=records, adult_id=adult_id).values_list("relation", flat=True)
    if not set(kin) & set(PARENTS):
        raise NotAParent(
            _("Only a parent is given a code. Nothing was saved. Choose the mother or the father.")
        )
    if one := standing.filter(child_id__in=records, adult_id=adult_id).first():
        raise AlreadyInvited(
            _(
                "This parent has a code that is good until %(day)s. It cannot be shown again. Take it back"
                " first, then make another one."
            )
            % {"day": date_in_words(one.ends_on)}
        )
    with raise_refusals(refusals or {}):
        return model.objects.create(child_id=child.pk, adult_id=adult_id, **said)


@act("guardianship.take_invitation_back", done=gettext_lazy("took the code of a parent back"))
def take_invitation_back(invitation, *, by):
    """Have a code open nothing any more. Raises `CodeOver`."""
    lock_file(invitation.child_id)
    if not open_invitations(by).filter(pk=invitation.pk).exists():
        raise code_over()
    with raise_refusals({"code_was_used": code_over(), "invitation_id": code_over()}):
        return InvitationTakenBack.objects.create(child_id=invitation.child_id, invitation=invitation)


@act("guardianship.take_over", done=gettext_lazy("took over what a parent sent from the site"))
def take_over_announcement(sent, *, by, id=None, **said):
    """Make an announcement of what was sent, as the worker understands it; answers the `Departure`.

    `said` are the fields of `Departure`, but how and when it was announced. Nothing follows until it is asked
    about and confirmed. Raises `AnnouncementAnswered` and what `announce_departure` raises.
    """
    lock_file(sent.child_id)
    require_unanswered(sent)
    came = {"way": AnnouncementWay.SITE, "announced_on": timezone.localdate(sent.recorded_at)}
    departure = insert_departure(sent.child, by, id=id, **said | came)
    with raise_refusals({"sent_id": announcement_answered()}):
        SentAnnouncementAnswer.objects.create(child_id=sent.child_id, sent=sent, departure=departure)
    return departure


@act("guardianship.reject", done=gettext_lazy("rejected what was sent from the site for a parent"))
def reject_announcement(sent, *, by, reason, words, id=None):
    """Write down why nothing follows of what was sent. Raises `Incomplete`, `AnnouncementAnswered`."""
    lock_file(sent.child_id)
    require_unanswered(sent)
    if reason not in RejectionReason.values:
        raise Incomplete(_("Choose why. Nothing was saved."))
    require_text(words, _("Write what you found out, and how. Nothing was saved."))
    row = SentAnnouncementAnswer(child_id=sent.child_id, sent=sent, reason=reason, words=words)
    return insert_once(row, {"sent_id": announcement_answered()}, id=id)


def open_invitations(by):
    """The codes within reach that are good today."""
    rows = Invitation.objects.within_reach_of(by).filter(ends_on__gte=today())
    return rows.filter(taken_back=None, sent=None)


def require_unanswered(sent):
    """Refuse what was taken over or rejected already. Raises `AnnouncementAnswered`."""
    if SentAnnouncementAnswer.objects.filter(sent=sent).exists():
        raise announcement_answered()


def unanswered(by):
    """What came from the site within reach and waits, the first last day first."""
    rows = SentAnnouncement.objects.within_reach_of(by).filter(answer=None)
    return rows.order_by("due_on", "recorded_at", "pk")


def code_over():
    return CodeOver(_("This code opens nothing any more: it was used, taken back or is over."))


def announcement_answered():
    return AnnouncementAnswered(
        _("Somebody took this over or rejected it already. Nothing was changed. Read what stands there.")
    )
