"""Printing a paper is an act: who may, on which record, and the row that says so."""

from hashlib import sha256

import pytest
from django.db import DatabaseError

from umai.access.doors import consult
from umai.documents import actions
from umai.documents.models import PrintedPaper
from umai.documents.tests.test_papers import LETTER, values
from umai.refusal import NotPermitted
from umai.trail.models import Entry


def printed(child, by):
    return actions.print_paper(
        child, by=by, paper="documents.letter", template=LETTER, values=values(), language="ky"
    )


def test_what_was_printed_is_a_row_of_the_file(child, aigul):
    row = printed(child, aigul)
    kept = consult(PrintedPaper, row.pk, by=aigul)
    assert row.pdf.startswith(b"%PDF-")
    assert kept.sha256 == sha256(row.pdf).hexdigest()
    assert (kept.about_kind, kept.about_id, kept.child_id) == ("register.child", child.pk, child.pk)
    assert (kept.paper, kept.language, kept.recorded_by_id) == ("documents.letter", "ky", aigul.pk)


@pytest.mark.parametrize("who", ["farida", "bakyt", "gulnara", "timur", "nuriya"])
def test_a_role_without_the_duty_prints_nothing(child, who, request):
    with pytest.raises(NotPermitted):
        printed(child, request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["azamat", "cholpon", "jyldyz"])
def test_another_place_prints_nothing(child, who, request):
    with pytest.raises(NotPermitted):
        printed(child, request.getfixturevalue(who))


def test_printing_is_on_the_trail(child, aigul):
    row = printed(child, aigul)
    entry = Entry.objects.using("owner").get(act="documents.print")
    assert (entry.record_id, entry.child_id, entry.outcome) == (row.pk, child.pk, "done")


def test_a_refusal_to_print_is_on_the_trail(child, cholpon):
    with pytest.raises(NotPermitted):
        printed(child, cholpon)
    entry = Entry.objects.using("owner").get(act="documents.print")
    assert (entry.record_id, entry.outcome) == (child.pk, "refused")


def test_what_was_printed_is_never_changed(child, aigul):
    row = printed(child, aigul)
    with pytest.raises(DatabaseError):
        PrintedPaper.objects.using("owner").filter(pk=row.pk).update(check_value="0" * 16)
