"""How long do the legal categories and the papers of 300,000 children with absences take, in pure Python?

    .venv/bin/python -m bench.situations [--children 300000] [--json DIR]

The children are invented here, without a database. Each distinct situation is evaluated once; how many there
are is told beside the figure. One core.
"""

import random
import time
from datetime import date, timedelta

from bench.results import Result, bench_parser
from umai.law.children.categories import ParentAbsence
from umai.law.children.lives import (
    AdultLife,
    AdultState,
    ChildLife,
    ConfirmedCause,
    EnrolmentSpan,
    PaperSpan,
    ParentalRights,
    RightsSpan,
    StateSpan,
)
from umai.law.guardianship.arrangements import arrangement_changes_on
from umai.law.guardianship.papers import lack_on
from umai.law.guardianship.what_if import known_rules, touch_of
from umai.law.situations.legal_categories import categories_change_on, categories_of_situation
from umai.law.situations.situation import situation_of

ON = date(2026, 3, 1)
PAPERS = ("preliminary", "court", "power_of_attorney", "institution")


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--children", type=int, default=300_000, help="how many children (300000)")
    args = asking.parse_args()
    drawn = random.Random(1)
    lives = [life_of(drawn) for _ in range(args.children)]
    result = Result("situations", {"children": args.children})
    known, draft = {}, known_rules()["offence_after_30_days"]
    for key, says, answer in (
        ("categories", "the legal categories, each situation once", lambda one: categories_of(one, known)),
        ("lacks", "who has no lawful carer, and why", lambda one: lack_on(one, ON)),
        ("what_if", "whom a draft rule would touch", lambda one: touch_of(draft, one, ON)),
        ("categories_change", "when the categories change", lambda one: categories_change_on(one, ON)),
        ("arrangement_change", "when what is asked for changes", lambda one: arrangement_changes_on(one, ON)),
    ):
        begun = time.perf_counter()
        for one in lives:
            answer(one)
        seconds = round(time.perf_counter() - begun, 2)
        result.add(
            key, says, unit="s", value=seconds, more={"distinct": len(known)} if key == "categories" else {}
        )
    print(f"{len(known):,} distinct situations")
    result.tell(args.json)


def categories_of(life, known):
    """The categories of a child, from its situation, if that was evaluated before."""
    situation = situation_of(life, ON)
    if situation not in known:
        known[situation] = categories_of_situation(situation, ON)
    return known[situation]


def life_of(drawn) -> ChildLife:
    """An invented child: one or two parents, most of them away, four in ten with a paper."""
    parents = [parent_of(drawn, "mother"), *([parent_of(drawn, "father")] if drawn.random() < 0.8 else [])]
    papers = confirmed = ()
    if drawn.random() < 0.4:
        first = before(drawn, 900)
        last = first + timedelta(days=180) if drawn.random() < 0.8 else None
        papers = (PaperSpan(drawn.choice(PAPERS), "carer", first, last),)
    if drawn.random() < 0.05:
        code = drawn.choice(("violence", "low_income", "parents_evade", "disability"))
        confirmed = (ConfirmedCause(code, "worker", before(drawn, 500)),)
    return ChildLife(
        born_on=before(drawn, 7000),
        adults=(*parents, AdultLife("carer")),
        papers=papers,
        enrolments=(EnrolmentSpan(drawn.random() < 0.95, before(drawn, 900)),),
        confirmed=confirmed,
        has_certificate=drawn.random() > 0.01,
    )


def parent_of(drawn, who) -> AdultLife:
    """A parent: six in ten away, a few dead, in prison or without rights."""
    absences = states = rights = ()
    if drawn.random() < 0.6:
        left = before(drawn, 2500) if drawn.random() < 0.9 else None
        back = left + timedelta(days=drawn.randint(30, 900)) if left and drawn.random() < 0.2 else None
        abroad = drawn.choice((True, True, True, False, None))
        absences = (ParentAbsence(external=abroad, left_on=left, returned_on=back),)
    if drawn.random() < 0.06:
        states = (StateSpan(drawn.choice(list(AdultState)[1:]), before(drawn, 3000)),)
    if drawn.random() < 0.01:
        lost = drawn.choice((ParentalRights.TAKEN, ParentalRights.RESTRICTED))
        rights = (RightsSpan(lost, before(drawn, 3000)),)
    return AdultLife(who, is_parent=True, absences=absences, states=states, rights=rights)


def before(drawn, days) -> date:
    """A day at most so many days before the one asked about."""
    return ON - timedelta(days=drawn.randint(1, days))


if __name__ == "__main__":
    main()
