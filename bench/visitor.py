"""A browser without a screen: one kept connection, cookies, and sign-in with the second factor."""

import http.client
import re
import time
import tomllib
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from umai.machine.start import PEOPLE

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class PageAnswer:
    """A page, and how long it took in milliseconds from the request's first byte to the page's last."""

    status: int
    headers: dict
    body: bytes
    took: float

    @property
    def text(self):
        return self.body.decode()


def people():
    """The rehearsal's people, with the password and second factor of all."""
    return tomllib.loads(PEOPLE.read_text())


class Visitor:
    """Somebody at this address ("host:port"); not signed in until `sign_in`."""

    def __init__(self, address, language="ky"):
        self.address = address
        self.cookies = {}
        self.language = language
        self.connection = http.client.HTTPConnection(address, timeout=60)

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, **fields):
        """Send a form that stands on the page at this path, with its token."""
        form = self.get(path)
        token = FORM_TOKEN.search(form.text)
        fields = {"csrfmiddlewaretoken": token[1]} | fields if token else fields
        return self._ask("POST", path, urlencode(fields))

    def sign_in(self, name):
        """As one of the rehearsal's people; waits where the code of this half minute was used already."""
        answer = self.post("/account/sign-in/", login=name, password=people()["password"])
        code_page = redirect_path(answer)
        for _ in range(4):
            if self.post(code_page, code=code_of_now()).status == 302 and self.get("/").status == 200:
                return self
            time.sleep(20)
        raise RuntimeError(f"{name} could not sign in")

    def headers(self):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        said = {"Accept-Language": self.language, "Accept-Encoding": "gzip", "Host": self.address}
        return said | ({"Cookie": cookies} if cookies else {})

    def _ask(self, method, path, body=None):
        headers = self.headers()
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://{self.address}",
                "Referer": f"http://{self.address}{path}",
            }
        begun = time.perf_counter()
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()  # the server ended a connection that was kept too long
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        found = response.read()
        took = (time.perf_counter() - begun) * 1000
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, rest = value.split("=", 1)
                self.cookies[key] = rest.split(";", 1)[0]
        headers = {name.lower(): value for name, value in response.getheaders()}
        return PageAnswer(response.status, headers, found, took)


def redirect_path(answer):
    return urlsplit(answer.headers["location"]).path


def code_of_now():
    """The code that the rehearsal's people would read off their app now."""
    from umai.staff.codes import app_code

    return app_code(people()["totp_secret"])
