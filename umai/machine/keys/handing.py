"""Which keys a process is handed at its start; it reads no other, and not the folder of secrets."""

import json
import re
from pathlib import Path

from umai.machine.keys import key_pairs, secrets

# Process to the names of its keys. Keys that are numbered are handed as far as they exist.
KEYS_OF = {
    "web": ("django", "messages", "enrolment", f"{key_pairs.SIGNAL_WORDS}.key"),
    "sign-in": ("sign-in", "messages", "enrolment", "factors"),
}
NUMBERED_KEYS_OF = {"web": re.compile(r"files-\d+")}  # the outer keys of documents
FIRST_KEYS = {"web": "files-1"}  # which must exist before the process begins, as it can make none


def keys_for(process: str, home: Path) -> dict[str, str]:
    """The environment that hands a process its keys; nothing for a process that reads the folder."""
    if process not in KEYS_OF:
        return {}
    numbered = numbered_keys(process, home)
    if process in FIRST_KEYS and not numbered:
        secrets.password(home, FIRST_KEYS[process])
        numbered = numbered_keys(process, home)
    folder = secrets.secrets_folder(home)
    keys = {}
    for name in (*KEYS_OF[process], *numbered):
        if not name.endswith(".key"):
            keys[name] = secrets.password(home, name)
        elif (path := folder / name).exists():  # a private half may be elsewhere
            keys[name] = path.read_text().strip()
    return {secrets.HANDED: json.dumps(keys)}


def numbered_keys(process: str, home: Path) -> list[str]:
    pattern = NUMBERED_KEYS_OF.get(process)
    return [name for name in secrets.names(home) if pattern and pattern.fullmatch(name)]
