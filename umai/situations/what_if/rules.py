"""The rule of a question, from its row; and a rule in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.design.law.arrangements import ARRANGEMENT_WORDS
from umai.law.guardianship.scheme import Arrangement, Length
from umai.law.guardianship.what_if import REQUIREMENTS, DraftRule, known_rules
from umai.situations.what_if.models import LengthUnit, WhatIf

DRAFTS = {
    "attorney_2018": gettext_lazy("Draft of 2018: power of attorney up to 3 or 6 months"),
    "court_after_six_months": gettext_lazy("Draft of about 2019: the court after 6 months"),
    "court_after_a_year": gettext_lazy("The Ministry: the court after a year"),
    "offence_after_15_days": gettext_lazy("Draft: a fine after 15 days"),
    "offence_after_30_days": gettext_lazy("Draft: a fine after 30 days without a guardian and notice"),
    "loss_of_rights_2026": gettext_lazy("Draft of February 2026: loss of parental rights"),
}
EXEMPTS = {
    "guardian": gettext_lazy("families in which the child has a guardian"),
    "notice": gettext_lazy("parents who gave notice"),
}


def rules_asked(row: WhatIf) -> tuple[DraftRule, ...]:
    """The rules of a question; none where its draft is no longer known."""
    if row.draft:
        return known_rules().get(row.draft, ())
    return (
        DraftRule(
            over=Length(row.number, row.unit) if row.number else None,
            one_parent_is_enough=row.one_parent,
            internal=row.internal,
            labour_only=row.labour_only,
            requires=(Arrangement(row.requires),),
            exempts=tuple(row.exempts),
        ),
    )


def draft_choices() -> list[tuple[str, str]]:
    """The known drafts of the law in use that have terms, by their names."""
    return [(code, draft_label(code)) for code in known_rules()]


def draft_label(code: str) -> str:
    return str(DRAFTS.get(code, code))


def requirement_choices() -> list[tuple[str, str]]:
    return [(one.value, str(ARRANGEMENT_WORDS[one])) for one in REQUIREMENTS]


def rule_in_words(row: WhatIf) -> list[str]:
    """What the question supposes, in short sentences."""
    if row.draft:
        said = [draft_label(row.draft)]
    else:
        said = [
            length_in_words(row),
            _("one parent away is enough") if row.one_parent else _("all parents are away"),
            _("abroad and within the country") if row.internal else _("abroad only"),
            _("only for work") if row.labour_only else _("for any reason"),
            _("asks for: %(what)s") % {"what": ARRANGEMENT_WORDS[Arrangement(row.requires)]},
        ]
        if row.exempts:
            who = ", ".join(str(EXEMPTS[one]) for one in row.exempts)
            said.append(_("asks nothing of: %(who)s") % {"who": who})
    hours = ngettext("%(n)s hour for an application", "%(n)s hours for an application", row.hours)
    return [*said, hours % {"n": row.hours}]


def length_in_words(row: WhatIf) -> str:
    if row.number is None:
        return _("from the first day of an absence")
    if row.unit == LengthUnit.MONTHS:
        text = ngettext(
            "an absence of more than %(n)s month", "an absence of more than %(n)s months", row.number
        )
    else:
        text = ngettext("an absence of more than %(n)s day", "an absence of more than %(n)s days", row.number)
    return text % {"n": row.number}
