"""docs/how-to/install.md, typed block by block into an empty Debian, to the day after its machine was lost.

Each line stands as the page has it: packages come from Debian and from PyPI, the server is Debian's own
PostgreSQL, nginx has its own ports. Only placeholders get a value, and what a person writes into a file is
written as the page says. The address of the project is a bare clone of what is committed here.
"""

import re
from pathlib import Path

import pytest

from tests.house.test_backing_up import lines_under
from tests.house.test_installing import PAGE, Citizen, blocks
from tests.packaging import proxies
from tests.packaging.empty_root import ADDRESS, Browser, EmptyRoot, empty_folder, need_root
from tests.packaging.machine import wait_until

pytestmark = pytest.mark.long

# Not the names that the files have: one that was left in a file would be seen.
STAFF, FORM = "bala.osh.example", "kabar.osh.example"
VERSION, LATER = "0.1.0", "0.1.1"
PLACEHOLDERS = {"ADDRESS": ADDRESS, "SURNAME": "Асанова", "GIVEN": "Бермет", "NAME": "bermet"}
PASSWORD = "typed-once"
# What `umai doctor` calls wrong on a new server, because the page leaves it to be done afterwards.
LATER_IN_THE_PAGE = {"papers", "heads of the trail", "backup", "ways of urgent calls"}
# What it prints statements for, which who owns the server of PostgreSQL runs.
BY_THE_OWNER = ("activities", "large objects", "log of the database")


def block_with(words):
    """The one block of Install that has a line that begins so."""
    (block,) = [block for block in blocks("sh") if re.search(rf"^{words}", block, re.MULTILINE)]
    return block


class Server(EmptyRoot):
    """The page typed into an empty root, with what a person does between its lines."""

    def type_step(self, words):
        return self.type(block_with(words), **PLACEHOLDERS)

    def install(self):
        self.type_step("apt-get install")
        # Where this machine has a PostgreSQL of its own, Debian gives the new one the next port.
        self.write("/etc/postgresql/17/main/postgresql.conf", {r"(?m)^port = \d+": "port = 5432"})
        self.type_step("/srv/umai/bin/umai compile")
        self.type_step("systemd-sysusers")
        self.write("/etc/umai.env", {"PASSWORD": PASSWORD} | self.names())
        # Two folders of other machines, mounted so that the user umai may write there, and two sticks.
        self.run("install -d -o umai -g umai -m 700 /mnt/backup /mnt/keys")
        self.run("install -d -m 700 /mnt/stick-1 /mnt/stick-2")
        self.make_database()
        self.said = self.type_step("umai setup")
        self.type_step("systemctl start")
        self.is_ready()
        self.mend()
        proxies.make_certificate(self.certificates, STAFF, FORM)
        first, *others = block_with("nginx -t").splitlines()
        self.type(first)
        self.write("/etc/nginx/conf.d/umai.conf", self.names())
        self.type("\n".join(others))
        self.browser = Browser(self)
        wait_until(lambda: self.browser.ask(FORM, "/"), seconds=20)

    def mend(self):
        """Step 7: ask the doctor, and run what it prints for the owner of the server."""
        checked = self.ask("umai doctor").stdout
        for about in BY_THE_OWNER:
            mend = rf"^wrong +{about}: .*\n +to mend it: .*?((?:GRANT|REVOKE|ALTER) .*?)(?:; then .*)?$"
            self.tell_postgresql(re.search(mend, checked, re.MULTILINE)[1], "umai")
        self.run("umai migrate")
        self.checked = self.ask("umai doctor").stdout

    def names(self):
        return {re.escape(proxies.STAFF): STAFF, re.escape(proxies.FORM): FORM}

    def make_database(self):
        """Step 4: the statements, as who owns the server, and the memory of the machine in the settings."""
        self.tell_postgresql_to_run()
        self.tell_postgresql(blocks("sql")[0].replace("PASSWORD", PASSWORD))
        copied, restarted = block_with("systemctl restart postgresql").splitlines()
        self.type(copied)
        memory = {"shared_buffers = '4GB'": "shared_buffers = '256MB'", "'12GB'": "'1GB'"}
        self.write("/etc/postgresql/17/main/conf.d/umai.conf", memory)
        self.type(restarted)

    def tell_postgresql_to_run(self):
        """A Debian with systemd starts a server when it is installed or made."""
        self.run("pg_ctlcluster 17 main start")

    def write(self, path, changes):
        """What a person changes in a file."""
        text = self.path(path).read_text()
        for before, after in changes.items():
            text, times = re.subn(before, after, text)
            assert times, (path, before)
        self.path(path).write_text(text)

    def is_ready(self):
        """The line of the page that asks whether all is well, until it says so."""
        line = block_with("curl").splitlines()[0]
        wait_until(lambda: '"ready": true' in self.ask(line).stdout, seconds=180)

    def sign_in_pages(self):
        languages = ("ky", "ru", "en")
        asked = [
            self.browser.ask(STAFF, "/account/sign-in/", headers={"Accept-Language": one})
            for one in languages
        ]
        return [
            (page.status_code, f'lang="{language}"' in page.content.decode())
            for language, page in zip(languages, asked, strict=True)
        ]

    def lose_everything(self):
        """The server with its database, and all passwords, keys and files."""
        self.type("systemctl stop umai.target")
        self.run("pg_dropcluster 17 main --stop")
        self.run("rm -r /var/lib/umai")

    def install_to_the_database(self):
        """An empty machine, by the page up to its step 4; packages and the program are there."""
        self.run("pg_createcluster 17 main --port 5432")
        self.run("systemd-tmpfiles --create")
        self.make_database()


