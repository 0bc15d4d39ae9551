"""All texts of guidance by when one needs them: first those that stand beside no form."""

from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.design.guidance import GuidanceText, guidance_steps, read_guidance

# The texts that stand beside no form, in the order in which the page lists them.
FIRST = (
    "field/first_week",
    "field/at_the_door",
    "field/sexual_violence",
    "field/pressure",
    "field/working_child",
    "field/disability",
    "field/uzbek_speaking",
    "field/parent_leaving",
)
# When one needs the texts of these rooms, in the order of a case.
GROUPS = (
    (gettext_lazy("When somebody tells of a child"), ("identification", "linkage", "unseen", "outreach")),
    (gettext_lazy("When you go from door to door"), ("rounds",)),
    (gettext_lazy("When a child is in danger now"), ("protection",)),
    (gettext_lazy("When a case begins or changes hands"), ("intake",)),
    (gettext_lazy("When you assess how the child lives"), ("assessment",)),
    (gettext_lazy("When you plan help and refer"), ("planning", "referrals")),
    (gettext_lazy("When you visit"), ("visits",)),
    (gettext_lazy("When there is no case yet"), ("prevention",)),
    (gettext_lazy("When parents leave and others care"), ("guardianship",)),
    (gettext_lazy("When there was violence, or a court decides"), ("justice",)),
    (gettext_lazy("When you look back and end a case"), ("review",)),
    (gettext_lazy("When you lead an office"), ("offices",)),
)


class TextLine(NamedTuple):
    """One text in a list: its page, its title, its first sentence, and its language."""

    url: str
    title: str
    point: str
    language: str


class TextGroup(NamedTuple):
    """The texts of one occasion."""

    label: str
    lines: list[TextLine]


def first_lines() -> list[TextLine]:
    """The texts that stand beside no form."""
    return lines_of(name.split("/") for name in FIRST)


def other_groups() -> list[TextGroup]:
    """The texts that stand beside the steps of the work, by when one needs them."""
    steps = guidance_steps()
    return [
        TextGroup(str(label), lines_of(one for one in steps if one[0] in rooms)) for label, rooms in GROUPS
    ]


def lines_of(steps: Iterable[Iterable[str]]) -> list[TextLine]:
    """These steps as lines, in the reader's language where there is one."""
    found = ((room, step, read_guidance(room, step)) for room, step in steps)
    return [line_of(room, step, text) for room, step, text in found if text is not None]


def line_of(room: str, step: str, text: GuidanceText) -> TextLine:
    return TextLine(
        reverse("lawbook:guidance_text", args=[room, step]), text.title, text.points[0], text.language
    )
