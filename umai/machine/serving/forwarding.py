"""Pass requests for sign-in on to its own process, where no proxy stands in front that does so.

For a rehearsal and for tests. In a real register the reverse proxy does it (docs/how-to/install.md), and
the process of the pages never sees a password.
"""

import http.client
from collections.abc import Callable, Iterable
from urllib.parse import quote

STARTS = "/account/"
# Of one connection and not of the answer (RFC 9110, 7.6.1); the server in front writes its own.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "date", "server"}
SECONDS = 60


def forward_sign_in(application: Callable, port: int) -> Callable:
    """The application, with requests for sign-in answered by the process at this port of this machine."""

    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(STARTS):
            return application(environ, start_response)
        return pass_on(environ, start_response, port)

    return answer


def pass_on(environ: dict, start_response: Callable, port: int) -> list[bytes]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        line.request(environ["REQUEST_METHOD"], address_of(environ), body_of(environ), headers_of(environ))
        answer = line.getresponse()
        body = answer.read()
    except OSError:
        start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Sign-in does not answer."]
    finally:
        line.close()
    headers = [(name, value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP]
    start_response(f"{answer.status} {answer.reason}", headers)
    return [body]


def address_of(environ: dict) -> str:
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
    asked = environ.get("QUERY_STRING", "")
    return quote(path) + (f"?{asked}" if asked else "")


def body_of(environ: dict) -> bytes | None:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    return environ["wsgi.input"].read(length) if length else None


def headers_of(environ: dict) -> dict[str, str]:
    """The headers as they came."""
    found = {
        name.removeprefix("HTTP_").replace("_", "-"): value
        for name, value in environ.items()
        if name.startswith("HTTP_") and name != "HTTP_CONNECTION"
    }
    if kind := environ.get("CONTENT_TYPE"):
        found["CONTENT-TYPE"] = kind
    return found
