"""Everything that is loaded fits together: asked once, of a country in which what is rare is frequent."""

from collections import Counter, defaultdict

import pytest
from django.apps import apps
from django.db.models import Q

from rehearsal.contradictions import invent_contradictions
from rehearsal.load import fill_invented
from rehearsal.staff import shown_municipalities
from rehearsal.tables import COLUMNS
from rehearsal.tests import roster_rules as representatives
from rehearsal.tests import test_duties_to_inform as duties
from rehearsal.tests import test_incidents as incidents
from rehearsal.tests import test_orders as orders
from rehearsal.tests import test_proceedings as proceedings
from rehearsal.tests import test_self_harm as self_harm
from rehearsal.tests.asking import ask, require_rules
from rehearsal.tests.conftest import TODAY
from rehearsal.tests.test_what_is_asked import require_something_on_every_page_of_the_demonstration_people
from umai.assessment.models import Completion
from umai.contradictions.models import Contradiction
from umai.contradictions.rules import RULE_OF_SLUG
from umai.design.fields.listed import list_of
from umai.guardianship.departure.models import CheckKind
from umai.guardianship.models import (
    ApplicationDecision,
    ApplicationStage,
    ApplicationWithdrawal,
    CarePlacement,
    ChildReturn,
    Departure,
    DepartureCheck,
    DepartureConfirmation,
    DepartureWithdrawal,
    GuardianshipApplication,
    HouseholdCheck,
)
from umai.intake.models import Case, Clock, Closure
from umai.justice import kinds as _declared  # noqa: F401 - declares the kinds
from umai.justice.line import KIND_OF_MODEL
from umai.justice.models import BodyNotice, DutyQuestion, Incident, SettledLetter
from umai.law.informing import informed_late_at, question_due_on
from umai.law.justice.proceedings import prosecutor_answer_due_on
from umai.law.justice.self_harm import followed_until, next_contact_on
from umai.law.options.choices import choices_of, may_be_chosen
from umai.law.terms import clock
from umai.law.terms.clock import day_of
from umai.planning.editions.codes import code_of
from umai.planning.models import PlanEdition
from umai.register.models import Absence, CareArrangement, HealthDetail, Identity, Kinship
from umai.self_harm.models import FollowingContact, SelfHarmPath


def every(model):
    return model.objects.using("owner")


@pytest.fixture
def made(db, often, monkeypatch):
    """A filling in which what is rare is frequent; answers which file was made to contradict which rule."""
    kept = set()

    def invent(*args, **named):
        kept.update(invent_contradictions(*args, **named))

    monkeypatch.setattr("rehearsal.load.contradictions.invent_contradictions", invent)
    fill_invented(1200, cases=250, seed=1, today=TODAY)
    return kept


def test_everything_that_is_loaded_fits_together(made, superuser):
    """One test, because the filling that it reads is made for it alone."""
    for asked in (proceedings, incidents, orders, duties, representatives, self_harm):
        require_rules(asked.RULES, asked.THERE_ARE)
    require_rules(self_harm.OF_DEATHS, self_harm.DEATHS)
    require_terms_of_the_law()
    require_paths_followed_by_the_law()
    require_codes_of_the_lists()
    require_assessments_by_the_law()
    require_cases_that_follow_one_another()
    require_departures_of_the_family()
    require_arrangements_that_are_open()
    require_applications_in_every_stage()
    require_contradictions(made)
    require_roster_of_some_districts()
    require_what_is_owed()
    require_what_the_database_derives(superuser)
    require_something_on_every_page_of_the_demonstration_people()


