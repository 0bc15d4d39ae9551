"""The pages on which a path is written: open it, each of its steps, end it."""

from typing import ClassVar

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage
from umai.design.fields.forms import Form
from umai.intake.models import Case
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child
from umai.self_harm.path import actions
from umai.self_harm.path.forms import EndPathForm, OpenPathForm
from umai.self_harm.path.kind import SelfHarmStepKind
from umai.self_harm.path.lines import lines_of_path, lines_of_step
from umai.self_harm.path.models import SelfHarmPath, SelfHarmPathEnding
from umai.self_harm.path.nearest import lines_to_call
from umai.self_harm.path.state import running_paths_of
from umai.self_harm.path.steps import ALL_PATH_STEPS


class OpenPath(FileActPage):
    """Open the urgent path of a child of the register. Where one runs, the page says so and leads there."""

    act = actions.open_path
    of: type[Model] | None = Child
    makes = SelfHarmPath
    form_class: type[Form] | None = OpenPathForm
    template = "self_harm/open.html"

    def find_standing(self):
        return running_paths_of(self.record.pk, self.by).first()

    def initial(self):
        return {}

    def answers(self):
        return super().answers() | {"seen": self.form.cleaned_data["seen"]}

    def refuse(self, refusal):
        super().refuse(refusal)
        if isinstance(refusal, actions.PathRuns) and self.form is not None:
            self.standing = self.find_standing()
            self.form.data = self.form.data.copy()
            self.form.data["seen"] = str(self.standing.pk)

    def head(self):
        return super().head() | {
            "lines": lines_to_call(),
            "back": reverse("casefile:child", args=[self.record.pk]),
            "running": self.standing,
        }

    def destination(self, path):
        return path


class OpenPathOfCase(OpenPath):
    """Open the urgent path from a case of the child, in which it then stands."""

    act = actions.open_path
    of = Case

    def find(self):
        self.case = super().find()
        return Child.objects.within_reach_of(self.by).get(pk=self.case.child_id)

    def answers(self):
        return super().answers() | {"case_id": self.case.pk}

    def head(self):
        return super().head() | {"back": self.case.get_absolute_url()}


class SelfHarmPage(FilePage):
    """A page about a path, or about a step of one."""

    of = SelfHarmPath
    look = "self_harm.read"

    def head(self):
        return super().head() | {"path": self.record, "lines": lines_to_call()}


class SelfHarmStepPage(SelfHarmPage, ActPage):
    """One step: what was written, what to know before, and a short form."""

    step: ClassVar[SelfHarmStepKind]
    template = "self_harm/step.html"

    def __init_subclass__(cls, *, step: SelfHarmStepKind | None = None, **kwargs):
        if step is not None:
            cls.step, cls.act, cls.makes, cls.form_class = step, step.act, step.model, step.form
        super().__init_subclass__(**kwargs)

    def find_standing(self):
        rows = self.step.model.objects.within_reach_of(self.by).select_related("recorded_by")
        return rows.filter(path=self.record).first()

    def initial(self):
        return {}

    def form_options(self):
        return {"before": self.standing}

    def context(self):
        return {
            "title": self.step.question,
            "help": self.step.help,
            "said": lines_of_step(self.standing),
            "back": self.record.get_absolute_url(),
        }


def page_of_step(step: SelfHarmStepKind) -> type[SelfHarmStepPage]:
    """The page of a step."""
    return type(f"Record{step.model.__name__}", (SelfHarmStepPage,), {}, step=step)


STEP_PAGES = {step: page_of_step(step) for step in ALL_PATH_STEPS}


class EndPath(SelfHarmPage, ActPage):
    """Ask why a path runs no more."""

    act = actions.end_path
    makes = SelfHarmPathEnding
    form_class = EndPathForm
    template = "self_harm/end.html"
    message = gettext_lazy("The path has ended.")

    def context(self):
        return {"said": lines_of_path(self.record), "back": self.record.get_absolute_url()}
