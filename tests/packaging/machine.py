"""A machine on which Umai is installed by the page, as far as a test may: folders, users, units, settings.

What a unit says is done here by the programs of Debian, since systemd runs in no container: its user and
groups, capabilities and umask, no new privileges, and a file system that is read only but for the folders
that the unit names. Who runs the tests must be root for that; else all is done by whoever runs them.
"""

import configparser
import contextlib
import os
import pwd
import re
import shlex
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

import psycopg
import pytest

from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT

PACKAGING = CHECKOUT / "packaging"
UNITS = PACKAGING / "systemd"
HARDENING = UNITS / "umai-.service.d" / "hardening.conf"
PROCESSES = ("pages", "sign-in", "worker", "report")
BY_ROLE = ("log",)  # a process of those whom the owner of the server gave the role for it
# A user of the files to one that every Debian has.
USERS = {"umai": "daemon", "umai-web": "www-data", "umai-sign-in": "games", "umai-report": "nobody"}
PASSWORD = "typed once"


def read_unit(path):
    """Section to key to the list of its values: a key may be said more than once."""
    sections, current = {}, None
    for line in path.read_text().splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, value = line.split("=", 1)
            current.setdefault(name, []).append(value)
    return sections


class Unit:
    """One service, with what stands for all of them in the drop-in."""

    def __init__(self, path):
        self.name, self.own, self.shared = path.stem, read_unit(path), read_unit(HARDENING)

    def said(self, name, default=None):
        """The last value of this key: systemd reads the drop-in after the unit."""
        values = [*self.own["Service"].get(name, []), *self.shared["Service"].get(name, [])]
        return values[-1] if values else default

    def words(self, name):
        """All words of a key that may be said several times."""
        return " ".join([*self.own["Service"].get(name, []), *self.shared["Service"].get(name, [])]).split()


def service(name):
    """The unit of one of our services, by its name without `umai-`."""
    (path,) = UNITS.glob(f"*/umai-{name}.service")
    return Unit(path)


def settings_in_the_file():
    """The settings of packaging/umai.env, as systemd reads them."""
    parsed = configparser.ConfigParser(interpolation=None, delimiters="=", comment_prefixes="#")
    parsed.optionxform = str
    parsed.read_string("[all]\n" + (PACKAGING / "umai.env").read_text())
    return dict(parsed["all"])


