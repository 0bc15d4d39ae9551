"""A kind of row of this room is declared once: its table, of what it is a row, and what it is called.

From the table follow the form, the act that writes it and its page; from the lists of the law what may be
chosen. A row is corrected and struck out in one way, whatever kind it is of (`umai.justice.writing`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.text import slugify

from umai.access.doors import act
from umai.access.facts import Fact
from umai.design.fields.listed import list_of
from umai.design.parts import UiText
from umai.justice.line import KIND_OF_MODEL, first_id_of
from umai.justice.writing import write_row
from umai.staff.models import OfficeKind

NOT_ASKED = {one.name for one in Fact._meta.fields} | {"child", "case", "line", "sealed"}


@dataclass(frozen=True, kw_only=True, eq=False)  # compared by identity: words are lazy
class JusticeKind:
    """What is declared of a kind of row; whatever is left out follows from the model."""

    model: type[Fact]
    of: Any
    """Model of the record that the row is about: an incident, a child, proceedings. Never null."""
    title: UiText
    """What a row is called, above it and on the timeline."""
    question: UiText
    """The heading of the page on which it is written."""
    done: UiText
    """The act that writes it, in words on the trail."""
    slug: str = ""
    """The kind in an address and in the name of its act; the model's name in small letters unless given."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """Field to the list of the law from which it is chosen; a column that names its list is added."""
    who: tuple[str, ...] = ()
    """Fields that hold the id of an adult of the child's family."""
    day: UiText = ""
    """The question for the day on which it happened; empty where it has none."""
    hints: Mapping[str, UiText] = field(default_factory=dict)
    """Field to the hint under its question."""
    children: tuple[str, ...] = ()
    """Fields that hold the id of another child near this one."""
    rows: Mapping[str, Callable[[Any, Any], list[tuple[str, Any]]]] = field(default_factory=dict)
    """Fields that name another row of the file, to ids and words of those it may name, `(child_id, by)`."""
    offices: Mapping[str, OfficeKind] = field(default_factory=dict)
    """Field that names an office of another body to the kind of office, of the child's place."""
    unasked: tuple[str, ...] = ()
    """Columns that no person fills in: they follow from the answers, or the database writes them."""
    past: tuple[str, ...] = ()
    """Fields with a day that has come."""
    any_day: tuple[str, ...] = ()
    """Fields of which a choice of any edition of the law is taken, also one that holds on another day."""
    form: Any = None
    """The class of its form, where more is asked than the columns; they are added to it."""
    refusals: Mapping[str, Any] = field(default_factory=dict)
    """What the database refuses to the refusal, as `raise_refusals` takes it; a function makes each."""
    check: Callable[..., None] = lambda record, answers, by: None
    """What the answers need beside the form's rules, `check(record, answers, by)`; raises a refusal."""
    check_new: Callable[..., None] = lambda record, answers, by: None
    """The same for a new row alone, not for one that corrects another."""
    derived: Callable[..., dict[str, Any]] = lambda record, answers, by: {}
    """Columns that follow from the answers, `derived(record, answers, by)`."""
    follows: Callable[..., dict[str, Any]] = lambda record, answers, by: {}
    """What the first row writes elsewhere in the same act; answers the columns that name it."""
    fixed: Callable[[Any], tuple[str, ...]] = lambda row: ()
    """Fields of a row that a correction may not change, because something else was written by them."""
    after: Callable[..., None] = lambda row, by, **more: None
    """What follows in the same act from a row; `more` are the answers that are no columns of it."""
    lines: Callable[[Any, Any], list[Any]] = lambda row, by: []
    """What stands above the columns of a row, `lines(row, by)`: that which no person filled in."""
    summary: Callable[[Any], Any] = lambda row: ""
    """A row in a few words, for lists and the timeline."""
    advice: str = ""
    """The text of guidance beside the form, as "justice/suspect"; empty for none."""
    act: Any = field(init=False)
    """The act that writes it: `act(record, *, by, id=None, **answers)`, its right `justice.record_<slug>`."""
    only_once: bool = False
    """Whether a record has one current row of the kind at most."""

    def __post_init__(self):
        object.__setattr__(self, "slug", self.slug or slugify(self.model.__name__))
        named = {one.name: list_of(one) for one in self.model._meta.concrete_fields if list_of(one)}
        object.__setattr__(self, "lists", named | dict(self.lists))
        object.__setattr__(self, "act", act_of(self))
        KIND_OF_MODEL[self.model] = self

    @cached_property
    def of_field(self) -> str:
        """The column of the row that names its record."""
        names = [one.name for one in self.model._meta.concrete_fields if one.related_model is self.of]
        return names[0]

    @cached_property
    def fields(self) -> list[models.Field]:
        """The columns that a person fills in, in the order of the model."""
        skipped = NOT_ASKED | {self.of_field, *self.unasked}
        return [one for one in self.model._meta.concrete_fields if one.name not in skipped]

    def rows_of(self, record, by):
        """The current rows of this record within reach, in the order in which they happened."""
        rows = self.model._default_manager.within_reach_of(by)
        rows = rows.filter(**{self.of_field: first_id_of(record)}).select_related("recorded_by")
        return rows.order_by("happened_on", "recorded_at")


def act_of(kind: JusticeKind):
    """The act that writes a row of this kind; it raises what `write_row` raises."""

    @act(f"justice.record_{kind.slug}", done=kind.done)
    def record_row(record, /, *, by, id=None, **answers):
        return write_row(kind, record, by, id=id, **answers)

    record_row.__doc__ = f"Write down: {kind.model.__doc__}"
    return record_row
