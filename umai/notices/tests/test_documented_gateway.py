"""The gateway that the documentation shows keeps the contract that it states."""

import re
import socket
import sqlite3
import subprocess
import sys
import time
import uuid
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone

from umai.machine.ways import SmsGateway, webhook_secret
from umai.notices.sending import sms
from umai.notices.sending.failures import NotSent
from umai.notices.sending.words import call_message
from umai.notices.tests.receivers import KEY

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "sms-gateway.md"


@pytest.fixture
def documented(tmp_path):
    """The program of the page, running in a folder of its own; answers the way to it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (program,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    (tmp_path / "key").write_text(webhook_secret(KEY))
    (tmp_path / "gateway.py").write_text(program.replace("8800", str(port)))
    process = subprocess.Popen([sys.executable, "gateway.py"], cwd=tmp_path, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield SmsGateway("127.0.0.1", port, "/send", tls=False, key=KEY)
    process.kill()
    process.wait()


def told(folder):
    return sqlite3.connect(folder / "known.db").execute("select id from sms").fetchall()


def test_it_takes_a_message_once_however_often_it_is_asked(documented, tmp_path):
    notice = SimpleNamespace(pk=uuid.uuid4(), made_at=timezone.now())
    for _ in range(3):
        sms.send(documented, notice, "+996555000111", call_message("ky", ""))
    assert told(tmp_path) == [(str(notice.pk),)]


@pytest.mark.parametrize("wrong", [{"key": bytes(32)}, {"at": 1795550000 - 10**8}])
def test_it_takes_nothing_with_another_key_or_of_another_time(documented, tmp_path, wrong):
    notice = SimpleNamespace(pk=uuid.uuid4(), made_at=timezone.now())
    way = SmsGateway("127.0.0.1", documented.port, "/send", tls=False, key=wrong.get("key", KEY))
    with pytest.raises(NotSent, match="http_401"):
        sms.send(way, notice, "+996555000111", call_message("ky", ""), at=wrong.get("at"))
    assert told(tmp_path) == []
