"""Give cases of one worker to others, all of them in one act."""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import Incomplete, insert_once
from umai.intake.cases.actions import AlreadyAssigned, CannotTakeCase, settle_grants
from umai.intake.cases.models import Assignment, Case
from umai.intake.cases.workers import terms_in_district
from umai.intake.handover_models import Handover
from umai.law.terms.clock import today
from umai.offices.staff import require_own_office
from umai.refusal import Refusal
from umai.trail import entries
from umai.trail.entries import EntrySubject


class AssignmentsChanged(Refusal):
    """Some cases were closed or have another worker since the page was opened; `cases` are their ids."""

    def __init__(self, sentence, cases):
        super().__init__(sentence)
        self.cases = cases


@act("intake.hand_over", done=gettext_lazy("handed the case over to another worker"))
def hand_over(office, *, by, id, from_worker, shares, words=""):
    """Give open cases of one worker to others, all of them or none; answers the handover.

    `office` is the head's department; `id` is made by the writer. `from_worker` is the worker's id, or
    None for cases that nobody answers for. `shares` are pairs of case ids and the id of the worker who
    takes them. Clocks and due days stay; the grants change in the same transaction; the trail of each
    file gets an entry. Raises `Incomplete`, `AlreadyAssigned`, `AssignmentsChanged`,
    `CannotTakeCase`, `AlreadyReceived`.
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
    settle_grants(cases.values())
    for row in rows:
        entries.note_act(by.token, "intake.hand_over", EntrySubject.of_row(row), request_id=by.request_id)
    return handover


def lock_cases(given, by):
    """Lock the files of these cases; answers those open in the speaker's district and their assignments."""
    own = Case.objects.within_reach_of(by).filter(pk__in=given, district_id__in=by.reach.districts)
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(child, 41))"
            " from (select unnest(%s::text[]) child order by 1) held",
            [sorted({str(child_id) for child_id in own.values_list("child_id", flat=True)})],
        )
    cases = {case.pk: case for case in own.open()}
    return cases, {row.case_id: row for row in Assignment.objects.filter(case_id__in=cases)}


def require_district_workers(district_id, given):
    """Raise `CannotTakeCase` for cases given to somebody who works on no cases here today."""
    workers = set(terms_in_district(district_id).values_list("worker_id", flat=True))
    refused = [case_id for case_id, worker_id in given.items() if worker_id not in workers]
    if refused:
        raise CannotTakeCase(
            _("This person does not work in the district of the case today. Nothing was changed."), refused
        )
