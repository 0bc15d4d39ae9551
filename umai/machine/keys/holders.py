"""Holders: named persons, any two of whom together open a reporter's name, and none of them alone.

Each holder has a pair of keys: the public half lies in UMAI_HOME/keys, the private half is with the
person and nowhere here. Who reported is sealed to a key that is made for that one report and thrown
away; the private half of that key is put in a box to one holder, and that box in a box to another, once
for every two. No key exists that opens more than one report, and none that one person holds opens any.
X25519 with HPKE (RFC 9180).
"""

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from itertools import permutations
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from umai.machine.keys import key_pairs, secrets
from umai.machine.keys.key_pairs import SUITE, key_id

NAME_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
TWO_PREFIX = "two:"  # how the id of what two holders open begins
REHEARSAL_HOLDERS = (
    "marat",
    "talant",
    "jamilya",
)  # in a rehearsal their private halves lie in UMAI_HOME/secrets


class WrongHalf(Exception):
    """This key does not open this box: it is another person's, or the box is damaged."""


def public_file(home: Path, name: str) -> Path:
    return home / "keys" / f"holder-{name}.pub"


def holders_file(home: Path) -> Path:
    return home / "keys" / "holders.json"


def private_file(home: Path, name: str) -> Path:
    """Where a rehearsal keeps a private half; in a real register there is none."""
    return home / "secrets" / f"holder-{name}.key"


def make_holder(home: Path, name: str, *, private: Path) -> str:
    """Make a pair for this person; the private half goes to `private` alone. Answers its id."""
    return key_pairs.make_pair(home, f"holder-{name}", private=private)


def choose_holders(home: Path, names: list[str]) -> None:
    """Set the holders to whose keys names are sealed from now on."""
    known = {name: public_file(home, name).read_text().strip() for name in names}
    path = holders_file(home)
    secrets.write_secret(path, json.dumps(known, indent=1, sort_keys=True))
    path.chmod(0o644)


def current_holders(home: Path) -> dict[str, X25519PublicKey]:
    """The holders by name; empty when there are fewer than two, who cannot seal."""
    path = holders_file(home)
    known = json.loads(path.read_text()) if path.exists() else {}
    if len(known) < 2:
        return {}
    return {name: X25519PublicKey.from_public_bytes(bytes.fromhex(half)) for name, half in known.items()}


def make_rehearsal_holders(home: Path) -> None:
    """Three holders whose private halves stay on this machine: only where everything is invented."""
    if not holders_file(home).exists():
        for name in REHEARSAL_HOLDERS:
            make_holder(home, name, private=private_file(home, name))
        choose_holders(home, list(REHEARSAL_HOLDERS))


def parse_private_half(text: str) -> X25519PrivateKey:
    """A private half as its file holds it. Raises `WrongHalf` when the text is none."""
    try:
        return X25519PrivateKey.from_private_bytes(bytes.fromhex("".join(text.split())))
    except ValueError as error:
        raise WrongHalf from error


def holder_of(home: Path, half: X25519PrivateKey) -> str:
    """The name of the holder whose private half this is. Raises `WrongHalf` when it is nobody's."""
    public = half.public_key().public_bytes_raw()
    for name, key in current_holders(home).items():
        if key.public_bytes_raw() == public:
            return name
    raise WrongHalf


def pair_name(first: X25519PublicKey, second: X25519PublicKey) -> str:
    """The name of the box that `first` opens and then `second`."""
    return f"{key_id(first)}.{key_id(second)}"


def seal_reporter(home: Path, signal_id: object, who: dict[str, str]) -> tuple[bytes, str]:
    """Seal who reported for any two holders together; answers the box and the id of these holders."""
    known = current_holders(home)
    if not known:
        raise LookupError("There are no two holders.")
    once = X25519PrivateKey.generate()
    text = json.dumps(who, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 256)  # the length tells less
    keys = {}
    for first, second in permutations(known.values(), 2):
        inner = SUITE.encrypt(once.private_bytes_raw(), second, info=_info("second", signal_id))
        keys[pair_name(first, second)] = _text(SUITE.encrypt(inner, first, info=_info("first", signal_id)))
    one = SUITE.encrypt(text, once.public_key(), info=_info("reporter", signal_id))
    every = sorted(key_id(key) for key in known.values())
    whose = sha256(" ".join(every).encode()).hexdigest()[:16]
    return json.dumps({"one": _text(one), "keys": keys}).encode(), TWO_PREFIX + whose


def open_first_half(
    wrapped: bytes, half: X25519PrivateKey, second: X25519PublicKey, *, signal_id, opening_id
):
    """What the first person's key takes out, in a box to the second one that is bound to this opening.

    Raises `WrongHalf`.
    """
    inner = _open(wrapped, half, _info("first", signal_id))
    return SUITE.encrypt(inner, second, info=_info("opening", opening_id))


def open_second_half(sealed: bytes, kept: bytes, half: X25519PrivateKey, *, signal_id, opening_id):
    """Who reported, out of what the first person left and the second one's key. Raises `WrongHalf`."""
    inner = _open(kept, half, _info("opening", opening_id))
    once = parse_private_half(_open(inner, half, _info("second", signal_id)).hex())
    one = b64decode(json.loads(bytes(sealed))["one"])
    return json.loads(_open(one, once, _info("reporter", signal_id)))


def seal_for_first(who: dict[str, str], first: X25519PublicKey, *, opening_id) -> bytes:
    """The same for the first person to read, in a box of theirs that is bound to this opening."""
    text = json.dumps(who, ensure_ascii=False).encode()
    return SUITE.encrypt(text + b" " * (-len(text) % 256), first, info=_info("shown", opening_id))


def read_as_first(box: bytes, half: X25519PrivateKey, *, opening_id) -> dict[str, str]:
    """What the second person's step left for the first one. Raises `WrongHalf`."""
    return json.loads(_open(box, half, _info("shown", opening_id)))


def open_by_two(sealed: bytes, one: X25519PrivateKey, other: X25519PrivateKey, *, signal_id):
    """Who reported, where two holders are together at one machine. Raises `WrongHalf`."""
    wrapped = json.loads(bytes(sealed))["keys"].get(pair_name(one.public_key(), other.public_key()))
    if wrapped is None:
        raise WrongHalf
    kept = open_first_half(b64decode(wrapped), one, other.public_key(), signal_id=signal_id, opening_id="")
    return open_second_half(sealed, kept, other, signal_id=signal_id, opening_id="")


def open_by_one(sealed: bytes, key: X25519PrivateKey, *, signal_id) -> dict[str, str]:
    """Who reported, of a box from the time when one key opened all. Raises `WrongHalf`."""
    return json.loads(_open(sealed, key, _info("reporter", signal_id)))


def _info(what, about):
    return f"umai {what} {about}".encode()


def _open(box, key, info):
    try:
        return SUITE.decrypt(bytes(box), key, info=info)
    except (InvalidTag, ValueError) as error:
        raise WrongHalf from error


def _text(box):
    return b64encode(box).decode()
