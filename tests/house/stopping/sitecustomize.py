"""Stops a program at a named moment: Python imports this first, where its folder stands in PYTHONPATH.

UMAI_TEST_STOP is JSON: `where` ("module:name" or "module:Class.name"), `when` ("before" or "after" the call),
`count` (the how manyth call), `needle` (only calls with this in their arguments), `signal` and `note`, a file
that is made when the moment came. The signal goes to the program that was started, as one from a terminal
or from an administrator does, and not to its children.
"""

import functools
import importlib.abc
import importlib.util
import json
import os
import signal
import sys
import time
from pathlib import Path

SECONDS = 60  # how long a child stands still at the moment; whoever was signalled ends it


class Moment:
    def __init__(self, told):
        self.module, self.name = told["where"].split(":")
        self.when, self.needle, self.note = told["when"], told["needle"], Path(told["note"])
        self.left, self.signal = told["count"], told["signal"]

    def wrap(self, module):
        *owners, name = self.name.split(".")
        owner = functools.reduce(getattr, owners, module)
        stopped = getattr(owner, name)

        @functools.wraps(stopped)
        def stopping(*words, **named):
            mine = self.needle in repr((words, named)) and not self.note.exists()
            self.left -= mine
            if mine and self.left == 0 and self.when == "before":
                self.come()
            answer = stopped(*words, **named)
            if mine and self.left == 0 and self.when == "after":
                self.come()
            return answer

        setattr(owner, name, stopping)

    def come(self):
        self.note.touch()
        os.kill(int(os.environ["UMAI_TEST_LAUNCHED"]), self.signal)
        time.sleep(SECONDS)


class Wrapping(importlib.abc.MetaPathFinder):
    """Finds the one module as everybody else does, and wraps the function once it is there."""

    def __init__(self, moment):
        self.moment = moment

    def find_spec(self, name, path, target=None):
        if name != self.moment.module:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        run = spec.loader.exec_module

        def run_and_wrap(module):
            run(module)
            self.moment.wrap(module)

        spec.loader.exec_module = run_and_wrap
        return spec


if told := os.environ.get("UMAI_TEST_STOP"):
    os.environ.setdefault("UMAI_TEST_LAUNCHED", str(os.getpid()))
    moment = Moment(json.loads(told))
    if moment.signal not in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        raise SystemExit("only what stops a program")
    # A shell starts what runs beside it deaf to Ctrl-C, and so would be what the tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.meta_path.insert(0, Wrapping(moment))
