"""What bin/run does once the packages are installed: all steps from an empty folder to an open page."""

import contextlib
import fcntl
import os
import socket
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from umai.machine import rehearsal, told
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import database_address, run_server
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT, Installation, mark_rehearsal
from umai.machine.processes import ProcessFailed, ProcessGroup, StopRequested, run_to_end, stop_on_signals
from umai.machine.translations import compile_translations

START_SECONDS = 180  # seconds until the first page must answer: a busy machine takes its time
PARTS = ("serve", "sign-in", "worker", "report")
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds until a part that ended by itself is started again
PEOPLE = CHECKOUT / "rehearsal" / "people.toml"


def say(line: str) -> None:
    print(line, flush=True)


def main(*, dev: bool = False) -> int:
    """Start everything, wait, stop everything; 0 when asked to stop, 1 when a part failed.

    `dev`: with a web server that reloads changed files and shows tracebacks.
    """
    stop_on_signals()
    try:
        place = Installation.from_environment()
        with lock_home(place):
            mark_rehearsal(place)
            place = Installation.from_environment()
            if dev:
                rehearsal.refuse_development(place)
            refuse_used_port(place.port)
            refuse_used_port(place.report_port, "UMAI_REPORT_PORT")
            refuse_used_port(place.sign_in_port, "UMAI_SIGN_IN_PORT")
            with run_server(place, say):
                start_everything(place, dev=dev)
    except StopRequested:
        say("Stopped.")
        return 0
    except ProcessFailed as failure:
        print(f"umai: {failure}", file=sys.stderr)
        return 1
    except Exception as failure:
        if (said := told.sentence(failure)) is None:
            raise
        print(f"umai: {said}", file=sys.stderr)
        return 2


