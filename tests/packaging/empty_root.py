"""An empty Debian in a folder, in which a page is typed as on a new server.

The folder is made by mmdebstrap and entered by chroot, with processes, mounts and a network of its own, so
that PostgreSQL, nginx and Umai have the ports of the page whatever else this machine runs, and all is gone
when its first process ends. Only what brings packages uses the network of this machine.

No systemd runs there: what a line of `systemctl` stands for is done here, from the units that were copied.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import pytest

from tests.packaging.machine import Unit, wait_until
from tests.packaging.proxies import Asker, Ports
from umai.machine.installation import CHECKOUT

RELEASE = "trixie"
# What a new Debian 13 has and the smallest one lacks, and what of it the page leans on: the certificates of
# registries, systemd-sysusers and systemd-tmpfiles, and the zones of time.
PACKAGES = "ca-certificates,systemd,tzdata"
ADDRESS = "/var/local/umai.git"
# Settings by which this machine finds its registries: of uv, pip and TLS, and those of a proxy.
WAYS = re.compile(r"(UV|PIP|SSL|REQUESTS|CURL)_\w+|\w+_(proxy|PROXY)")
FILES = (
    "/etc/resolv.conf",
    "/etc/ssl/certs",
    "/usr/local/share/ca-certificates",
    "/etc/pip.conf",
    "/etc/uv",
    "~/.config/pip",
    "~/.config/uv",
)
# The first process: ends the others with itself, and waits for those that nobody waits for.
FIRST = """
mount --bind /dev {root}/dev
mount -t devpts -o newinstance,ptmxmode=0666 devpts {root}/dev/pts
mount -t tmpfs -o mode=1777 tmpfs {root}/dev/shm
mount -t proc proc {root}/proc
touch {root}/run/begun
while sleep 1; do :; done
"""


def need_root():
    if os.geteuid() != 0 or not shutil.which("mmdebstrap"):
        pytest.fail("this needs root, and mmdebstrap: apt-get install --yes mmdebstrap")


def sources():
    """The files in which this machine says where its Debian of that release comes from; often none."""
    files = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]
    return [path for path in files if path.is_file() and {RELEASE, "main"} <= set(path.read_text().split())]


def ways_of_apt():
    """How this machine's apt reaches its mirror, as apt reads it."""
    told = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    return "".join(re.findall(r"^Acquire::(?:https?|Check-|Retries|ForceIP).*\n", told, re.MULTILINE))


