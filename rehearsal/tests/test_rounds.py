"""The invented rounds and the market: what no row breaks, and that coverage differs by village."""

import pytest
from django.db import transaction

from rehearsal import staff
from rehearsal.country import read_country
from rehearsal.market_rows import AGAIN, CHILDREN, FIRST_TIME, FOUND_AGAIN, invent_market
from rehearsal.names import NameBook
from rehearsal.round_rows import SMALL, invent_rounds
from rehearsal.tests.asking import ask, require_rules, speaking_as
from umai.law.options.rounds import AGAIN_DAYS, ATTEMPTS, silent_since
from umai.law.terms.clock import today
from umai.rounds.market.children import children_of, suggested_for
from umai.rounds.market.counts import market_counts
from umai.rounds.models import DoorChild, Round, RoundStop, Sighting

ANSWER = (
    "rounds_dooranswer a join rounds_roundstop s on s.id = a.stop_id join rounds_round r on r.id = s.round_id"
)
SEEN = "rounds_sighting s join rounds_round r on r.id = s.round_id"
RULES = {
    "a dwelling of a round stands in its territory": """select s.id from rounds_roundstop s
        join rounds_round r on r.id = s.round_id join places_place p on p.id = s.settlement_id
        join rounds_dwelling d on d.id = s.dwelling_id
        where not (r.place_id = any (p.above) or r.place_id = p.id) or d.settlement_id <> s.settlement_id""",
    "the dwellings of a round are numbered from one without a gap": """select round_id from rounds_roundstop
        group by round_id having count(*) <> max(number) or min(number) <> 1""",
    "an answer is of a day of the round that has come": f"""select a.id from {ANSWER}
        where a.said_on not between r.from_on and r.to_on or a.said_on > current_date
            or a.recorded_at::date <> a.said_on""",
    "a round that is over says why dwellings are left": """select e.id from rounds_roundending e
        where e.reason = '' and exists (select from rounds_roundstop s where s.round_id = e.round_id and not s.done)""",
    "an answer has the place of its dwelling": f"""select a.id from {ANSWER}
        where (a.district_id, a.municipality_id) is distinct from (s.district_id, s.municipality_id)""",
    "a dwelling counts its answers": """select s.id from rounds_roundstop s
        where s.attempts <> (select count(*) from rounds_dooranswer a where a.stop_id = s.id)""",
    "a dwelling is done where somebody opened": """select s.id from rounds_roundstop s
        left join rounds_dooranswer a on a.id = s.answer_id
        where s.done is distinct from coalesce(a.result <> 'nobody', false)
            or s.again_on is distinct from a.again_on or s.last_on is distinct from a.said_on""",
    "every child of migrants is described": """select a.id from rounds_dooranswer a
        where a.migrants <> (select count(*) from rounds_doorchild c where c.answer_id = a.id)""",
    "a child is seen in no round of dwellings, on a day of it": f"""select s.id from {SEEN}
        where r.purpose = 'house' or s.seen_on not between r.from_on and r.to_on or s.seen_on > current_date""",
    "a sighting is matched with an earlier one of the same market": """select m.id from rounds_sightingmatch m
        join rounds_sighting s on s.id = m.sighting_id join rounds_sighting e on e.id = m.same_as_id
        where e.seen_on >= s.seen_on or (e.age, e.sex, e.municipality_id) is distinct from
            (s.age, s.sex, s.municipality_id)""",
}
THERE_ARE = {
    what: f"select count(*) from rounds_{what}"
    for what in ("roundstop", "dwelling", "dooranswer", "doorchild", "sighting", "sightingmatch")
} | {"not opened": "select count(*) from rounds_dooranswer where result = 'nobody'"}
COVERAGE = (
    """select round_id, settlement_id, avg(done::int) from rounds_roundstop group by 1, 2 order by 1, 2"""
)


def rules_of_the_law():
    """What the law of today says of a team that found nobody."""
    again, attempts = AGAIN_DAYS.on(today()), ATTEMPTS.on(today())
    return {
        "a team goes again after the days of the law, and no third time": f"""select a.id from {ANSWER}
            where a.again_on is not null and (a.result <> 'nobody' or a.again_on <> a.said_on + {again})
                or s.attempts > {attempts}"""
    }


@pytest.fixture
def invented(db):
    """Offices and workers, and what `invent_rounds` and `invent_market` make of them."""
    staff.make_staff(read_country("owner", staff.shown_municipalities()), using="owner", today=today())
    with transaction.atomic(using="owner"):
        added = invent_rounds(children=SMALL, today=today(), seed=1)
        return added, invent_market(today=today(), seed=1)


def test_no_row_breaks_a_rule_and_each_round_shows_something_else(invented):
    require_rules(RULES | rules_of_the_law(), THERE_ARE)
    for over in (True, False):
        require_coverage_that_differs_by_village(over)
    require_given_names_of_each_sex()

    # One village has no children, and one round is silent.
    assert ask("""select s.settlement_id from rounds_roundstop s join rounds_dooranswer a on a.id = s.answer_id
        group by 1, s.round_id having count(*) > 20 and bool_and(a.result in ('none', 'nobody', 'refused'))""")
    last = "select max(s.last_on) from rounds_roundstop s where s.round_id = r.id"
    silent = f"""select r.id from rounds_round r where r.purpose = 'house' and ({last}) < %s
        and not exists (select from rounds_roundending e where e.round_id = r.id)"""
    assert len(ask(silent, [silent_since(today())])) == 1

    require_a_market_that_was_monitored_twice()


def require_coverage_that_differs_by_village(over):
    rounds = Round.objects.using("owner").filter(purpose="house", ending__isnull=not over)
    known = {one.pk for one in rounds}
    shares = [float(share) for round_id, _place, share in ask(COVERAGE) if round_id in known]
    assert len(known) >= 2 and max(shares) > 0.7 and min(shares) < 0.5, f"over: {over}"


def require_given_names_of_each_sex():
    given = {sex: {*NameBook().given[sex, "kyrgyz"].slots} for sex in "fm"}
    at_doors = [(one.sex, one.said.child) for one in DoorChild.objects.using("owner")]
    at_market = Sighting.objects.using("owner").filter(nameless=False)
    seen = [(one.sex, one.said.child.partition(",")[0]) for one in at_market]
    assert {sex for sex, _name in at_doors} == {sex for sex, _name in seen} == {"f", "m"}
    assert [pair for pair in at_doors + seen if pair[1] not in given[pair[0]]] == []


def require_a_market_that_was_monitored_twice():
    """A child that was seen again is counted once."""
    by = speaking_as("gulzat")
    with by.speaking():
        found = market_counts(list(Round.objects.filter(purpose="market")))
        children = children_of(Sighting.objects.within_reach_of(by))
        waiting = [one for one in children if suggested_for(one, children)]
    assert (found.children, found.sightings) == (CHILDREN + AGAIN - FOUND_AGAIN, CHILDREN + AGAIN)
    assert FIRST_TIME < found.children == len(children) and len(waiting) >= AGAIN - FOUND_AGAIN


def test_nothing_is_added_twice_and_a_small_filling_stays_small(db):
    staff.make_staff(read_country("owner", staff.shown_municipalities()), using="owner", today=today())
    with transaction.atomic(using="owner"):
        assert invent_rounds(children=60, today=today(), seed=1)
        assert invent_rounds(children=60, today=today(), seed=1) == 0
    villages = RoundStop.objects.using("owner").values("settlement").distinct().count()
    assert RoundStop.objects.using("owner").count() <= 2 * 24 * villages <= 1500
