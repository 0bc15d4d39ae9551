"""The kind of row that says what was done towards a parent or carer."""

from django.utils.translation import gettext_lazy as _

from umai.access.requirements import Incomplete
from umai.design.law.choices import choice_label
from umai.justice.kind import JusticeKind
from umai.justice.measures.models import FamilyMeasure
from umai.justice.measures.register import undo_in_register, write_in_register
from umai.law.options.choices import is_marked
from umai.register.models import Child


def require_provision(child, answers, by):
    """What a family told is passed on only where a provision demands it, and the family is shown that."""
    owes = is_marked("family_measure_kinds", answers.get("kind") or "", "owes_provision")
    provision, shown = (answers.get("provision") or "").strip(), answers.get("shown")
    if owes and not provision:
        raise Incomplete(
            _(
                "Write which provision demanded that it was passed on, or that nothing was passed on because"
                " the body knew it from elsewhere. Nothing was saved."
            )
        )
    if provision and shown is None:
        raise Incomplete(_("Say whether it was shown to the family. Nothing was saved."))
    if not provision and shown is not None:
        raise Incomplete(_("Write which provision was shown to the family. Nothing was saved."))


def first_day(child, answers, by):
    return {"in_force_on": answers.get("in_force_on") or answers["happened_on"]}


def fixed_of(row):
    """What the register was changed by stays in a correction."""
    return ("kind", "adult_id", "in_force_on") if row.rights_id or row.care_id else ("kind",)


def measure_in_words(row):
    return ", ".join(
        filter(
            None,
            [
                choice_label("family_measure_kinds", row.kind),
                choice_label("measure_bodies", row.by_body),
                choice_label("measure_articles", row.article) if row.article else "",
            ],
        )
    )


MEASURE = JusticeKind(
    model=FamilyMeasure,
    of=Child,
    slug="measure",
    title=_("Measures towards parents and carers"),
    question=_("What was done towards a parent or carer?"),
    done=_("wrote down a measure towards a parent or carer"),
    lists={"kind": "family_measure_kinds", "by_body": "measure_bodies", "article": "measure_articles"},
    who=("adult",),
    unasked=("rights", "care"),
    day=_("On which day was it taken?"),
    hints={
        "adult": _("Somebody who is not on the list is added to the family first."),
        "in_force_on": _("Leave it empty where it has effect from the day on which it was taken."),
        "provision": _(
            "What a family tells is for its help. It is passed on for a fine or the loss of rights only where"
            " an article in force demands that. Where nothing was passed on, write so."
        ),
    },
    check=require_provision,
    derived=first_day,
    follows=write_in_register,
    fixed=fixed_of,
    after=undo_in_register,
    summary=measure_in_words,
    advice="justice/measure",
)
