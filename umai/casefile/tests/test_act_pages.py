"""The pages on which two records become one child, each filled in as the worker does who may."""

from datetime import date

from tests.act_pages import ActPageTests, FilledPage
from tests.second_person import merge_records
from umai.casefile.merging import views
from umai.casefile.tests.conftest import make_child
from umai.register.merging import actions as merging


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


def proposed(child, case, aigul, erlan):
    """The child has a case, so Erlan only proposed that the two are one."""
    said = {"reason": "known", "despite": ["twins"]}
    return merging.merge_records(child, by=erlan, other=written_twice(aigul), **said)


def agree(child, case, aigul, erlan):
    address = {"pk": proposed(child, case, aigul, erlan).pk}
    return FilledPage(by="damira", address=address, without="aigul")


def refuse(child, case, aigul, erlan):
    address = {"pk": proposed(child, case, aigul, erlan).pk}
    answers = {"words": "Алар бөлөлөр."}
    return FilledPage(by="damira", address=address, answers=answers, without="aigul")


class TestPages(ActPageTests):
    PAGES = {
        views.MergeRecords: join,
        views.UnmergeRecords: part,
        views.AgreeToMerge: agree,
        views.RefuseMerge: refuse,
    }
