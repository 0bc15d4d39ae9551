"""What a measure changes in the register, in the same act: parental rights, and the care of a guardian."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from umai.access.doors import write_replacement
from umai.access.facts import ReplacementReason
from umai.access.requirements import Incomplete
from umai.law.options.choices import is_marked
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.child.actions import insert_fact
from umai.register.consequences.change import Ending, FactChange, last_day_before, lasting
from umai.register.consequences.declared import endings_of
from umai.register.consequences.endings import ending_of, own_care
from umai.register.consequences.family import carers_in_words
from umai.register.family.care import CARE
from umai.register.family.rights import RIGHTS, RightsLimit, rights_in_words
from umai.register.models import PARENTS, CareArrangement, CarePaper, Kinship, RightsDecision

LIMITS = {"restricts": RightsLimit.RESTRICTED, "deprives": RightsLimit.TAKEN}


class NothingToEnd(Incomplete):
    """The register has no paper of this guardian, or no decision about these rights, that could end."""


class Effect(NamedTuple):
    """What a measure does in the register: a mark of its kind, to whom, and from which day on."""

    mark: str
    adult_id: Any
    day: Any


def effect_of(answers) -> Effect | None:
    """What these answers change in the register; None for a measure that changes nothing there."""
    kind = answers.get("kind") or ""
    marks = (*LIMITS, "restores", "removes_guardian")
    mark = next((one for one in marks if is_marked("family_measure_kinds", kind, one)), None)
    day = answers.get("in_force_on") or answers.get("happened_on")
    return Effect(mark, answers.get("adult_id"), day) if mark and day else None


def write_in_register(child, answers, by):
    """Write what follows in the register, inside the act of the measure; answers the columns that name it."""
    effect = effect_of(answers)
    if effect is None:
        return {}
    if effect.day > today():
        raise Incomplete(
            _(
                "The decision is not in force yet. Nothing was saved. Write it down on that day, and until"
                " then as a claim."
            )
        )
    if effect.mark == "removes_guardian":
        return {"care": end_care(child, effect, by)}
    require_parent(child, effect, by)
    if effect.mark == "restores":
        return {"rights": end_rights(child, effect, by)}
    return {"rights": limit_rights(child, effect, answers, by)}


def require_parent(child, effect, by):
    ids = merge_groups.ids_of(child.pk, by)
    kin = Kinship.objects.filter(child_id__in=ids, adult_id=effect.adult_id, relation__in=PARENTS)
    if not kin.exists():
        raise Incomplete(
            _(
                "Only a parent has parental rights. Nothing was saved. Choose a parent, or correct the"
                " relation."
            )
        )


def limit_rights(child, effect, answers, by):
    """The decision as the register keeps it; it takes the place of another one that holds."""
    said = {"limit": LIMITS[effect.mark], "court": answers["body"], "number": answers.get("number") or ""}
    before = standing_rights(child, effect, by).last()
    if before is not None and before.child_id == child.pk:
        return write_replacement(before, why=ReplacementReason.CHANGE, happened_on=effect.day, **said)
    return insert_fact(child, RightsDecision, by, adult_id=effect.adult_id, holds_from=effect.day, **said)


def end_rights(child, effect, by):
    """End every decision about these rights; one that the page has just ended is named."""
    for row in standing_rights(child, effect, by):
        end_row(row, effect.day)
    ended = RightsDecision.objects.filter(
        child_id__in=merge_groups.ids_of(child.pk, by), adult_id=effect.adult_id, happened_on=effect.day
    ).exclude(holds_to=None)
    return own_row(
        child,
        ended,
        _("The register has no decision about the rights of this parent that holds. Nothing was saved."),
    )


def end_care(child, effect, by):
    """End the care of the guardian with its paper; one that the page has just ended is named."""
    for row in standing_care(child, effect, by):
        end_row(row, effect.day)
    ended = CareArrangement.objects.filter(
        child_id__in=merge_groups.ids_of(child.pk, by), carer_id=effect.adult_id, happened_on=effect.day
    ).exclude(holds_to=None)
    return own_row(
        child,
        ended.exclude(paper=CarePaper.NONE),
        _("The register has no paper by which this person cares for the child. Nothing was saved."),
    )


def own_row(child, rows, sentence):
    """The row of this record among these; what stands in another record of the child ended there."""
    if not rows.exists():
        raise NothingToEnd(sentence)
    return rows.filter(child_id=child.pk).order_by("recorded_at").last()


def standing_rights(child, effect, by):
    rows = RightsDecision.objects.filter(child_id__in=merge_groups.ids_of(child.pk, by))
    return lasting(rows.filter(adult_id=effect.adult_id)).order_by("recorded_at")


def standing_care(child, effect, by):
    rows = CareArrangement.objects.filter(child_id__in=merge_groups.ids_of(child.pk, by))
    rows = rows.filter(carer_id=effect.adult_id, institution="").exclude(paper=CarePaper.NONE)
    return lasting(rows).order_by("recorded_at")


def end_row(row, day):
    return write_replacement(
        row, why=ReplacementReason.CHANGE, happened_on=day, holds_to=last_day_before(day, row)
    )


def endings_of_measure(child, answers, by) -> list[Ending]:
    """What ends with a measure, shown before it is written: what it ends itself, and what may end too."""
    effect = effect_of(answers)
    if effect is None or effect.adult_id is None:
        return []
    with by.speaking():
        if effect.mark == "removes_guardian":
            return endings_of_removal(child, effect, by)
        change = FactChange(child, by, RightsDecision(adult_id=effect.adult_id, holds_from=effect.day))
        if effect.mark == "restores":
            rows = standing_rights(child, effect, by)
            return [ending_of(change, row, effect.day, RIGHTS.title, rights_in_words(row)) for row in rows]
        return own_care(change, effect.day, contradicts=False, carer_id=effect.adult_id)


def endings_of_removal(child, effect, by) -> list[Ending]:
    """The care with its paper, and what the register offers to end with the care of a carer."""
    found: list[Ending] = []
    for row in standing_care(child, effect, by):
        change = FactChange(child, by, row, row, effect.day)
        words = f"{carers_in_words([row])}, {row.get_paper_display()}"
        found.append(ending_of(change, row, effect.day, CARE.label, words))
        after = CareArrangement(
            child_id=row.child_id, carer_id=row.carer_id, holds_to=last_day_before(effect.day, row)
        )
        found += endings_of(CARE, FactChange(child, by, after, row, effect.day))
    return list({one.pk: one for one in reversed(found)}.values())[::-1]


def undo_in_register(row, by, **more):
    """Put right what the register was changed by, when the measure is struck out.

    Rights that were limited are so no more, and those that were restored are limited again. That a
    guardian's care ended stays: who cares for the child since then is written in the file.
    """
    if row.why != ReplacementReason.STRUCK or row.rights_id is None:
        return
    fact = RightsDecision.objects.filter(pk=row.rights_id).first()
    if fact is None:  # somebody wrote a later decision, which stays
        return
    if fact.holds_to is not None:
        write_replacement(fact, why=ReplacementReason.CORRECTION, holds_to=None)
    elif fact.replaces_id is None:
        write_replacement(fact, why=ReplacementReason.STRUCK)
    else:
        before = RightsDecision.ever.get(pk=fact.replaces_id)
        said = {name: getattr(before, name) for name in ("limit", "court", "number", "happened_on")}
        write_replacement(fact, why=ReplacementReason.CORRECTION, **said)
