"""docs/how-to/install.md, typed word by word: each block of it, on a server of PostgreSQL that is not ours.

Only what belongs to a machine is put in place of what the page says: the folders, the users (those that a
machine has already), the address of the database. Programs of a distribution are not installed again, and
where systemd does not run, each unit's ExecStart is run with the settings, the user and the rights of the
unit, and is run again when it ends, as Restart=always says.
"""

import os
import pwd
import re
import shlex
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from tests.cast import NOOKAT
from tests.packaging.machine import (
    BY_ROLE,
    PACKAGING,
    PROCESSES,
    UNITS,
    Machine,
    service,
    settings_in_the_file,
    wait_until,
)
from tests.packaging.proxies import FORM, STAFF, Caddy, Nginx, in_front
from umai.identification.report_form.tests.walk import OSH_OBLAST, Reporter
from umai.machine.cluster import quiet_log
from umai.machine.cluster.settings import MOST_MEMORY, SETTINGS
from umai.machine.installation import CHECKOUT
from umai.machine.tests.conftest import open_folder, remove

PAGE = CHECKOUT / "docs" / "how-to" / "install.md"


def blocks(language):
    """The fenced blocks of this language under the heading Install, without their indentation."""
    install = PAGE.read_text().split("## Install")[1].split("## Afterwards")[0]
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", install, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def lines():
    return [line for block in blocks("sh") for line in block.splitlines()]


def test_the_page_enables_every_unit_that_is_there():
    enabled = {
        word for line in re.findall(r"systemctl enable[^`\n]*", PAGE.read_text()) for word in line.split()[2:]
    }
    there = {path.name for path in UNITS.glob("*/*") if path.suffix in (".timer", ".target")}
    there |= {f"umai-{name}" for name in (*PROCESSES, *BY_ROLE)}
    assert enabled - {"--now"} == there


def test_the_page_copies_every_file_that_is_there():
    copied = " ".join(re.findall(r"/srv/umai/packaging/\S+", PAGE.read_text())).replace("`", "")
    folders = [re.escape(word.removeprefix("/srv/umai/").removesuffix("/.")) for word in copied.split()]
    named = re.compile("|".join(folder.replace(r"\*", ".*") for folder in folders))
    for path in (CHECKOUT / "packaging").rglob("*"):
        if path.is_file():
            assert named.match(str(path.relative_to(CHECKOUT))), path


def test_the_settings_of_the_file_are_known():
    texts = "".join(path.read_text() for path in (CHECKOUT / "umai").rglob("*.py"))
    texts += "".join(path.read_text() for path in UNITS.rglob("*.service"))
    for name in settings_in_the_file():
        assert name in texts


def test_postgresql_is_set_as_the_one_that_was_measured():
    said = re.compile(r"^(\w+) = '?([^'#\n]+?)'?(?: +#.*)?$", re.MULTILINE)
    here = dict(said.findall((PACKAGING / "postgresql.conf").read_text()))
    there = dict(said.findall(SETTINGS.format(port=1, buffers=4096, cache=12288, quiet=quiet_log.FOR_FILE)))
    gigabytes = {"shared_buffers": "4096MB", "effective_cache_size": "12288MB"}
    assert (here | gigabytes).items() <= there.items() and len(here) >= 8
    assert [MOST_MEMORY[0], here["shared_buffers"], here["effective_cache_size"]] == [4096, "4GB", "12GB"]


