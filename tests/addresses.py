"""Every address that a process answers, with invented ids in it."""

import re

from django.urls import get_resolver

UNKNOWN = "00000000-0000-4000-8000-000000000000"


def every_address(patterns=None, before=""):
    """The addresses of the present settings, without their first slash."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        address = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from every_address(pattern.url_patterns, address)
        else:
            yield filled(address)


def filled(address):
    address = re.sub(r"<uuid:\w+>", UNKNOWN, address)
    address = re.sub(r"<int:\w+>", "1", address)
    return re.sub(r"<[^>]+>", "x", address).lstrip("^").rstrip("$")
