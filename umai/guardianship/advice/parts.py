"""Which text of guidance answers "which paper, where, cost, days, what to bring" for which arrangement."""

from typing import NamedTuple

from django.urls import reverse

from umai.design.guidance import GuidanceText, read_guidance
from umai.law.guardianship.scheme import Arrangement

# Name in an address to the text of guidance, in the order in which the pages list them.
PARTS = {
    "papers": "guardianship/papers",
    "leaving": "guardianship/leaving",
    "guardianship": "guardianship/guardianship",
    "trusteeship": "guardianship/trusteeship",
    "court": "guardianship/court",
    "attorney": "guardianship/attorney",
    "renewal": "guardianship/renewal",
}
FIRST = "papers"
PART_OF_ARRANGEMENT = {
    Arrangement.POWER_OF_ATTORNEY: "attorney",
    Arrangement.ATTORNEY_EXTENSION: "attorney",
    Arrangement.TEMPORARY_GUARDIANSHIP: "guardianship",
    Arrangement.GUARDIANSHIP: "guardianship",
    Arrangement.TRUSTEESHIP: "trusteeship",
    Arrangement.COURT_GUARDIANSHIP: "court",
}


class AdviceLink(NamedTuple):
    """A text of guidance by its title; `language` is that of the text, where it is not the reader's."""

    url: str
    title: str
    language: str


def parts_for(asks: Arrangement, lack: str, *, renewal_due: bool = False) -> list[str]:
    """The texts that say how what is missing is got, by their names, the most needed first.

    `lack` is a code of `umai.law.guardianship.papers.LACKS`, "" where nothing is missing.
    """
    parts = ["renewal"] if renewal_due or lack == "paper_lapsed" else []
    return [*parts, PART_OF_ARRANGEMENT.get(asks, FIRST)] if lack else parts


def text_of(part: str) -> GuidanceText | None:
    """The text of this name, in the reader's language where there is one."""
    return read_guidance(*PARTS[part].split("/")) if part in PARTS else None


def links_to(parts) -> list[AdviceLink]:
    """The texts of these names as links; one without a text is left out."""
    found = ((part, text_of(part)) for part in parts)
    return [
        AdviceLink(url_of(part), text.title, "" if text.translated else text.language)
        for part, text in found
        if text is not None
    ]


def url_of(part: str) -> str:
    """The page of this text."""
    return reverse("guardianship:advice", args=[part])
