"""The answers about a visit: the same for the page, the API, and a version that came second."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from umai.law.terms.clock import day_of

DEGREES = Decimal("0.00001")  # as the database keeps them: about a metre


@dataclass(frozen=True)
class Answers:
    """Every answer about one visit. An answer not given is "" or None; texts are trimmed.

    `worker_id` is who went, None for the writer. The other fields are as in `umai.visits.models.Visit`.
    """

    at: datetime
    made: bool = True
    worker_id: UUID | None = None
    not_made: str = ""
    words: str = ""
    with_whom: str = ""
    with_police: bool = False
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    accuracy: int | None = None
    place: str = ""
    announced: bool | None = None
    seen: bool | None = None
    why_not_seen: str = ""
    alone: str = ""
    why_not_alone: str = ""
    childs_words: str = ""
    awake: bool | None = None
    moves: bool | None = None
    weight_grams: int | None = None
    marks: str = ""
    bond: str = ""
    checked_by: str = ""
    carer: str = ""
    dwelling: str = ""
    school_health: str = ""
    risk: str = ""
    risk_words: str = ""
    what_changed: str = ""
    who_saw: str = ""
    seen_how: str = ""
    agreed: str = ""
    next_on: date | None = None

    @classmethod
    def of(cls, values):
        """From a mapping that may hold more, with texts trimmed and degrees rounded as the database does."""
        return cls(**{name: trim_value(values[name]) for name in NAMES if name in values})

    @classmethod
    def from_json(cls, values):
        """From what `as_json` made."""
        parsed = {name: parse(values[name]) for name, parse in PARSERS.items() if values.get(name)}
        return cls.of(values | parsed)

    def as_json(self):
        """As plain values that JSON can hold; instants in UTC."""
        values = asdict(self) | {"at": self.at.astimezone(UTC).isoformat()}
        return {
            name: str(value) if isinstance(value, date | Decimal | UUID) else value
            for name, value in values.items()
        }

    @property
    def digest(self):
        """The SHA-256, in hex, of all answers: equal only for equal answers."""
        return sha256(json.dumps(self.as_json(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def on(self):
        """The day of the visit in Bishkek."""
        return day_of(self.at)

    def columns(self):
        """The answers as columns of a row, without who went."""
        values = {name: getattr(self, name) for name in NAMES if name != "worker_id"}
        return values | {"happened_on": self.on, "digest": self.digest}


NAMES = tuple(field.name for field in fields(Answers))
PARSERS: dict[str, Callable[[str], Any]] = {  # of the answers that JSON has as text
    "at": datetime.fromisoformat,
    "next_on": date.fromisoformat,
    "worker_id": UUID,
    "latitude": Decimal,
    "longitude": Decimal,
}


def trim_value(value):
    """A text without blanks around it, degrees to five places; anything else as it is."""
    if isinstance(value, str):
        return value.strip()
    return value.quantize(DEGREES) if isinstance(value, Decimal) else value


def answers_of(visit):
    """The answers that a recorded visit holds."""
    return Answers.of({name: getattr(visit, name) for name in NAMES})
