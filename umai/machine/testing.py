"""What bin/test does once the packages are installed: start a database for the tests, then run pytest."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.server import Cluster
from umai.machine.development.tests_of import with_importers
from umai.machine.installation import CHECKOUT
from umai.machine.translations import compile_translations

PREFIX = "umai-test-"
# The order in which tests run everywhere, so that a change is refused for its own faults alone. Whoever has
# run all tests in another one (`bin/test --randomly-seed=NUMBER`) and mended what leaned on it puts it here.
ORDER = 1737615572
# The caller decides how many processes, or wants to talk to the one there is.
ONE_PROCESS = re.compile(r"-n\w*|--numprocesses(=.*)?|--pdb|--trace|--collect-only|--co")


def main(words: list[str]) -> int:
    """Run pytest with these arguments on a server of its own; answers its exit code."""
    words, said = with_importers(words)
    if said:
        print(said, flush=True)
    try:
        with server_for_tests() as home:
            return subprocess.run(command(words), env=clean_environment(home), cwd=CHECKOUT).returncode
    except CannotStart as failure:
        print(f"umai: {failure}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def command(words: list[str]) -> list[str]:
    """The command of pytest: a process for each core, in the order of `ORDER`; the caller may decide both.

    A process that has nothing left to do takes tests from another: each begins with a half of them in one
    piece, so that tests that share a filling stay together.
    """
    alone = any(map(ONE_PROCESS.fullmatch, words))
    spread = [] if alone else ["-n", str(len(os.sched_getaffinity(0))), "--dist", "worksteal"]
    order = [] if "no:randomly" in " ".join(words) else [f"--randomly-seed={ORDER}"]
    return [sys.executable, "-m", "pytest", *spread, *order, *words]


def clean_environment(home: Path) -> dict[str, str]:
    """The environment without the caller's Umai, except which programs to use.

    Where a test starts a run of tests, that run is no process of this one's.
    """
    others = ("UMAI_", "PG", "DJANGO_", "PYTEST_XDIST_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    ours = {name: os.environ[name] for name in ("UMAI_PG_BIN", "UMAI_CHROMIUM") if name in os.environ}
    return kept | ours | {"UMAI_TEST_HOME": str(home), "PYTHONPATH": str(CHECKOUT)}


@contextlib.contextmanager
def server_for_tests() -> Iterator[Path]:
    """The home of a database server that exists for one run: fast, not durable, nobody else's."""
    remove_leftovers()
    home = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    # For root the server runs as somebody else, who has to get through here to the data.
    home.chmod(0o711)
    cluster = Cluster(home, durable=False)
    try:
        compile_translations()
        maker = [sys.executable, "-m", "tests.template_database"]
        if subprocess.run(maker, env=clean_environment(home), cwd=CHECKOUT).returncode:
            raise CannotStart("the database of the tests could not be made; why stands above.")
        with cluster.run_while_used():
            yield home
    finally:
        remove_cluster(cluster)


def remove_cluster(cluster: Cluster) -> None:
    cluster.stop()
    shutil.rmtree(cluster.folder, ignore_errors=True)
    shutil.rmtree(cluster.home, ignore_errors=True)


def remove_leftovers() -> None:
    """Stop and remove what a killed run left: its process is gone, its server may not be."""
    for home in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        pid = home.name.removeprefix(PREFIX).split("-")[0]
        ours = home.is_dir() and not home.is_symlink() and home.stat().st_uid == os.geteuid()
        if ours and not Path(f"/proc/{pid}").exists():
            with contextlib.suppress(OSError, CannotStart):
                remove_cluster(Cluster(home))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
