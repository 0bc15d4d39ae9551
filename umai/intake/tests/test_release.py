"""Nothing stays with a person who has left."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.models import Grant
from umai.intake.cases import actions
from umai.intake.handover.release import release_open_cases
from umai.intake.models import Assignment, WorklistRow
from umai.intake.tests.conftest import closed
from umai.law.terms.clock import today
from umai.offices.people.actions import end_term
from umai.staff.models import Term
from umai.trail.models import Entry

AIGUL = id_of("worker", "aigul")


@pytest.fixture
def assigned(case, damira):
    actions.assign_worker(case, by=damira, worker_id=AIGUL)
    return case


def term(username="aigul"):
    return Term.objects.select_related("office__place").get(pk=id_of("term", username))


def whose(case):
    return list(Assignment.objects.using("owner").filter(case=case).values_list("worker_id", flat=True))


def live_grants():
    return Grant.objects.using("owner").filter(reason="assigned", to_at=None).count()


def run_out(superuser, username):
    """Let a post's last day be over without anybody touching it, as a night does."""
    with without_triggers(superuser):
        superuser.execute(
            "update staff_term set to_on = %s where id = %s",
            [today() - timedelta(days=1), id_of("term", username)],
        )


def test_a_post_that_ends_at_once_leaves_no_case_behind_and_who_ended_it_is_written(assigned, damira):
    end_term(term(), by=damira)
    assert whose(assigned) == [None] and live_grants() == 0
    assert WorklistRow.objects.using("owner").get().worker_id is None
    row = Assignment.objects.using("owner").get()
    assert (row.recorded_by_id, row.holds_from) == (damira.pk, today())
    entry = Entry.objects.using("owner").get(act="intake.release")
    assert (entry.outcome, entry.record_id, entry.child_id) == ("done", row.pk, assigned.child_id)
    assert entry.worker_id == damira.pk


def test_the_clock_releases_once_what_a_post_left_that_ran_out(assigned, superuser, worker_role):
    run_out(superuser, "aigul")
    assert whose(assigned) == [AIGUL]
    assert release_open_cases(using=worker_role) == 1
    assert release_open_cases(using=worker_role) == 0
    assert whose(assigned) == [None] and live_grants() == 0
    assert Assignment.objects.using("owner").get().recorded_by_id is None
    assert Entry.objects.using("owner").get(act="intake.release").worker_id is None


def test_whoever_has_a_running_post_keeps_everything(assigned, worker_role, damira):
    assert release_open_cases(using=worker_role) == 0
    assert whose(assigned) == [AIGUL]
    end_term(term(), by=damira, to_on=today())
    assert whose(assigned) == [AIGUL] and live_grants() == 1


def test_a_list_of_staff_that_ends_a_post_releases_too(assigned):
    one = Term.objects.using("owner").get(pk=id_of("term", "aigul"))
    one.to_on = today() - timedelta(days=1)
    one.save(using="owner")
    assert whose(assigned) == [None]


def test_a_closed_case_keeps_the_name_of_who_answered_for_it(assigned, proposal, damira):
    closed(proposal, damira)
    end_term(term(), by=damira)
    assert whose(assigned) == [AIGUL]


def test_a_released_case_is_assigned_to_somebody_else(assigned, damira, client_of):
    with pytest.raises(ProgrammingError), damira.speaking(), connection.cursor() as cursor:
        cursor.execute("select intake_release(null)")
    end_term(term(), by=damira)
    page = client_of("damira").get(f"/cases/{assigned.pk}/assign/")
    assert page.status_code == 200 and "None" not in page.text
    with damira.speaking(), connection.cursor() as cursor:
        cursor.execute("select intake_settle_grants(%s)", [assigned.child_id])
        assert cursor.fetchone() == ("settled",)
    actions.assign_worker(assigned, by=damira, worker_id=id_of("worker", "azamat"))
    assert whose(assigned) == [id_of("worker", "azamat")] and live_grants() == 1
