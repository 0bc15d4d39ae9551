"""nginx and Caddy in front of what they forward to: what comes through, and what does not."""

import contextlib
import http.server
import json
import socket
import ssl
import threading
import warnings

import pytest

from tests.packaging.proxies import FORM, STAFF, Caddy, Nginx, free_port, in_front
from umai.machine.tests.conftest import open_folder, remove

pytestmark = pytest.mark.long
HSTS = "max-age=31536000"
KINDS, NAMES = [Nginx, Caddy], ["nginx", "caddy"]


class Behind(http.server.BaseHTTPRequestHandler):
    """A process behind the proxy that answers with what it was asked, and says what a process would say."""

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        asked = {
            "who": self.server.name,
            "path": self.path,
            "headers": [[name.lower(), value] for name, value in self.headers.items()],
            "bytes": len(self.rfile.read(length)),
        }
        body = json.dumps(asked).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Strict-Transport-Security", HSTS)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer

    def log_message(self, *args):
        """Nothing."""


@contextlib.contextmanager
def processes():
    """The three processes behind, as long as the block lasts: name to port."""
    servers = {}
    for name in ("pages", "report", "sign_in"):
        servers[name] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Behind)
        servers[name].name = name
        threading.Thread(target=servers[name].serve_forever, daemon=True).start()
    try:
        yield {name: server.server_address[1] for name, server in servers.items()}
    finally:
        for server in servers.values():
            server.shutdown()
            server.server_close()


@contextlib.contextmanager
def home_with_numbers_to_call():
    """A folder of data with the page that stands in place of the form."""
    folder = open_folder()
    (folder / "home" / "static" / "identification").mkdir(parents=True)
    (folder / "home" / "static" / "identification" / "call.html").write_text("102 · 103 · 112 · 111")
    try:
        yield folder
    finally:
        remove(folder)


@pytest.fixture(scope="module", params=KINDS, ids=NAMES)
def proxy(request):
    with (
        home_with_numbers_to_call() as folder,
        processes() as ports,
        in_front(request.param, folder / "proxy", folder / "home", **ports) as asker,
    ):
        yield asker


def asked_of(answer):
    assert answer.status_code == 200, answer
    return json.loads(answer.content)


@pytest.mark.parametrize(
    ("host", "path", "who"),
    [
        (STAFF, "/", "pages"),
        (STAFF, "/children/?q=%D0%90", "pages"),
        (STAFF, "/account/sign-in/", "sign_in"),
        (STAFF, "/healthz", "pages"),
        (FORM, "/report/ky/", "report"),
        (FORM, "/static/design/base.css", "report"),
        (FORM, "/api/gateway/messages", "report"),
    ],
)
def test_each_address_goes_to_its_process_as_it_was_asked(proxy, host, path, who):
    asked = asked_of(proxy.ask(host, path))

    assert (asked["who"], asked["path"]) == (who, path)


@pytest.mark.parametrize("path", ["/readyz", "/readyz/", "/metrics", "//readyz", "/%72eadyz", "/a/../readyz"])
def test_what_the_machine_asks_is_not_answered_outside(proxy, path):
    answer = proxy.ask(STAFF, path)

    assert answer.status_code == 404 and b"pages" not in answer.content


@pytest.mark.parametrize("path", ["/children/", "/account/sign-in/", "/readyz", "/healthz", "/api/children"])
def test_the_host_of_the_form_has_nothing_of_the_staff(proxy, path):
    assert proxy.ask(FORM, path).status_code == 404


def test_nobody_says_for_themselves_what_the_proxy_says(proxy):
    told = {
        "X-Forwarded-For": "192.0.2.66",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "elsewhere.example",
        "Forwarded": "for=192.0.2.66;proto=http",
        "X_Forwarded_For": "192.0.2.66",
        "X_Forwarded_Proto": "http",
        "Remote_User": "aigul",
    }
    for host, path in ((STAFF, "/"), (STAFF, "/account/"), (FORM, "/report/")):
        heard = asked_of(proxy.ask(host, path, headers=told))["headers"]
        said = {name.replace("_", "-"): value for name, value in heard}
        assert len(said) == len(heard)  # no two that read the same behind
        assert said["host"] == host
        assert (said["x-forwarded-for"], said["x-forwarded-proto"]) == ("127.0.0.1", "https")
        assert not {"forwarded", "remote-user"} & set(said)
        assert said.get("x-forwarded-host", host) == host


