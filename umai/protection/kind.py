"""A kind of step of a protection is declared once: its table, and what differs from what follows from it.

From the table follow the form, the act, the page and the lines in which a row is read; from the kind its
place on the checklist, on the timeline and in the state of a protection.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.text import slugify
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.requirements import ANY_ROW, Incomplete
from umai.design.fields.of_models import form_field_of
from umai.design.parts import UiText
from umai.protection.emergency.models import ProtectionStep
from umai.protection.forms import ProtectionStepForm
from umai.protection.writing import rows_seen, write_step


@dataclass(frozen=True, kw_only=True, eq=False)  # compared by identity: words are lazy
class ProtectionStepKind:
    """What is declared of a kind of step; whatever is left out follows from the model."""

    model: type[ProtectionStep]
    title: UiText
    """What the step is called on the checklist and on the timeline."""
    question: UiText
    """The heading of the page on which it is written."""
    slug: str = ""
    """The step in an address; the model's name in small letters unless it is given."""
    name: str = ""
    """Its field in a `ProtectionState`; the slug unless it is given."""
    form: Any = None
    """The form that asks it; made of the model's fields unless it is given."""
    act: Any = None
    """The act that writes it; unless it is given, the act requires each answer that the form requires."""
    done: UiText = ""
    """The act that is made, in words on the trail."""
    summary: Callable[[Any], Any] = lambda row: ""
    """A row in a few words, for the checklist and the timeline."""
    wanted: Callable[[Any], bool] = lambda state: True
    """Whether a protection in this state asks for it. A step that is not wanted can be written too."""
    repeated: bool = False
    """Whether a protection has many rows of the kind; otherwise one is current."""
    parts: str = ""
    """The rows that belong to a row and are read together with it, by their name at the model."""

    def __post_init__(self):
        slug = self.slug or slugify(self.model.__name__)
        derived = {"slug": slug, "name": self.name or slug, "form": self.form or form_of(self.model)}
        for name, value in derived.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "act", self.act or act_of(self))

    def rows(self, manager, by):
        """The rows of this kind within reach of a worker, with their parts and with who wrote them."""
        rows = manager.within_reach_of(by).select_related("recorded_by")
        if self.parts:
            model: Any = self.model._meta.get_field(self.parts).related_model
            own = model.objects.within_reach_of(by).order_by("recorded_at")
            rows = rows.prefetch_related(Prefetch(self.parts, own))
        return rows


def form_of(model) -> type[ProtectionStepForm]:
    """The form that asks every field of a kind of step, before the time."""
    every = {field.name for field in ProtectionStep._meta.fields}
    own = [field for field in model._meta.concrete_fields if field.name not in every]
    fields = {field.attname: form_field_of(field) for field in own}
    return type(f"{model.__name__}Form", (ProtectionStepForm,), fields)


def act_of(kind):
    """The act that writes a step of this kind: `act(protection, *, by, happened_at, **answers)`.

    Its right is `protection.record_<slug>`. It raises `Incomplete` for a missing answer that the form
    requires, and what `write_step` raises.
    """
    required = {
        name: field.error_messages["required"]
        for name, field in kind.form.base_fields.items()
        if field.required and name not in ProtectionStepForm.base_fields
    }

    @act(f"protection.record_{kind.slug}", done=kind.done)
    def record_step(protection, *, by, **step):
        for name, sentence in required.items():
            answer = step.get(name)
            if answer is None or not str(answer).strip():
                raise Incomplete(f"{sentence} {_('Nothing was saved.')}")
        if kind.repeated:
            step["standing"] = rows_seen(kind.model, step.get("seen", ANY_ROW))
        return write_step(kind.model, protection, **step)

    record_step.__doc__ = f"Write a step of the protection: {kind.model.__doc__}"
    return record_step
