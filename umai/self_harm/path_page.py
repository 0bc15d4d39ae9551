"""The page of a path: what is open in red, whom to call, the year after, and the earlier paths."""

from django.urls import reverse

from umai.access.permissions import may_do
from umai.intake.models import Case
from umai.self_harm.following.state import following_state
from umai.self_harm.following.views import contact_lines
from umai.self_harm.path.lines import checklist_of, ending_in_words, kind_in_words, lines_of_path
from umai.self_harm.path.nearest import clinics_near
from umai.self_harm.path.state import path_state, paths_of
from umai.self_harm.path.views import SelfHarmPage


class ShowPath(SelfHarmPage):
    """A path with its steps, each a tap away, and with the contacts of the year after."""

    template = "self_harm/path.html"

    def context(self):
        path, by = self.record, self.by
        state = path_state(path, by)
        due = following_state(path, by, runs=state.runs)
        names_others = state.names_others()
        earlier = [one for one in paths_of(path.child_id, by) if one.pk != path.pk]
        case = Case.objects.within_reach_of(by).filter(pk=path.case_id).first() if path.case_id else None
        return {
            "state": state,
            "title": kind_in_words(path),
            "said": lines_of_path(path),
            "tasks": [] if path.is_death else checklist_of(state),
            "open_steps": len(state.open_steps()),
            "names_others": names_others,
            "clinics": clinics_near(path) if names_others else [],
            "due": due,
            "contacts": contact_lines(due),
            "ending": ending_in_words(state.ending) if state.ending else "",
            "ends": state.runs and may_do(by, "self_harm.end", path),
            "records": state.runs and not path.is_death and may_do(by, "self_harm.record_contact", path),
            "again_url": reverse("self_harm:open", args=[path.child_id]),
            "opens": may_do(by, "self_harm.open", path),
            "earlier": [(kind_in_words(one), one.get_absolute_url(), one.recorded_at) for one in earlier],
            "case": case,
        }
