"""nginx and Caddy of the distribution, started with the files of packaging/, and who asks them over TLS."""

import contextlib
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.packaging.machine import PACKAGING, wait_until

STAFF, FORM = "umai.example.kg", "kabar.example.kg"
CERTIFICATES, IN_MEMORY = "/etc/ssl/umai", "/run/umai-nginx"


class Ports(NamedTuple):
    """Where a proxy listens here, and where the three processes do."""

    http: int
    https: int
    pages: int = 8000
    report: int = 18000
    sign_in: int = 28000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def need(program):
    """The program of Debian; what is missing is brought by root, and is named for anybody else."""
    package = "systemd" if program.startswith("systemd-") else program
    if not shutil.which(program) and os.geteuid() == 0:
        with contextlib.suppress(FileNotFoundError):
            subprocess.run(["apt-get", "update", "-q"], check=True, capture_output=True)
            asked = ["apt-get", "install", "-qy", "--no-install-recommends", package]
            quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
            subprocess.run(asked, check=True, capture_output=True, env=quiet)
    found = shutil.which(program)
    assert found, f"{program} is needed: apt-get install --yes {package}"
    return found


def make_certificate(folder, staff=STAFF, form=FORM):
    """A certificate for both names that only this test believes; answers the folder that holds it."""
    folder.mkdir()
    words = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN={staff}"
    names = f"-addext subjectAltName=DNS:{staff},DNS:{form}"
    files = ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    words = [need("openssl"), *words.split(), *names.split(), *files]
    subprocess.run(words, check=True, capture_output=True)
    return folder


class Nginx:
    """The nginx of Debian: its own nginx.conf, with our two files at the places that the page names."""

    program = "nginx"

    def __init__(self, folder, home, ports):
        self.folder, self.home, self.ports = folder, home, ports
        folder.mkdir()
        self.certificates = make_certificate(folder / "tls")
        self.conf = folder / "etc"
        need(self.program)
        shutil.copytree("/etc/nginx", self.conf, ignore=shutil.ignore_patterns("modules-enabled", "default"))
        (self.conf / "modules-enabled").mkdir(exist_ok=True)
        (folder / "sent").mkdir()
        for name, place in {"umai.conf": "conf.d", "umai-both.conf": "snippets"}.items():
            text = (PACKAGING / "nginx" / name).read_text()
            (self.conf / place / name).write_text(self.told(text))
        main = (self.conf / "nginx.conf").read_text().replace("/etc/nginx", str(self.conf))
        main = main.replace("/run/nginx.pid", str(folder / "pid")).replace("/var/log/nginx", str(folder))
        if os.geteuid() != 0:
            main = re.sub(r"^user .*;", "", main)
        (self.conf / "nginx.conf").write_text(main)

    def told(self, text):
        for port, here in {80: self.ports.http, 443: self.ports.https}.items():
            text = re.sub(rf"listen \[::\]:{port}\b.*;\n", "", text)
            text = re.sub(rf"listen {port}\b", f"listen 127.0.0.1:{here}", text)
        return with_ports(text, self.ports, self.certificates, self.home).replace(
            IN_MEMORY, str(self.folder / "sent")
        )

    @property
    def words(self):
        return ["nginx", "-c", str(self.conf / "nginx.conf"), "-e", str(self.folder / "error.log")]

    def check(self):
        return subprocess.run([*self.words, "-t"], capture_output=True, text=True)

    def start(self):
        return subprocess.Popen([*self.words, "-g", "daemon off;"], cwd="/")

    def written_down(self):
        """All that it wrote anywhere."""
        texts = [path.read_text(errors="replace") for path in self.folder.glob("*.log")]
        return "\n".join(texts) + " ".join(str(path) for path in (self.folder / "sent").rglob("*/*"))


