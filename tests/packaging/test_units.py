"""The files of packaging/ as the programs read them that use them."""

import re
import shutil
import subprocess

import pytest

from tests.packaging.machine import BY_ROLE, PACKAGING, PROCESSES, UNITS, USERS, read_unit, service
from tests.packaging.proxies import need

SERVICES = sorted(path.stem.removeprefix("umai-") for path in UNITS.glob("*/*.service"))
TIMERS = sorted(UNITS.glob("*/*.timer"))
LEAST_EXPOSED = 2.3  # of ten, as `systemd-analyze security` counts; a service without a word has 9.6


def test_every_process_is_started_again_without_an_end():
    for name in (*PROCESSES, *BY_ROLE):
        unit = service(name)
        assert unit.own["Unit"]["StartLimitIntervalSec"] == ["0"]
        assert unit.said("Restart") == "always" and float(unit.said("RestartSec")) >= 1


def test_a_process_that_serves_people_goes_on_as_a_user_of_its_own():
    serving = [service(name) for name in ("pages", "sign-in", "report")]
    users = [re.search(r"--user (\S+)", unit.said("ExecStart"))[1] for unit in serving]
    assert len(set(users)) == 3 and "umai" not in users and set(users) | {"umai"} == set(USERS)
    for unit in serving:
        assert unit.words("CapabilityBoundingSet") == ["CAP_DAC_READ_SEARCH", "CAP_SETGID", "CAP_SETUID"]
    for name in set(SERVICES) - {"pages", "sign-in", "report"}:
        assert service(name).said("User") == "umai" and service(name).words("CapabilityBoundingSet") == []


def test_every_timer_starts_a_service_that_is_there_and_is_made_up_for():
    assert {path.stem for path in TIMERS} == {
        f"umai-{name}" for name in set(SERVICES) - {*PROCESSES, *BY_ROLE}
    }
    for path in TIMERS:
        timer = read_unit(path)
        assert timer["Timer"]["Persistent"] == ["yes"]  # the machine may have been off


@pytest.fixture
def installed(tmp_path):
    """The units where the page puts them, with programs that every machine has in place of ours."""
    need("systemd-analyze")
    folder = tmp_path / "system"
    folder.mkdir()
    for path in [*UNITS.glob("*/*")]:
        place = folder / "umai-.service.d" if path.suffix == ".conf" else folder
        place.mkdir(exist_ok=True)
        text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", path.read_text(), flags=re.MULTILINE)
        (place / path.name).write_text(text)
    (tmp_path / "umai.env").touch()
    return folder


def ask_systemd(folder, *words):
    return subprocess.run(
        ["systemd-analyze", *words], capture_output=True, text=True, env={"SYSTEMD_UNIT_PATH": f"{folder}:"}
    )


@pytest.mark.long
def test_systemd_understands_every_unit(installed):
    done = ask_systemd(installed, "verify", *sorted(installed.glob("umai*.*[!d]")))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.long
def test_a_wrong_word_in_a_unit_is_found(installed):
    path = installed / "umai-worker.service"
    path.write_text(path.read_text().replace("UMask=", "Umask="))
    assert "Umask" in ask_systemd(installed, "verify", path).stderr


@pytest.mark.long
@pytest.mark.parametrize("name", SERVICES)
def test_a_service_shows_little_to_whoever_takes_it(installed, name):
    done = ask_systemd(installed, "security", "--offline=yes", installed / f"umai-{name}.service")
    found = re.search(r"Overall exposure level for \S+: ([\d.]+)", done.stdout)
    assert found and float(found[1]) <= LEAST_EXPOSED, done.stdout + done.stderr


@pytest.mark.long
@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.stem)
def test_the_hour_of_a_timer_is_one(path):
    (hour,) = read_unit(path)["Timer"]["OnCalendar"]
    done = subprocess.run(["systemd-analyze", "calendar", hour], capture_output=True, text=True)
    assert done.returncode == 0 and "Next elapse: never" not in done.stdout, done.stderr


@pytest.mark.long
def test_the_users_and_folders_are_made(tmp_path):
    need("systemd-sysusers"), need("systemd-tmpfiles")
    root = tmp_path / "root"
    for kind in ("sysusers.d", "tmpfiles.d"):
        shutil.copytree(PACKAGING / kind, root / "etc" / kind)
    (root / "etc" / "passwd").write_text("root:x:0:0::/root:/bin/sh\nwww-data:x:33:33::/:/usr/sbin/nologin\n")
    (root / "etc" / "group").write_text("root:x:0:\nwww-data:x:33:\n")
    done = subprocess.run(["systemd-sysusers", f"--root={root}"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    users = {line.split(":")[0]: line for line in (root / "etc" / "passwd").read_text().splitlines()}
    assert set(USERS) < set(users) and all(users[name].endswith("/usr/sbin/nologin") for name in USERS)
    assert re.search(r"^umai-web:x:\d+:umai$", (root / "etc" / "group").read_text(), re.MULTILINE)

    done = subprocess.run(["systemd-tmpfiles", "--create", f"--root={root}"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    modes = {path: (root / path).stat().st_mode & 0o7777 for path in ("var/lib/umai", "var/lib/umai/files")}
    assert modes == {"var/lib/umai": 0o711, "var/lib/umai/files": 0o2770}
    assert (root / "var" / "backups" / "umai").stat().st_mode & 0o777 == 0o700


@pytest.mark.long
def test_there_is_one_way_to_write_the_caddyfile():
    words = [need("caddy"), "fmt", PACKAGING / "caddy" / "Caddyfile"]
    assert subprocess.run(words, capture_output=True, text=True).stdout == (words[2]).read_text()
