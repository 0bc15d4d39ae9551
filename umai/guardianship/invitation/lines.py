"""A code and what was sent with it, as the pages show them: in a line, and as a summary."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow
from umai.design.templatetags.design import day, moment
from umai.guardianship.departure.lines import identity_of
from umai.guardianship.departure.models import CheckOutcome, Departure, DepartureReason
from umai.guardianship.invitation.models import (
    Invitation,
    ParentCode,
    SentAnnouncement,
    SentAnnouncementAnswer,
)
from umai.guardianship.invitation.sealed import SaidOnSite, read_sent
from umai.guardianship.site.codes import receipt_number
from umai.guardianship.site.forms import CARER_SAYS, OTHER_PARENT_SAYS
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.family.absence import AbsenceKind
from umai.register.family.members import adult_name_of
from umai.register.fields.countries import country_name


class InvitationLine(NamedTuple):
    """A code, or what came with it, on the page of the child."""

    url: str
    title: str
    state: str
    waits: bool


def invitations_of(child_id, by):
    """The codes given to parents of a child, whatever its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = Invitation.objects.within_reach_of(by).filter(child_id__in=ids)
    related = ("recorded_by", "taken_back", "sent", "sent__answer", "sent__answer__departure")
    return rows.select_related(*related).order_by("-recorded_at", "pk")


def invitation_line(invitation: Invitation) -> InvitationLine:
    sent, who = sent_of(invitation), adult_name_of(identity_of(invitation.adult_id))
    row = sent or invitation
    waits = sent is not None and answer_of(sent) is None
    return InvitationLine(row.get_absolute_url(), who, state_in_words(invitation), waits)


def state_in_words(invitation: Invitation) -> str:
    """What became of a code, in a few words."""
    if sent := sent_of(invitation):
        return sent_in_words(sent)
    return unused_in_words(invitation)


def unused_in_words(code: ParentCode) -> str:
    """What became of a code with which nothing was sent, in a few words."""
    if hasattr(code, "taken_back"):
        return _("The code was taken back")
    said = {"day": date_in_words(code.ends_on)}
    if is_over(code):
        return _("The code was not used. Its last day: %(day)s") % said
    return _("The code was not used yet. Its last day: %(day)s") % said


def sent_in_words(sent: SentAnnouncement) -> str:
    answer = answer_of(sent)
    if answer is None:
        return _("An announcement came. Read it until: %(day)s") % {"day": date_in_words(sent.due_on)}
    if answer.departure_id:
        return _("It was taken over")
    return _("Rejected: %(why)s") % {"why": answer.get_reason_display()}


def is_over(code: ParentCode) -> bool:
    return code.ends_on < today()


def sent_of(invitation: Invitation) -> SentAnnouncement | None:
    return getattr(invitation, "sent", None)


def answer_of(sent: SentAnnouncement) -> SentAnnouncementAnswer | None:
    return getattr(sent, "answer", None)


def sent_into(departure: Departure, by) -> SentAnnouncement | None:
    """What was sent from the site and taken over into this announcement, or into one that it corrects."""
    ids, earlier = [departure.pk], departure.replaces_id
    while earlier:
        ids.append(earlier)
        earlier = Departure.ever.filter(pk=earlier).values_list("replaces_id", flat=True).first()
    rows = SentAnnouncementAnswer.objects.within_reach_of(by).filter(departure_id__in=ids)
    answer = rows.select_related("sent").first()
    return answer.sent if answer else None


def against_on_site(sent: SentAnnouncement | None) -> list[str]:
    """That the carer or the other parent does not agree, with the reason, as it was written on the site."""
    said = read_sent(sent) if sent else None
    if said is None:
        return []
    found = []
    if said.carer == CheckOutcome.DECLINES:
        sentence = _("It was written on the site that whoever is to take care of the child does not agree.")
        found.append((sentence, said.carer_words))
    if said.other_parent == CheckOutcome.OBJECTS:
        found.append((_("It was written on the site that the other parent is against it."), said.other_words))
    return [" ".join(filter(None, parts)) for parts in found]


class CameLine(NamedTuple):
    """What came from the site, in the list of the office."""

    url: str
    child: str
    receipt: str
    came_on: date
    due_on: date
    is_late: bool


def came_line(sent: SentAnnouncement, names: dict) -> CameLine:
    return CameLine(
        sent.get_absolute_url(),
        names.get(sent.child_id) or _("Name not known"),
        receipt_number(sent.pk),
        timezone.localdate(sent.recorded_at),
        sent.due_on,
        sent.due_on < today(),
    )


def invitation_rows(invitation: Invitation) -> list[SummaryRow]:
    """For whom a code is, until when, and what became of it."""
    lines = [
        (_("Parent"), adult_name_of(identity_of(invitation.adult_id))),
        (_("Language"), invitation.get_language_display()),
        (_("Last day of the code"), day(invitation.ends_on)),
        (_("What became of it"), state_in_words(invitation)),
        (_("Recorded"), by_whom(invitation)),
    ]
    return [SummaryRow(label, value) for label, value in lines]


def came_rows(sent: SentAnnouncement) -> list[SummaryRow]:
    """With whose code something was sent, when, and until when it is read."""
    lines = [
        (_("Code of"), adult_name_of(identity_of(sent.invitation.adult_id))),
        (_("Number of the receipt"), format_html('<span translate="no">{}</span>', receipt_number(sent.pk))),
        (_("Came"), moment(sent.recorded_at)),
        (_("To be read until"), day(sent.due_on)),
    ]
    return [SummaryRow(label, value) for label, value in lines]


def said_rows(said: SaidOnSite) -> list[SummaryRow]:
    """What was written on the site, as it was written."""
    where = ", ".join(filter(None, [words_in(AbsenceKind.choices, said.kind), country_name(said.country)]))
    lines = [
        (_("Who writes"), said.who_writes),
        (_("Where to"), capfirst(where)),
        (_("Why"), capfirst(words_in(DepartureReason.choices, said.reason))),
        (_("Away from"), day_or_words(said, "leaves_on")),
        (_("Expected back on"), day_or_words(said, "returns_on")),
        (_("Which child stays with whom"), paragraphs(said.child_stays)),
        (_("Telephone or messenger"), said.contact),
        (_("The carer agrees"), answer_and_why(CARER_SAYS, said.carer, said.carer_words)),
        (
            _("The other parent agrees"),
            answer_and_why(OTHER_PARENT_SAYS, said.other_parent, said.other_words),
        ),
        (_("What else was written"), paragraphs(said.words)),
    ]
    return [SummaryRow(label, value) for label, value in lines if value]


def words_in(choices, value: str) -> str:
    """The words of this choice; the value itself where it is none, for it may be anything."""
    return str(dict(choices).get(value, value))


def answer_and_why(choices, value: str, why: str) -> str:
    return ". ".join(filter(None, [words_in(choices, value), why]))


def day_or_words(said: SaidOnSite, name: str):
    found = said.day(name)
    return day(found) if found else getattr(said, name)


def paragraphs(words: str):
    return as_paragraphs(words) if words else ""
