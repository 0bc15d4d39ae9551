"""The keys of the holders: any two open a name together, nobody alone, and what was sealed before is split."""

import json
import uuid
from itertools import permutations

import pytest

from umai import cli
from umai.machine import reporter_key
from umai.machine.doctor import reporter_names
from umai.machine.installation import Installation
from umai.machine.keys import holders, key_pairs

SIGNAL, OPENING = uuid.uuid4(), uuid.uuid4()
WHO = {"name": "Айша Токтогулова", "phone": "0555 010 203"}
NAMES = ("farida", "marat", "talant")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def halves(home, tmp_path):
    """Three holders were named; their private halves lie elsewhere."""
    for name in NAMES:
        assert cli.main(["reporter-key", "holder", name, "--private", str(tmp_path / f"{name}.key")]) == 0
    assert cli.main(["reporter-key", "make", "--holders", *NAMES]) == 0
    return {name: holders.parse_private_half((tmp_path / f"{name}.key").read_text()) for name in NAMES}


def test_no_private_half_stays_on_the_machine(halves, home, tmp_path):
    written = {name: (tmp_path / f"{name}.key").read_text() for name in NAMES}
    kept = "".join(path.read_text() for path in home.rglob("*") if path.is_file())
    assert not [name for name in NAMES if written[name] in kept]
    assert {(tmp_path / f"{name}.key").stat().st_mode & 0o777 for name in NAMES} == {0o600}


def test_any_two_open_a_name_in_either_order(halves, home):
    sealed, key_id = holders.seal_reporter(home, SIGNAL, WHO)
    assert key_id.startswith(holders.TWO_PREFIX)
    assert "Айша".encode() not in sealed
    for first, second in permutations(NAMES, 2):
        opened = holders.open_by_two(sealed, halves[first], halves[second], signal_id=SIGNAL)
        assert opened == WHO, (first, second)


def test_nobody_opens_it_alone(halves, home):
    sealed, _key = holders.seal_reporter(home, SIGNAL, WHO)
    for half in halves.values():
        with pytest.raises(holders.WrongHalf):
            holders.open_by_two(sealed, half, half, signal_id=SIGNAL)
        for box in (*json.loads(sealed)["keys"].values(), json.loads(sealed)["one"]):
            for what in ("second", "reporter"):
                with pytest.raises(holders.WrongHalf):
                    holders._open(boxes_of(box), half, holders._info(what, SIGNAL))


def boxes_of(text):
    from base64 import b64decode

    return b64decode(text)


NOBODY = {"name": "", "phone": ""}


def test_a_long_name_and_none_are_in_boxes_of_one_length(halves, home):
    boxes = [json.loads(holders.seal_reporter(home, SIGNAL, who)[0])["one"] for who in (WHO, NOBODY)]
    assert len(boxes[0]) == len(boxes[1])


def test_what_is_left_for_the_first_one_is_of_one_length_for_every_name(halves):
    first = halves["farida"].public_key()
    boxes = [holders.seal_for_first(who, first, opening_id=OPENING) for who in (WHO, NOBODY)]
    assert len(boxes[0]) == len(boxes[1])


def test_two_open_no_other_report(halves, home):
    sealed, _key = holders.seal_reporter(home, SIGNAL, WHO)
    with pytest.raises(holders.WrongHalf):
        holders.open_by_two(sealed, halves["marat"], halves["talant"], signal_id=uuid.uuid4())


def test_what_the_first_one_leaves_opens_this_report_alone_and_for_the_second_alone(halves, home):
    sealed, _key = holders.seal_reporter(home, SIGNAL, WHO)
    other, _key = holders.seal_reporter(home, SIGNAL, WHO | {"name": "Another"})
    first, second, third = halves.values()
    wrapped = boxes_of(json.loads(sealed)["keys"][holders.pair_name(first.public_key(), second.public_key())])
    kept = holders.open_first_half(wrapped, first, second.public_key(), signal_id=SIGNAL, opening_id=OPENING)
    about = {"signal_id": SIGNAL, "opening_id": OPENING}
    assert holders.open_second_half(sealed, kept, second, **about) == WHO
    for half, box, changed in (
        (third, sealed, {}),
        (first, sealed, {}),
        (second, other, {}),
        (second, sealed, {"opening_id": uuid.uuid4()}),
    ):
        with pytest.raises(holders.WrongHalf):
            holders.open_second_half(box, kept, half, **(about | changed))


def test_what_is_shown_to_the_first_one_opens_with_that_key_alone(halves):
    first, second, _third = halves.values()
    box = holders.seal_for_first(WHO, first.public_key(), opening_id=OPENING)
    assert holders.read_as_first(box, first, opening_id=OPENING) == WHO
    with pytest.raises(holders.WrongHalf):
        holders.read_as_first(box, second, opening_id=OPENING)


