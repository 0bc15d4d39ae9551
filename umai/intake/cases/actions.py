"""What may be done with a case: open, assign, correct its clock."""

from django.db import connection
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import insert_once, require_text
from umai.design.days import date_in_words
from umai.intake.cases.clock import clock_start
from umai.intake.cases.models import Assignment, Case, Clock, Closure, Origin
from umai.intake.cases.workers import terms_for_case
from umai.law.terms.clock import day_of, today
from umai.refusal import NotPermitted, Refusal
from umai.register import merge_groups


class AlreadyOpen(Refusal):
    """The child has an open case, which is `case`."""

    def __init__(self, sentence, case):
        super().__init__(sentence)
        self.case = case


class PreviousCaseNotNamed(Refusal):
    """The child has a closed case, and the new one does not say which it follows."""


class CaseClosed(Refusal):
    """The case is closed, and nothing is written in a closed case."""


class AlreadyAssigned(Refusal):
    """The case is assigned to this worker already."""


class CannotTakeCase(Refusal):
    """This worker cannot answer for a case that was given to them; `cases` are the ids of such cases."""

    def __init__(self, sentence, cases):
        super().__init__(sentence)
        self.cases = cases


class LaterThanTheSignal(Refusal):
    """The ten days would begin later than the day on which a signal of the case came."""


@act("intake.open_case", done=gettext_lazy("opened a case"))
def open_case(child, *, by, **columns):
    """Open a case for this child and start its ten days (Code on Children, Art. 41).

    Arguments and refusals as in `insert_case`.
    """
    return insert_case(child, by=by, **columns)


@act("intake.assign", done=gettext_lazy("named the worker of a case"))
def assign_worker(case, *, by, worker_id):
    """Name the worker who answers for the case from today on.

    The worker must have a term of today in the district that holds the file. In the same transaction
    the previous worker's grant ends and the new one's begins. Raises `CannotTakeCase`,
    `AlreadyAssigned`, `CaseClosed`.
    """
    return name_worker(case, worker_id)


def name_worker(case, worker_id):
    """Write who answers for the case from today on, inside an act; raises as `assign_worker`."""
    require_open_case(case)
    if not terms_for_case(case).filter(worker_id=worker_id).exists():
        raise CannotTakeCase(
            _("This person does not work in the district of the case today. Nothing was changed."), [case.pk]
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
    settle_grants([case])
    return assignment


@act("intake.correct_clock", done=gettext_lazy("corrected the beginning of the term for assessment and plan"))
def correct_clock(case, *, by, received_at, discovered_at, words):
    """Correct when the information came, and count the ten days from there.

    `words` say why it was wrong. Nothing else starts the clock again. Raises `Incomplete`,
    `CaseClosed`, `AlreadyReplaced`, `LaterThanTheSignal` and what `clock_start` raises.
    """
    require_open_case(case)
    require_text(words, _("Write why the beginning was wrong. Nothing was changed."))
    start = clock_start(received_at, discovered_at, now=timezone.now())
    refuse_later_than_signals(case, start)
    return Clock.objects.get(case=case).replace_with(
        why=ReplacementReason.CORRECTION,
        received_at=received_at,
        discovered_at=discovered_at,
        started_on=start.started_on,
        due_on=start.due_on,
        happened_on=start.started_on,
        reason=words,
    )


def insert_case(child, *, by, id, concern, channel, words, received_at, discovered_at, follows=None):
    """Write a case and its clock: the ten days start (Code on Children, Art. 41). Called inside an act.

    `id` is made by the writer. `received_at` and `discovered_at` are instants as claimed, one of
    them may be None. `follows` is the closed case that this one comes after. A child of several
    records (`umai.register.merge_groups`) has one open case on all of them. Raises `AlreadyOpen`,
    `PreviousCaseNotNamed`, `AlreadyReceived` and what `clock_start` raises.
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
    start = clock_start(received_at, discovered_at, now=timezone.now())
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
        started_on=start.started_on,
        due_on=start.due_on,
        happened_on=start.started_on,
    )
    return case


def lock_file(child_id):
    """Let nobody else act on this child's cases until this transaction ends.

    The web role may not lock a row that it may not change, so it locks the child's id.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 41))", [str(child_id)])


def refuse_later_than_signals(case, start):
    """Raise `LaterThanTheSignal` when the ten days would begin after the day on which a signal came."""
    first = Origin.objects.filter(case=case, current=True).aggregate(first=Min("received_at"))["first"]
    if first is not None and start.started_on > day_of(first):
        raise LaterThanTheSignal(
            _("A signal of this child came on %(day)s. The term begins no later. Nothing was changed.")
            % {"day": date_in_words(day_of(first))}
        )


def require_open_case(case):
    """Lock the child's file until this transaction ends. Raises `CaseClosed` when the case has ended."""
    lock_file(case.child_id)
    refuse_if_closed(case)


def is_closed(case) -> bool:
    return Closure.objects.filter(case_id=case.pk).exists()


def refuse_if_closed(case):
    """Raise `CaseClosed` when the case has ended. Called after `lock_file`."""
    if is_closed(case):
        raise CaseClosed(_("This case is closed. Nothing was changed. A new need opens a new case."))


def settle_grants(cases):
    """Make the grants to the files of these cases agree with the assignments; the database does it.

    Raises `NotPermitted`, `CannotTakeCase`.
    """
    case_ids = {case.child_id: case.pk for case in cases}
    with connection.cursor() as cursor:
        cursor.execute(
            "select child, intake_settle_grants(child) from unnest(%s::uuid[]) child", [list(case_ids)]
        )
        answers = dict(cursor.fetchall())
    if "refused" in answers.values():
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department.")
        )
    unsettled = [case_ids[child_id] for child_id, answer in answers.items() if answer != "settled"]
    if unsettled:
        raise CannotTakeCase(
            _("This worker cannot take this case. Nothing was changed. Choose another worker."), unsettled
        )
