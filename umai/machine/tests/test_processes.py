import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from umai.machine.installation import CHECKOUT
from umai.machine.processes import ProcessGroup

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
SLEEPING_CHILD = """
import subprocess, sys, time
child = subprocess.Popen(["sleep", "60"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(60)
"""
PARENT = """
import sys, time
from umai.machine.processes import ProcessGroup
family = ProcessGroup()
family.start("one", [sys.executable, "-c", "import time; time.sleep(60)"], {})
print(family.members["one"].pid, flush=True)
time.sleep(60)
"""


STEP = """
import sys
from umai.machine.processes import run_to_end
run_to_end([sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"], {})
"""


def is_alive(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    except OSError:
        return False


def wait_until(question):
    for _ in range(100):
        if question():
            return True
        time.sleep(0.05)
    return False


def test_leaving_the_family_ends_everybody():
    with ProcessGroup() as family:
        family.start("one", SLEEP, {})
        family.start("two", SLEEP, {})
        pids = [process.pid for process in family.members.values()]
        assert family.failed_process() is None

    assert not any(map(is_alive, pids))


def test_a_member_that_ends_by_itself_is_named():
    with ProcessGroup() as family:
        family.start("one", SLEEP, {})
        family.start("two", [sys.executable, "-c", "raise SystemExit(3)"], {})

        assert wait_until(family.failed_process)
        assert family.failed_process() == ("two", 3)


@pytest.mark.parametrize("program", [PARENT, STEP], ids=["members", "a step"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_children_end_with_a_parent_that_is_killed(number, program):
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment
    )
    child = int(parent.stdout.readline())
    assert is_alive(child)

    os.kill(parent.pid, number)
    parent.wait()
    parent.stdout.close()

    assert wait_until(lambda: not is_alive(child))


def test_grandchildren_end_too(tmp_path):
    note = tmp_path / "pid"
    with ProcessGroup() as family:
        family.start("one", [sys.executable, "-c", SLEEPING_CHILD, str(note)], {"PATH": os.environ["PATH"]})
        assert wait_until(lambda: note.exists() and note.read_text())

    assert wait_until(lambda: not is_alive(int(note.read_text())))