class Machine:
    """Folders, a server of PostgreSQL that is not ours, and the processes that were started."""

    def __init__(self, folder):
        self.folder, self.home = folder, folder / "home"
        self.cluster = Cluster(folder / "postgres", durable=False)
        self.cluster.start()
        self.port = free_ports()
        self.users = USERS if os.geteuid() == 0 and all(map(can_run, USERS.values())) else {}
        self.address = (
            f"postgresql://umai_admin:{PASSWORD.replace(' ', '%20')}@127.0.0.1:{self.cluster.port}/umai"
        )
        self.processes, self.stopping = {}, False

    def told(self, text):
        """A text of the page or of a file, with what belongs to this machine in it."""
        text = text.replace("postgresql://umai_admin:PASSWORD@127.0.0.1/umai", self.address)
        for there, here in {
            "/srv/umai/": f"{CHECKOUT}/",
            "/var/lib/umai-figures": self.folder / "figures",
            "/var/lib/umai": self.home,
            "/var/backups/umai": self.folder / "backups",
            "/mnt/": f"{self.folder}/mnt/",
            "/etc/umai.env": self.folder / "umai.env",
            "PASSWORD": PASSWORD,
            "SURNAME": "Асанова",
            "GIVEN": "Бермет",
            "--username NAME": "--username bermet",
        }.items():
            text = text.replace(there, str(here))
        if not self.users:
            return re.sub(r"setpriv .*?--init-groups |--user \S+", "", text)
        text = text.replace("--init-groups", f"--groups {self.group_of('umai-web')}")
        for name in sorted(self.users, key=len, reverse=True):
            text = re.sub(rf"(--user|--reuid|--regid) {name}(?=\s|$)", rf"\1 {self.users[name]}", text)
        return text

    def group_of(self, name):
        return pwd.getpwnam(self.users[name]).pw_gid

    def settings(self, **more):
        """What systemd reads from the file of settings, and nothing of whoever runs the tests."""
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG")}
        told = {name: self.told(value) for name, value in settings_in_the_file().items()}
        return kept | told | {"UMAI_PORT": str(self.port)} | more

    def make_folders(self):
        """Make what systemd-tmpfiles makes, by its file."""
        for line in (PACKAGING / "tmpfiles.d" / "umai.conf").read_text().splitlines():
            if line and not line.startswith("#"):
                _kind, path, mode, owner, group, _age = line.split()
                folder = Path(self.told(path))
                folder.mkdir()
                if self.users:
                    os.chown(folder, pwd.getpwnam(self.users[owner]).pw_uid, self.group_of(group))
                folder.chmod(int(mode, 8))

    def make_database(self, statements):
        with psycopg.connect(self.cluster.url(), autocommit=True) as admin:
            for statement in filter(str.strip, self.told(statements).split(";")):
                admin.execute(statement)

    def run(self, line, **settings):
        """Type a line; answers the finished process."""
        words = shlex.split(self.told(line))
        return subprocess.run(
            words, env=self.settings(**settings), cwd="/", capture_output=True, text=True, timeout=900
        )

    def run_once(self, unit, **more):
        """What systemd does with a service of a timer; answers the finished process."""
        settings = self.settings(**more)
        for name in unit.words("StateDirectory"):
            folder = Path(self.told(f"/var/lib/{name}"))
            folder.mkdir(exist_ok=True)
            if self.users:
                os.chown(folder, pwd.getpwnam(self.users[unit.said("User")]).pw_uid, -1)
        line = re.sub(r"\$\{(\w+)\}", lambda found: settings[found[1]], unit.said("ExecStart"))
        words = self.as_the_unit_says(unit, line)
        return subprocess.run(words, env=settings, cwd="/", capture_output=True, text=True, timeout=900)

    def keep_running(self, unit):
        """What systemd does with a process: start it, and again after RestartSec whenever it ends."""

        def keep():
            while not self.stopping:
                self.processes[unit.name] = subprocess.Popen(
                    self.as_the_unit_says(unit, unit.said("ExecStart")),
                    env=self.settings(),
                    cwd="/",
                    start_new_session=True,
                )
                self.processes[unit.name].wait()
                time.sleep(float(unit.said("RestartSec")))

        threading.Thread(target=keep, daemon=True).start()

    def as_the_unit_says(self, unit, line):
        """The words that run this line with the rights that the unit leaves."""
        words = shlex.split(self.told(line))
        if not self.users:
            return words
        kept = [name.removeprefix("CAP_").lower() for name in unit.words("CapabilityBoundingSet")]
        rights = ["setpriv", "--no-new-privs", f"--bounding-set=-all{''.join(f',+{name}' for name in kept)}"]
        assert unit.said("NoNewPrivileges") == "yes"
        if name := unit.said("User"):
            person = pwd.getpwnam(self.users[name])
            groups = f"{person.pw_gid},{self.group_of('umai-web')}" if name == "umai" else f"{person.pw_gid}"
            rights += [f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}", f"--groups={groups}"]
        return ["unshare", "--mount", "sh", "-ec", f'{self.mounts(unit)} exec "$@"', "sh", *rights, *words]

    def mounts(self, unit):
        """The lines that make all read only but the folders of the unit, with folders /tmp of its own.

        /var/tmp stands for both: the checkout of whoever runs the tests may lie in /tmp.
        """
        assert (unit.said("ProtectSystem"), unit.said("PrivateTmp")) == ("strict", "yes")
        lines = [f"umask {unit.said('UMask')}"]
        states = [f"/var/lib/{name}" for name in unit.words("StateDirectory")]
        for path in [*unit.words("ReadWritePaths"), *states]:
            here = Path(self.told(path.removeprefix("-")))
            if here.exists() or not path.startswith("-"):
                lines.append(f"mount --bind {here} {here}")
        lines += ["mount -o remount,bind,ro /", "mount -t tmpfs -o mode=1777 tmpfs /var/tmp"]
        return "; ".join([*lines, "export TMPDIR=/var/tmp HOME=/nonexistent;"])

    def stop(self):
        self.stopping = True
        for process in self.processes.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def free_ports():
    """A port with two more beside it, as far away as the settings say."""
    for _ in range(50):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1] % 20_000 + 20_000
        with contextlib.ExitStack() as stack:
            try:
                for offset in (0, 10_000, 20_000):
                    stack.enter_context(socket.socket()).bind(("127.0.0.1", port + offset))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")


def can_run(name):
    with contextlib.suppress(KeyError, OSError, PermissionError):
        person = pwd.getpwnam(name)
        program = ["test", "-r", str(CHECKOUT / "umai" / "cli.py")]
        return (
            subprocess.run(program, user=person.pw_uid, group=person.pw_gid, extra_groups=[]).returncode == 0
        )
    return False


def wait_until(asked, *, seconds=120):
    """What `asked` answers, once it is true; else fails with what it answered last."""
    until = time.monotonic() + seconds
    while not (found := asked()):
        if time.monotonic() > until:
            pytest.fail(f"not so after {seconds} seconds: {asked.__name__}")
        time.sleep(0.5)
    return found
