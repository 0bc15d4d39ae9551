"""The numbers for a monitor: read on this machine alone, and of nobody."""

import uuid

import pytest
from django.test import Client

from umai.machine.doctor.state import metrics
from umai.oversight.state import views


@pytest.fixture
def monitor(db):
    """A program on this machine."""
    return Client(headers={"host": "localhost:8000"})


def test_a_program_of_this_machine_reads_numbers(monitor):
    answer = monitor.get("/metrics")
    text = answer.content.decode()
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/plain")
    for name in ("umai_jobs_waiting", "umai_job_oldest_wait_seconds", "umai_disk_free_bytes"):
        assert f"\n{name} " in text


@pytest.mark.parametrize("header", sorted(views.PASSED_ON))
def test_who_comes_by_a_proxy_finds_nothing(monitor, header):
    assert monitor.get("/metrics", **{header: "203.0.113.7"}).status_code == 404


@pytest.mark.parametrize("changed", [{"REMOTE_ADDR": "203.0.113.7"}, {"headers": {"host": "testserver"}}])
def test_who_comes_from_elsewhere_or_by_the_public_name_finds_nothing(monitor, changed):
    assert monitor.get("/metrics", **changed).status_code == 404


def test_whoever_is_signed_in_outside_finds_nothing_either(client_of):
    assert client_of("gulnara").get("/metrics", headers={"x-forwarded-proto": "https"}).status_code == 404


def test_an_address_with_an_id_is_counted_by_its_pattern(client_of, monitor):
    hidden = uuid.uuid4()
    client_of("damira").get(f"/children/{hidden}/?q=Асанов")
    text = monitor.get("/metrics").content.decode()
    assert 'umai_requests_total{address="children/<uuid:pk>/",method="GET",status="404"}' in text
    assert str(hidden) not in text and "Асанов" not in text


def test_an_address_that_is_not_there_is_not_kept(monitor):
    monitor.get("/some-secret-word/")
    text = monitor.get("/metrics").content.decode()
    assert "some-secret-word" not in text and 'address="(none)"' in text


def test_a_strange_method_is_not_kept(monitor):
    monitor.generic("BREW", "/healthz")
    assert 'address="healthz",method="other"' in monitor.get("/metrics").content.decode()


def test_the_numbers_of_the_database_are_left_out_where_it_does_not_answer(monitor, monkeypatch):
    from django.db import OperationalError

    from umai.oversight.state import gauges

    def gone(ask):
        raise OperationalError("connection refused")

    monkeypatch.setattr(gauges, "read_counts", gone)
    text = monitor.get("/metrics").content.decode()
    assert "umai_jobs_waiting" not in text and "umai_disk_free_bytes" in text


def test_slow_pages_are_read_from_the_same_text():
    pattern = f"of-a-test/{uuid.uuid4().hex}"
    for seconds in (0.1, 0.9, 1.5, 30):
        metrics.note_request(pattern, "GET", 200, seconds)
    times = {one.pattern: one for one in metrics.times_of(metrics.as_text().decode())}
    assert (times[pattern].pages, times[pattern].slow) == (4, 2)


def test_a_server_that_does_not_answer_has_no_times():
    assert metrics.ask_times(1) is None
