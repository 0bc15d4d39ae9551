"""What was answered so far, sent from page to page in one hidden field, signed and compressed.

The server keeps nothing between two pages. Answers are as they were typed: the form of each page reads them
again before the report is sent. The reporter's name and telephone are sealed as soon as they arrive, and
only their box is in the field.
"""

import secrets
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field

from django.core import signing

from umai.identification.signal import codes

SALT = "umai.report.state"
GOOD_FOR_SECONDS = 24 * 3600
LONGEST = 100_000  # characters of one answer in the field, far more than can be sent


class UnreadableState(Exception):
    """The field was not signed by us, or is cut off."""


@dataclass
class ReportState:
    seed: str = field(default_factory=lambda: secrets.token_hex(16))
    answers: dict = field(default_factory=dict)
    done: list = field(default_factory=list)  # names of the pages that were answered
    given: bool = False  # the district came with the address, from a poster
    checked: bool = False  # the last page was reached, and a changed answer leads back to it
    reporter: str = ""  # the sealed box, or "" when nobody said who they are
    reporter_key: str = ""
    at_once: bool = False  # a child is in danger now: everything is asked on one page
    crowded: bool = False  # the field was filled in that no person sees
    old: bool = False  # the page was open for longer than a day; not written

    @classmethod
    def read(cls, text: str) -> "ReportState":
        """Read what `write` wrote, also when it is `old`. Raises `UnreadableState`."""
        try:
            try:
                return cls(**signing.loads(text, salt=SALT, max_age=GOOD_FOR_SECONDS))
            except signing.SignatureExpired:
                return cls(**signing.loads(text, salt=SALT), old=True)
        except (signing.BadSignature, ValueError, TypeError) as error:
            raise UnreadableState from error

    def write(self) -> str:
        fields = asdict(self)
        del fields["old"]
        return signing.dumps(fields, salt=SALT, compress=True)

    @property
    def signal_id(self):
        return codes.signal_id(bytes.fromhex(self.seed))

    @property
    def box(self) -> bytes | None:
        return b64decode(self.reporter) if self.reporter else None

    def keep_reporter(self, box: bytes, key_id: str) -> None:
        self.reporter, self.reporter_key = b64encode(box).decode(), key_id

    def forget_reporter(self) -> None:
        self.reporter = self.reporter_key = ""

    def keep(self, page: str, answers: dict) -> None:
        """Keep what was typed on one page, in place of its answers before."""
        self.answers |= {name: value[:LONGEST] for name, value in answers.items()}
        if page not in self.done:
            self.done.append(page)

    def ask_again(self, *pages: str) -> None:
        self.done = [one for one in self.done if one not in pages]
