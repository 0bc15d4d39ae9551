"""The log for a program: one JSON object a line, and of a failure nothing that somebody typed."""

import json
import logging
import os
import subprocess
import sys

import pytest

from umai.machine.serving.logs import JsonLines, log_format


@pytest.fixture
def line():
    """`line(write)`: what `write(logger)` logs, read back."""

    def read(write):
        lines = []
        handler = logging.Handler()
        handler.emit = lambda record: lines.append(JsonLines().format(record))
        log = logging.Logger("umai.of_a_test")
        log.addHandler(handler)
        write(log)
        (text,) = lines
        assert "\n" not in text
        return json.loads(text)

    return read


def test_a_record_is_one_object(line):
    said = line(lambda log: log.warning("a notice was not sent (%s):\n%s", "sms", "http_500"))
    assert said.pop("at").endswith("+00:00") and said.pop("process") == os.getpid()
    assert said == {
        "level": "warning",
        "logger": "umai.of_a_test",
        "message": "a notice was not sent (sms):\nhttp_500",
    }


def test_a_failure_is_its_kind_and_its_place_and_not_its_words(line):
    def write(log):
        try:
            int("Асанов Нурбек")
        except ValueError:
            log.exception("it could not be read")

    said = line(write)
    assert said["failure"] == "ValueError" and said["message"] == "it could not be read"
    assert said["places"][0].startswith("machine/tests/test_logs.py:") and "Асанов" not in str(said)


def test_a_failure_without_a_place_is_named(line):
    said = line(lambda log: log.error("gone", exc_info=OSError("at /home/somebody")))
    assert (said["failure"], said["places"]) == ("OSError", [])


def test_the_log_is_plain_unless_json_is_asked_for():
    assert [log_format({"UMAI_LOGS": said}) for said in ("", "plain", "JSON")] == ["plain", "plain", "json"]


def test_both_settings_of_processes_write_it(tmp_path):
    """The staff's pages and the report form have settings of their own."""
    words = (
        "import django, logging; django.setup(); logging.getLogger('umai.of_a_test').error('said');"
        " from django.conf import settings; assert settings.LOGGING['formatters']['json']"
    )
    for settings in ("umai.settings", "umai.settings_of_report"):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("UMAI_")}
        environment |= {"UMAI_HOME": str(tmp_path), "UMAI_LOGS": "json", "DJANGO_SETTINGS_MODULE": settings}
        done = subprocess.run(
            [sys.executable, "-c", words], env=environment, capture_output=True, text=True, check=True
        )
        assert json.loads(done.stderr)["message"] == "said"


def test_a_wrong_word_is_told_before_a_process_starts(tmp_path):
    environment = os.environ | {"UMAI_HOME": str(tmp_path), "UMAI_LOGS": "xml"}
    for command in ("serve", "worker", "report", "sign-in"):
        done = subprocess.run(
            [sys.executable, "-m", "umai.cli", command], env=environment, capture_output=True, text=True
        )
        assert (done.returncode, done.stderr.count("\n")) == (2, 1) and "UMAI_LOGS" in done.stderr
