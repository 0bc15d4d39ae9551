"""What somebody says of a visit: the same for a page, for the API, and for words that came twice."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from umai.law.terms.clock import day_of

DEGREES = Decimal("0.00001")  # as the database keeps them: about a metre


@dataclass(frozen=True)
class Answers:
    """Every answer about one visit. What is not said is "" or None; texts come trimmed.

    `worker_id` is who went, None for the one who writes. The rest as in `umai.visits.models.Visit`.
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
    agreed: str = ""
    next_on: date | None = None

    @classmethod
    def of(cls, said):
        """From a mapping that may hold more, with texts trimmed and degrees as they are kept."""
        return cls(**{name: trim_value(said[name]) for name in NAMES if name in said})

    @classmethod
    def from_json(cls, kept):
        """From what `as_json` made."""
        read = {"at": datetime.fromisoformat, "next_on": date.fromisoformat, "worker_id": UUID}
        read |= {"latitude": Decimal, "longitude": Decimal}
        said = {name: read[name](value) if value and name in read else value for name, value in kept.items()}
        return cls.of(said)

    def as_json(self):
        """As plain values that JSON can hold; instants in UTC."""
        said = asdict(self) | {"at": self.at.astimezone(UTC).isoformat()}
        return {
            name: str(value) if isinstance(value, date | Decimal | UUID) else value
            for name, value in said.items()
        }

    @property
    def digest(self):
        """A value that is the same for the same words, and for no others."""
        return sha256(json.dumps(self.as_json(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def on(self):
        """The day of the visit in Bishkek."""
        return day_of(self.at)

    def columns(self):
        """The answers as columns of a row, but for who went."""
        said = {name: getattr(self, name) for name in NAMES if name != "worker_id"}
        return said | {"happened_on": self.on, "digest": self.digest}

    def by_default(self, worker_id):
        """The same, with this worker as the one who went where nobody is named."""
        return self if self.worker_id else replace(self, worker_id=worker_id)


NAMES = tuple(field.name for field in fields(Answers))


def trim_value(value):
    """A text without blanks around it, degrees to five places; anything else as it is."""
    if isinstance(value, str):
        return value.strip()
    return value.quantize(DEGREES) if isinstance(value, Decimal) else value


def answers_of(visit):
    """What a visit that was recorded says, as a form shows it again."""
    return Answers.of({name: getattr(visit, name) for name in NAMES})
