"""The pages of extracts and the files: who gets what, until when, what is in them, and that it is on the trail."""

import csv
import io
from itertools import product

import pytest
from django.db import DatabaseError, connection, connections
from django.utils import translation
from psycopg.errors import InsufficientPrivilege

from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.access.doors import note_shown
from umai.statistics.extracts.actions import answer_extract
from umai.statistics.extracts.columns import COLUMNS, values_of_column
from umai.statistics.extracts.tests.conftest import PURPOSE, ask, entries_of, last_quarter, quarter_before

LIST = "/figures/extracts/"


def files_of(asked):
    return [f"{asked.get_absolute_url()}extract.{kind}" for kind in ("csv", "txt")]


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode())))


class TestTheFile:
    def test_has_a_header_and_each_row_of_a_group_of_the_least_in_no_order_of_groups(self, made, client_of):
        client = client_of("nuriya")
        answer = client.get(files_of(made)[0])
        head, *rows = rows_of(answer)
        assert answer["Content-Type"].startswith("text/csv") and head == ["age", "sex"]
        assert len(rows) == 25 and rows.count(["7_13", "m"]) == 15 and rows.count(["7_13", "f"]) == 10
        assert rows_of(client.get(files_of(made)[0])) == [head, *rows], "it is the same each time"
        assert rows not in (sorted(rows), sorted(rows, reverse=True))
        text = client.get(files_of(made)[1]).content.decode()
        for said in (PURPOSE, "at least: 10", "Rows: 25", "fewer than 10", "7_13: 7 to 13 years", "by lot"):
            assert said in text

    def test_says_how_many_were_left_out_where_they_are_enough(
        self, nuriya, ainura, children, superuser, client_of
    ):
        with without_triggers(superuser):
            superuser.execute(
                "update register_identity set sex = '' where child_id = any (%s)",
                [[c.pk for c in children[12:20]]],
            )
        asked = ask(nuriya, named=["sex"])
        answer_extract(asked, by=ainura, allowed=True)
        text = client_of("nuriya").get(files_of(asked)[1]).content.decode()
        assert "Rows: 15" in text and "multiple of five: 15" in text

    def test_is_never_of_a_name_a_place_below_the_oblast_or_a_day(self):
        assert not {"name", "pin", "district", "municipality", "settlement", "birth_date", "day", "id"} & set(
            COLUMNS
        )

    def test_says_every_code_in_words(self, db):
        for language, column in product(("ky", "ru", "en"), COLUMNS):
            with translation.override(language):
                assert all(code and words for code, words in values_of_column(column)), (language, column)


class TestTheRows:
    def test_of_the_register_have_only_codes_that_are_said_and_none_before_they_were_recorded(self, children):
        with connections["owner"].cursor() as cursor:
            cursor.execute("select * from statistics_extract_rows(%s)", [last_quarter()])
            names, rows = [column.name for column in cursor.description], cursor.fetchall()
            cursor.execute("select count(*) from statistics_extract_rows(%s)", [quarter_before()])
            assert cursor.fetchone()[0] == 0
        assert tuple(names) == COLUMNS and len(rows) == 31
        for name, values in zip(names, zip(*rows, strict=True), strict=True):
            assert set(values) <= {code for code, _words in values_of_column(name)}


