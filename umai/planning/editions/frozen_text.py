"""The text of a plan when it is handed in: all that is agreed, approved and printed, as plain values.

Choices are kept as values and shown in words, so that one text can be read in every language. What
people wrote is kept as they wrote it. Nothing is read from the file later: who decides about the plan
reads this text and no file.
"""

from umai.assessment.models import ChildsView
from umai.intake.cases.levels import risk_of
from umai.law.children.ages import age_on
from umai.law.terms.clock import today
from umai.planning.draft.choices import PlanKind
from umai.planning.draft.reading import draft_of
from umai.register.models import AdultIdentity, Identity, Kinship
from umai.staff.models import Office


def frozen_text_of(plan, *, number, why, by) -> dict:
    """The text of the edition with this number, made from the current draft."""
    draft, day = draft_of(plan), today()
    return {
        "plan": str(plan.pk),
        "kind": plan.kind,
        "number": number,
        "handed_in_on": day.isoformat(),
        "handed_in_by": str(by.worker),
        "office": names_of(by.office),
        "why": why,
        "child": _child(plan, day),
        "family": _family(plan) if plan.kind == PlanKind.FAMILY else [],
        "view": _view(plan),
        "risk": risk_of(plan.case),
        **lines_of_draft(draft),
    }


def lines_of_draft(draft) -> dict:
    """The lines of a draft, as they are in the text."""
    return {
        "needs": [{"line": str(row.line), "domain": row.domain, "words": row.words} for row in draft.needs],
        "goals": [
            {"line": str(row.line), "need": str(row.need_line), "words": row.words} for row in draft.goals
        ],
        "measures": [_measure(done) for done in draft.measures],
        "placement": {"form": draft.placement.form, "words": draft.placement.words}
        if draft.placement
        else None,
    }


def is_unchanged(text, draft) -> bool:
    """Whether the draft has the same lines as this text; progress of measures is no change."""
    return without_progress(lines_of_draft(draft)) == without_progress(text)


def without_progress(text) -> dict:
    """The lines of a text without the progress of measures: what is decided about."""
    measures = [
        {name: value for name, value in row.items() if name not in ("progress", "begun_on")}
        for row in text["measures"]
    ]
    return {name: text[name] for name in ("needs", "goals", "placement")} | {"measures": measures}


def names_of(office) -> dict:
    """The name of an office in each language."""
    return {language: getattr(office, f"name_{language}") for language in ("ky", "ru", "en")}


def _measure(done):
    row, progress = done.measure, done.progress
    return {
        "line": str(row.line),
        "need": str(row.need_line) if row.need_line else None,
        "goal": str(row.goal_line) if row.goal_line else None,
        "kind": row.kind,
        "words": row.words,
        "body": _body_by_language(row),
        "person": row.people(),
        "due_on": row.due_on.isoformat(),
        "protects_now": row.protects_now,
        "begun_on": done.begun_on.isoformat() if done.begun_on else None,
        "progress": progress
        and {"kind": progress.kind, "on": progress.happened_on.isoformat(), "words": progress.words},
    }


def _body_by_language(measure):
    if measure.body_words or measure.body_id is None:
        return dict.fromkeys(("ky", "ru", "en"), measure.body_words)
    return names_of(Office.objects.get(pk=measure.body_id))


def _child(plan, day):
    identity = Identity.objects.filter(child_id=plan.child_id).first()
    if identity is None:
        return {"name": "", "born": None, "precision": "day", "age": None}
    born = identity.birth_date
    return {
        "name": identity.recorded_name(),
        "born": born.isoformat() if born else None,
        "precision": identity.birth_precision if identity.birth_precision in ("day", "month") else "year",
        "age": age_on(born, day) if born and born <= day else None,
    }


def _family(plan):
    kin = Kinship.objects.filter(child_id=plan.child_id, holds_to=None).order_by("recorded_at")
    names = {
        row.adult_id: row.full_name()
        for row in AdultIdentity.objects.filter(adult__in=[row.adult_id for row in kin])
    }
    return [{"relation": row.relation, "name": names.get(row.adult_id, "")} for row in kin]


def _view(plan):
    view = ChildsView.objects.filter(assessment__case=plan.case_id).first()
    return view and {"hearing": view.hearing, "words": view.words}
