"""Each role asks at each address for a record of elsewhere, one behind a wall and one that never was.

The three answers have the same status, the same bytes and the same headers: nothing is normalised. In the
suite not everybody asks everywhere (`turns` says who where); `bin/test --long` asks everybody everything in
every way. Run with `-s` or with `--junitxml` each test says how many addresses and requests it was.
"""

from itertools import product

import pytest
from django.test import override_settings

from tests.attack.matrix.drawn import roles_at
from tests.attack.matrix.objects import (
    NOTHING_TO_SHOW,
    OBJECTS,
    OF_NO_CHILD,
    SEEN_BY_ALL,
    every_pattern,
    filled,
    objects_of,
    records_of,
)
from tests.attack.matrix.readers import ELSEWHERE, HERE, POSTS
from umai.staff.models import Role

READ_FILES = {Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD, Role.OBLAST_SUPERVISOR}
# Whether the program's own filter is on, and by which method is asked: the first of them that a page takes.
WAYS = list(product((False, True), (("get",), ("post",))))
METHODS = [("get", "post"), ("post", "get")]
LEAST = 15  # addresses at which each role asks
UNKNOWN = {"municipality": 99999999, "village": 99999999, "district": 99999999}
SHOWN = {200, 302, 405}
IN_THE_SUITE, EVERYTHING = False, pytest.param(True, marks=pytest.mark.long)


def unknown(_part, name):
    return UNKNOWN.get(name, "00000000-0000-4000-8000-000000000000")


def answer(client, method, path):
    found = getattr(client, method)(path)
    cookies = {name: cookie.OutputString() for name, cookie in found.cookies.items()}
    return found.status_code, found.content, dict(found.items()), cookies


class Asking:
    """Asks as one reader, counts the requests, and keeps which answers differ."""

    def __init__(self, reader, record_property):
        self.client, self.note, self.requests = reader.client(), record_property, 0
        self.addresses, self.differ, self.unknown = set(), [], {}

    def compare(self, address, named, hidden, nothing, way):
        """Ask with a hidden record and with none; a page that takes no such request asks for no record."""
        (own_filter, methods), path = way, filled(address, named, hidden)
        there = filled(address, named, nothing)
        self.addresses.add(address)
        taken = [method for method in methods if self.answer_of_none(method, there)[0] != 405]
        if taken:
            none = self.answer_of_none(taken[0], there)
            with override_settings(UMAI_OWN_FILTER=own_filter):
                found = self.ask(taken[0], path)
            if found != none or none[0] not in (403, 404):
                self.differ.append((address, own_filter, taken[0], found[0], none[0]))

    def answer_of_none(self, method, path):
        if (method, path) not in self.unknown:
            self.unknown[method, path] = self.ask(method, path)
        return self.unknown[method, path]

    def ask(self, method, path):
        self.requests += 1
        return answer(self.client, method, path)

    def result(self):
        self.note("addresses", len(self.addresses))
        self.note("requests", self.requests)
        print(f"{len(self.addresses)} addresses, {self.requests} requests")
        assert "\n".join(map(str, self.differ)) == ""


