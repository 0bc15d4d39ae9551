"""Everything that is declared for the database, in the rooms' files and on models.

A model declares by the attributes `protected_by` and `proven_by`, each with a method `sql(model)`, whose
text is read like a file.
"""

import hashlib
import inspect
from functools import cache
from pathlib import Path

from umai.house import ROOMS
from umai.schema.source import BadSource, DeclaredObject, objects_of_files, parse_objects

CHECKOUT = Path(__file__).resolve().parents[2]
ORDER = ("function", "view", "trigger", "policy", "row security")


def declared_objects() -> list[DeclaredObject]:
    """All declared objects, in the order in which they are made: by kind, room and file.

    Raises `BadSource` when one is declared twice.
    """
    from django.apps import apps

    found: dict[tuple, DeclaredObject] = {}
    for thing in [
        *objects_of_files(),
        *(one for model in apps.get_models() for one in objects_of_model(model)),
    ]:
        if thing.key in found:
            raise BadSource(f"{thing.path} makes {' '.join(thing.key)}, and so does {found[thing.key].path}.")
        found[thing.key] = thing
    return sorted(found.values(), key=lambda thing: (ORDER.index(thing.kind), room_number(thing), thing.path))


def objects_of_model(model) -> list[DeclaredObject]:
    """What a model declares about its table; `path` is the model's file."""
    declared = [getattr(model, name, None) for name in ("protected_by", "proven_by")]
    if not any(declared):
        return []
    path = str(Path(inspect.getfile(model)).resolve().relative_to(CHECKOUT))
    return [thing for one in declared if one for thing in parse_objects(one.sql(model), path)]


def room_number(thing: DeclaredObject) -> int:
    room = thing.path.split("/")[1]
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


@cache
def digest() -> str:
    """A digest of the declared set, which changes with any of its texts."""
    whole = hashlib.sha256()
    for thing in declared_objects():
        whole.update(repr((thing.key, thing.text, thing.comment)).encode())
    return whole.hexdigest()
