"""The pages on which a row of a declared kind is written, corrected or struck out."""

from functools import cached_property
from typing import Any, ClassVar

from django.shortcuts import resolve_url
from django.urls import path, reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.permissions import may_do, require_right
from umai.justice.forms import correction_form_of, form_of
from umai.justice.kind import JusticeKind
from umai.justice.line import LineRow, current_id, first_id_of, later_id
from umai.justice.lines import lines_of
from umai.justice.writing import correct_row, strike_row
from umai.register.child.page import FileActPage
from umai.register.fields.person import FormContext
from umai.register.models import Child


class JusticeActPage(FileActPage):
    """A page about a row of one kind: the record that the row is about, and whose child it is."""

    kind: ClassVar[JusticeKind]

    @cached_property
    def about(self) -> FormContext:
        return FormContext(Child.objects.get(pk=self.record.child_id), self.by)

    def find(self):
        assert self.of is not None
        number = self.address["pk"]
        if issubclass(self.of, LineRow):  # the address names the line, whichever row of it stands now
            number = current_id(self.of, number, self.by)
        return consult(self.of, number, by=self.by, related=self.related)

    def back(self) -> str:
        """The address of the record that the row is about."""
        raise NotImplementedError

    def head(self):
        return super().head() | {"kind": self.kind, "back": self.back()}


class RecordJustice(JusticeActPage):
    """Write a row about a record; what stands there already is shown above."""

    template = "justice/record.html"

    def __init_subclass__(cls, *, kind: JusticeKind | None = None, **kwargs: Any) -> None:
        if kind is not None:
            cls.kind, cls.of, cls.act, cls.makes = kind, kind.of, kind.act, kind.model
            cls.form_class = cls.__dict__.get("form_class", form_of(kind))
        super().__init_subclass__(**kwargs)

    def form_options(self):
        return {"about": self.about, "of": self.record}

    def back(self):
        return resolve_url(self.record)

    def belongs(self):
        return {f"{self.kind.of_field}_id": first_id_of(self.record)}

    def context(self):
        rows = list(self.kind.rows_of(self.record, self.by))
        return {"rows": [lines_of(self.kind, row, self.by) for row in rows]}

    def writes(self):
        written = self.kind.only_once and self.kind.rows_of(self.record, self.by).exists()
        return not written and super().writes()


class OfRow(JusticeActPage):
    """A page about one row that stands there: the record is the row."""

    def back(self):
        return resolve_url(getattr(self.record, self.kind.of_field))

    def find(self):
        model = self.kind.model
        return consult(model, later_id(model, self.address["pk"], self.by), by=self.by)

    def find_standing(self):
        return self.record

    def context(self):
        return {"lines": lines_of(self.kind, self.record, self.by)}

    def destination(self, outcome):
        return self.back()


class CorrectJustice(OfRow):
    """Correct an entry that is wrong."""

    template = "justice/correct.html"

    def __init_subclass__(cls, *, kind: JusticeKind | None = None, **kwargs: Any) -> None:
        if kind is not None:
            cls.kind, cls.of, cls.act = kind, kind.model, correct_row
            cls.form_class = correction_form_of(kind)
        super().__init_subclass__(**kwargs)

    def permit(self):
        super().permit()
        require_right(self.by, self.kind.act.act, getattr(self.record, self.kind.of_field))

    def form_options(self):
        return {"about": self.about, "of": getattr(self.record, self.kind.of_field), "row": self.record}

    def initial(self):
        names = [*(one.attname for one in self.kind.fields), *(["happened_on"] if self.kind.day else [])]
        return {name: getattr(self.record, name) for name in names}

    def context(self):
        strikes = may_do(self.by, strike_row.act, self.record)
        url = reverse(f"justice:strike_{self.kind.slug}", args=[self.record.pk])
        return super().context() | {"strike_url": url if strikes else ""}


class StrikeJustice(OfRow):
    """Strike out an entry that should never have stood there."""

    template = "justice/strike.html"

    def __init_subclass__(cls, *, kind: JusticeKind | None = None, **kwargs: Any) -> None:
        if kind is not None:
            cls.kind, cls.of, cls.act = kind, kind.model, strike_row
        super().__init_subclass__(**kwargs)

    @property
    def message(self):
        return _("The entry is struck out. It stays visible as struck.")


JUSTICE_PAGES: dict[JusticeKind, tuple[Any, Any, Any]] = {}
"""The pages of each kind: that on which a row is written, corrected, struck out."""


def addresses_of(kind: JusticeKind, of: str, records: type[JusticeActPage] | None = None):
    """The addresses of a kind: write a row, correct it, strike it. `of` begins the address: "incidents"."""
    name, slug = kind.model.__name__, kind.slug
    record: Any = records or type(f"Record{name}", (RecordJustice,), {}, kind=kind)
    correct: Any = type(f"Correct{name}", (CorrectJustice,), {}, kind=kind)
    strike: Any = type(f"Strike{name}", (StrikeJustice,), {}, kind=kind)
    JUSTICE_PAGES[kind] = record, correct, strike
    return [
        path(f"{of}/<uuid:pk>/{slug}/new/", record.view(), name=f"record_{slug}"),
        path(f"justice/{slug}/<uuid:pk>/correct/", correct.view(), name=f"correct_{slug}"),
        path(f"justice/{slug}/<uuid:pk>/strike/", strike.view(), name=f"strike_{slug}"),
    ]