def turns(everything, key, addresses):
    """Each address at which this reader asks, and in which ways.

    In the suite one of those who read files asks at each by row security alone, and another with the program's
    own filter, by either method turn by turn; each other role asks at some.
    """
    step = max(len(addresses) // LEAST, 1)
    for number, address in enumerate(addresses, [*HERE, *ELSEWHERE].index(key)):
        if everything:
            yield address, WAYS
        elif key[0] in READ_FILES and number % 4 < 2:
            yield address, [(number % 4 == 1, METHODS[number // 4 % 2])]
        elif key[0] not in READ_FILES and number % step == 0:
            yield address, [(number // step % 2 == 1, METHODS[number // step // 2 % 2])]


def names_of(readers):
    return [f"{role.value}, {where}" for role, where in readers]


def test_every_role_is_asked():
    assert set(POSTS) == set(Role)


def test_every_address_has_a_record():
    """A new address stands in the table of objects, or this fails."""
    assert [address for address in every_pattern() if not objects_of(address)] == []
    used = {
        max((line for line in OBJECTS if address.startswith(line)), key=len) for address in every_pattern()
    }
    assert set(OBJECTS) - used == set()
    assert {*NOTHING_TO_SHOW, *SEEN_BY_ALL} - set(every_pattern()) == set()


def test_every_record_is_a_true_one():
    """Somebody is shown something at every address, or it is said why nobody can be."""
    assert {one for one in every_pattern() if not roles_at(one)} == set(NOTHING_TO_SHOW)


def test_everybody_asks_at_some_and_who_reads_files_at_each_in_both_ways():
    addresses = list(every_pattern())
    asked = {key: list(turns(False, key, addresses)) for key in [*HERE, *ELSEWHERE]}
    assert {key: len(found) for key, found in asked.items() if len(found) < LEAST} == {}
    for readers in (HERE, ELSEWHERE):
        reading = [turn for key in readers if key[0] in READ_FILES for turn in asked[key]]
        for own_filter in (False, True):
            assert {one for one, [(way, _by)] in reading if way is own_filter} == set(addresses)


@pytest.mark.parametrize("everything", [IN_THE_SUITE, EVERYTHING])
@pytest.mark.parametrize("key", HERE, ids=names_of(HERE))
def test_each_role_is_shown_what_its_post_says(world, key, everything, record_property):
    """Each role opens the addresses with records of its own place; `shown.toml` says where it gets something.

    In the suite each asks at every second address where it gets nothing, and of those who get the same page one
    asks for it, turn by turn.
    """
    own, client, found, turn = vars(world.own), world.readers[key].client(), {}, HERE.index(key) % 2
    for number, address in enumerate(every_pattern()):
        shown = roles_at(address)
        is_turn = shown[number % len(shown)] == key[0] if key[0] in shown else number % 2 == turn
        if everything or is_turn:
            path = filled(address, objects_of(address), lambda _part, name: own[name])
            found[address] = client.get(path).status_code
    record_property("requests", len(found))
    print(f"{len(found)} addresses and requests")
    assert {one: status for one, status in found.items() if status not in SHOWN | {403, 404, 422}} == {}
    wrong = {one: status for one, status in found.items() if (status in SHOWN) != (key[0] in roles_at(one))}
    assert wrong == {}, "these are shown and should not be, or the other way round"


@pytest.mark.parametrize("everything", [IN_THE_SUITE, EVERYTHING])
@pytest.mark.parametrize("key", ELSEWHERE, ids=names_of(ELSEWHERE))
def test_a_record_of_elsewhere_is_like_none(world, key, everything, record_property):
    asking, own = Asking(world.readers[key], record_property), vars(world.own)
    naming = [one for one in every_pattern() if records_of(objects_of(one)) and one not in SEEN_BY_ALL]
    for address, ways in turns(everything, key, naming):
        for way in ways:
            asking.compare(address, objects_of(address), lambda _part, name: own[name], unknown, way)
    asking.result()


@pytest.mark.parametrize("key", ELSEWHERE, ids=names_of(ELSEWHERE))
def test_what_is_known_everywhere_shows_nobody_of_elsewhere(world, key):
    """Of the pages in `SEEN_BY_ALL` none names a child, with the program's own filter or without."""
    own, client = vars(world.own), world.readers[key].client()
    for address, own_filter in product(SEEN_BY_ALL, (True, False)):
        if not address.startswith("transfers/"):
            with override_settings(UMAI_OWN_FILTER=own_filter):
                shown = client.get(filled(address, objects_of(address), lambda _part, name: own[name]))
            assert not any(name.encode() in shown.content for name in ("Асанов", "Нурбек", str(own["child"])))


@pytest.mark.parametrize("everything", [IN_THE_SUITE, EVERYTHING])
@pytest.mark.parametrize("key", HERE, ids=names_of(HERE))
def test_a_record_behind_a_wall_is_like_none(world, key, everything, record_property):
    asking, walled = Asking(world.readers[key], record_property), vars(world.walled)
    for address, ways in turns(
        everything, key, [one for one in every_pattern() if of_a_child(objects_of(one))]
    ):
        for way in ways:
            asking.compare(address, objects_of(address), lambda _part, name: walled[name], unknown, way)
    asking.result()


@pytest.mark.parametrize("everything", [IN_THE_SUITE, EVERYTHING])
@pytest.mark.parametrize("key", [*HERE, *ELSEWHERE], ids=names_of([*HERE, *ELSEWHERE]))
def test_an_own_record_leads_to_no_hidden_one(world, key, everything, record_property):
    """Of an address that names two records the one is the reader's own, and the other hidden."""
    mine, hidden = (world.own, world.walled) if key[1] == "own" else (world.theirs, world.own)
    asking, mine, hidden = Asking(world.readers[key], record_property), vars(mine), vars(hidden)
    two = [one for one in every_pattern() if list(hidden_parts(objects_of(one), mine))]
    for address, ways in turns(everything, key, two):
        named = objects_of(address)
        for part, way in product(hidden_parts(named, mine), ways):
            asking.compare(
                address,
                named,
                lambda asked, name, part=part: (hidden if asked == part else mine)[name],
                lambda asked, name, part=part: unknown(asked, name) if asked == part else mine[name],
                way,
            )
    asking.result()


def hidden_parts(named, mine):
    """The parts that may name a hidden record while every other names one of these."""
    for part in records_of(named):
        others = [name for other, name in named.items() if other != part and not name.startswith("=")]
        if named[part] not in OF_NO_CHILD and others and all(name in mine for name in others):
            yield part


def of_a_child(named) -> set:
    """The names of these that a wall hides."""
    return {name for name in named.values() if not name.startswith("=")} - OF_NO_CHILD
