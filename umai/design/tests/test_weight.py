"""What a first page costs on a slow telephone, and what may not be in the files."""

import gzip
import hashlib
import re
from pathlib import Path

import django_htmx
import pytest
from django.template.loader import get_template

from umai.design.vendor import HERE

STATIC = HERE.parent
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
PAGE = 8_000  # a page's own markup, gzipped, generously


def sent(path):
    return len(gzip.compress(path.read_bytes()))


def first_page():
    styles = [
        *(HERE / f"{name}.css" for name in ("govuk-frontend", "moj-frontend", "noto-sans")),
        STATIC / "umai.css",
    ]
    scripts = [HERE / "govuk-frontend.js", *STATIC.glob("*.js"), HTMX]
    return PAGE + sum(map(sent, [*styles, *scripts, STATIC / "favicon.svg"]))


def test_a_first_page_is_100_kb_without_its_typeface():
    assert first_page() <= 100_000


def test_a_first_page_is_200_kb_with_its_typeface():
    assert first_page() + sum(font.stat().st_size for font in HERE.glob("fonts/*")) <= 200_000


def test_vendored_files_are_the_ones_written_down():
    lines = (HERE / "SHA256SUMS").read_text().splitlines()
    written = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path.relative_to(HERE).as_posix(): path for path in HERE.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()} == written


@pytest.mark.parametrize("name", ["govuk-frontend.css", "moj-frontend.css"])
def test_no_typeface_crown_or_colour_of_theirs_is_left(name):
    css = (HERE / name).read_text()
    assert not re.search(r"GDS Transport|url[^)]*(crest|crown)|/assets/|sourceMapping", css)
    assert not re.search(r"#(1d70b8|1a65a6|00ffe0|0b0c0c)", css, re.I)


def test_every_picture_and_typeface_a_stylesheet_asks_for_is_there():
    for css in HERE.glob("*.css"):
        for name in re.findall(r"url\(([^)?]+)", css.read_text()):
            assert name.startswith("data:") or (HERE / name).is_file(), (css.name, name)


@pytest.mark.parametrize(
    "first", ["design/skeleton.html", "identification/report_form/base.html"], ids=["pages", "report form"]
)
def test_a_page_asks_for_its_typeface_before_its_styles(first):
    page = Path(get_template(first).origin.name).read_text()
    early = page[: page.index('rel="stylesheet"')]
    asked = set(re.findall(r'rel="preload" href="{% static "design/vendor/(\S+)" %}"', early))
    assert asked == {f"fonts/{font.name}" for font in HERE.glob("fonts/*")}


def test_what_stands_in_for_the_typeface_is_as_wide_and_as_high():
    faces = re.findall(r"@font-face {[^}]*font-family: arial;[^}]*}", (HERE / "noto-sans.css").read_text())
    assert len(faces) == 2 and all("size-adjust" in face and "ascent-override" in face for face in faces)


def test_the_typeface_has_the_letters_of_the_three_languages():
    ranges = "".join(re.findall(r"unicode-range: ([^;]+);", (HERE / "noto-sans.css").read_text()))
    spans = [(int(a, 16), int(b or a, 16)) for a, b in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges)]
    missing = [letter for letter in "ңөүҢӨҮёЁqZ№«»–" if not any(a <= ord(letter) <= b for a, b in spans)]
    assert missing == []
