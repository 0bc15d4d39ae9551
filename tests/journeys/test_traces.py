"""A search for planted words finds them: what finds nothing would pass every journey."""

from secrets import token_hex

import pytest

from tests.journeys.traces import find_clear_traces, find_in


def test_a_word_in_the_clear_is_found_in_its_table_and_in_the_files_of_the_server(superuser):
    word = f"ийне-{token_hex(8)}"
    superuser.execute("create table planted_words (words text)")
    try:
        superuser.execute("insert into planted_words values (%s)", [f"before {word} after"])
        superuser.execute("checkpoint")
        found = find_clear_traces(superuser, [word], [])
    finally:
        superuser.execute("drop table planted_words")
    assert f"{word} in table planted_words" in found
    assert any("/pg_wal/" in one for one in found) and any("/base/" in one for one in found)


def test_a_word_that_was_sent_is_found(superuser):
    word = token_hex(12)
    assert find_clear_traces(superuser, [word], ["nothing", f"sent {word}"]) == [f"{word} in what was sent"]


def traces_in(text, word):
    return find_in([("what was sent", text.encode())], [word])


@pytest.mark.parametrize("text", ["call 338274", "+996-555-338274.", "0(555)338274", "{338274}"])
def test_a_short_number_is_found_where_it_stands_alone(text):
    assert traces_in(text, "338274") == ["338274 in what was sent"]


@pytest.mark.parametrize("text", ["1f338274aa", "11:22:33.338274+06", "20338274"])
def test_six_digits_of_an_identifier_or_an_instant_are_no_trace(text):
    assert traces_in(text, "338274") == []


def test_a_phone_is_found_in_one_run_of_digits_by_its_nine():
    assert traces_in("+996555338274", "555338274") == ["555338274 in what was sent"]