class EmptyRoot:
    """One Debian in a folder, and what runs in it."""

    ports = Ports(80, 443)

    def __init__(self, folder):
        self.folder, self.root = folder, folder / "root"
        self.first, self.enabled, self.processes, self.stopping = None, [], {}, threading.Event()

    def make(self):
        ways = self.folder / "apt.conf"
        ways.write_text(ways_of_apt())
        words = ["mmdebstrap", "--variant=minbase", f"--include={PACKAGES}", f"--aptopt={ways}"]
        words += ["--dpkgopt=force-unsafe-io"]  # it is thrown away: no file has to outlive a power cut
        made = subprocess.run([*words, RELEASE, self.root, *sources()], capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
        self.bring_ways()
        self.begin()
        self.run("apt-get update")  # a machine that was just installed has its lists

    def bring_ways(self):
        """The files by which this machine finds its registries, and the word by which apt starts nothing."""
        for path in map(Path, FILES):
            if (here := path.expanduser()).exists():
                there = self.path(str(path).replace("~", "/root"))
                there.parent.mkdir(parents=True, exist_ok=True)
                subprocess.run(["cp", "-aT" if here.is_dir() else "-aTL", here, there], check=True)
        quiet = self.path("/usr/sbin/policy-rc.d")
        quiet.write_text("#!/bin/sh\nexit 101\n")
        quiet.chmod(0o755)

    def bring_project(self, *versions):
        """A bare clone of this checkout's HEAD, with a tag for each version, where ADDRESS leads."""
        there = self.path(ADDRESS)
        words = ["git", "clone", "--quiet", "--bare", "--depth=1", f"file://{CHECKOUT}", there]
        subprocess.run(words, check=True, capture_output=True)
        for version in versions:
            subprocess.run(["git", "-C", there, "tag", f"v{version}"], check=True)

    def path(self, there):
        return self.root / str(there).lstrip("/")

    # Going in.

    def begin(self):
        # It ends with whoever runs the tests, also where that one is killed.
        words = ["setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--net", "--pid", "--fork"]
        words += ["--kill-child", "sh", "-ec"]
        self.first = subprocess.Popen([*words, FIRST.format(root=shlex.quote(str(self.root)))])
        wait_until((self.root / "run/begun").exists)
        with self.network():
            subprocess.run(["ip", "link", "set", "lo", "up"], check=True)

    def enter(self, *, alone):
        kinds = {"mnt": "mount", "pid_for_children": "pid"} | ({"net": "net"} if alone else {})
        ways = [f"--{kind}=/proc/{self.first.pid}/ns/{name}" for name, kind in kinds.items()]
        return ["nsenter", *ways, "chroot", self.root]

    @contextlib.contextmanager
    def network(self):
        """Sockets that this thread makes are of the network in there."""
        with Path("/proc/thread-self/ns/net").open() as ours:
            with Path(f"/proc/{self.first.pid}/ns/net").open() as theirs:
                os.setns(theirs.fileno(), os.CLONE_NEWNET)
            try:
                yield
            finally:
                os.setns(ours.fileno(), os.CLONE_NEWNET)

    def environment(self):
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        own = {"HOME": "/root", "PATH": path, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        return {name: value for name, value in os.environ.items() if WAYS.fullmatch(name)} | own

    def ask(self, line, text=None):
        """Type a line as root; answers the finished process."""
        alone = not re.match(r"apt-get |\S+/umai compile$", line)
        words = [*self.enter(alone=alone), "bash", "-euc", line]
        return subprocess.run(
            words, env=self.environment(), input=text or "", capture_output=True, text=True, timeout=1800
        )

    def run(self, line, text=None):
        """Type a line that has to succeed; answers what it said."""
        done = self.ask(line, text)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        return done.stdout

    def type(self, block, **placeholders):
        """Type the lines of a block as they stand; answers what they said."""
        said = []
        for line in block.splitlines():
            for name, value in placeholders.items():
                line = re.sub(rf"(?<![A-Z]){name}\b", value, line)
            does = self.systemctl if line.startswith("systemctl ") else self.run
            said.append(does(line) or "")
        return "".join(said)

    def tell_postgresql(self, statements, database="postgres"):
        line = f"runuser -u postgres -- psql -qtAX -v ON_ERROR_STOP=1 {database}"
        return self.run(line, statements).strip()

    def place(self, code):
        return self.tell_postgresql(f"select id from places_place where code = '{code}'", "umai")

    # What systemd does.

    def systemctl(self, line):
        verb, *names = line.split()[1:]
        match verb, names:
            case "daemon-reload", []:
                pass  # units are read when they are started
            case "enable", names:
                self.enabled += [name for name in names if self.unit(name)]
            case "start", ["umai.target"]:
                self.stopping = threading.Event()
                for name in self.enabled:
                    if name != "umai.target":
                        self.keep_running(self.unit(name))
            case "stop", ["umai.target"]:
                self.stop()
            case "restart", ["postgresql"]:
                self.run("pg_ctlcluster 17 main restart")
            case "reload", ["nginx"]:
                self.run("if [ -s /run/nginx.pid ]; then nginx -s reload; else nginx; fi")
            case _:
                pytest.fail(f"nothing here stands for: {line}")

    def unit(self, name):
        """A unit as the page copied it; a target has no [Service]."""
        name = name if "." in name else f"{name}.service"
        return Unit(self.path(f"/etc/systemd/system/{name}"))

    def settings(self, unit):
        """What systemd hands to a process: nothing of whoever types."""
        told = self.path(unit.said("EnvironmentFile")).read_text()
        settings = dict(re.findall(r"^(\w+)=(.*)$", told, re.MULTILINE))
        return {"PATH": self.environment()["PATH"], "LANG": "C.UTF-8"} | settings

    def words_of(self, unit):
        """The words that run what a unit says as its user, with its rights."""
        settings = self.settings(unit)
        line = re.sub(r"\$\{(\w+)\}", lambda found: settings[found[1]], unit.said("ExecStart"))
        kept = [name.removeprefix("CAP_").lower() for name in unit.words("CapabilityBoundingSet")]
        rights = ["setpriv", "--no-new-privs", f"--bounding-set=-all{''.join(f',+{name}' for name in kept)}"]
        if user := unit.said("User"):
            rights += ["--reuid", user, "--regid", user, "--init-groups"]
        umask = f'umask {unit.said("UMask")}; exec "$@"'
        return [*self.enter(alone=True), "sh", "-ec", umask, "sh", *rights, *shlex.split(line)]

    def keep_running(self, unit):
        """Start it, and again after RestartSec whenever it ends, until the target is stopped."""
        assert unit.said("Restart") == "always"
        stopping = self.stopping

        def keep():
            while not stopping.is_set():
                self.processes[unit.name] = subprocess.Popen(
                    self.words_of(unit), env=self.settings(unit), start_new_session=True
                )
                self.processes[unit.name].wait()
                stopping.wait(float(unit.said("RestartSec")))

        threading.Thread(target=keep, daemon=True).start()
        wait_until(lambda: unit.name in self.processes)

    def stop(self):
        """Ask the processes of each unit to end, and wait until the last one has."""
        self.stopping.set()
        for process in self.processes.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, 15)
        for process in self.processes.values():
            process.wait(timeout=90)
            wait_until(lambda group=process.pid: not there_is(group), seconds=90)
        self.processes.clear()

    def remove(self):
        """Nothing of it is left: no process, no mount, no folder."""
        self.stopping.set()
        if self.first:
            self.first.kill()
            self.first.wait()
            time.sleep(1)
        shutil.rmtree(self.folder)

    @property
    def certificates(self):
        return self.path("/etc/ssl/umai")


def there_is(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class Browser(Asker):
    """Asks the nginx in there, from in there."""

    def of(self, host):
        return Browser(self.proxy, host)

    def ask(self, *words, **more):
        with self.proxy.network():
            return super().ask(*words, **more)


def empty_folder():
    return Path(tempfile.mkdtemp(prefix="umai-root-"))