@pytest.fixture(scope="module")
def server():
    """The page typed to its last step: the register is open to both kinds of people."""
    need_root()
    one = Server(empty_folder())
    try:
        one.make()
        one.bring_project(VERSION, LATER)
        one.install()
        yield one
    finally:
        one.remove()


def test_the_first_administrator_gets_a_code(server):
    assert "One-time code" in server.said and "bermet" in server.said


def test_systemd_understands_every_unit_where_it_was_copied(server):
    done = server.ask("systemd-analyze verify --man=no /etc/systemd/system/umai*.*[!d]")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_doctor_finds_nothing_wrong_that_the_page_does_not_leave_for_later(server):
    found = set(re.findall(r"^wrong +([^:]+):", server.checked, re.MULTILINE))
    assert found == LATER_IN_THE_PAGE, server.checked
    step = PAGE.read_text().split("7. **Check.**")[1].split("```")[0]
    assert set(re.findall(r"\*([^*]+)\*", step)) == found | set(BY_THE_OWNER)


def test_staff_are_asked_to_sign_in_over_https_in_three_languages(server):
    assert server.sign_in_pages() == [(200, True)] * 3
    for host in (STAFF, FORM):
        assert server.browser.ask(host, "/readyz").status_code == 404


def test_nobody_who_serves_people_reads_the_settings_or_changes_the_program(server):
    for user in ("umai-web", "umai-sign-in", "umai-report"):
        assert (
            server.ask(f"setpriv --reuid {user} --regid {user} --init-groups cat /etc/hosts").returncode == 0
        )
        for line in ("cat /etc/umai.env", "ls /var/lib/umai/secrets", "touch /srv/umai/umai/cli.py"):
            assert server.ask(f"setpriv --reuid {user} --regid {user} --init-groups {line}").returncode


def send_report(server):
    citizen = Citizen(server.browser.of(FORM), server)
    citizen.send()
    assert citizen.answer.status_code == 200
    return citizen.code


def what_is_answered(server, code):
    citizen = Citizen(server.browser.of(FORM), server)
    citizen.ask(code)
    return citizen.answer.status_code, citizen.words


def as_root_types(line):
    """The page on backups says `bin/umai`, for which root types `umai` on a server."""
    return line.replace("bin/umai", "umai")


def test_a_report_outlives_the_loss_of_the_database_and_of_the_home(server):
    code = send_report(server)
    answered = what_is_answered(server, code)
    assert answered[0] == 200 != what_is_answered(server, "2222 2222 2222 2222 2222")[0]
    make, backup = lines_under("Once"), lines_under("Every night")[0]
    for line in (*make, backup):
        server.run(as_root_types(line))

    server.lose_everything()
    assert server.browser.ask(STAFF, "/account/sign-in/").status_code == 502
    server.install_to_the_database()
    for line in lines_under("When the machine is lost"):
        server.run(as_root_types(line))
    assert re.search(r" entries, 0 findings", server.run("umai trail verify --rows"))
    server.type("systemctl start umai.target")
    server.is_ready()

    assert what_is_answered(server, code) == answered
    assert server.sign_in_pages() == [(200, True)] * 3


def test_another_version_is_put_beside_this_one_and_goes_on(server):
    upgrade = PAGE.read_text().split("**Upgrade.**")[1].split("```sh\n")[1].split("```")[0]
    code = send_report(server)
    answered = what_is_answered(server, code)

    server.type(upgrade.replace("NEW", LATER), ADDRESS=ADDRESS)
    step = block_with("systemd-sysusers").splitlines()
    server.type("\n".join(line for line in step if "umai.env" not in line))
    server.type("systemctl start umai.target")
    server.is_ready()

    assert Path(server.path("/srv/umai")).readlink() == Path(f"umai-{LATER}")
    assert what_is_answered(server, code) == answered
    assert server.sign_in_pages() == [(200, True)] * 3
