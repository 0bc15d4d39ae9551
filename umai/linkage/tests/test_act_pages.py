"""The pages of lists and of review on which something is written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.act_pages import ActPageTests, FilledPage
from umai.linkage.lists import views
from umai.linkage.review import actions
from umai.linkage.review import views as review
from umai.linkage.tests import files
from umai.linkage.tests.conftest import COLUMNS, SAID
from umai.linkage.tests.pairs import child_of, edition_of, pair_of, rows_of

DAYS = {
    f"{when}_{part}": value
    for when in ("from_on", "to_on")
    for part, value in {"day": "1", "month": "9", "year": "2026"}.items()
}


@pytest.fixture
def pair(file_of, aigul):
    return pair_of(rows_of(edition_of(file_of))[0], child_of(aigul))


def add_source():
    return FilledPage(by="damira", answers={**SAID, "slug": "schools", "of_migrants": "no"}, without="erlan")


def send(source):
    answers = {"file": SimpleUploadedFile("list.csv", files.csv()), **DAYS}
    return FilledPage(by="damira", address={"pk": source.pk}, answers=answers, without="erlan")


def preview(upload):
    columns = {f"column_{at}": meant for at, (_name, meant) in enumerate(COLUMNS)}
    answers = {**columns, "whole": "yes", "take_in": ""}
    return FilledPage(by="damira", address={"pk": upload.pk}, answers=answers, without="erlan")


def forget(upload):
    return FilledPage(by="damira", address={"pk": upload.pk}, without="erlan")


def judge(pair):
    return FilledPage(by="erlan", address={"pk": pair.pk}, answers={"answer": "same"}, without="aigul")


def back(pair, erlan):
    actions.judge_pair(pair, by=erlan, answer="same")
    return FilledPage(by="erlan", without="aigul")


class TestPages(ActPageTests):
    PAGES = {
        views.AddSource: add_source,
        views.SendList: send,
        views.Preview: preview,
        views.ForgetUpload: forget,
        review.JudgePair: judge,
        review.TakeBackJudgement: back,
    }
