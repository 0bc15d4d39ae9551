"""What may be done with a case: open, assign, correct its clock."""

from django.db import connection
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import Incomplete, insert_once
from umai.design.days import date_in_words
from umai.intake.cases.clock import clock_start
from umai.intake.cases.models import Assignment, Case, Clock, Closure, Origin
from umai.intake.cases.workers import terms_for_case
from umai.law.terms.clock import day_of, today
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups


class AlreadyOpen(Refusal):
    """The child has an open case; `case` is that case."""

    def __init__(self, sentence, case):
        super().__init__(sentence)
        self.case = case


class PreviousCaseNotNamed(Refusal):
    """The child has a closed case, and the new one does not say which it follows."""


class CaseClosed(Refusal):
    """A closed case is never written on."""


class AlreadyAssigned(Refusal):
    """The case is assigned to this worker already."""


class CannotTakeCase(Refusal):
    """This worker cannot answer for the case."""


class LaterThanTheSignal(Refusal):
    """A signal with which the case goes on came before the beginning that was given."""


@act("intake.open_case", done=gettext_lazy("opened a case"))
def open_case(child, *, by, id, concern, channel, words, received_at, discovered_at, follows=None):
    """Open a case for this child and start its ten days (Code on Children, Art. 41).

    `id` is made by the writer. `received_at` and `discovered_at` are instants as claimed, one of
    them may be None; the row's `recorded_at` is the database's. `follows` is the closed case
    that this one comes after. Raises `AlreadyOpen`, `PreviousCaseNotNamed`, `AlreadyReceived` and
    what `clock_start` raises.
    """
    return insert_case(
        child,
        by=by,
        id=id,
        concern=concern,
        channel=channel,
        words=words,
        received_at=received_at,
        discovered_at=discovered_at,
        follows=follows,
    )


@act("intake.assign", done=gettext_lazy("named the worker of a case"))
def assign_worker(case, *, by, worker_id):
    """Name the worker who answers for the case from today on, in place of whoever did.

    The grant of the worker before ends and the new one's begins in the same transaction. Only
    a worker with a term of today in the district that holds the file. Raises `CannotTakeCase`,
    `AlreadyAssigned`, `CaseClosed`.
    """
    lock_file(case.child_id)
    refuse_if_closed(case)
    if not terms_for_case(case).filter(worker_id=worker_id).exists():
        raise CannotTakeCase(
            _("This person does not work in the district of the case today. Nothing was changed.")
        )
    before = Assignment.objects.filter(case=case).first()
    if before is not None and before.worker_id == worker_id:
        raise AlreadyAssigned(_("This worker answers for the case already. Nothing was changed."))
    day = today()
    if before is not None:
        assignment = before.replace_with(
            why=ReplacementReason.CHANGE, worker_id=worker_id, holds_from=day, happened_on=day
        )
    else:
        assignment = Assignment.objects.create(
            child_id=case.child_id, case=case, worker_id=worker_id, holds_from=day, happened_on=day
        )
    settle_grants(case)
    return assignment


@act("intake.correct_clock", done=gettext_lazy("corrected the beginning of the ten days"))
def correct_clock(case, *, by, received_at, discovered_at, words):
    """Correct when the information came; the ten days are counted anew from there.

    `words` say why it was wrong. Nothing else ever starts the clock again. Raises `Incomplete`,
    `CaseClosed`, `AlreadyReplaced`, `LaterThanTheSignal` and what `clock_start` raises.
    """
    lock_file(case.child_id)
    refuse_if_closed(case)
    if not words.strip():
        raise Incomplete(_("Write why the beginning was wrong. Nothing was changed."))
    began = clock_start(received_at, discovered_at, now=timezone.now())
    refuse_later_than_signals(case, began)
    return Clock.objects.get(case=case).replace_with(
        why=ReplacementReason.CORRECTION,
        received_at=received_at,
        discovered_at=discovered_at,
        started_on=began.started_on,
        due_on=began.due_on,
        happened_on=began.started_on,
        reason=words,
    )


def insert_case(child, *, by, id, concern, channel, words, received_at, discovered_at, follows):
    """Write the case and its clock. Inside an act that opens one.

    A child of several records (`umai.register.merge_groups`) who has an open case on one of them gets no
    other.
    """
    lock_file(child.pk)
    cases = Case.objects.filter(child_id=child.pk)
    standing = Case.objects.filter(child_id__in=merge_groups.ids_of(child.pk, by)).open().first()
    if standing is not None:
        raise AlreadyOpen(
            _("A case of this child is open since %(day)s. No second one was opened. Continue in that case.")
            % {"day": date_in_words(standing.opened_on)},
            standing,
        )
    if cases.exists() and (follows is None or not cases.filter(pk=follows.pk).exists()):
        raise PreviousCaseNotNamed(
            _("This child had a case before. A new case says which one it follows. Nothing was saved.")
        )
    began = clock_start(received_at, discovered_at, now=timezone.now())
    case = insert_once(
        Case(
            id=id,
            child=child,
            concern=concern,
            channel=channel,
            words=words,
            opened_on=today(),
            follows=follows,
        )
    )
    Clock.objects.create(
        child=child,
        case=case,
        received_at=received_at,
        discovered_at=discovered_at,
        started_on=began.started_on,
        due_on=began.due_on,
        happened_on=began.started_on,
    )
    return case


def lock_file(child_id):
    """Let nobody else act on this child's cases until this transaction ends.

    The web role may not lock a row that it may not change, so the lock is on the child's id.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 41))", [str(child_id)])


def refuse_later_than_signals(case, began):
    """Raise `LaterThanTheSignal` when the ten days would begin after the day on which a signal came."""
    first = Origin.objects.filter(case=case).aggregate(first=Min("received_at"))["first"]
    if first is not None and began.started_on > day_of(first):
        raise LaterThanTheSignal(
            _("A signal of this child came on %(day)s. The ten days begin no later. Nothing was changed.")
            % {"day": date_in_words(day_of(first))}
        )


def refuse_if_closed(case):
    """Raise `CaseClosed` when the case has ended; asked under `lock_file`."""
    if Closure.objects.filter(case_id=case.pk).exists():
        raise CaseClosed(_("This case is closed. Nothing was changed. A new need opens a new case."))


def settle_grants(case):
    """Have the database make the grants of the assigned agree with the assignments."""
    with connection.cursor() as cursor:
        cursor.execute("select intake_settle_grants(%s)", [case.child_id])
        (answer,) = cursor.fetchone()
    if answer == "refused":
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department.")
        )
    if answer != "settled":
        raise CannotTakeCase(
            _("This worker cannot take this case. Nothing was changed. Choose another worker.")
        )