class Caddy:
    """The Caddy of Debian, which is told its file and nothing else."""

    program = "caddy"

    def __init__(self, folder, home, ports):
        self.folder, self.home, self.ports = folder, home, ports
        folder.mkdir()
        self.certificates = make_certificate(folder / "tls")
        self.conf, self.log = folder / "Caddyfile", folder / "log"
        need(self.program)
        text = with_ports(
            (PACKAGING / "caddy" / "Caddyfile").read_text(), ports, self.certificates, self.home
        )
        here = f"\thttp_port {ports.http}\n\thttps_port {ports.https}\n\tdefault_bind 127.0.0.1\n"
        self.conf.write_text(text.replace("{\n", "{\n" + here, 1))

    @property
    def words(self):
        return ["caddy", "--config", str(self.conf), "--adapter", "caddyfile"]

    def settings(self):
        places = {name: str(self.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        return {"PATH": os.environ["PATH"]} | places

    def check(self):
        words = ["caddy", "validate", *self.words[1:]]
        return subprocess.run(words, capture_output=True, text=True, env=self.settings())

    def start(self):
        with self.log.open("wb") as said:
            words = ["caddy", "run", *self.words[1:]]
            return subprocess.Popen(words, cwd="/", env=self.settings(), stdout=said, stderr=said)

    def written_down(self):
        return self.log.read_text()


def with_ports(text, ports, certificates, home):
    """A file of packaging/ with the ports, the certificate and the folder of data of this machine."""
    for there, here in {
        "127.0.0.1:8000": f"127.0.0.1:{ports.pages}",
        "127.0.0.1:18000": f"127.0.0.1:{ports.report}",
        "127.0.0.1:28000": f"127.0.0.1:{ports.sign_in}",
        CERTIFICATES: certificates,
        "/var/lib/umai": home,
    }.items():
        text = text.replace(there, str(here))
    return text


@contextlib.contextmanager
def in_front(kind, folder, home, pages, report, sign_in):
    """A proxy as long as the block lasts, and whoever asks it."""
    proxy = kind(Path(folder), home, Ports(free_port(), free_port(), pages, report, sign_in))
    checked = proxy.check()
    assert checked.returncode == 0, checked.stderr
    process = proxy.start()
    try:
        asker = Asker(proxy)

        def answers():
            assert process.poll() is None, proxy.written_down()
            with contextlib.suppress(OSError):
                return asker.ask(FORM, "/") is not None
            return False

        wait_until(answers, seconds=20)
        yield asker
    finally:
        process.terminate()
        process.wait(timeout=20)


class Answer(NamedTuple):
    """As Django's test client answers."""

    status_code: int
    headers: http.client.HTTPMessage
    content: bytes


class Asker:
    """Asks the proxy over TLS as a browser does, by the names of the two hosts; keeps no cookie."""

    def __init__(self, proxy, host=None):
        self.proxy, self.host = proxy, host
        self.trusted = ssl.create_default_context(cafile=str(proxy.certificates / "fullchain.pem"))

    def of(self, host):
        """The same, as a client with `get` and `post` of one host."""
        return Asker(self.proxy, host)

    def get(self, path):
        return self.ask(self.host, path)

    def post(self, path, data, content_type):
        return self.ask(self.host, path, "POST", data.encode(), {"Content-Type": content_type})

    def ask(self, host, path, method="GET", body=None, headers=None, *, tls=True):
        ports = self.proxy.ports
        line = http.client.HTTPConnection(host, ports.https if tls else ports.http, timeout=30)
        line.sock = socket.create_connection(("127.0.0.1", line.port), timeout=30)
        if tls:
            line.sock = self.trusted.wrap_socket(line.sock, server_hostname=host)
        try:
            line.putrequest(method, path, skip_host=True)
            for name, value in {"Host": host, **(headers or {})}.items():
                line.putheader(name, value)
            if body is not None:
                line.putheader("Content-Length", str(len(body)))
            line.endheaders(body)
            answer = line.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            line.close()
