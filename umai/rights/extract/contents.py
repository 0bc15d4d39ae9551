"""What stands on the paper for whoever asked: the declared columns, without a word about anybody else."""

import re
from pathlib import Path

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from umai.design.days import date_in_words
from umai.design.fields.of_models import value_in_words
from umai.law.terms.clock import today
from umai.protection.emergency.models import SafetyDecision
from umai.register import merge_groups
from umai.register.models import Adult, AdultIdentity, Identity, Kinship, ShelterAddress
from umai.rights.extract.declared import told_models
from umai.rights.extract.lookers import looker_rows
from umai.rights.extract.models import Asker, ExtractSubject
from umai.rights.extract.telling import Told

TEMPLATE = Path(__file__).resolve().parents[1] / "extract.typ"
LANGUAGES = ("ky", "ru")
SHORTEST = 3  # letters of a name that is looked for in the text of a column


def values_of(request, by, language):
    """The values of the paper in this language, from the records as they stand now."""
    with override(language):
        strangers = Strangers(request, by)
        sections = [one for one in sections_of(request, by, strangers) if one["rows"]]
        return {
            "title": _("What is kept"),
            "note": _(
                "This paper is for the person who asked. It is not all that is kept: who reported, other"
                " people, safe places and notes about several people are not on it."
            ),
            "day": [_("Date"), date_in_words(today())],
            "sections": sections,
            "lookers_title": _("Who looked at the file or wrote in it"),
            "lookers_head": [_("Day"), _("Office"), _("Post"), _("What for"), _("Times")],
            "lookers": looker_rows(request, by) if request.subject == ExtractSubject.CHILD else [],
            "after": _(
                "If something is wrong, tell the department: it corrects it, or says why it stays. You may"
                " complain to the Ministry and to the Akyikatchy (Ombudsman)."
            ),
        }


def sections_of(request, by, strangers):
    for model, told in told_models():
        rows = rows_of(model, request, by)
        columns = columns_of(told, request)
        lines = [line for row in rows for line in lines_of(row, columns, told, strangers)]
        yield {"title": str(told.title), "rows": lines}


def columns_of(told: Told, request) -> tuple[str, ...]:
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


def lines_of(row, columns, told, strangers):
    """The label and the value of each column of a row that says something; a rule between two rows."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    lines = [
        [capfirst(str(fields[name].verbose_name)), strangers.hide(words)]
        for name in columns
        if (words := value_in_words(row, fields[name]))
    ]
    if lines and len(columns) > 1:
        lines.append([_("Written down on"), date_in_words(row.recorded_at)])
    return lines


class Strangers:
    """Names and places that are on no extract, wherever somebody wrote them.

    The columns are declared so that none should hold any; a name that stands in the child's own words all
    the same hides the whole text.
    """

    def __init__(self, request, by):
        ids = merge_groups.ids_of(request.child_id, by)
        kin = Kinship.objects.filter(child_id__in=ids).values("adult_id")
        siblings = Kinship.objects.filter(adult_id__in=kin).exclude(child_id__in=ids).values("child_id")
        decisions = SafetyDecision.ever.filter(child_id__in=ids)
        feared = Adult.objects.filter(pk__in=decisions.exclude(suspect=None).values("suspect_id"))
        names = {
            *Identity.objects.filter(child_id__in=siblings).values_list("given", flat=True),
            *AdultIdentity.objects.filter(adult__in=feared).values_list("given", flat=True),
        }
        for words in decisions.values_list("suspect_words", flat=True):
            names.update(word for word in re.findall(r"\w+", words) if word[:1].isupper())
        own = set(Identity.objects.filter(child_id__in=ids).values_list("given", flat=True))
        self.names = {one.casefold() for one in names - own if len(one) >= SHORTEST}
        places = ShelterAddress.ever.filter(child_id__in=ids).values_list("words", flat=True)
        self.places = [one.casefold() for one in places if one]

    def hide(self, words: str) -> str:
        said = words.casefold()
        if self.names & set(re.findall(r"\w+", said)) or any(place in said for place in self.places):
            return _("not shown here, because it names somebody else or a safe place")
        return words
