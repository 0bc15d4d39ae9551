"""Send the file of a child who moved to another district; the department there accepts or refuses it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.reach import wall_sql
from umai.access.requirements import AlreadyAnswered, insert_once, raise_refusals, require_text
from umai.intake.cases.actions import lock_file
from umai.intake.cases.models import Case
from umai.intake.transfer_models import FileTransfer, FileTransferAnswer
from umai.law.terms.clock import today
from umai.law.terms.intervals import acceptance_due_on
from umai.refusal import NotPermitted, Refusal
from umai.register.child.file_location import office_of_place
from umai.register.models import Identity


class SameDistrict(Refusal):
    """The place is in the district that holds the file, where no other department is asked."""


class AlreadySent(Refusal):
    """The file was sent to another department, which has not answered yet."""


@act("intake.send_file", done=gettext_lazy("sent the file to another office"))
def send_file(child, *, by, id, place, words):
    """Send the file to the department of another district; answers the `FileTransfer`.

    `place` is the municipality or the district where the child lives now, and `words` what the new
    department must know at once: until it accepts, it sees these, the child's name and year of birth,
    and nothing else. The open case, its clock and due days stay as they are. Raises `Incomplete`,
    `SameDistrict`, `AlreadySent`, `AlreadyReceived`.
    """
    require_text(words, _("Write what the new department must know now. Nothing was sent."))
    lock_file(child.pk)
    if child.district_id not in by.reach.districts:
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department.")
        )
    if place.district_id in (None, child.district_id):
        raise SameDistrict(
            _("This place is in your own district. Nothing was sent. Move the file there; nobody is asked.")
        )
    if pending_transfer_of(child) is not None:
        raise AlreadySent(
            _("This file was sent already, and the answer is awaited. Nothing was sent a second time.")
        )
    office = office_of_place(place)
    return insert_once(
        FileTransfer(
            id=id,
            child_id=child.pk,
            case=open_case_of(child),
            from_district_id=child.district_id,
            to_district_id=place.district_id,
            to_municipality_id=place.municipality_id,
            to_office=office,
            who=child_in_words(child),
            words=words.strip(),
            accept_by_on=acceptance_due_on(today()),
        )
    )


@act("intake.accept_file", done=gettext_lazy("accepted the file from another office"))
def accept_file(sent, *, by, words=""):
    """Accept the file, as the department to which it was sent; answers the `FileTransferAnswer`.

    The database moves the whole file in the same transaction. The case keeps its clock and due days;
    nobody answers for it until a worker is assigned here. Raises `AlreadyAnswered`.
    """
    return insert_office_answer(sent, by=by, accepted=True, words=words)


@act("intake.refuse_file", done=gettext_lazy("did not accept the file from another office"))
def refuse_file(sent, *, by, words):
    """Refuse the file with the reasons; it stays where it is. Raises `Incomplete`, `AlreadyAnswered`."""
    require_text(words, _("Write why you do not take the file. Nothing was changed."))
    return insert_office_answer(sent, by=by, accepted=False, words=words)


@act("intake.take_back_file", done=gettext_lazy("took the file back before it was accepted"))
def take_back_file(sent, *, by, words):
    """Take back a file that the own department sent, before the other one has answered.

    The file was never moved; the other department sees the reasons. Raises
    `Incomplete`, `AlreadyAnswered`.
    """
    require_text(words, _("Write why you take the file back. Nothing was changed."))
    if sent.from_district_id not in by.reach.districts:
        raise NotPermitted(_("This file was not sent by your department. Nothing was changed."))
    return insert_answer(sent, accepted=False, taken_back=True, words=words)


def insert_office_answer(sent, *, by, accepted, words):
    """Write the answer of the department to which the file was sent. Called inside an act."""
    if sent.to_district_id not in by.reach.districts:
        raise NotPermitted(_("This file was not sent to your department. Nothing was changed."))
    return insert_answer(sent, accepted=accepted, words=words)


def insert_answer(sent, *, words, **how):
    """Write the answer, or that the file was taken back. Raises `AlreadyAnswered` after the first."""
    lock_file(sent.child_id)
    answered = AlreadyAnswered(_("This was answered already. Nothing was changed."))
    with raise_refusals({"transfer_id": answered}):
        return FileTransferAnswer.objects.create(
            child_id=sent.child_id,
            transfer=sent,
            from_district_id=sent.from_district_id,
            to_district_id=sent.to_district_id,
            reason=words.strip(),
            **how,
        )


def pending_transfer_of(child):
    """The transfer of this child's file that nobody answered yet, or None."""
    return FileTransfer.objects.filter(child_id=child.pk, answer=None).first()


def waiting_count_sql(by):
    """The query, in SQL, for how many files wait for an answer of the speaker's department (`files_sent`)."""
    return f"""select count(*) as files_sent from intake_filetransfer s
        where s.to_district_id = any (%(districts)s) and {wall_sql(by, "s.")}
        and not exists (select from intake_filetransferanswer a where a.transfer_id = s.id)"""


def child_in_words(child):
    """The child's name and year of birth, which the other department sees before it accepts."""
    identity = Identity.objects.filter(child_id=child.pk).first()
    if identity is None:
        return _("Name not known")
    year = f", {identity.birth_date.year}" if identity.birth_date else ""
    return f"{identity.full_name()}{year}"


def answer_of(sent):
    """The answer to this transfer, or that it was taken back; None while it waits."""
    return FileTransferAnswer.objects.filter(transfer=sent).select_related("recorded_by").first()


def open_case_of(child):
    """The child's open case, or None."""
    return Case.objects.filter(child_id=child.pk).open().first()
