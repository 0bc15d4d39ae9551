"""What does not fit together, as pages show it: in one child's file, derived at once, and for a week."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.urls import reverse

from umai.access.permissions import may_do
from umai.access.reach import reach_sql
from umai.contradictions.models import Contradiction, ContradictionAnswer
from umai.contradictions.rules import RULE_OF_SLUG, Rule
from umai.contradictions.words import ContradictingRow, contradicting_rows, mend_url
from umai.law.children.ages import minors_born_after
from umai.law.terms.clock import today

WHILE_ROWS_STAND = date.max  # an answer that both are true has no last day


class FoundContradiction(NamedTuple):
    """A contradiction as the database derives it now for one child."""

    rule: Rule
    child_id: UUID
    records: list[UUID]
    rows: list[UUID]
    rests_to: date | None

    def rests(self, on: date) -> bool:
        """Whether an answer lets it rest on this day."""
        return self.rests_to is not None and self.rests_to >= on


@dataclass(frozen=True)
class ShownContradiction:
    """A contradiction in the box of a file."""

    rule: Rule
    rows: list[ContradictingRow]
    mend_url: str | None
    answer_url: str | None
    answer: Any = None
    """The answer that lets it rest; None while it waits."""
    rests_to: date | None = None
    """Until when it rests; None where it rests while its rows stand."""
    template: str = field(default="contradictions/one.html", init=False)


def found_of(child_id, by, *, on=None) -> list[FoundContradiction]:
    """What does not fit together now in the file of this child with all its records, the gravest first.

    Only what this worker may see; the database derives it from the rows as they stand.
    """
    return found_among([child_id], by, on=on or today())


def found_among(child_ids, by, *, on, rules=None) -> list[FoundContradiction]:
    """What does not fit together in the files of these children, as `found_of`, all in one question.

    `rules`: the slugs of those that are asked for; None: all.
    """
    rows = by.ask(
        "select rule, child, records, rows, rests_to"
        " from contradictions_of(%(ids)s, %(on)s, %(born_after)s, %(rules)s::text[])",
        ids=list(child_ids),
        on=on,
        born_after=minors_born_after(on),
        rules=rules,
    )
    found = [FoundContradiction(RULE_OF_SLUG[rule], *rest) for rule, *rest in rows]
    return sorted(found, key=lambda one: one.rule.rank)


def found_by_rule(child_id, slug, by) -> FoundContradiction | None:
    """What one rule finds now in the file of this child."""
    return next(iter(found_among([child_id], by, on=today(), rules=[slug])), None)


def contradictions_of(file, by) -> list[ShownContradiction]:
    """The box of a child's file, which was consulted: those that wait first, then those that rest.

    One whose rows this worker does not see is left out.
    """
    found = found_of(file.child.pk, by, on=file.on) if may_do(by, "contradictions.read") else []
    shown = [one for each in found if (one := shown_contradiction(each, file, by))]
    return sorted(shown, key=lambda one: one.answer is not None)


def shown_contradiction(found, file, by) -> ShownContradiction | None:
    """One contradiction in words and links; None where this worker does not see all of its rows."""
    rows = contradicting_rows(found.rows, file, by)
    if len(rows) < len(found.rows):
        return None
    answers = may_do(by, "contradictions.answer", file.child)
    answer = answer_to(found, file.ids) if found.rests(file.on) else None
    return ShownContradiction(
        rule=found.rule,
        rows=rows,
        mend_url=mend_url(found.rule, rows, file, by),
        answer_url=reverse("contradictions:answer", args=[file.child.pk, found.rule.slug])
        if answers
        else None,
        answer=answer,
        rests_to=found.rests_to if found.rests_to != WHILE_ROWS_STAND else None,
    )


def answer_to(found, records):
    """The current answer that lets this contradiction rest longest; None where the reader sees none."""
    answers = ContradictionAnswer.objects.filter(child_id__in=records, rule=found.rule.slug)
    covering = answers.filter(rows__contains=found.rows).select_related("recorded_by")
    return max(covering, key=lambda one: one.holds_to or WHILE_ROWS_STAND, default=None)


class AskedContradiction(NamedTuple):
    """One of the contradictions of which a worker is asked this week."""

    child_id: UUID
    sentence: Any
    url: str
    name: str = ""
    """Name of the child, which the page fills in with the names of all its rows."""


def asked_sql(by) -> str:
    """Of what this worker is asked in this week, the gravest first: `asked`, and `asked_children`, of each.

    As many as the law says. Chosen once a week by the night, so that mending one brings no other before the
    next Monday. For My day: `%(monday)s` is that of the week.
    """
    return f"""select array_agg(c.id order by c.rank, c.found_on, c.id) as asked,
            array_agg(c.child_id order by c.rank, c.found_on, c.id) as asked_children
        from (select * from contradictions_contradiction c
            where c.worker_id = %(me)s and c.asked_on = %(monday)s and c.mended_on is null
                and (c.rests_to is null or c.rests_to < %(on)s) and {reach_sql(by, "c.", recorded=False)}
            order by c.rank, c.found_on, c.id limit %(asked_a_week)s) as c"""


def asked_of(ids, by, on) -> list[AskedContradiction]:
    """These in words; the page has noted the look. What was mended or answered since is left out at once."""
    if not ids:
        return []
    with by.speaking():
        rows = Contradiction.objects.within_reach_of(by).in_bulk(ids)
    shown = [rows[pk] for pk in ids if pk in rows]
    rules = sorted({one.rule for one in shown})
    found = found_among({one.child_id for one in shown}, by, on=on, rules=rules)
    still = {(one.child_id, one.rule.slug) for one in found if not one.rests(on)}
    return [
        AskedContradiction(
            one.child_id,
            RULE_OF_SLUG[one.rule].sentence,
            reverse("casefile:child", args=[one.child_id]) + "#contradictions",
        )
        for one in shown
        if (one.child_id, one.rule) in still
    ]
