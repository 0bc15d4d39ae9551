"""Somebody who tells of a child: walks through the report form as it is, page by page, over HTTP."""

import html
import http.client
import re
import time
from urllib.parse import urlencode

HIDDEN = re.compile(r'name="(state|page|place)" value="([^"]*)"')
CODE = re.compile(r'class="report-code"[^>]*>([^<]+)<')
WORDS = "Жанымдагы үйдө бала жалгыз калды, ата-энеси алыста, кечинде ыйлаганы угулат. "
ANSWERS = {
    "who": {"who": "other"},
    "danger": {"danger": "no"},
    "about": {"concern": "neglect"},
    "settlement": {"settlement": "", "where": "Мектептин жанындагы үй"},
    "child": {"child_name": "Бала", "child_age": "7", "child_known": "Экинчи класс"},
    "happened": {"happened": WORDS * 5},
    "feared": {"feared": "", "works_here": "no"},
    "you": {"name": "", "phone": ""},
}


class Reporter:
    """One visit of the form; `network` is the last part of the loopback address it comes from."""

    def __init__(self, address, *, network=1, language="ky"):
        host, port = address.split(":")
        self.path = f"/report/{language}/"
        source = (f"127.{network // 250 % 250 + 1}.{network % 250 + 1}.1", 0)
        self.connection = http.client.HTTPConnection(host, int(port), timeout=60, source_address=source)
        self.took = {}  # page to milliseconds

    def ask(self, method, path, fields=None):
        body = urlencode(fields) if fields is not None else None
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        return answer.status, text, (time.perf_counter() - begun) * 1000

    def walk(self, district, answers=ANSWERS):
        """From the start page, opened from a poster of this district (its code), to the code; answers it."""
        _, text, self.took["start"] = self.ask("GET", f"{self.path}?place={district}")
        for _ in range(20):
            hidden = {name: html.unescape(value) for name, value in HIDDEN.findall(text)}
            page = hidden["page"]
            fields = hidden | answers.get(page, {}) | {"go": "send" if page == "check" else "next"}
            status, text, took = self.ask("POST", self.path, fields)
            self.took["send" if page == "check" else page] = took
            if found := CODE.search(text):
                return html.unescape(found[1])
            if status != 200:
                raise RuntimeError(f"the form answered {status} to its page {page}")
        raise RuntimeError(f"the form never came to its end; it stands at {page}")
