"""A kind of step of a path is declared once: its table, and what differs from what follows from it.

From the table follow the form, the act, the page and the lines in which a row is read, as for the steps of
a protection (`umai.protection.kind`); a path has one current row of each kind, and no terms.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from umai.access.doors import act
from umai.access.facts import ReplacementReason
from umai.access.requirements import ANY_ROW, Incomplete, insert_once, refuse_future, require_seen
from umai.design.fields.of_models import form_field_of
from umai.design.parts import UiText
from umai.intake.cases.actions import lock_file
from umai.law.terms.clock import day_of
from umai.protection.forms import ProtectionStepForm
from umai.self_harm.path.models import SelfHarmStep


@dataclass(frozen=True, kw_only=True, eq=False)  # compared by identity: words are lazy
class SelfHarmStepKind:
    """What is declared of a kind of step; whatever is left out follows from the model."""

    model: type[SelfHarmStep]
    slug: str
    """The step in an address, and in the name of its act."""
    title: UiText
    """What the step is called on the checklist and on the timeline."""
    question: UiText
    """The heading of the page on which it is written."""
    done: UiText
    """The act in words on the trail."""
    help: UiText = ""
    """What must be known before it is written."""
    is_done: Callable[[Any], bool] = lambda row: True
    """Whether this row settles the step; otherwise it stays open on the checklist."""
    summary: Callable[[Any], Any] = lambda row: ""
    """A row in a few words."""
    form: Any = None
    act: Any = None

    def __post_init__(self):
        object.__setattr__(self, "form", form_of(self.model))
        object.__setattr__(self, "act", act_of(self))


class SelfHarmStepForm(ProtectionStepForm):
    """One step of a path: its own fields, then the time. It names nobody of the family."""

    def __init__(self, *args, before=None, **kwargs):
        super().__init__(*args, about=None, before=before, **kwargs)


def form_of(model) -> type[SelfHarmStepForm]:
    """The form that asks every field of a kind of step, before the time."""
    fields = {field.attname: form_field_of(field) for field in own_fields_of(model)}
    return type(f"{slugify(model.__name__)}Form", (SelfHarmStepForm,), fields)


def own_fields_of(model):
    """The fields that a kind of step has beside those of every step."""
    every = {field.name for field in SelfHarmStep._meta.fields}
    return [field for field in model._meta.concrete_fields if field.name not in every]


def act_of(kind):
    """The act that writes a step of this kind: `act(path, *, by, happened_at, **answers)`.

    Its right is `self_harm.record_<slug>`. It raises `Incomplete` for a missing answer that the form
    requires, and what `write_self_harm_step` raises.
    """
    required = {
        name: field.error_messages["required"]
        for name, field in kind.form.base_fields.items()
        if field.required and name not in SelfHarmStepForm.base_fields
    }

    @act(f"self_harm.record_{kind.slug}", done=kind.done)
    def record_self_harm_step(path, *, by, **step):
        for name, sentence in required.items():
            answer = step.get(name)
            if answer is None or not str(answer).strip():
                raise Incomplete(f"{sentence} {_('Nothing was saved.')}")
        return write_self_harm_step(kind.model, path, **step)

    record_self_harm_step.__doc__ = f"Write a step of the path: {kind.model.__doc__}"
    return record_self_harm_step


def write_self_harm_step(model, path, *, happened_at, id=None, seen=ANY_ROW, corrects=False, **fields):
    """Write a step for the first time, or in place of the current row; answers the row.

    A path that has ended may still be completed. Raises `AlreadyReplaced`, `AlreadyReceived`,
    `ImpossibleTime`.
    """
    lock_file(path.child_id)
    refuse_future(happened_at)
    before = model.objects.filter(path=path).first()
    require_seen(before, seen)
    fields |= {"happened_at": happened_at, "happened_on": day_of(happened_at)}
    if before is not None:
        why = ReplacementReason.CORRECTION if corrects else ReplacementReason.CHANGE
        return before.replace_with(why=why, **fields | ({"id": id} if id else {}))
    return insert_once(model(child_id=path.child_id, path=path, **fields), id=id)
