"""Striking a file that does not belong here: who may, that it is kept, and that it is on the trail."""

import pytest
from django.db import DatabaseError
from django.http import Http404

from umai.access.doors import AlreadyReplaced, consult
from umai.access.requirements import Incomplete
from umai.documents import actions, maintenance
from umai.documents.models import Document
from umai.documents.reading import files_of
from umai.refusal import NotPermitted
from umai.trail.models import Entry

WHY = "It is of another child."


def test_a_struck_file_is_shown_no_more_and_stays_kept(file, child, erlan):
    later = actions.strike_document(file, by=erlan, reason=WHY)
    assert files_of(child, erlan) == []
    for pk in (file.pk, later.pk):
        with pytest.raises(Http404):
            consult(Document, pk, by=erlan)
    kept = Document.ever.using("owner").get(pk=later.pk)
    assert (kept.replaces_id, kept.reason, kept.title) == (file.pk, WHY, file.title)
    assert maintenance.check_files() == (2, 0, 0)


@pytest.mark.parametrize("who", ["aigul", "farida", "gulnara", "timur"])
def test_a_role_without_the_duty_strikes_nothing(file, who, request):
    with pytest.raises(NotPermitted):
        actions.strike_document(file, by=request.getfixturevalue(who), reason=WHY)


def test_another_place_strikes_nothing(file, cholpon):
    with pytest.raises(NotPermitted):
        actions.strike_document(file, by=cholpon, reason=WHY)


def test_it_is_on_the_trail(file, erlan):
    later = actions.strike_document(file, by=erlan, reason=WHY)
    entry = Entry.objects.using("owner").get(act="documents.strike")
    assert (entry.record_id, entry.child_id, entry.outcome) == (later.pk, file.child_id, "done")


def test_it_needs_a_reason(file, erlan):
    with pytest.raises(Incomplete):
        actions.strike_document(file, by=erlan, reason=" ")


def test_two_people_strike_it_once(file, erlan, damira):
    actions.strike_document(file, by=erlan, reason=WHY)
    with pytest.raises(AlreadyReplaced):
        actions.strike_document(file, by=damira, reason=WHY)


@pytest.mark.parametrize("change", [{"title": "x"}, {"sha256": "0" * 64}])
def test_not_even_the_owner_changes_a_row(file, change):
    with pytest.raises(DatabaseError):
        Document.ever.using("owner").filter(pk=file.pk).update(**change)