@contextlib.contextmanager
def lock_home(place: Installation) -> Iterator[None]:
    """Allow one bin/run for each home."""
    place.home.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (place.home / "run.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(f"Umai runs already with the data in {place.home}.") from None
        yield


def refuse_used_port(port: int, setting: str = "UMAI_PORT") -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CannotStart(f"Port {port} is in use or not allowed: name another in {setting}.") from None


def start_everything(place: Installation, *, dev: bool = False) -> NoReturn:
    """All steps from a running database to a page that answers; ends only when stopped."""
    say("Database ...")
    prepare_database(place, say=say)
    compile_translations()
    run_step("migrations and static files", ["-m", "umai.machine.start", "ready"], place)
    if place.rehearsal and not rehearsal.is_filled(database_address(place)):
        say(f"Inventing {place.children} children ...")
        run_step(
            "the invented population",
            ["-m", "umai.cli", "rehearse", "--once", "--children", str(place.children)],
            place,
        )
    with ProcessGroup() as family:
        for name in PARTS:
            family.start(name, command_of(name, dev=dev), child_environment(place))
        wait_until_ready(place, family)
        wait_until_answers("report form", place.report_port, family)
        wait_until_answers("sign-in", place.sign_in_port, family)
        print_welcome(place)
        if dev:
            say("Changed Python files and templates are read anew, and errors are shown in full.")
        watch(place, family, dev=dev)


def command_of(name: str, *, dev: bool) -> list[str]:
    words = [name, "--dev"] if dev and name == "serve" else [name]
    return [sys.executable, "-m", "umai.cli", *words]


def child_environment(place: Installation) -> dict[str, str]:
    ours = {"UMAI_HOME": str(place.home), "UMAI_REHEARSAL": "1" if place.rehearsal else "0"}
    return {name: value for name, value in os.environ.items() if name != "UMAI_PROCESS"} | ours


def run_step(what: str, words: list[str], place: Installation) -> None:
    """Run one step in a process of its own, with our output; raises when it fails."""
    if run_to_end([sys.executable, *words], child_environment(place)):
        raise ProcessFailed(f"Umai does not start, because {what} failed: the lines above say why.")


def make_ready() -> int:
    """Apply migrations and collect static files, when there are any.

    Answers 0, or 2 with one line when this version cannot take the database over.
    """
    from umai.machine.cluster import migrate

    migrate.set_up_django()
    try:
        migrate.migrate_database(migrate.count_unapplied())
        migrate.collect_static(Installation.from_environment().home)
    except Exception as failure:
        if (said := told.sentence(failure)) is None:
            raise
        print(f"umai: {said}", file=sys.stderr)
        return 2
    return 0


def wait_until_ready(place: Installation, family: ProcessGroup) -> None:
    """Wait until every part is ready; 503 means not yet, any other status is a failure."""
    say("Web server, sign-in, worker and report form ...")
    until = time.monotonic() + START_SECONDS
    answer = "nothing"
    while time.monotonic() < until:
        refuse_failed_process(family)
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{place.port}/readyz", timeout=5):
                return
        except urllib.error.HTTPError as failure:
            answer = f"{failure.code} {failure.read(200).decode(errors='replace').strip()}"
            if failure.code != 503:
                break
        except OSError:
            pass
        time.sleep(0.1)
    raise ProcessFailed(f"The web server is not ready; /readyz answered: {answer}")


def wait_until_answers(what: str, port: int, family: ProcessGroup) -> None:
    """Wait until a process answers that needs no other part."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        refuse_failed_process(family)
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise ProcessFailed(f"The {what} does not answer.")


def refuse_failed_process(family: ProcessGroup) -> None:
    if found := family.failed_process():
        raise ProcessFailed(f"`umai {found[0]}` ended by itself (code {found[1]}), so everything stops.")


def print_welcome(place: Installation) -> None:
    say("")
    say(f"Umai is at http://localhost:{place.port}/")
    say(f"The report form is at http://localhost:{place.report_port}/report/")
    if place.rehearsal:
        say("This is a rehearsal: every person in it is invented.")
        say("All its processes run as one user, so whoever takes over one can read what the others hold.")
        for line in people_lines():
            say(f"  {line}")
    say("Ctrl-C stops everything.")


def people_lines(path: Path = PEOPLE) -> list[str]:
    """The sign-in names of the demonstration people, each with its purpose."""
    if not path.exists():
        return []
    found = tomllib.loads(path.read_text()).get("person", [])
    widest = max((len(one["sign_in"]) for one in found), default=0)
    lines = [f"{one['sign_in']:{widest}}  {one['role'].replace('_', ' ')}" for one in found]
    return [*lines, "Password and the code of this minute: bin/umai rehearse --code"] if lines else []


def watch(place: Installation, family: ProcessGroup, *, dev: bool = False) -> NoReturn:
    """Until Ctrl-C: what ends by itself, the embedded database too, is started again and the rest goes on."""
    again: dict[str, float] = {}  # a part that ended, to when it is started again
    pauses = dict.fromkeys(PARTS, FIRST_PAUSE)
    begun = dict.fromkeys(PARTS, time.monotonic())
    while True:
        if place.embedded:
            restart_database(place)
        now = time.monotonic()
        for name, code in family.ended().items():
            if name not in again:
                pauses[name] = FIRST_PAUSE if now - begun[name] > LONGEST_PAUSE else pauses[name]
                say(f"`umai {name}` ended by itself (code {code}): started again in {pauses[name]:.0f} s.")
                again[name] = now + pauses[name]
                pauses[name] = min(2 * pauses[name], LONGEST_PAUSE)
            elif now >= again[name]:
                del again[name]
                begun[name] = now
                family.start(name, command_of(name, dev=dev), child_environment(place))
        time.sleep(0.5)


def restart_database(place: Installation) -> None:
    """Start the embedded server where it ended by itself; a start that fails is tried again later."""
    cluster = Cluster(place.home)
    if cluster.is_running():
        return
    try:
        cluster.start()
        say("The database had ended by itself and was started again.")
    except CannotStart as failure:
        print(f"umai: {failure}", file=sys.stderr, flush=True)
        time.sleep(LONGEST_PAUSE)


if __name__ == "__main__":
    if sys.argv[1:] == ["ready"]:
        os.environ |= {"UMAI_PROCESS": "manage", "DJANGO_SETTINGS_MODULE": "umai.settings"}
        try:
            sys.exit(make_ready())
        except KeyboardInterrupt:
            sys.exit(130)
    sys.exit(main(dev=sys.argv[1:] == ["--dev"]))