@pytest.mark.parametrize(
    ("words", "as_root"),
    [
        ("migrate", False),
        ("backup /mnt/backup --drill", False),
        ("trail verify --rows", False),
        ("restore /mnt/backup --identity /mnt/stick/backup.key", True),
        ("backup --make-key /mnt/stick/backup.key", True),
        ("reporter-key holder NAME --private /mnt/stick/one", True),
        ("compile", True),
    ],
)
def test_root_types_a_command_and_goes_on_as_the_user_of_the_home(tmp_path, words, as_root):
    """With setpriv and the program in place of which stands what says how it was called."""
    for name in ("setpriv", "program"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho {name} "$UMAI_HOME" "$@"\n')
        (tmp_path / name).chmod(0o755)
    (tmp_path / "umai.env").write_text("UMAI_HOME=/var/lib/umai\n")
    text = (PACKAGING / "umai").read_text().replace("/etc/umai.env", str(tmp_path / "umai.env"))
    program = str(tmp_path / "program")
    done = subprocess.run(
        ["sh", "-c", text.replace("/srv/umai/bin/umai", program), "umai", *words.split()],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    as_umai = f"setpriv /var/lib/umai --reuid umai --regid umai --init-groups {program}"
    assert done.stdout.strip() == f"{'program /var/lib/umai' if as_root else as_umai} {words}"


class Server(Machine):
    """One machine on which the page is typed."""

    def type(self, words, **settings):
        """Type the line of the page that begins a command with these words; answers the finished process."""
        line = next(line for line in lines() if re.match(rf"(/srv/umai/bin/)?umai {words}\b", line))
        return self.run(re.sub(r"^umai ", f"{self.command} ", line), **settings)

    @property
    def command(self):
        """The command that step 3 puts into the path, with the settings of this machine."""
        file = self.folder / "umai"
        if not file.exists():
            settings = self.settings(PATH=os.environ["PATH"])
            told = "".join(f"{name}={shlex.quote(value)}\n" for name, value in settings.items())
            (self.folder / "umai.env").write_text(told)
            file.write_text(self.told((PACKAGING / "umai").read_text()))
            file.chmod(0o755)
        return file

    def answer(self, path, *, offset=0, language="ky"):
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.port + offset}{path}",
            headers={
                "X-Forwarded-Proto": "https",
                "X-Forwarded-For": "192.0.2.1",
                "Accept-Language": language,
            },
        )
        try:
            with urllib.request.urlopen(asked, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as failure:
            return failure.code, failure.read().decode()
        except OSError as failure:
            return None, str(failure)

    def place(self, code):
        """The id of a place."""
        with psycopg.connect(self.cluster.url(database="umai")) as admin:
            return str(admin.execute("select id from places_place where code = %s", [code]).fetchone()[0])

    def waits_for(self, path, *, offset=0, seconds=120):
        def answers():
            status, text = self.answer(path, offset=offset)
            return text if status == 200 else None

        return wait_until(answers, seconds=seconds)


@pytest.fixture(scope="module")
def server():
    """The page typed to the end of its sixth step: everything runs."""
    folder = open_folder()
    one = Server(folder)
    try:
        one.make_folders()
        compiled = one.type("compile")
        assert compiled.returncode == 0, compiled.stderr
        one.make_database(blocks("sql")[0])
        for words in ("migrate", "setup"):
            done = one.type(words)
            assert done.returncode == 0, done.stdout + done.stderr
        assert "One-time code" in done.stdout and "bermet" in done.stdout
        assert "--log-role" in done.stdout  # what the owner of the server runs for backups of every minute
        for name in PROCESSES:
            one.keep_running(service(name))
        assert '"ready": true' in one.waits_for("/readyz")
        one.waits_for("/report/", offset=10_000)  # without a gateway
        yield one
    finally:
        one.stop()
        one.cluster.stop()
        remove(folder)


def roles_of(server):
    with psycopg.connect(server.cluster.url()) as admin:
        return admin.execute(
            "select rolname, rolpassword from pg_authid where rolname like 'umai%'"
        ).fetchall()


def sign_in_page(server, language):
    status, text = server.answer("/account/sign-in/", offset=20_000, language=language)
    return status, f'lang="{language}"' in text


class Citizen(Reporter):
    """A reporter who chooses the place on the page by its code, as the form's own tests do on theirs."""

    def __init__(self, client, server):
        super().__init__(client)
        self.server = server

    def answers_to(self, page, answers):
        if page not in ("oblast", "district"):
            return super().answers_to(page, answers)
        return {page: self.server.place({"oblast": OSH_OBLAST, "district": NOOKAT}[page])}


@pytest.mark.long
@pytest.mark.parametrize("kind", [Nginx, Caddy], ids=["nginx", "caddy"])
def test_both_sites_are_used_over_https(server, kind):
    ports = {"pages": server.port, "report": server.port + 10_000, "sign_in": server.port + 20_000}
    with in_front(kind, server.folder / kind.program, server.home, **ports) as asker:
        page = asker.ask(STAFF, "/account/sign-in/", headers={"Accept-Language": "ru"})
        assert page.status_code == 200 and 'lang="ru"' in page.content.decode()
        assert page.headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
        assert page.headers.get("Server") in (None, "nginx")
        assert all("Secure" in cookie for cookie in page.headers.get_all("Set-Cookie", []))
        style = re.search(r'href="(/static/[^"]+\.css)"', page.content.decode())[1]
        assert asker.ask(STAFF, style).status_code == asker.ask(FORM, style).status_code == 200
        asked = asker.ask(STAFF, "/", headers={"Host": STAFF})
        assert (asked.status_code, asked.headers["Location"].split("?")[0]) == (302, "/account/sign-in/")
        led = asker.ask(STAFF, "/report/")
        assert led.status_code == 307 and led.headers["Location"].startswith(f"https://{FORM}/report/")
        assert asker.ask(STAFF, "/readyz").status_code == asker.ask(FORM, "/readyz").status_code == 404

        citizen = Citizen(asker.of(FORM), server)
        citizen.send()
        assert citizen.answer.status_code == 200 and len(citizen.code.replace(" ", "")) == 20
        citizen.ask(citizen.code)
        assert citizen.answer.status_code == 200
        for word in ("/report", "sign-in", "дарбаза", "Accept"):  # the names of the hosts it may say
            assert word not in asker.proxy.written_down()


@pytest.mark.long
def test_what_the_clock_does_is_done_with_the_rights_of_its_unit(server):
    place = server.home / "elsewhere"  # in a folder that the unit may write, as /mnt is
    place.mkdir()
    if server.users:
        shutil.chown(place, server.users["umai"])
    assert server.run(f"{server.command} trail anchor --to {place}").returncode == 0
    for name, said in {
        "anchor": "The newest head lies in 1 of 1 places.",
        "verify": " entries, 0 findings",
        "verify-rows": " entries, 0 findings",
        "publish": "",
    }.items():
        done = server.run_once(service(name), UMAI_ANCHORS=str(place))
        assert done.returncode == 0 and said in done.stdout, (name, done.stdout, done.stderr)
    assert list(place.glob("*"))
    refused = server.run_once(service("anchor"), UMAI_ANCHORS=str(server.folder / "nowhere"))
    assert refused.returncode == 1  # and so it stands among the failed units

    sticks = server.folder / "sticks"
    sticks.mkdir()
    for stick, of in {"backup.key": "", "backup-keys.key": "--of-keys"}.items():
        assert server.run(f"{server.command} backup --make-key {sticks}/{stick} {of}").returncode == 0
    # In folders that the unit may write, as those of other machines below /mnt are.
    folders = {
        name: server.told(f"/var/backups/{folder}")
        for name, folder in {"UMAI_BACKUPS": "umai", "UMAI_BACKUPS_OF_KEYS": "umai-keys"}.items()
    }
    for name, said in {"backup": " tables and ", "drill": "The drill passed: "}.items():
        done = server.run_once(service(name), **folders)
        assert done.returncode == 0 and said in done.stdout, (name, done.stdout, done.stderr)
    assert all(list(Path(folder).glob("umai-*")) for folder in folders.values())


@pytest.mark.long
def test_a_unit_writes_nowhere_else(server):
    if not server.users:
        pytest.fail("this needs root, and a checkout that other users may enter")
    for name in ("verify", "worker"):
        unit = service(name)
        for path, may in {
            server.home / "written": name == "worker",
            server.folder / "written": False,
        }.items():
            words = server.as_the_unit_says(unit, f"touch {path}")
            assert (subprocess.run(words, capture_output=True).returncode == 0) == may, (name, path)
    (server.home / "written").unlink()
    (server.home / "files" / "written").touch()
    for name, may in {"pages": True, "sign-in": False, "report": False}.items():
        words = server.as_the_unit_says(service(name), f"chmod 600 {server.home}/files/written")
        done = subprocess.run(words, capture_output=True, text=True)
        assert ("Read-only" not in done.stderr) == may, (name, done.stderr)
    (server.home / "files" / "written").unlink()


@pytest.mark.long
def test_the_page_typed_word_by_word_is_a_register_that_outlives_its_database(server):
    assert [sign_in_page(server, language) for language in ("ky", "ru", "en")] == [(200, True)] * 3
    checked = server.type("doctor")
    for about in ("static files", "compiled texts", "kind", "worker", "report form"):
        assert re.search(rf"^good +{about}:", checked.stdout, re.MULTILINE), checked.stdout

    owners = {path.owner() for path in [server.home, *server.home.rglob("*")]}
    assert owners == (
        {server.users["umai"]} if server.users else {pwd.getpwuid(Path("/proc/self").stat().st_uid)[0]}
    )

    stood = roles_of(server)
    before = {name: process.pid for name, process in server.processes.items()}
    server.cluster.stop()
    assert server.answer("/readyz")[0] == 503
    time.sleep(15)  # past the next sign of life of the worker, at which it used to end
    server.cluster.start()
    assert '"ready": true' in server.waits_for("/readyz")
    server.waits_for("/report/", offset=10_000)
    assert sign_in_page(server, "ky") == (200, True)
    assert before == {name: process.pid for name, process in server.processes.items()}

    other = str(server.home.parent / "new")
    for line in ("bin/umai migrate", "bin/umai serve", "bin/umai setup"):
        refused = server.run(f"{CHECKOUT}/{line}", UMAI_HOME=other)
        assert refused.returncode == 2 and refused.stderr.count("\n") == 1, refused.stderr
    for line in ("rehearse --children 20", "rehearse --code", "migrate"):
        refused = server.run(f"{CHECKOUT}/bin/umai {line}", UMAI_REHEARSAL="1")
        assert (refused.returncode, refused.stdout) == (2, "") and "real register" in refused.stderr
    assert roles_of(server) == stood and not Path(other).exists()
