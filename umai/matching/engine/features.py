"""From rows to what is compared: codes of words once for each different word, dates and numbers in SQL.

The table `features` has the columns that `umai.matching.comparison.records.features` makes of each row; a
test compares them. Then come columns that only the blocking rules use.
"""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import batched
from multiprocessing import get_context

import pyarrow

from umai.matching.comparison.records import (
    NameCodes,
    codes_of_word,
    mother_codes_of,
    name_codes_of,
    spell_out_lineage,
)
from umai.matching.engine.places import PlaceCodes, place_codes_of
from umai.names.keys import given_key
from umai.names.parts import is_surname_alone, words_of

SEVERAL = 20_000  # different words from which on other processes are worth starting
PORTION = 5_000  # words that a process takes at once

# Names whose words stand in the columns that they belong to; the others are read whole, one by one.
_PLAIN = "(g.plain and (s.stays or not g.ends))"


def make_features(db, tick: Callable[[str], None] = lambda step: None) -> None:
    """Fill the table `features` from the table `rows`."""
    with _start_processes() as hands:
        words = partial(_make_code_table, db, hands)
        tick("names")
        given, surname, father = NameCodes._fields[:2], NameCodes._fields[2:], NameCodes._fields[4:]
        words("givens", "select distinct given from rows", _given, (*given, "plain", "ends"))
        words("surnames", "select distinct surname from rows", _surname, (*surname, "stays"))
        words("fathers", "select distinct patronymic from rows", _father, father)
        mothers = "select distinct mother from rows where mother <> ''"
        words("mothers", mothers, mother_codes_of, ("mother", "mother_bones"))
        odd = f"""select distinct r.surname, r.given, r.patronymic from rows r
            join givens g on g.text = r.given join surnames s on s.text = r.surname where not ({_PLAIN})"""
        as_written = ("surname_as", "given_as", "patronymic_as")
        words("odd", odd, name_codes_of, NameCodes._fields, as_written)
        tick("places")
        wheres = "select distinct oblast, rayon, settlement from rows"
        words("wheres", wheres, place_codes_of, PlaceCodes._fields, ("o", "r", "s"))
    tick("dates")
    db.execute(FEATURES)
    db.execute(BLOCKING)
    for table in ("givens", "surnames", "fathers", "mothers", "odd", "wheres"):
        db.execute(f"drop table {table}")


FEATURES = rf"""
create or replace table features as
with numbers as (
    select id, regexp_replace(pin, '[^0-9]', '', 'g') as pins,
        regexp_replace(phone, '[^0-9]', '', 'g') as phones,
        replace(birth_date, '-', '') as digits
    from rows
), known as (
    select id, case when length(pins) >= 14 then right(pins, 14) end as pin,
        case when length(phones) >= 9 then right(phones, 9) end as phone,
        case when digits[5:8] = '0101' then digits[1:4] else digits end as written,
        right(pins, 14)[6:9] || right(pins, 14)[4:5] || right(pins, 14)[2:3] as told
    from numbers
), told as (
    select id, pin, phone, written, case when pin is not null and told[1:2] between '19' and '20'
        and told[5:6] between '01' and '12' and told[7:8] between '01' and '31' then told end as pin_day
    from known
), dated as (
    select id, pin, phone, pin_day, case when length(written) < 8 and starts_with(pin_day, written)
        then pin_day else written end as digits
    from told
)
select r.id, r.list,
    case when {_PLAIN} then g.given else odd.given end as given,
    case when {_PLAIN} then g.given_bones else odd.given_bones end as given_bones,
    case when not ({_PLAIN}) then odd.surname
        when s.surname is distinct from coalesce(f.father, s.father) then s.surname end as surname,
    case when not ({_PLAIN}) then odd.surname_bones
        when s.surname is distinct from coalesce(f.father, s.father) then s.surname_bones
        end as surname_bones,
    case when {_PLAIN} then coalesce(f.father, s.father) else odd.father end as father,
    case when not ({_PLAIN}) then odd.father_bones
        when f.father is not null then f.father_bones else s.father_bones end as father_bones,
    try_cast(d.digits[1:4] as integer) as born_year,
    case when length(d.digits) >= 6 then d.digits[1:6] end as born_month,
    case when length(d.digits) = 8 then d.digits end as born_day,
    case when length(d.digits) = 8 then d.digits[1:4] || least(d.digits[5:6], d.digits[7:8])
        || greatest(d.digits[5:6], d.digits[7:8]) end as born_either,
    case when length(d.digits) = 8 then d.digits[5:8] end as born_yearly, d.pin_day,
    nullif(lower(r.sex), '') as sex, d.pin,
    nullif(w.oblast, '') as oblast, nullif(w.district, '') as district,
    nullif(w.municipality, '') as municipality, nullif(w.settlement, '') as settlement,
    m.mother, m.mother_bones, d.phone, nullif(w.village, '') as village
from rows r join dated d using (id)
left join givens g on g.text = r.given left join surnames s on s.text = r.surname
left join fathers f on f.text = r.patronymic left join mothers m on m.text = r.mother
left join odd on odd.surname_as = r.surname and odd.given_as = r.given and odd.patronymic_as = r.patronymic
left join wheres w on w.o = r.oblast and w.r = r.rayon and w.s = r.settlement
"""


# How words begin, and the consonants of the given name and of the surname or father's name, in either order.
BLOCKING = """
create or replace table features as
select *, given[1:3] as given_begins, surname[1:4] as surname_begins, father[1:4] as father_begins,
    case when given_bones < called then given_bones || ' ' || called
        else called || ' ' || given_bones end as both_bones
from (select *, coalesce(surname_bones, father_bones) as called from features)
"""


def _start_processes() -> ProcessPoolExecutor:
    """Processes for the words, one for each processor; they start when they are first used."""
    return ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("forkserver"))


def _make_code_table(db, hands, table: str, query: str, coding, columns, keys=("text",)) -> None:
    """A table of codes for each different word (or words) that the query finds.

    `coding` makes of the words (in the columns `keys`) the values of `columns`.
    """
    found = db.execute(query).fetchall()
    rows = _coded(hands, coding, found)
    made = {key: [words[at] for words in found] for at, key in enumerate(keys)}
    made |= {column: [row[at] for row in rows] for at, column in enumerate(columns)}
    kinds = {
        column: pyarrow.bool_() if column in ("plain", "ends", "stays") else pyarrow.string()
        for column in made
    }
    coded_words = pyarrow.table({name: pyarrow.array(values, kinds[name]) for name, values in made.items()})
    db.register("coded_words", coded_words)
    db.execute(f"create or replace table {table} as select * from coded_words")
    db.unregister("coded_words")


def _coded(hands, coding, found: list[tuple]) -> list[tuple]:
    if len(found) < SEVERAL or (os.cpu_count() or 1) < 2:
        return _codes_of_rows(coding, found)
    return [
        row for rows in hands.map(partial(_codes_of_rows, coding), batched(found, PORTION)) for row in rows
    ]


def _codes_of_rows(coding, found):
    return [coding(*words) for words in found]


def _given(text: str):
    written = spell_out_lineage(text)
    return *codes_of_word(given_key(text)), len(words_of(written)) == 1, is_surname_alone(written)


def _surname(text: str):
    # The last value: whether it stays where it is when the given name ends as surnames do.
    written = spell_out_lineage(text)
    return *name_codes_of(text, "а", "")[2:], not written or " " in written or is_surname_alone(written)


def _father(text: str):
    return name_codes_of("", "а", text)[4:]