def require_terms_of_the_law():
    for one in every(SettledLetter):
        assert one.due_on == prosecutor_answer_due_on(one.happened_on)
    for one in every(BodyNotice):
        by_office = one.direction == "by_office"
        assert one.late_at == informed_late_at(one.body, one.learned_at, by_office=by_office)
    for one in every(DutyQuestion):
        assert one.due_on == question_due_on(one.asked_on)
    assert ask("select max(recorded_at) from justice_orderbreach")[0][0].date() < TODAY
    for one in every(Incident)[:20]:
        ask("select justice_renew_repeated(%s)", [one.line])  # every column is filled as its table has it


def require_paths_followed_by_the_law():
    """The year after self-harm, and that nothing of a child is written after its death."""
    contacts = defaultdict(list)
    for one in every(FollowingContact).order_by("recorded_at", "id"):
        contacts[one.path_id].append(one)
    for path in every(SelfHarmPath).exclude(kind="died"):
        on, made_on = day_of(path.recorded_at), None
        assert path.follow_until == followed_until(on) and path.contact_due_on == next_contact_on(on, None)
        for one in contacts[path.pk]:
            made_on = one.contact_on if one.made else made_on
            assert one.next_due_on == next_contact_on(on, made_on, one.next_on)
    late = """select x.child_id from {} x join self_harm_deathreview r on r.child_id = x.child_id
        where x.recorded_at::date > r.died_on + 1 limit 1"""
    written = [one for one, columns in COLUMNS.items() if {"child_id", "recorded_by_id"} <= {*columns}]
    assert [one for one in written if not one.startswith("self_harm") and ask(late.format(one))] == []


def lists_of(model):
    """Field to the list of the law from which it is chosen, and the fields whose day does not matter."""
    kind = KIND_OF_MODEL.get(model)
    named = {one.name: found for one in model._meta.concrete_fields if (found := list_of(one))}
    return (named | dict(kind.lists), kind.any_day) if kind else (named, ())


def require_codes_of_the_lists():
    """Every code could be chosen on the day of its row."""
    asked, never = Counter(), set()
    for model in (one for one in apps.get_models() if one._meta.db_table in COLUMNS):
        lists, any_day = lists_of(model)
        for row in every(model).all() if lists else ():
            day = getattr(row, "happened_on", None) or day_of(row.recorded_at)
            for field, listed in lists.items():
                said = getattr(row, field)
                for code in said if isinstance(said, list) else [said] if said else []:
                    asked[listed] += 1
                    known = (
                        code in choices_of(listed) if field in any_day else may_be_chosen(listed, code, day)
                    )
                    if not known:
                        never.add((model, field, code, day))
    assert never == set()
    assert set(asked) >= {
        *("incident_kinds", "proceeding_stages", "ending_grounds", "order_kinds", "notice_matters")
    }


def require_assessments_by_the_law():
    rows = list(every(Completion))
    assert {row.is_late for row in rows} == {True, False}
    for row in rows:
        assert row.is_late == clock.is_late(row.due_on, row.completed_on)
        assert row.is_late or not clock.is_late_at(row.due_on, row.recorded_at)
    for running in every(Clock):
        assert running.started_on == clock.clock_starts_on(running.received_at, running.discovered_at)
        assert running.due_on == clock.assessment_due_on(running.started_on)


def require_cases_that_follow_one_another():
    """Nobody closes what they proposed to close, later cases name the earlier one, and facts were mended."""
    closures = list(every(Closure).select_related("proposal"))
    assert closures
    assert all(one.recorded_by_id != one.proposal.recorded_by_id for one in closures)
    assert all(one.recorded_at > one.proposal.recorded_at for one in closures)
    followed = list(every(Case).exclude(follows=None).select_related("follows"))
    assert followed
    assert all(
        one.follows.child_id == one.child_id and one.follows.opened_on < one.opened_on for one in followed
    )
    corrected = Identity.ever.using("owner").filter(why="correction", current=True)
    assert corrected.exists()
    assert all(not Identity.ever.using("owner").get(pk=one.replaces_id).current for one in corrected)
    assert Absence.ever.using("owner").filter(why="struck", current=False).exists()
    assert every(HealthDetail).exists()


