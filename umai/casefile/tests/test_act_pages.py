"""The pages on which two records become one child, each filled in as the worker does who may."""

from datetime import date

from tests.act_pages import ActPageTests, FilledPage
from umai.casefile.merging import views
from umai.casefile.tests.conftest import make_child
from umai.register.merging.actions import merge_records


def written_twice(aigul):
    """The same child, written down a second time by a misheard name."""
    return make_child(aigul, "Нурбег", birth_date=date(2016, 4, 1), birth_precision="month")


def join(child, aigul):
    answers = {"leads": "first", "reason": "paper", "words": "The mother brought both certificates."}
    address = {"pk": child.pk, "other": written_twice(aigul).pk}
    return FilledPage(by="erlan", address=address, answers=answers, without="aigul")


def part(child, aigul, erlan):
    row = merge_records(child, by=erlan, other=written_twice(aigul), reason="known", despite=["twins"])
    address = {"pk": child.pk, "merge": row.pk}
    return FilledPage(by="erlan", address=address, answers={"words": "They are cousins."}, without="aigul")


class TestPages(ActPageTests):
    PAGES = {views.MergeRecords: join, views.UnmergeRecords: part}
