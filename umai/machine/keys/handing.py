"""Which keys a process is handed at its start; it reads no other, and not the folder of secrets."""

import json
import re
from pathlib import Path

from umai.machine.keys import evidence_key, key_pairs, secrets

# Process to the names of its keys, which are made when they are not there.
KEYS_OF = {
    "web": ("django", "messages", "enrolment"),
    "sign-in": ("sign-in", "messages", "enrolment", "factors"),
    "report": ("report",),
}
OF_DOCUMENTS = re.compile(r"files-\d+")  # their outer keys; the highest number counts
# Process to the names of keys that it is handed where there are any: a private half may be elsewhere, and
# not every register has a gateway.
WHERE_MADE = {
    "web": re.compile(rf"{OF_DOCUMENTS.pattern}|{evidence_key.NAMES.pattern}|{key_pairs.SIGNAL_WORDS}\.key"),
    "report": re.compile("gateway"),
}


def make_keys(home: Path) -> None:
    """Make every key that is not there, as the user who prepares the database: none is made later."""
    for process in KEYS_OF:
        keys_for(process, home)


def keys_for(process: str, home: Path) -> dict[str, str]:
    """The environment that hands a process its keys; nothing for a process that reads the folder."""
    if process not in KEYS_OF:
        return {}
    keys = {name: secrets.password(home, name) for name in KEYS_OF[process]}
    if process == "web" and not any(map(OF_DOCUMENTS.fullmatch, secrets.names(home))):
        secrets.password(home, "files-1")  # the process itself can make none
    if process == "web":
        evidence_key.make_first(home)
    if pattern := WHERE_MADE.get(process):
        found = {name: secrets.find(home, name) for name in secrets.names(home) if pattern.fullmatch(name)}
        keys |= {name: key for name, key in found.items() if key}
    return {secrets.HANDED: json.dumps(keys)}
