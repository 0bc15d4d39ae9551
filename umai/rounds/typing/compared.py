"""Two typings of one sheet as a person reads them: line by line, with what differs."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.design.parts import SideBySideRow
from umai.register.models import Sex
from umai.rounds.typing.reading import children_of, differences_of, name_of


def lines_of(round, sheet: int) -> list[tuple]:
    """What differs, as (dwelling, lines of both typings), in the order of the sheet."""
    return [(one.stop, rows_of(one)) for one in differences_of(round, sheet)]


def rows_of(difference) -> list[SideBySideRow]:
    sides = [in_words(one) for one in (difference.first, difference.second)]
    labels = list(dict.fromkeys([*sides[0], *sides[1]]))
    return [
        SideBySideRow(label, left, right, left != right)
        for label in labels
        for left, right in [[side.get(label, "") for side in sides]]
    ]


def in_words(answer) -> dict[str, str]:
    """What an answer says, by the label of each part; empty for none."""
    if answer is None:
        return {}
    said = {
        _("What was found"): choice_label("round_results", answer.result),
        _("Day"): date_in_words(answer.said_on),
        _("Team"): str(answer.team),
    }
    if answer.migrants:
        said[_("Children of migrants")] = str(answer.migrants)
    if answer.others:
        said[_("Other children")] = str(answer.others)
    for one in children_of(answer):
        said[_("Child %(n)d") % {"n": one.number}] = child_in_words(one)
    return said


def child_in_words(child) -> str:
    """A child as it was said: name, age, sex, who is away, with whom, school, danger."""
    school = {True: _("goes to school"), False: _("does not go to school"), None: ""}[child.at_school]
    parts = [
        name_of(child),
        _("age %(age)d") % {"age": child.age} if child.age is not None else "",
        str(Sex(child.sex).label) if child.sex else "",
        choice_label("round_away", child.away),
        choice_label("round_lives_with", child.lives_with),
        school,
        _("danger now") if child.danger_now else "",
        _("self-harm was spoken of") if child.self_harm else "",
    ]
    return capfirst("; ".join(one for one in parts if one))
