"""A plan on paper, in Kyrgyz or Russian: the frozen text, places to sign, and the check code."""

from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.editions.codes import as_printed_code
from umai.planning.editions.sheet import sheet_of

TEMPLATE = Path(__file__).resolve().parent / "plan.typ"
BLANK = ""  # printed as a line to write on


def values_of(edition, steps, language):
    """What the paper says in this language, as plain values for `plan.typ`; `steps` are by kind."""
    with override(language):
        sheet = sheet_of(edition.text)
        return {
            "title": sheet.title,
            "note": _("Form of the programme; no official form has been confirmed. Check it before signing."),
            "number": _("No. %(n)d, handed in on %(day)s") % {"n": sheet.number, "day": sheet.handed_in},
            "decisions": [
                decision_values(
                    _("Agreed by the Commission on Children's Affairs"),
                    _("Minutes no."),
                    steps.get(StepKind.AGREED),
                ),
                decision_values(
                    _("Approved by the head of the local administration"),
                    _("Number"),
                    steps.get(StepKind.APPROVED),
                ),
            ],
            "sections": sections(sheet),
            "needs": [need_values(one) for one in sheet.needs],
            "needs_title": _("Needs, goals and measures"),
            "loose": [measure_row(one) for one in sheet.loose],
            "loose_title": _("Other measures"),
            "columns": [
                _("What is done"),
                _("Who answers for it"),
                _("By which day"),
                _("What became of it"),
            ],
            "people": signatories(edition, sheet),
            "code_title": _("Code of this plan"),
            "code": as_printed_code(edition.code),
            "code_help": _(
                "The code is made from every letter of this plan. Whoever works with the programme can check"
                " it there, at %(address)s: the number and the day have to be the same as here."
            )
            % {"address": reverse("planning:check")},
        }


def sections(sheet):
    """The parts of the plan that consist of rows of a label and a value."""
    found = [section(_("The child"), sheet.child)]
    if sheet.why:
        found.append(section(_("Why the plan is changed"), [("", sheet.why)]))
    if sheet.family:
        found.append(section(_("The family"), sheet.family))
    found.append(section(_("The child's view"), sheet.view))
    if sheet.placement:
        found.append(section(_("Where the child is to live"), sheet.placement))
    return found


def section(title, rows):
    return {"title": title, "rows": [[label, value or BLANK] for label, value in rows]}


def need_values(one):
    """A need with its goals, each with the rows of its measures."""
    return {
        "domain": one.domain,
        "words": one.words,
        "goals": [
            {
                "title": _("Goal"),
                "words": goal.words,
                "rows": [measure_row(measure) for measure in goal.measures],
            }
            for goal in one.goals
        ],
        "rows": [measure_row(measure) for measure in one.measures],
    }


def measure_row(measure):
    """One measure as a row of the table."""
    what = f"{measure.kind}: {measure.words}"
    if measure.protects:
        what += "\n" + _("Protects now")
    became = measure.progress or (_("begun on %(day)s") % {"day": measure.begun} if measure.begun else "")
    return [what, measure.who, measure.due, became]


def decision_values(title, number, step):
    """Number, day and name of a decision; blank lines to write on where `step` is None."""
    who = BLANK if step is None else step.decided_by or str(step.recorded_by or "")
    day = BLANK if step is None else date_in_words(step.happened_on)
    rows = [[number, step.paper_number if step else BLANK], [_("Day"), day], [_("Name"), who]]
    return {"title": title, "rows": rows}


def signatories(edition, sheet):
    """Who signs the plan."""
    carer = _("Parent or carer") if edition.kind == PlanKind.FAMILY else _("Parent, carer or representative")
    signing = [
        {"who": _("Worker"), "name": edition.text["handed_in_by"]},
        {"who": _("Head of the department"), "name": BLANK},
        {"who": carer, "name": BLANK},
    ]
    if edition.kind == PlanKind.CHILD:
        signing.append({"who": _("The child, if able to sign"), "name": sheet.child[0][1]})
    return signing
