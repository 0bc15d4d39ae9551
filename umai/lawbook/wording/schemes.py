"""What the absence of parents asks for, scheme by scheme and step by step, in the reader's language."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.design.days import date_in_words
from umai.design.law.arrangements import ARRANGEMENT_WORDS
from umai.design.parts import UiText
from umai.law.dated_values import NoLawInForce
from umai.law.guardianship.scheme import Arrangement, Length, Scheme, SchemeStep, years_of
from umai.law.terms.clock import today
from umai.lawbook.wording.vocabulary import CERTAINTIES, EXEMPT, SUBJECTS


def scheme_lines(scheme: Scheme, on: date | None = None) -> list[str]:
    """What a scheme is about, which absences it counts, and its steps; ages are those of a day, today's."""
    day = on or today()
    steps = [step_in_words(step, day) for step in scheme.steps]
    return [counted_in_words(scheme), *(steps or [_("Its terms were not read.")])]


def counted_in_words(scheme: Scheme) -> str:
    """What a scheme is about, and which absences it counts."""
    parts = [
        _("no parent with rights is present")
        if scheme.all_parents
        else _("one parent who is away is enough"),
        _("for whatever cause, also death or prison")
        if scheme.any_cause
        else _("only for labour")
        if scheme.labour_only
        else _("for whatever purpose"),
        _("abroad or within the country") if scheme.internal else _("abroad only"),
    ]
    return f"{capfirst(str(SUBJECTS[scheme.subject]))}: {', '.join(parts)}"


def step_in_words(step: SchemeStep, on: date) -> str:
    """One step: what it asks for, of children of which age, for which length of absence."""
    parts = [
        age_in_words(gettext_lazy("age under %(years)d"), step.under_age, on),
        age_in_words(gettext_lazy("age %(years)d or more"), step.from_age, on),
        _("away longer than %(length)s") % {"length": length_in_words(step.over)} if step.over else "",
        _("away no longer than %(length)s") % {"length": length_in_words(step.up_to)} if step.up_to else "",
        _("unless there is: %(what)s") % {"what": ", ".join(str(EXEMPT.get(one, one)) for one in step.unless)}
        if step.unless
        else "",
        _("for a short time it is enough to have: %(what)s") % {"what": asked_in_words(step.when_short)}
        if step.when_short
        else "",
        units_in_words(step.fine_units) if step.fine_units is not None else "",
    ]
    said = "; ".join(filter(None, parts))
    return ": ".join(filter(None, [capfirst(asked_in_words(step.asks)), said]))


def age_in_words(words: UiText, age: int | str | None, on: date) -> str:
    """An age of a step, none where it has no such age; that nothing was in force for it is said."""
    if age is None:
        return ""
    try:
        return str(words) % {"years": years_of(age, on)}
    except NoLawInForce:
        return _("only for some ages: nothing in force on this day says which")


def asked_in_words(asked: Arrangement) -> str:
    return str(ARRANGEMENT_WORDS[asked])


def units_in_words(number: int) -> str:
    return ngettext("%(n)d calculation unit", "%(n)d calculation units", number) % {"n": number}


def length_in_words(length: Length) -> str:
    """A length of absence: days, or calendar months."""
    n = length.number
    if length.unit == "months":
        return ngettext("%(n)d calendar month", "%(n)d calendar months", n) % {"n": n}
    return ngettext("%(n)d day", "%(n)d days", n) % {"n": n}


def short_name(scheme: Scheme) -> str:
    """How a scheme is called beside others: how sure it is, its day, and the lengths that it names."""
    entry = scheme.entry
    lengths = ", ".join(length_in_words(one) for one in scheme.lengths)
    name = f"{CERTAINTIES[entry.certainty]}, {date_in_words(entry.day, entry.known_to)}"
    return f"{name} ({lengths})" if lengths else name
