"""The two worlds and the readers, written once for all tests of this folder."""

import dataclasses
from types import SimpleNamespace

import pytest
from django.conf import settings

from tests.attack.matrix import readers, records
from umai.access.models import Wall
from umai.machine.keys import holders, key_pairs


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """A home of its own, with the keys of reports, of reporters and of the holders."""
    home = tmp_path_factory.mktemp("matrix")
    key_pairs.make_pair(home, key_pairs.SIGNAL_WORDS)
    holders.make_rehearsal_holders(home)
    keys = {name: holders.private_file(home, name).read_text() for name in holders.REHEARSAL_HOLDERS}
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(settings, "MACHINE", dataclasses.replace(settings.MACHINE, home=home))
        yield keys


@pytest.fixture(scope="module")
def world(wiping, machine):
    """`own`, `walled`: the ids of one world each by name; `readers`: by role and place."""
    people = readers.every_reader()
    cast = records.speakers(people)
    worlds = [records.write_world(cast, machine, number) for number in (0, 1)]
    theirs = records.write_theirs(people["social_worker", "elsewhere"].speaker())
    for one in people.values():
        for name in ("child", "other_child", "merged"):
            Wall.objects.using("owner").create(worker_id=one.worker_id, child_id=getattr(worlds[1], name))
    yield SimpleNamespace(own=worlds[0], walled=worlds[1], theirs=theirs, readers=people, found={})
    wiping.wipe()
