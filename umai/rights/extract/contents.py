"""What stands on the paper for whoever asked: the declared columns, without a word about anybody else."""

from pathlib import Path
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.design.fields.of_models import value_in_words
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.rights.extract.declared import told_models
from umai.rights.extract.lookers import looker_rows
from umai.rights.extract.models import Asker, ExtractSubject
from umai.rights.extract.telling import ToldTable

TEMPLATE = Path(__file__).resolve().parents[1] / "extract.typ"
LANGUAGES = ("ky", "ru")


def values_of(request, by, language):
    """The values of the paper in this language, from the records as they stand now."""
    with override(language):
        sections = sections_of(request, by)
        return {
            "title": _("What is kept"),
            "note": _(
                "This paper is for the person who asked. It is not all that is kept: who reported, other"
                " people, safe places and notes about several people are not on it."
            ),
            "day": [_("Date"), date_in_words(today())],
            "sections": without_others(sections, request, by),
            "lookers_title": _("Who looked at the file or wrote in it"),
            "lookers_head": [_("Day"), _("Office"), _("Post"), _("What for"), _("Times")],
            "lookers": looker_rows(request, by) if request.subject == ExtractSubject.CHILD else [],
            "after": _(
                "If something is wrong, tell the department: it corrects it, or says why it stays. You may"
                " complain to the Ministry and to the Akyikatchy (Ombudsman)."
            ),
        }


class ExtractLine(NamedTuple):
    """One line of the paper."""

    label: str
    words: str
    typed: bool = False
    """Whether somebody typed the words, so that they may name anybody."""


def sections_of(request, by) -> list[tuple[str, list[ExtractLine]]]:
    """Title and lines of each table that says something to whoever asked."""
    found = []
    for model, told in told_models():
        columns = columns_of(told, request)
        lines = [line for row in rows_of(model, request, by) for line in lines_of(row, columns)]
        if lines:
            found.append((str(told.title), lines))
    return found


def columns_of(told: ToldTable, request) -> tuple[str, ...]:
    """The columns of a table that are for whoever asked."""
    if request.subject == ExtractSubject.ADULT:
        return told.of_adult
    if request.asker == Asker.CHILD:
        return told.shown + told.own
    return () if told.for_child_alone else told.shown


def rows_of(model, request, by):
    """The rows that count of one table, within reach: of the child's records, or of the adult."""
    fields = {field.name for field in model._meta.concrete_fields}
    if request.subject == ExtractSubject.ADULT:
        # An adult's row belongs to several files, so the database alone says whether it is within reach.
        found = model.objects.filter(adult_id=request.adult_id) if "adult" in fields else model.objects.none()
    elif "child" in fields:
        ids = merge_groups.ids_of(request.child_id, by)
        found = model.objects.within_reach_of(by).filter(child_id__in=ids)
    else:
        found = model.objects.none()
    return found.order_by("recorded_at")


def lines_of(row, columns) -> list[ExtractLine]:
    """The label and the value of each column of a row that says something; a rule between two rows."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    lines = [
        ExtractLine(capfirst(str(fields[name].verbose_name)), words, is_typed(fields[name]))
        for name in columns
        if (words := value_in_words(row, fields[name]))
    ]
    if lines and len(columns) > 1:
        lines.append(ExtractLine(_("Written down on"), date_in_words(row.recorded_at)))
    return lines


def is_typed(field) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def without_others(sections, request, by) -> list[dict[str, Any]]:
    """The sections as the paper prints them: a text that names somebody else or a safe place is hidden whole.

    The columns are declared so that none should hold any; people say names all the same. The database asks,
    because it knows also children whose files nobody here has opened.
    """
    texts = sorted({line.words for _title, lines in sections for line in lines if line.typed})
    question = "select rights_names_others(%(asked)s, %(texts)s::text[])"
    ((named,),) = by.ask(question, asked=request.pk, texts=texts)
    hidden = (
        set(texts) if named is None else {text for text, names in zip(texts, named, strict=True) if names}
    )
    instead = _("not shown here, because it names somebody else or a safe place")
    return [
        {
            "title": title,
            "rows": [
                [line.label, instead if line.typed and line.words in hidden else line.words] for line in lines
            ],
        }
        for title, lines in sections
    ]