@pytest.mark.parametrize("text", ["", "not a key", "00", "0" * 65, "ж" * 64])
def test_a_text_that_is_no_key_is_told_from_one(text):
    with pytest.raises(holders.WrongHalf):
        holders.parse_private_half(text)


@pytest.mark.parametrize("name", ["home/stick.key", "no/such/folder.key", "there.key"])
def test_a_file_that_cannot_be_carried_away_is_refused(home, tmp_path, name):
    home.mkdir()
    (tmp_path / "there.key").write_text("another")
    assert cli.main(["reporter-key", "holder", "marat", "--private", str(tmp_path / name)]) == 2
    assert not holders.public_file(home, "marat").exists()


@pytest.mark.parametrize("names", [["farida"], ["farida", "farida"], ["farida", "nobody"]])
def test_one_person_alone_and_unknown_ones_are_no_holders(halves, home, names):
    before = holders.holders_file(home).read_text()
    assert cli.main(["reporter-key", "make", "--holders", *names]) == 2
    assert holders.holders_file(home).read_text() == before


def test_a_pair_is_not_made_twice_for_one_name(halves, home, tmp_path):
    assert cli.main(["reporter-key", "holder", "farida", "--private", str(tmp_path / "new.key")]) == 2
    assert cli.main(["reporter-key", "holder", "../x", "--private", str(tmp_path / "new.key")]) == 2


class Rows:
    """The table of reporters, as the command asks for it and changes it."""

    def __init__(self, *rows):
        self.rows = {one: (sealed, key) for one, sealed, key in rows}

    def execute(self, question, values=()):
        if question.startswith("update"):
            sealed, key, one = values
            self.rows[one] = (sealed, key)
        return self

    def fetchall(self):
        return [(one, *row) for one, row in self.rows.items()]


class TestSplitting:
    def test_what_one_key_opened_is_opened_by_two_afterwards(self, halves, home, tmp_path):
        key_pairs.make_pair(home, key_pairs.REPORTERS, private=tmp_path / "one.key")
        key = holders.parse_private_half((tmp_path / "one.key").read_text())
        text = json.dumps(WHO, ensure_ascii=False).encode()
        old = key_pairs.SUITE.encrypt(text, key.public_key(), info=f"umai reporter {SIGNAL}".encode())
        strange = uuid.uuid4()
        table = Rows((SIGNAL, old, key_pairs.key_id(key.public_key())), (strange, b"x", "another"))
        assert reporter_key.reseal_names(home, table, [key]) == (1, 1)
        sealed, key_id = table.rows[SIGNAL]
        assert key_id.startswith(holders.TWO_PREFIX)
        assert holders.open_by_two(sealed, halves["marat"], halves["talant"], signal_id=SIGNAL) == WHO
        with pytest.raises(holders.WrongHalf):
            holders.open_by_one(sealed, key, signal_id=SIGNAL)
        assert table.rows[strange] == (b"x", "another")

    def test_two_holders_seal_anew_for_one_who_came_later(self, halves, home, tmp_path):
        table = Rows((SIGNAL, *holders.seal_reporter(home, SIGNAL, WHO)))
        cli.main(["reporter-key", "holder", "jamilya", "--private", str(tmp_path / "jamilya.key")])
        cli.main(["reporter-key", "make", "--holders", "jamilya", "talant"])
        assert reporter_key.reseal_names(home, table, [halves["marat"], halves["farida"]]) == (1, 0)
        new = holders.parse_private_half((tmp_path / "jamilya.key").read_text())
        sealed = table.rows[SIGNAL][0]
        assert holders.open_by_two(sealed, halves["talant"], new, signal_id=SIGNAL) == WHO
        with pytest.raises(holders.WrongHalf):
            holders.open_by_two(sealed, halves["marat"], halves["farida"], signal_id=SIGNAL)


class TestDoctor:
    def test_says_when_one_key_opens_all(self, home):
        real = Installation(home=home)
        assert reporter_names.check_holders(real).state == "note"
        key_pairs.make_pair(home, key_pairs.REPORTERS)
        assert reporter_names.check_holders(real).state == "wrong"
        assert "not split" in reporter_names.check_holders(real).says
        assert reporter_names.check_holders(Installation(home=home, rehearsal=True)).state == "wrong"

    def test_says_when_a_half_lies_here(self, home):
        holders.make_rehearsal_holders(home)
        assert reporter_names.check_holders(Installation(home=home)).state == "wrong"
        assert reporter_names.check_holders(Installation(home=home, rehearsal=True)).state == "good"
        for name in holders.REHEARSAL_HOLDERS:
            holders.private_file(home, name).unlink()
        assert reporter_names.check_holders(Installation(home=home)).state == "good"
