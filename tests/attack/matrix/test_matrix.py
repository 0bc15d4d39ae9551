"""Each role asks at each address for a record of elsewhere, one behind a wall and one that never was.

The three answers have the same status, the same bytes and the same headers: nothing is normalised. In the
suite who reads files asks at every address in half of `WAYS`, turn by turn, and the other roles at every
second one in one of them; `bin/test --long` asks everybody everything in every way. Run with `-s` or with
`--junitxml` each test says how many addresses and requests it was.
"""

import tomllib
from itertools import product
from pathlib import Path

import pytest
from django.test import override_settings

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
# Whether the program's own filter is on, and by which method is asked.
WAYS = list(product((False, True), ("get", "post")))
UNKNOWN = {"municipality": 99999999, "village": 99999999, "district": 99999999}
SHOWN = {200, 302, 405}
SHOWN_TO = tomllib.loads(Path(__file__).with_name("shown.toml").read_text())["shown"]
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
        (own_filter, method), path = way, filled(address, named, hidden)
        there = filled(address, named, nothing)
        self.addresses.add(address)
        if (method, there) not in self.unknown:
            self.unknown[method, there] = self.ask(method, there)
        none = self.unknown[method, there]
        if none[0] == 405:
            return
        with override_settings(UMAI_OWN_FILTER=own_filter):
            found = self.ask(method, path)
        if found != none or none[0] not in (403, 404):
            self.differ.append((address, way, found[0], none[0]))

    def ask(self, method, path):
        self.requests += 1
        return answer(self.client, method, path)

    def result(self):
        self.note("addresses", len(self.addresses))
        self.note("requests", self.requests)
        print(f"{len(self.addresses)} addresses, {self.requests} requests")
        assert "\n".join(map(str, self.differ)) == ""


def ways(everything, number, role):
    """The ways in which this pair of role and address is asked."""
    if everything:
        return WAYS
    if role in READ_FILES:
        return [WAYS[number % 4], WAYS[(number + 1 + number // 4 % 3) % 4]]
    return [WAYS[number // 2 % 4]] if number % 2 else []


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
    assert {one for line in SHOWN_TO if line["to"] for one in line["at"]} | set(NOTHING_TO_SHOW) == set(
        every_pattern()
    )


@pytest.mark.parametrize("key", HERE, ids=names_of(HERE))
def test_each_role_is_shown_what_its_post_says(world, key, record_property):
    """Each role opens every address with a record of its own place; `shown.toml` says where it gets something."""
    own, client, found = vars(world.own), world.readers[key].client(), {}
    for address in every_pattern():
        path = filled(address, objects_of(address), lambda _part, name: own[name])
        found[address] = client.get(path).status_code
    record_property("requests", len(found))
    print(f"{len(found)} addresses and requests")
    assert {one: status for one, status in found.items() if status not in SHOWN | {403, 404, 422}} == {}
    assert {one for one, status in found.items() if status in SHOWN} == shown_to(key[0])


@pytest.mark.parametrize("everything", [IN_THE_SUITE, EVERYTHING])
@pytest.mark.parametrize("key", ELSEWHERE, ids=names_of(ELSEWHERE))
def test_a_record_of_elsewhere_is_like_none(world, key, everything, record_property):
    asking, own = Asking(world.readers[key], record_property), vars(world.own)
    for number, address in enumerate(every_pattern(), ELSEWHERE.index(key)):
        named = objects_of(address)
        if records_of(named) and address not in SEEN_BY_ALL:
            for way in ways(everything, number, key[0]):
                asking.compare(address, named, lambda _part, name: own[name], unknown, way)
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
    for number, address in enumerate(every_pattern(), HERE.index(key)):
        named = objects_of(address)
        if of_a_child(named):
            for way in ways(everything, number, key[0]):
                asking.compare(address, named, lambda _part, name: walled[name], unknown, way)
    asking.result()


@pytest.mark.parametrize("everything", [IN_THE_SUITE, EVERYTHING])
@pytest.mark.parametrize("key", [*HERE, *ELSEWHERE], ids=names_of([*HERE, *ELSEWHERE]))
def test_an_own_record_leads_to_no_hidden_one(world, key, everything, record_property):
    """Of an address that names two records the one is the reader's own, and the other hidden."""
    mine, hidden = (world.own, world.walled) if key[1] == "own" else (world.theirs, world.own)
    asking, mine, hidden = Asking(world.readers[key], record_property), vars(mine), vars(hidden)
    for number, address in enumerate(every_pattern()):
        named = objects_of(address)
        for part in records_of(named):
            others = [name for other, name in named.items() if other != part and not name.startswith("=")]
            if named[part] in OF_NO_CHILD or not others or not all(name in mine for name in others):
                continue
            for way in ways(everything, number, key[0]):
                asking.compare(
                    address,
                    named,
                    lambda asked, name, part=part: (hidden if asked == part else mine)[name],
                    lambda asked, name, part=part: unknown(asked, name) if asked == part else mine[name],
                    way,
                )
    asking.result()


def of_a_child(named) -> set:
    """The names of these that a wall hides."""
    return {name for name in named.values() if not name.startswith("=")} - OF_NO_CHILD


def shown_to(role) -> set:
    """The addresses at which this role gets something for a record of its own place."""
    return {one for line in SHOWN_TO if line["to"] == "everybody" or role in line["to"] for one in line["at"]}
