"""Reading proceedings: of an incident, with their stages, and what does not fit together."""

from django.utils.translation import gettext as _

from umai.design.law.choices import choice_label
from umai.justice.line import first_id_of
from umai.justice.proceedings.models import Proceeding, ProceedingStage
from umai.law.options.choices import choices_of, is_marked, may_be_chosen


def proceedings_of(incident, by):
    """The proceedings about this incident within reach, the oldest first."""
    rows = Proceeding.objects.within_reach_of(by).filter(incident_id=first_id_of(incident))
    return rows.select_related("recorded_by", "police").order_by("recorded_at")


def stages_of(proceeding, by) -> list[ProceedingStage]:
    """The stages of these proceedings in the order in which they happened."""
    rows = ProceedingStage.objects.within_reach_of(by).filter(proceeding_id=first_id_of(proceeding))
    return list(rows.select_related("recorded_by").order_by("happened_on", "recorded_at", "pk"))


def stage_warnings(proceeding, stages, incident) -> list[str]:
    """What does not fit together in these proceedings, in sentences; it is taken all the same."""
    said = list(order_warnings(stages))
    for one in stages:
        if one.ground and not may_be_chosen("ending_grounds", one.ground, one.happened_on):
            said.append(
                _("This ground is of another edition of the codes than the day: %(ground)s. Check both.")
                % {"ground": choice_label("ending_grounds", one.ground)}
            )
    act = proceeding.act
    if act in choices_of("proceeding_acts") and not may_be_chosen(
        "proceeding_acts", act, incident.happened_on
    ):
        said.append(
            _("The act is of another edition of the codes than the day of the incident: %(act)s. Check it.")
            % {"act": choice_label("proceeding_acts", act)}
        )
    if any(one.happened_on < incident.happened_on for one in stages):
        said.append(_("A stage lies before the day of the incident. Check both days."))
    return said


def order_warnings(stages):
    """Stages for which one is missing before them, in sentences."""
    opened = ended = False
    for one in stages:
        label = choice_label("proceeding_stages", one.stage)
        if is_marked("proceeding_stages", one.stage, "inside") and not opened:
            yield _(
                "“%(stage)s” is written, and nobody wrote that proceedings were opened. Ask the body for it."
            ) % {"stage": label}
            opened = True
        if is_marked("proceeding_stages", one.stage, "after") and not ended:
            yield _("“%(stage)s” is written, and nobody wrote what ended before it. Ask the body for it.") % {
                "stage": label
            }
        opened = opened or is_marked("proceeding_stages", one.stage, "opens")
        ended = ended or is_marked("proceeding_stages", one.stage, "ends")
