"""A reporter without a screen: reads the form of the page in hand, answers it, presses a button."""

import re
import urllib.error
import urllib.request
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode

from tests.cast import NOOKAT

OSH_OBLAST = "41706000000000"
ANSWERS = {
    "who": {"who": "other"},
    "danger": {"danger": "no"},
    "about": {"concern": "violence"},
    "settlement": {"where": "Көк дарбаза, мектептин жанында"},
    "child": {"child_name": "Кичинекей кыз", "child_age": "6"},
    "happened": {"happened": "Түнү менен ыйлаганы угулат."},
    "feared": {"feared": "Таякеси"},
}


class Fields(HTMLParser):
    """Names and values of what a browser would send, the words of the page, and the page's name."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.values, self.words, self.inside, self.area, self.select = {}, [], [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag not in {"input", "link", "meta", "br"}:
            self.inside.append(tag)
        name, kind = found.get("name"), found.get("type")
        if tag == "input" and name:
            if kind not in {"radio", "checkbox"} or "checked" in found:
                self.values[name] = found.get("value", "on" if kind == "checkbox" else "")
        elif tag == "textarea":
            self.area, self.values[name] = name, ""
        elif tag == "select":
            self.select, self.values[name] = name, ""
        elif tag == "option" and "selected" in found:
            self.values[self.select] = found.get("value", "")

    def handle_endtag(self, tag):
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass
        if tag == "textarea":
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data
        elif not {"script", "style", "title", "head"} & set(self.inside):
            self.words.append(data)


class OverTheWire:
    """As Django's test client, over a real connection and without cookies."""

    def __init__(self, address):
        self.address = address

    def get(self, path):
        return self._ask(urllib.request.Request(self.address + path))

    def post(self, path, data, content_type):
        headers = {"Content-Type": content_type}
        return self._ask(urllib.request.Request(self.address + path, data.encode(), headers))

    def _ask(self, request):
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as answer:
            return Answer(answer.code, answer.headers, answer.read())


class Answer(NamedTuple):
    status_code: int
    headers: object
    content: bytes


class Reporter:
    """`client` is Django's, or anything with the same `get` and `post`."""

    def __init__(self, client, language="ky"):
        self.client, self.language = client, language
        self.answer = self._read = None

    @property
    def path(self):
        return f"/report/{self.language}/"

    @property
    def html(self):
        return self.answer.content.decode()

    @property
    def read(self):
        """The page in hand, read once."""
        if self._read is None or self._read[0] is not self.answer:
            self._read = self.answer, Fields(self.html)
        return self._read[1]

    @property
    def fields(self):
        return self.read.values

    @property
    def words(self):
        return " ".join(" ".join(self.read.words).split())

    @property
    def page(self):
        return self.fields.get("page", "")

    def open(self, query=""):
        self.answer = self.client.get(self.path + query)
        return self

    def press(self, go="next", path=None, **typed):
        """Send the page in hand with these answers in place of what stands there."""
        sent = {name: value for name, value in (self.fields | typed).items() if value is not None}
        self.answer = self.post(path or self.path, sent | {"go": go})
        return self

    def post(self, path, data):
        """As a browser sends a form."""
        return self.client.post(path, urlencode(data), content_type="application/x-www-form-urlencoded")

    def begin(self, query=""):
        return self.open(query).press()

    def walk_to(self, page, **answers):
        """Answer each page, with these answers where they are named, until that page is in hand."""
        if self.answer is None:
            self.begin()
        for _step in range(20):
            here = self.page
            if here == page:
                return self
            self.press(**self.answers_to(here, answers))
            assert self.page != here, (here, self.answer.status_code, self.words)
        raise AssertionError(f"never came to {page}, but to {self.page}")

    def answers_to(self, page, answers):
        usual = dict(ANSWERS.get(page, {}))
        if page in ("oblast", "district"):
            code = {"oblast": OSH_OBLAST, "district": NOOKAT}[page]
            usual = {page: place(code)}
        known = set(self.fields) | set(usual) | {"who", "danger", "concern", "works_here", "self_harm"}
        mine = {name: value for name, value in answers.items() if name in known and BELONGS[name] == page}
        return usual | mine

    def send(self, **answers):
        """Walk the whole form and send it."""
        self.walk_to("check", **answers)
        return self.press("send")

    @property
    def code(self):
        return re.search(r'class="report-code"[^>]*>([^<]+)<', self.html)[1]

    def ask(self, code, language=None):
        """Ask for the answer under a code."""
        self.answer = self.post(f"/report/{language or self.language}/answer/", {"code": code})
        return self


BELONGS = {
    "who": "who",
    "danger": "danger",
    "concern": "about",
    "self_harm": "about",
    "oblast": "oblast",
    "district": "district",
    "settlement": "settlement",
    "where": "settlement",
    "child_name": "child",
    "child_age": "child",
    "child_known": "child",
    "happened": "happened",
    "feared": "feared",
    "works_here": "feared",
    "name": "you",
    "phone": "you",
    "forget": "you",
}


def place(code):
    """The id of a place, as the form's answers name it."""
    from umai.places.models import Place

    return str(Place.objects.using("owner").get(code=code).pk)
