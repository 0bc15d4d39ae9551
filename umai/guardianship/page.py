"""What a child's page of guardianship shows of carers: what waits, what was said, what is printed."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.permissions import may_do
from umai.documents.papers import LANGUAGES
from umai.guardianship.models import CarePlacement, ChildReturn, PartingReason, ReturnAnswer
from umai.guardianship.papers import sheets
from umai.guardianship.placement.actions import is_with_parent
from umai.guardianship.reading import answer_words, parting_words, placement_words, return_words
from umai.guardianship.worklist import lines_of, matters_of
from umai.register.consequences.family import care_of, carers_in_words
from umai.register.models import CareArrangement

SAID = (  # what is written of carers: its table, its title, and a row of it in words
    (CarePlacement, gettext_lazy("The child came to this carer"), placement_words),
    (PartingReason, gettext_lazy("Brothers and sisters live apart"), parting_words),
    (ChildReturn, gettext_lazy("The child came back from abroad"), return_words),
    (ReturnAnswer, gettext_lazy("A parent is back"), answer_words),
)


def care_context(file, by) -> dict:
    """What the page shows of carers of the child of this file."""
    child = file.child
    matters = lines_of(matters_of(by, child.pk), by)
    with by.speaking():
        said = [
            (title, words(row))
            for model, title, words in SAID
            for row in model.objects.within_reach_of(by)
            .filter(child_id__in=file.ids)
            .order_by("-recorded_at")
        ]
        writes = may_do(by, "guardianship.place", child)
        placed = placeable(file, by) if writes else []
    return {
        "matters": matters,
        "said": said,
        "placed": placed,
        "receives": writes,
        "printed": printed_links(file, by),
    }


def placeable(file, by) -> list[tuple[str, str]]:
    """The carers to whom the child may have come lately, with the page that asks the day.

    Not one of whom it was written, also where the entry of this care was corrected or changed since.
    """
    rows = [row for row in care_of(file.ids, by) if not is_with_parent(row, by)]
    placed = CarePlacement.objects.within_reach_of(by).filter(child_id__in=file.ids)
    known = set(placed.values_list("care_id", flat=True))
    ever = CareArrangement.ever.within_reach_of(by).filter(child_id__in=file.ids).in_bulk()
    return [
        (carers_in_words([row]), reverse("guardianship:place", args=[row.pk]))
        for row in rows
        if not any(one.pk in known and is_of_same_carer(one, row) for one in versions_of(row, ever))
    ]


def versions_of(row, ever):
    """This entry and all those that it replaced, as far as they are among `ever`, by their ids."""
    while row:
        yield row
        row = ever.get(row.replaces_id)


def is_of_same_carer(one, other) -> bool:
    """Whether one person or institution takes care by both entries."""
    return (one.institution or one.carer_id) == (other.institution or other.carer_id)


def printed_links(file, by) -> list[tuple[str, str]]:
    """The papers that this worker may print, in each language: what it is, and the address."""
    titles = {
        "certificate": _("Certificate of who stands in for a child"),
        "extract": _("Extract on the care of a child"),
        "notice": _("Notice to the carer of a child"),
    }
    return [
        (f"{title} ({name})", reverse("guardianship:print_paper", args=[file.child.pk, paper, language]))
        for paper, title in titles.items()
        if may_do(by, sheets.RIGHTS[paper], file.child) and (paper != "notice" or sheets.carers_to_tell(file))
        for language, name in LANGUAGES.items()
    ]
