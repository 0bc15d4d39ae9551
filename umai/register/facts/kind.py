"""A kind of fact is declared once: its table, and what differs from what follows from the table.

From the fields of the table follow the form and the words in which a row is read. From the kind follow its
pages, its place in the file, its history and timeline, what a past day shows, what is compared when two
records may be one child, and the rows of a rehearsal.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.forms import HiddenInput, UUIDField
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.facts import Fact
from umai.design.fields.forms import DateField, Form, PastDateField
from umai.design.fields.of_models import form_field_of, value_in_words
from umai.law.terms.clock import today

SINCE = gettext_lazy("Since when")
UNTIL = gettext_lazy("Until when")
UNKNOWN_DAY = gettext_lazy("Leave it empty if nobody knows the day.")


class FactForm(Form):
    """A fact of a child's file. `about` is the child and who asks; `changing` a row that is there already."""

    WHO: tuple[str, ...] = ()  # fields that hold the id of an adult of the family

    id = UUIDField(widget=HiddenInput, required=False)

    def __init__(self, *args, about, changing=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about
        for name in self.WHO:
            self.fields[name].choices = [("", _("Choose from the list")), *about.kin]
        if "settlement_id" in self.fields:
            self.fields["settlement_id"].choices = [("", _("Choose from the list")), *about.settlements]
        if not changing:
            self.fields.pop("holds_to", None)
        else:
            del self.fields["id"]
            self.let_begin_later()

    def let_begin_later(self):
        """A row that begins on a later day, as what a parent announced, may be changed before that day."""
        begins, asked = self.initial.get("holds_from"), self.fields.get("holds_from")
        if asked and begins and begins > today():
            self.fields["holds_from"] = DateField(
                label=asked.label, required=asked.required, help_text=asked.help_text
            )

    def clean(self):
        cleaned = super().clean()
        for first, last in (("holds_from", "holds_to"), ("paper_from", "paper_to")):
            if cleaned.get(first) and cleaned.get(last) and cleaned[last] < cleaned[first]:
                self.add_error(last, _("The end is before the beginning. Check both days."))
        return cleaned

    def answers(self) -> dict:
        facts = dict(self.cleaned_data)
        if not facts.get("id"):
            facts.pop("id", None)
        for name in self.WHO:
            facts[name] = uuid.UUID(facts[name]) if facts[name] else None
        if "settlement_id" in facts:
            facts["settlement_id"] = int(facts["settlement_id"]) if facts["settlement_id"] else None
        return facts

    @classmethod
    def initial_of(cls, fact) -> dict:
        """What the form shows of a row that is there."""
        return {name: getattr(fact, name) for name in cls.base_fields if hasattr(fact, name)}


@dataclass(frozen=True, kw_only=True)
class FactKind:
    """What is declared of a kind of fact; whatever is left out follows from the model."""

    model: type[Fact]
    title: Any
    """What a row is called in the history, as in "School: recorded"."""
    question: Any = ""
    """The heading of the page that adds one; "" where none is added by itself."""
    slug: str = ""
    """The kind in an address; the model's name in small letters unless it is given."""
    label: Any = ""
    """What stands before a row in the summary, a text or a function of the row; the title unless given."""
    form: Any = None
    """The form that asks it; made of the model's fields unless it is given."""
    words: Any = None
    """A row as a person reads it, of the row and the file; each field in a line unless it is given."""
    compared: Callable[[Any], str] | None = None
    """What of a row is compared between two records, "" for nothing; None: this kind is not compared."""
    tab: str = "child"
    """The page of the file (in `casefile`) that shows it."""
    strikes: bool = True
    """Whether a row may be struck out."""
    sealed: bool = False
    """Whether only the worker of the case and the head read it, and every look is noted by itself."""
    expected: Callable[[Any], bool] | None = None
    """Of a file: whether its summary says that none is recorded; None: always."""
    why: Any = ""
    """Why this is asked, where it is sensitive."""
    common: float = 0.0
    """In a rehearsal: the share of children who have one, of kinds for which nothing else is invented."""

    def __post_init__(self):
        derived = {
            "slug": self.slug or slugify(self.model.__name__),
            "label": self.label or self.title,
            "form": self.form or form_of(self.model),
            "words": self.words or fields_in_words,
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def adds(self) -> bool:
        """Whether a row may be added by itself."""
        return bool(self.question)

    @property
    def whose(self) -> str:
        """Whose file a row is part of: a child's, or that of every child of an adult or a household."""
        named = {field.name for field in self.model._meta.concrete_fields}
        return next(name for name in ("household", "child", "adult") if name in named)

    @property
    def in_summary(self) -> bool:
        """Whether the summary of the file has a line for it, recorded or not."""
        return self.whose == "child" and self.adds and not self.sealed

    def label_of(self, row) -> str:
        return str(self.label(row) if callable(self.label) else self.label)


def own_fields_of(model) -> list[models.Field]:
    """The fields of a kind, without those of every fact and without the one that says whose it is."""
    every = {field.name for field in Fact._meta.fields} | {"child", "child_id", "adult", "household"}
    return [field for field in model._meta.concrete_fields if field.name not in every]


def fields_in_words(row, _file=None) -> str:
    """Every field of a row that says something, a line each: its name and its value."""
    fields = ((field, value_in_words(row, field)) for field in own_fields_of(row))
    return "\n".join(f"{capfirst(field.verbose_name)}: {words}" for field, words in fields if words)


def words_of_row(row, _file=None) -> str:
    """A row that holds only words, as a person reads it."""
    return row.words


def form_of(model) -> type[FactForm]:
    """The form that asks every field of a kind, and since when and until when it holds."""
    fields = {field.attname: form_field_of(field) for field in own_fields_of(model)}
    fields["holds_from"] = PastDateField(label=SINCE, required=False)
    fields["holds_to"] = PastDateField(label=UNTIL, required=False)
    return type(f"{model.__name__}Form", (FactForm,), fields)
