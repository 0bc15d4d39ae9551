"""How the processes write their log: lines for people, or one JSON object a line for a program."""

import json
import logging
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any

from umai.machine.variables import LOG_FORMATS

PLAIN, JSON = LOG_FORMATS
FRAMES = 5  # of a failure, from where it happened outwards
FORMATTERS: dict[str, Any] = {
    PLAIN: {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    JSON: {"()": "umai.machine.serving.logs.JsonLines"},
}


def log_format(environment: Mapping[str, str] = os.environ) -> str:
    """The name of the formatter that UMAI_LOGS asks for; people read the log unless it says otherwise."""
    return environment.get("UMAI_LOGS", "").strip().lower() or PLAIN


class JsonLines(logging.Formatter):
    """One line a record: when (UTC), how bad, which part of the program, and the sentence it logs.

    Of a failure its kind and the places in the code, and never its own text, which may hold what somebody
    typed, nor the values of variables.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            said |= {"failure": type(record.exc_info[1]).__name__, "places": places_of(record.exc_info[1])}
        return json.dumps(said, ensure_ascii=False)


def places_of(failure: BaseException) -> list[str]:
    """Where in the code a failure happened, innermost first, as file:line."""
    frames = extract_tb(failure.__traceback__)[: -FRAMES - 1 : -1]
    return [f"{short(frame.filename)}:{frame.lineno}" for frame in frames]


def short(file: str) -> str:
    """The file from its package on, so that no folder of this machine stands in a log."""
    return file.rsplit("/site-packages/", 1)[-1].rsplit("/umai/", 1)[-1]