class TestWhoReads:
    def test_the_pages_are_for_who_asks_and_who_answers_and_the_files_for_who_asked(self, made, client_of):
        for who in ("nuriya", "ainura"):
            client = client_of(who)
            page = words_of(client.get(made.get_absolute_url()))
            assert PURPOSE in page and "Rows: 25" in page, who
            assert "multiple of five" in page and "said as" not in page, "nothing was generalised"
            assert ("Download the rows" in page) == (who == "nuriya")
            assert PURPOSE in words_of(client.get(LIST)), who
            status = 200 if who == "nuriya" else 403
            assert {client.get(file).status_code for file in files_of(made)} == {status}, who
        pages = (LIST, f"{LIST}ask/", made.get_absolute_url(), *files_of(made))
        for who in ("omurbek", "begimai", "aigul", "damira", "farida", "timur", "gulnara"):
            client = client_of(who)
            assert {client.get(page).status_code for page in pages} == {403}, who

    def test_nothing_is_downloaded_before_it_is_allowed_or_where_it_is_refused(
        self, nuriya, ainura, client_of
    ):
        asked = ask(nuriya)
        assert client_of("nuriya").get(files_of(asked)[0]).status_code == 404
        answer_extract(asked, by=ainura, allowed=False, words="No.")
        assert client_of("nuriya").get(files_of(asked)[0]).status_code == 404

    def test_nothing_is_downloaded_after_the_last_day(self, made, nuriya, client_of, over):
        over(made)
        assert "its last day is over" in words_of(client_of("nuriya").get(made.get_absolute_url()))
        for file in files_of(made):
            assert client_of("nuriya").get(file).status_code == 404
        note_shown("statistics.extract_files.read", [made.pk], [], by=nuriya)
        assert groups_read(nuriya, made) is None

    def test_a_look_and_a_download_stand_on_the_trail(self, made, client_of, nuriya):
        client = client_of("nuriya")
        client.get(LIST)
        client.get(made.get_absolute_url())
        for file in files_of(made):
            client.get(file)
        looks = entries_of("statistics.extracts.read").filter(outcome="looked")
        takes = entries_of("statistics.extract_files.read").filter(outcome="looked")
        assert [entry.shown for entry in looks] == [[made.pk]] * 2
        assert [(entry.worker_id, entry.shown) for entry in takes] == [(nuriya.pk, [made.pk])] * 2

    def test_a_refused_download_stands_on_the_trail(self, made, client_of):
        client_of("omurbek").get(files_of(made)[0])
        assert entries_of("statistics.extract_files.read").get().outcome == "refused"


def groups_read(by, asked):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select groups from statistics_read_extract(%s)", [asked.pk])
        return cursor.fetchone()[0]


CLOSED = (
    "select * from statistics_mademicrodata",
    "select * from statistics_extract_rows(current_date)",
    "select * from statistics_extract_groups('[]', '{age}', 1)",
    "select statistics_extract_clash(current_date, '{age}')",
    "select * from indicators_rows_registered(current_date, current_date, null, 18)",
    "select * from indicators_cells('registered', current_date, current_date, null, 18, '[[\"age\"]]', '{}')",
    "insert into statistics_mademicrodata (id, as_of, named, least, groups) values"
    " (gen_random_uuid(), current_date, '{age}', 1, '[]')",
)


class TestPastTheProgram:
    def test_rows_are_given_only_after_a_look_that_is_on_the_trail(self, made, nuriya, ainura):
        assert groups_read(nuriya, made) is None
        note_shown("statistics.extract_files.read", [made.pk], [], by=nuriya)
        assert groups_read(nuriya, made)
        note_shown("statistics.extract_files.read", [made.pk], [], by=ainura)
        assert groups_read(ainura, made) is None, "who did not ask is given none"

    def test_combinations_and_what_was_made_are_closed_to_every_page(self, nuriya, ainura, timur):
        for by, statement in product((nuriya, ainura, timur), CLOSED):
            with pytest.raises(DatabaseError) as refused, by.speaking(), connection.cursor() as cursor:
                cursor.execute(statement)
            assert isinstance(refused.value.__cause__, InsufficientPrivilege), statement


class TestTheFirstPage:
    """Who is to answer is told so, and nobody else."""

    WAITS = "request for an extract waits for your answer"

    def test_of_the_second_person_says_that_a_request_waits(self, nuriya, ainura, client_of):
        assert self.WAITS not in words_of(client_of("ainura").get("/"))
        asked = ask(nuriya)
        assert self.WAITS in words_of(client_of("ainura").get("/"))
        assert self.WAITS not in words_of(client_of("nuriya").get("/"))
        answer_extract(asked, by=ainura, allowed=False, words="No.")
        assert self.WAITS not in words_of(client_of("ainura").get("/"))

    def test_says_nothing_of_what_can_be_answered_no_more(self, nuriya, ainura, over, client_of):
        over(ask(nuriya))
        assert self.WAITS not in words_of(client_of("ainura").get("/"))


def test_a_list_of_nothing_says_what_will_stand_there(nuriya, client_of):
    assert "No extract was asked for yet" in words_of(client_of("nuriya").get(LIST))