def require_departures_of_the_family():
    announced = every(Departure)
    confirmed = every(DepartureConfirmation).select_related("absence", "departure")
    withdrawn = every(DepartureWithdrawal).count()
    assert announced.count() > confirmed.count() + withdrawn and confirmed.exists() and withdrawn
    for one in confirmed:
        assert one.absence.adult_id == one.departure.adult_id
        assert every(DepartureCheck).filter(departure=one.departure).count() == len(CheckKind)
    for one in announced.all():
        assert every(CareArrangement).filter(child_id=one.child_id, carer_id=one.carer_id).exists()


def require_arrangements_that_are_open():
    """A first visit, a second paper, a parent who came back and a child from abroad."""
    placed = every(CarePlacement).select_related("care")
    assert placed.exists()
    for one in placed:
        assert one.placed_on <= TODAY and one.care.child_id == one.child_id
    assert every(ChildReturn).exists()
    written = [day_of(one.recorded_at) for one in (*placed, *every(ChildReturn))]
    assert max(written) < TODAY  # the afternoon of today may not have come
    institutions, children = ask("""
        select count(*) filter (where c.institution <> ''), count(distinct c.child_id)
        from register_carearrangement c join register_carearrangement o on o.child_id = c.child_id
            and o.id <> c.id and o.paper <> 'none' and c.paper <> 'none' and c.current and o.current""")[0]
    assert institutions and children
    back = """select count(*) from register_absence a join register_kinship k on k.adult_id = a.adult_id
            join register_carearrangement c on c.child_id = k.child_id and c.paper <> 'none'
        where a.holds_to <= %s and c.carer_id <> a.adult_id"""
    assert ask(back, [TODAY])[0][0]


def require_applications_in_every_stage():
    applied = every(GuardianshipApplication)
    kinds = set(every(ApplicationStage).values_list("kind", flat=True))
    granted = every(ApplicationDecision).values_list("granted", flat=True)
    assert kinds == {"papers", "home", "court"} and set(granted) == {True, False}
    assert every(ApplicationWithdrawal).exists() and every(HouseholdCheck).exists()
    assert applied.filter(stages=None, decision=None, withdrawal=None, due_on__lt=TODAY).exists()
    for one in applied.all():
        assert every(CareArrangement).filter(child_id=one.child_id, carer_id=one.applicant_id).exists()
    decided = every(ApplicationDecision).select_related("care", "application")
    for one in decided:
        assert day_of(one.recorded_at) >= one.decided_on >= one.application.received_on
    for one in decided.filter(granted=True):
        assert one.care.child_id == one.child_id and one.in_force_on >= one.decided_on
        assert one.care.paper == {"authority": "preliminary", "court": "court"}[one.body]
    by_authority = decided.filter(granted=True, body="authority")
    assert not by_authority.filter(application__arrangement="court_guardianship").exists()


def left_alone():
    """Children whose every known parent is away and for whom nobody cares, told without the rules."""
    lasting = Q(holds_to=None) | Q(holds_to__gt=TODAY)
    away = set(every(Absence).filter(lasting).values_list("adult_id", flat=True))
    cared = set(every(CareArrangement).filter(lasting).values_list("child_id", flat=True))
    parents = defaultdict(set)
    known = every(Kinship).filter(relation__in=("mother", "father"))
    for child, adult in known.values_list("child_id", "adult_id"):
        parents[child].add(adult)
    return {child for child, adults in parents.items() if adults <= away and child not in cared}


def in_two_hands():
    """Children whom an institution took in while a carer has a paper, told without the rules."""
    lasting = every(CareArrangement).filter(Q(holds_to=None) | Q(holds_to__gt=TODAY))
    institutions = set(lasting.exclude(institution="").values_list("child_id", flat=True))
    return institutions & set(lasting.filter(institution="").values_list("child_id", flat=True))


