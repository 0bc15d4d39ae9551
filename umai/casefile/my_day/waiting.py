"""What may wait for the reader on the first page, in one query: only lists that hold something are read."""

from django.utils import timezone

from umai.access.permissions import may_do
from umai.call_back.reading import calls_sql as calls_back
from umai.casefile.frame import beside_frame
from umai.casefile.second_person import MAY_HOLD
from umai.contradictions.jobs import monday_of
from umai.contradictions.reading import asked_sql
from umai.feedback.worklist import untold_counts_sql
from umai.guardianship.applications.counts import late_sql as late_applications
from umai.guardianship.reading import came_sql as came_from_site
from umai.guardianship.reading import first_checks_sql
from umai.guardianship.reading import waiting_sql as announced_departures
from umai.identification.inbox.worklist import second_person_count_sql
from umai.intake.lowering.reading import lowered_count_sql
from umai.justice.carers.reading import carer_losses_sql as carer_losses
from umai.justice.conflict_with_law.counts import away_sql
from umai.justice.duties.reading import duties_sql as duties
from umai.justice.households.reading import households_sql as households
from umai.justice.orders.counts import orders_sql as orders
from umai.justice.repeated.reading import repeated_sql as repeated
from umai.justice.roster.waiting import independents_sql as independents
from umai.justice.settled.reading import settled_sql as settled
from umai.law.children.ages import minors_born_after
from umai.law.children.telling import tell_terms
from umai.law.contradictions import A_WEEK
from umai.law.options.rounds import paper_asked_since, silent_since
from umai.law.training import new_since
from umai.lawbook.courses.reading import courses_done_sql, digests_offered_to
from umai.offices.duty.roster import gap_sql, week_end
from umai.offices.people.posts import new_post_sql
from umai.opens.emergency.reading import told_sql
from umai.opens.unusual.reading import waiting_sql as openings_to_explain
from umai.rounds.coverage.reading import running_count_sql as rounds
from umai.rounds.found.reading import waiting_count_sql as doors
from umai.rounds.sheet.reading import paper_count_sql as paper
from umai.self_harm.reading import following_sql as followed_children
from umai.self_harm.reading import reviews_owed_sql
from umai.situations.reading import waiting_counts_sql as papers
from umai.unseen.counts import waiting_count_sql as unseen
from umai.visits.plausibility.lists import waiting_counts_sql as questions_about_visits
from umai.visits.visit.reading import told_counts_sql
from umai.walls.reading import day_counts_sql as ties

WAITING_SQL = [  # the act of reading, and the query that says what waits
    ("intake.read", questions_about_visits),
    ("visits.confirm_told", told_counts_sql),
    ("intake.read", openings_to_explain),
    ("intake.read", told_sql),
    ("identification.confirm_joining", second_person_count_sql),
    ("intake.look_at_lowering", lowered_count_sql),
    ("unseen.read", unseen),
    ("rounds.found.read", doors),
    ("guardianship.confirm", announced_departures),
    ("justice.read", households),
    ("justice.read", carer_losses),
    ("justice.read", repeated),
    ("justice.read", orders),
    ("justice.read", away_sql),
    ("justice.read", independents),
    ("justice.duties.read", duties),
    ("justice.letters.read", settled),
    ("situations.read", papers),
    ("guardianship.place", first_checks_sql),
    ("guardianship.take_over", came_from_site),
    ("call_back.record", calls_back),
    ("guardianship.read", late_applications),
    ("self_harm.read", followed_children),
    ("self_harm.answer_review", reviews_owed_sql),
    ("walls.ask_lift", ties),
    ("contradictions.read", asked_sql),
    ("feedback.read", untold_counts_sql),
    ("offices.set_turn", gap_sql),
    ("rounds.questions.read", rounds),
    ("rounds.questions.read", paper),
    ("lawbook.guidance.read", new_post_sql),
    ("lawbook.do_course", courses_done_sql),
]


def waiting_of(by, on) -> dict:
    """What waits on this day, by the names of the columns; what the reader may not read is not among it."""
    asked = [MAY_HOLD, *(in_words(by) for act, in_words in WAITING_SQL if may_do(by, act))]
    values = {"on": on, "monday": monday_of(on), "asked_a_week": A_WEEK.on(on)}
    values |= {"born_after": minors_born_after(on), "now": timezone.now(), "week_end": week_end(on)}
    values |= {"silent_since": silent_since(on), "paper_since": paper_asked_since(on)}
    values |= {"new_since": new_since(on), "courses": digests_offered_to(by.role)}
    values |= tell_terms()
    return beside_frame(by, by.ask_at_once(asked, **values))
