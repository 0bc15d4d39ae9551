"""What the first page of the form costs on a slow telephone."""

import gzip
import re

from umai.design.vendor import HERE

STATIC = HERE.parent


def of_start_page(reporter):
    """Bytes over the wire: the page and every file that it names, each packed as it is sent."""
    html = reporter.open().html
    named = set(re.findall(r'(?:href|src)="/static/([^"]+)"', html))
    assert named
    files = [file_of(name) for name in named]
    return len(gzip.compress(html.encode())) + sum(len(gzip.compress(one.read_bytes())) for one in files)


def file_of(name):
    plain = re.sub(r"\.[0-9a-f]{12}\.", ".", name)
    roots = (STATIC.parent, STATIC.parents[2] / "identification" / "static")
    return next(root / plain for root in roots if (root / plain).exists())


def test_the_first_page_is_100_kb_without_its_typeface(reporter):
    assert of_start_page(reporter) <= 100_000


def test_the_first_page_is_200_kb_with_its_typeface(reporter):
    fonts = sum(font.stat().st_size for font in HERE.glob("fonts/*"))
    assert of_start_page(reporter) + fonts <= 200_000


def test_the_heaviest_page_is_light(reporter):
    """The page with every village of a district."""
    reporter.walk_to("settlement")
    assert len(gzip.compress(reporter.html.encode())) < 12_000


def test_the_only_script_is_the_quick_way_out(reporter):
    for page in ("who", "settlement", "check"):
        reporter.walk_to(page)
        assert [
            one.split("/")[-1].split(".")[0] for one in re.findall(r'<script src="([^"]+)"', reporter.html)
        ] == ["leave"]
        assert "<script>" not in reporter.html and "style=" not in reporter.html
        assert not re.search(r"<[a-z][^>]*\son[a-z]+=", reporter.html)
