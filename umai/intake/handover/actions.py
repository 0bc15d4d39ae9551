"""Giving the children of one worker to others, all of them in one act."""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import Incomplete, insert_once
from umai.intake.cases.actions import AlreadyAssigned, CannotTakeCase
from umai.intake.cases.models import Assignment, Case
from umai.intake.cases.workers import terms_in_district
from umai.intake.handover_models import Handover
from umai.law.terms.clock import today
from umai.offices.staff import require_own_office
from umai.refusal import NotPermitted, Refusal
from umai.trail import entries
from umai.trail.entries import EntrySubject


class AssignmentsChanged(Refusal):
    """Since the page was opened, a case was closed, or somebody else answers for it; `cases` are these."""

    def __init__(self, sentence, cases):
        super().__init__(sentence)
        self.cases = cases


class SomeCannotTakeCases(CannotTakeCase):
    """Somebody cannot answer for a case that was given to them; `cases` are these."""

    def __init__(self, sentence, cases):
        super().__init__(sentence)
        self.cases = cases


@act("intake.hand_over", done=gettext_lazy("handed the case over to another worker"))
def hand_over(office, *, by, id, from_worker, shares, words=""):
    """Give open cases of one worker to others; answers the handover. All of it, or nothing.

    `office` is the head's department and `id` made by the writer. `from_worker` is the worker's id, or
    None for cases that nobody answers for. `shares` are pairs of case ids and the id of the worker who
    takes them. Clocks and what is owed go on; grants change hands in the same transaction; each file's
    trail has an entry of its own. Raises `Incomplete`, `AlreadyAssigned`, `AssignmentsChanged`,
    `SomeCannotTakeCases`, `AlreadyReceived`.
    """
    require_own_office(by, office)
    given = {case_id: worker_id for case_ids, worker_id in shares for case_id in case_ids}
    if not given:
        raise Incomplete(_("Choose who takes at least one of the children. Nothing was changed."))
    if from_worker in given.values():
        raise AlreadyAssigned(_("A child cannot be handed over to the same worker. Nothing was changed."))
    cases, before = lock_cases(given, by)
    changed = [
        case_id
        for case_id in given
        if case_id not in cases or (before[case_id].worker_id if case_id in before else None) != from_worker
    ]
    if changed:
        raise AssignmentsChanged(
            _(
                "Since you opened this page, some cases were closed or somebody else answers for them."
                " Nothing was changed. Look at the list again."
            ),
            changed,
        )
    require_district_workers(office.place.district_id, given)
    handover = insert_once(
        Handover(
            id=id,
            district_id=office.place.district_id,
            office=office,
            from_worker_id=from_worker,
            words=words.strip(),
        )
    )
    day = today()
    rows = Assignment.objects.bulk_create(
        Assignment(
            child_id=case.child_id,
            case=case,
            worker_id=given[case.pk],
            handover=handover,
            why=ReplacementReason.CHANGE,
            replaces=before.get(case.pk),
            holds_from=day,
            happened_on=day,
            district_id=case.district_id,
            municipality_id=case.municipality_id,
            office_id=case.office_id,
        )
        for case in cases.values()
    )
    settle_all_grants(cases.values())
    for row in rows:
        entries.note_act(by.token, "intake.hand_over", EntrySubject.of_row(row), request_id=by.request_id)
    return handover


def lock_cases(given, by):
    """The open cases among these in the speaker's district, and their assignments; others wait."""
    known = Case.objects.within_reach_of(by).filter(pk__in=given, district_id__in=by.reach.districts)
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(child, 41))"
            " from (select unnest(%s::text[]) child order by 1) held",
            [sorted({str(child_id) for child_id in known.values_list("child_id", flat=True)})],
        )
    cases = {case.pk: case for case in known.open()}
    return cases, {row.case_id: row for row in Assignment.objects.filter(case_id__in=cases)}


def require_district_workers(district_id, given):
    """Raise `SomeCannotTakeCases` for cases given to somebody who works on no cases in this district
    today."""
    here = set(terms_in_district(district_id).values_list("worker_id", flat=True))
    strangers = [case_id for case_id, worker_id in given.items() if worker_id not in here]
    if strangers:
        raise SomeCannotTakeCases(
            _("This person does not work in the district of the case today. Nothing was changed."), strangers
        )


def settle_all_grants(cases):
    """Have the database make the grants of these files agree with the assignments."""
    of_child = {case.child_id: case.pk for case in cases}
    with connection.cursor() as cursor:
        cursor.execute(
            "select child, intake_settle_grants(child) from unnest(%s::uuid[]) child", [list(of_child)]
        )
        answers = dict(cursor.fetchall())
    if "refused" in answers.values():
        raise NotPermitted(
            _("This is kept by another office. Nothing was changed. Ask that office, or your department.")
        )
    unsettled = [of_child[child_id] for child_id, answer in answers.items() if answer != "settled"]
    if unsettled:
        raise SomeCannotTakeCases(
            _("This worker cannot take this case. Nothing was changed. Choose another worker."), unsettled
        )
