"""The kinds of rows of proceedings: the matter, and its stages."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import ImpossibleTime, Incomplete
from umai.design.law.choices import choice_label
from umai.justice.incidents.models import Incident
from umai.justice.kind import JusticeKind
from umai.justice.proceedings.models import Proceeding, ProceedingStage
from umai.law.options.choices import is_marked
from umai.staff.models import OfficeKind


def require_not_sealed_to_share(incident, answers, by):
    """What is sealed is shared with no office: the inspector's office is no named person."""
    sealed = Incident.objects.filter(line=incident.line, sealed=True).exists()
    if answers.get("police_id") and sealed:
        raise Incomplete(
            _(
                "This is sealed, so it is shared with no office. Leave the inspector empty, and write down"
                " the stages yourself. Nothing was saved."
            )
        )


def before_incident():
    return ImpossibleTime(
        _("This stage lies before the day of the incident. Nothing was saved. Check the day.")
    )


def require_ground(proceeding, answers, by):
    """A stage that ends proceedings says on which ground; another one has none. None lies before the act."""
    stage, ground = answers.get("stage") or "", answers.get("ground") or ""
    ends = is_marked("proceeding_stages", stage, "ends")
    if ends and not ground:
        raise Incomplete(
            _("Choose on which ground it ended. Where the body told none, choose that. Nothing was saved.")
        )
    if ground and not ends:
        raise Incomplete(_("This stage ends nothing. Leave the ground empty. Nothing was saved."))


def matter_in_words(row):
    """Act and number of a matter, or its kind where neither is known."""
    words = (
        choice_label("proceeding_acts", row.act) if row.act else choice_label("proceeding_kinds", row.kind)
    )
    return f"{words}, {row.number}" if row.number else words


def stage_in_words(row):
    words = choice_label("proceeding_stages", row.stage)
    return f"{words}: {choice_label('ending_grounds', row.ground)}" if row.ground else words


PROCEEDING = JusticeKind(
    model=Proceeding,
    of=Incident,
    title=_("Proceedings"),
    question=_("What does a body of justice make of it?"),
    done=_("wrote down proceedings about an incident"),
    lists={"kind": "proceeding_kinds", "body": "proceeding_bodies", "act": "proceeding_acts"},
    any_day=("kind", "act"),
    offices={"police": OfficeKind.POLICE},
    hints={
        "act": _("Of the edition of the codes that was in force on the day of the act."),
        "police": _("The inspector sees number, act and stages, and nothing of the file."),
    },
    check=require_not_sealed_to_share,
    summary=lambda row: capfirst(matter_in_words(row)),
    advice="justice/proceedings",
)
STAGE = JusticeKind(
    model=ProceedingStage,
    of=Proceeding,
    slug="stage",
    title=_("Stages"),
    question=_("What happened in the proceedings?"),
    done=_("wrote down a stage of proceedings"),
    lists={"stage": "proceeding_stages", "ground": "ending_grounds", "body": "proceeding_bodies"},
    any_day=("ground",),
    unasked=("incident", "from_body"),
    day=_("On which day?"),
    hints={"ground": _("Only where it ended or was not opened. As the body wrote it, in its edition.")},
    refusals={"stage_after_incident": before_incident},
    check=require_ground,
    derived=lambda record, answers, by: {"incident_id": record.incident_id, "from_body": False},
    summary=stage_in_words,
)
