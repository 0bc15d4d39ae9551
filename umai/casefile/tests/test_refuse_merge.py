"""The page on which another person does not agree that two records are one child, or are two."""

import re

from tests.second_person import merge_records
from umai.casefile.tests.conftest import make_child
from umai.register.merging.actions import merge_records as propose_merge
from umai.register.merging.actions import unmerge_records
from umai.register.models import Doubt


def test_it_asks_why_beside_what_speaks_against_it(child, case, aigul, erlan, client_of):
    other = make_child(aigul, "Айбек", sex="f", pin="11204201600131")
    proposal = propose_merge(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    page = client_of("damira").get(f"/merges/{proposal.pk}/no/").text
    assert "They are one child: " in page and "They are two children" not in page
    against = re.findall(r"<li>(.*?)</li>", page.partition("They are one child")[2].partition("<form")[0])
    assert against == [str(doubt.label) for doubt in (Doubt.PIN, Doubt.SEX, Doubt.TWINS)]
    assert "<textarea" in page and "Both records stay as they are" in page


def test_that_they_are_two_is_what_is_proposed_where_records_would_part(child, case, aigul, erlan, client_of):
    other = make_child(aigul, "Нурбег", birth_date=None)
    merge = merge_records(child, by=erlan, other=other, reason="known")
    proposal = unmerge_records(merge, by=erlan, words="They are cousins.")
    page = client_of("damira").get(f"/merges/{proposal.pk}/no/").text
    assert "They are two children. " in page and "They are one child" not in page
    assert (
        "They are cousins." in page and "<li>" not in page.partition("They are two")[2].partition("<form")[0]
    )
