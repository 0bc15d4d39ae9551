"""The papers on which a register stands: told once, kept as rows, on the trail, and asked for by the doctor."""

from argparse import ArgumentParser
from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction
from django.test import override_settings

from umai.machine.cluster import grounds
from umai.machine.doctor.doctor import check_papers
from umai.machine.installation import Installation
from umai.refusal import Refusal
from umai.staff import command, papers
from umai.staff.papers import LegalPaper, LegalPaperKind
from umai.trail.models import Entry

FOUR = [
    ["order", "417", "2026-11-02", "Ministry of Labour"],
    ["holder", "00123456", "2026-11-03", "Ministry of Labour"],
    ["registration", "77-08", "2026-11-20", "Agency for Personal Data Protection"],
    ["no_impact", "3", "2026-11-21", "Asanova, lawyer"],
]


@pytest.fixture(autouse=True)
def real():
    with override_settings(UMAI_REHEARSAL=False):
        yield


def setup(*words):
    parser = ArgumentParser()
    command.arguments(parser)
    return command.run(parser.parse_args(words))


def words_of(rows):
    return [word for one in rows for word in ("--paper", *one)]


def test_a_register_is_for_training_until_every_paper_is_told_and_what_is_open_is_signed_for(db, capsys):
    assert setup(*words_of(FOUR[:3])) == 0
    said = capsys.readouterr().out
    assert (
        "training system" in said
        and LegalPaperKind.IMPACT.label in said
        and LegalPaperKind.ORDER.label not in said
    )
    assert len(papers.missing_papers()) == 2 and check_papers().state == "wrong"

    assert setup(*words_of(FOUR[3:])) == 0
    assert papers.missing_papers() == [LegalPaperKind.OPEN_POINTS.label]
    capsys.readouterr()
    assert setup("--sign-open", "2026-11-22", "Orozova Ainura") == 0
    said = capsys.readouterr().out
    assert all(point in said for point in papers.open_points()) and "All papers are there" in said

    assert papers.missing_papers() == [] and check_papers().state == "good"
    assert "One-time code" not in said  # there is an administrator, and nobody asked for another
    assert Entry.objects.using("owner").filter(act="staff.keep_paper", outcome="done").count() == 5


def test_other_open_points_are_signed_for_anew(db, monkeypatch):
    setup("--sign-open", "2026-11-22", "Orozova Ainura")
    assert LegalPaperKind.OPEN_POINTS.label not in papers.missing_papers()
    monkeypatch.setattr(papers, "open_points", lambda: ["9.9.9: not built"])
    assert LegalPaperKind.OPEN_POINTS.label in papers.missing_papers()


def test_what_is_open_is_what_the_page_of_security_says(db):
    page = (Path(__file__).parents[3] / "docs/security/asvs.md").read_text()
    points = papers.open_points()
    assert points
    for point in points:
        number, why = point.split(": ", 1)
        assert f"| {number} |" in page and why in page


IMPOSSIBLE = [
    (["licence", "1", "2026-11-02", "Ministry"], "no paper licence"),
    (["order", " ", "2026-11-02", "Ministry"], "has a number"),
    (["order", "1" * 101, "2026-11-02", "Ministry"], "has a number"),
    (["order", "1", "2026-11-02", ""], "who signed it"),
    (["order", "1", "02.11.2026", "Ministry"], "is no day"),
    (["order", "1", "2999-01-01", "Ministry"], "in the future"),
    (["order", "1", "1991-08-30", "Ministry"], "long ago"),
]


def test_a_paper_that_cannot_be_is_refused_and_nothing_of_the_call_is_kept(db):
    for paper, why in IMPOSSIBLE:
        with pytest.raises(Refusal, match=why):
            setup(*words_of([FOUR[0], paper]))
    assert not LegalPaper.objects.using("owner").exists()


def test_a_rehearsal_stands_on_no_papers(db):
    with override_settings(UMAI_REHEARSAL=True), pytest.raises(Refusal, match="stands on no papers"):
        setup(*words_of(FOUR))


def test_nobody_changes_a_paper(superuser, db):
    papers.keep_paper(*FOUR[0])
    for what in ("update {} set number = '1'", "delete from {}", "truncate {}"):
        with pytest.raises(DatabaseError) as failure, transaction.atomic(using="owner"):
            connections["owner"].cursor().execute(what.format("staff_legalpaper"))
        assert "never changed or taken away" in str(failure.value), what


def test_papers_are_told_before_there_is_an_administrator(db, superuser, capsys):
    superuser.execute(
        "update staff_term set ended_at = now(), to_on = current_date where role = 'administrator'"
    )
    assert setup(*words_of(FOUR[:1])) == 0
    assert "One-time code" not in capsys.readouterr().out
    names = ("--surname", "Орозова", "--given", "Айнура", "--username", "ainura")
    assert setup(*words_of(FOUR[1:2]), *names) == 0
    assert "One-time code" in capsys.readouterr().out
    assert LegalPaper.objects.using("owner").count() == 2


class Terminal:
    def isatty(self):
        return True


def test_in_a_terminal_each_paper_is_asked_for(db, monkeypatch, capsys):
    order, lawyer = ["417", "2026-11-02", "Ministry"], ["3", "2026-11-21", "Asanova, lawyer"]
    # Of the holder, the registration and the assessment there is nothing yet; of the last, a lawyer's word.
    answers = iter([*order, "", "", "", *lawyer, "Orozova", "2026-11-22"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert setup() == 0
    told = set(LegalPaper.objects.using("owner").values_list("kind", flat=True))
    assert told == {"order", "no_impact", "open_points"}
    assert next(answers, None) is None


def test_a_process_is_told_by_the_rows_whether_every_paper_is_there(db, superuser):
    assert grounds.is_training(Installation(home=Path("/nowhere"), rehearsal=True)) is False
    for row in FOUR:
        assert grounds.stands(superuser) is False
        papers.keep_paper(*row)
    papers.keep_paper("impact", *FOUR[3][1:])
    assert grounds.stands(superuser) is False  # the two words of one paper count once
    papers.sign_open_points("2026-11-22", "Orozova Ainura")
    assert grounds.stands(superuser) is True


def test_a_database_that_has_no_table_of_papers_yet_is_for_training(superuser):
    with psycopg.connect(superuser.info.dsn, password=superuser.info.password, dbname="postgres") as empty:
        assert grounds.stands(empty) is False