def require_contradictions(made):
    """There is a file for each rule, the list of the night has these alone, and no second file is made."""
    assert {slug for _child, slug in made} == set(RULE_OF_SLUG)
    assert len({child for child, _slug in made}) == len(RULE_OF_SLUG)
    found = {(child, "nobody_cares") for child in left_alone()}
    found |= {(child, "institution_and_carer") for child in in_two_hands()}
    listed = set(every(Contradiction).standing().values_list("child_id", "rule"))
    assert listed == made | found
    assert invent_contradictions(shown_municipalities(), today=TODAY) == set()


def require_roster_of_some_districts():
    assert ask("select count(*) from justice_rosterending")[0][0] > 0
    districts = ask("select count(*) from places_place where district_id = id and valid_to is null")[0][0]
    (served,) = ask("""select count(distinct e.place_id) from justice_rosterentry e
        join places_place p on p.id = e.place_id where p.district_id = p.id""")[0]
    assert 0.3 < served / districts < 0.7


def require_what_is_owed():
    """Every open case owes something, its list says what is first, and a plan has the code of its text."""
    assert ask("select case_id from intake_worklistrow where owed = ''") == []
    assert not ask("""
        select w.case_id from intake_worklistrow w left join lateral
            (select due_on, owed from intake_due where case_id = w.case_id order by due_on, id limit 1) d on true
        where (w.due_on, w.owed) is distinct from (d.due_on, d.owed)""")
    owed = {kind for (kind,) in ask("select distinct owed from intake_due")}
    assert {"ten_days", "visit", "agreement", "approval", "measure", "referral", "review", "closing"} <= owed
    editions = every(PlanEdition).all()
    assert len(editions) > 30 and all(one.code == code_of(one.text) for one in editions)


def require_what_the_database_derives(superuser):
    """What was filled past the triggers is what they would have written."""

    def all_of(statement):
        return superuser.execute(statement).fetchall()

    windows = "select id, kept, whose_id, open from visits_visitwindow order by id"
    questions = "select id, answered, passed_on, final from visits_visitquestion order by id"
    became, stand = all_of(windows), all_of(questions)
    assert {row[1] for row in became} == {True, False, None} and {row[1] for row in stand} == {True, False}
    superuser.execute("select visits_settle(array(select id from visits_visitwindow))")
    assert all_of(windows) == became
    assert stand == all_of("""
        select q.id, exists (select from visits_questionanswer a where a.question_id = q.id),
            exists (select from visits_questiondecision d where d.question_id = q.id and d.result = 'to_oblast'),
            coalesce((select d.result from visits_questiondecision d
                      where d.question_id = q.id and d.result <> 'to_oblast'), '')
        from visits_visitquestion q order by q.id""")
    ten_days = "select * from oversight_tendays order by case_id"
    loaded = all_of(ten_days)
    assert all_of("select count(*) from intake_case") == [(len(loaded),)]
    superuser.execute("select oversight_renew_all()")
    assert all_of(ten_days) == loaded
    assert all_of("select line, at, made from oversight_countedvisit order by line") == all_of(
        "select line, at, made from visits_visit where current order by line"
    )


def test_a_second_filling_adds_other_people_and_goes_on_where_the_first_ended(db, often):
    fill_invented(200, seed=1, today=TODAY)
    roster = ask("select count(*) from justice_rosterentry")
    fill_invented(150, seed=2, today=TODAY)
    assert ask("select count(*), count(distinct id) from register_child") == [(350, 350)]
    assert ask("select count(*) from staff_account where username = 'meerim'") == [(1,)]
    assert ask("select count(*) from justice_rosterentry") == roster
    assert not ask(f"{representatives.RULES["who is asked serves the child's district"]} limit 1")
    assert ask(f"select count(*) from {proceedings.LETTERS} n")[0][0] > 20
    assert ask(proceedings.RULES["the book of an office misses no number"]) == []
