"""How far a long step is: a line every few seconds in a log, one line drawn anew on a terminal."""

import io
import time

import pytest

from umai.machine.terminal import progress
from umai.machine.terminal.progress import CLEAR, StepProgress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(progress, "QUIET_SECONDS", 0.05)
    monkeypatch.setattr(progress, "LOG_SECONDS", 0.02)
    monkeypatch.setattr(progress, "TERMINAL_SECONDS", 0.02)


def wait_for(stream, number, sign):
    until = time.monotonic() + 20
    while stream.getvalue().count(sign) < number:
        assert time.monotonic() < until, stream.getvalue()
        time.sleep(0.01)


def test_a_log_gets_whole_lines_while_one_long_statement_runs():
    log = io.StringIO()
    with StepProgress("Migrations", 40, stream=log) as step:
        step.at(7, "intake")
        wait_for(log, 2, "\n")
    said = log.getvalue()
    assert said.startswith("  Migrations: 7 of 40, intake (0 s)\n") and "\r" not in said
    time.sleep(0.1)
    assert log.getvalue() == said  # it says nothing more once the step is done


def test_a_terminal_shows_one_line_and_is_left_clean():
    screen = Terminal()
    with StepProgress("Children", stream=screen) as step:
        step.at(1500)
        wait_for(screen, 2, CLEAR)
    said = screen.getvalue()
    assert "\n" not in said and "Children: 1,500 (0 s)" in said and said.endswith(CLEAR)


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_what_is_done_at_once_says_nothing(stream, monkeypatch):
    monkeypatch.setattr(progress, "QUIET_SECONDS", 60)
    with StepProgress("Nothing", stream=stream):
        pass
    assert stream.getvalue() == ""


def test_a_stop_in_the_middle_ends_the_voice_and_is_passed_on():
    log = io.StringIO()
    with pytest.raises(KeyboardInterrupt), StepProgress("Stopped", stream=log):
        raise KeyboardInterrupt
    said = log.getvalue()
    time.sleep(0.1)
    assert log.getvalue() == said