def test_the_form_hears_no_cookie_and_the_staff_do(proxy):
    cookie = {"Cookie": "__Host-umai=token"}

    assert ["cookie", "__Host-umai=token"] in asked_of(proxy.ask(STAFF, "/", headers=cookie))["headers"]
    assert "cookie" not in dict(asked_of(proxy.ask(FORM, "/report/", headers=cookie))["headers"])


@pytest.mark.parametrize(
    ("host", "path"), [(STAFF, "/"), (STAFF, "/readyz"), (FORM, "/report/"), (FORM, "/nothing")]
)
def test_every_answer_says_https_once_and_no_version(proxy, host, path):
    headers = proxy.ask(host, path).headers

    assert headers.get_all("Strict-Transport-Security") == [HSTS]
    assert headers.get("Server") in (None, "nginx")


def speak(proxy, version, ciphers="ALL:@SECLEVEL=0"):
    """The cipher that the proxy agreed to with somebody who knows this version of TLS only."""
    knows = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    knows.load_verify_locations(proxy.proxy.certificates / "fullchain.pem")
    knows.set_ciphers(ciphers)
    knows.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of old versions
        knows.maximum_version = knows.minimum_version = version
    with (
        socket.create_connection(("127.0.0.1", proxy.proxy.ports.https), timeout=20) as line,
        knows.wrap_socket(line, server_hostname=STAFF) as spoken,
    ):
        return spoken.cipher()[0]


def test_tls_is_of_today_and_keeps_yesterdays_words_secret(proxy):
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        assert any(word in speak(proxy, version) for word in ("GCM", "CHACHA20"))
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        with pytest.raises(ssl.SSLError, match="ALERT_PROTOCOL_VERSION"):
            speak(proxy, version)
    for old in ("AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA256", "kRSA"):
        with pytest.raises(ssl.SSLError, match="HANDSHAKE_FAILURE"):
            speak(proxy, ssl.TLSVersion.TLSv1_2, f"{old}:@SECLEVEL=0")


def test_http_leads_to_https_and_nowhere_else(proxy):
    for host, path in ((STAFF, "/account/sign-in/?next=/"), (FORM, "/report/")):
        answer = proxy.ask(host, path, tls=False)
        assert answer.status_code == 308
        assert (
            answer.headers["Location"].replace(f":{proxy.proxy.ports.https}", "") == f"https://{host}{path}"
        )


def test_a_name_that_is_not_ours_is_answered_by_no_process(proxy):
    for tls in (False, True):
        try:
            answer = proxy.ask("elsewhere.example", "/", tls=tls)
        except (OSError, ConnectionError):
            continue  # no answer, or no certificate
        assert b"pages" not in answer.content and answer.status_code in (200, 308, 404)
    with pytest.raises(OSError, match=r"(?i)alert|certificate|unrecognized"):
        proxy.ask("elsewhere.example", "/")


@pytest.mark.parametrize(
    ("host", "path", "most"), [(STAFF, "/documents/", 21_000_000), (FORM, "/report/ky/", 4_000_000)]
)
def test_what_is_sent_comes_whole_up_to_its_size(proxy, host, path, most):
    assert asked_of(proxy.ask(host, path, "POST", b"x" * most))["bytes"] == most
    too_much = {"Content-Length": str(most * 11 // 10)}
    assert proxy.ask(host, path, "POST", headers=too_much).status_code == 413


def test_nothing_of_a_request_is_written_down(proxy):
    proxy.ask(STAFF, "/children/0197a6c2-0000-7000-8000-000000000001/")
    proxy.ask(FORM, "/report/ky/", "POST", "дарбаза".encode() * 100_000)

    written = proxy.proxy.written_down()
    for word in ("0197a6c2", "/report", "127.0.0.1", "дарбаза"):
        assert word not in written


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_while_the_form_is_away_the_page_says_whom_to_call(kind):
    nobody = {name: free_port() for name in ("pages", "report", "sign_in")}
    with (
        home_with_numbers_to_call() as folder,
        in_front(kind, folder / "proxy", folder / "home", **nobody) as asker,
    ):
        for answer in (
            asker.ask(FORM, "/report/ky/"),
            asker.ask(FORM, "/report/ky/", "POST", "дарбаза".encode()),
        ):
            assert answer.status_code == 502 and "103" in answer.content.decode()
        assert asker.ask(STAFF, "/children/0197a6c2/").status_code == 502
        for word in ("0197a6c2", "/report", "127.0.0.1:", "дарбаза"):
            assert word not in asker.proxy.written_down()
