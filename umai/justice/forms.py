"""The form of a kind of row, made of the columns of its table."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.forms import HiddenInput, UUIDField
from django.utils.text import capfirst

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    ManyField,
    PastDateField,
    ReplacingForm,
    SelectField,
    YesNoField,
    choices_after_none,
)
from umai.design.fields.of_models import FEW, form_field_of
from umai.design.law.choices import choice_label, choice_pairs
from umai.justice.writing import offices_near
from umai.law.options.choices import choices_of
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.register import merge_groups
from umai.register.child.file import file_of
from umai.register.consequences.family import housemates_of


class JusticeForm(Form):
    """One row: its own fields, then the day.

    `about` knows the family, `of` is the record that the row is about; `row` is the one that is corrected.
    """

    of_kind: Any
    id = UUIDField(widget=HiddenInput)

    def __init__(self, *args, about, of=None, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.about, self.of, self.row = about, of, row
        if row is not None:
            del self.fields["id"]
        for name, listed in self.of_kind.lists.items():
            if name in self.fields:
                every = name in self.of_kind.any_day
                self.fields[name].choices = offered(listed, getattr(row, name, None), every=every)
                if isinstance(self.fields[name], SelectField):
                    self.fields[name].choices = choices_after_none(self.fields[name].choices)
        for name in self.of_kind.who:
            self.fields[f"{name}_id"].choices = choices_after_none(about.kin)
        for name in self.of_kind.children:
            self.fields[f"{name}_id"].choices = choices_after_none(children_near(about.child, about.by))
        for name, offer in self.of_kind.rows.items():
            self.fields[f"{name}_id"].choices = choices_after_none(offer(about.child.pk, about.by))
        for name in self.places:
            self.fields[name].choices = choices_after_none(about.settlements)
        for name, office in self.of_kind.offices.items():
            found = offices_near(about.child, office)
            self.fields[f"{name}_id"].choices = choices_after_none([(str(one.pk), str(one)) for one in found])

    @property
    def places(self):
        """The names of the fields that ask for a village or town."""
        return [one.attname for one in self.of_kind.fields if one.related_model is Place]

    def answers(self):
        answers = super().answers()
        kind = self.of_kind
        for name in (f"{one}_id" for one in (*kind.who, *kind.children, *kind.rows, *kind.offices)):
            answers[name] = uuid.UUID(answers[name]) if answers.get(name) else None
        for name in self.places:
            answers[name] = int(answers[name]) if answers.get(name) else None
        return answers


def children_near(child, by):
    """The other children of this child's parents and household within reach, with names."""
    near = [
        *(one.child_id for one in file_of(child, by=by).siblings),
        *(one.child.pk for one in housemates_of(child, by)),
    ]
    if not near:
        return []
    found = merge_groups.consult_identities("register.siblings", set(near), by)
    return [(str(one.child_id), one.full_name()) for one in found]


def offered(listed, chosen, *, every=False):
    """The choices of today, and what was chosen before from those of another day.

    `every`: also the choices of all earlier editions, behind those of today.
    """
    pairs = choice_pairs(listed, today())
    before = [chosen] if isinstance(chosen, str) else list(chosen or ())
    if every:
        before += [code for code, one in choices_of(listed).items() if one.definition.history]
    known = {code for code, _label in pairs}
    return [*pairs, *((code, choice_label(listed, code)) for code in before if code and code not in known)]


def form_of(kind) -> type[JusticeForm]:
    """The form of a kind: every column that a person fills in, then the day, then what its own class asks."""
    fields = {one.attname: field_of(kind, one) for one in kind.fields if not is_instant(one)}
    if kind.day:
        fields["happened_on"] = PastDateField(label=kind.day, required=True)
    base = kind.form or JusticeForm
    own = [name for name in base.base_fields if name not in fields]
    made = type(f"{kind.model.__name__}Form", (base,), fields | {"of_kind": kind})
    made.field_order = [*fields, *own]  # type: ignore[attr-defined]
    return made


def is_instant(one) -> bool:
    """Whether a column holds a day with its hour, which the class of the form asks in two fields."""
    return isinstance(one, models.DateTimeField)


def correction_form_of(kind) -> type[JusticeForm]:
    """The form on which a row of the kind is corrected; it sends which row its writer has seen."""
    made = form_of(kind)
    return type(f"Correct{made.__name__}", (ReplacingForm, made), {})


def field_of(kind, one):
    """The question for one column of a kind."""
    options = {
        "label": capfirst(one.verbose_name),
        "required": not (one.blank or one.null),
        "help_text": kind.hints.get(one.name, one.help_text),
    }
    if isinstance(one, ArrayField):
        return ManyField(choices=(), **options)
    if one.name in kind.lists:
        few = sum(not entry.under for entry in choices_of(kind.lists[one.name]).values()) <= FEW
        return (ChoiceField if few else SelectField)(choices=(), **options)
    if one.name in (*kind.who, *kind.children, *kind.rows, *kind.offices) or one.related_model is Place:
        return SelectField(choices=(), **options)
    if one.name in kind.past:
        return PastDateField(**options)
    if isinstance(one, models.BooleanField):
        return YesNoField(**options)
    made = form_field_of(one)
    made.help_text = options["help_text"]
    return made
