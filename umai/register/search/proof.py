"""The proof that somebody searched before registering: signed, for one worker, for two hours.

It travels in a hidden field of the page, never in an address. It carries what was typed over to
the form of registration, and which children the search showed.
"""

import uuid
from typing import NamedTuple

from django.core import signing

from umai.register.fields.birth_date import BirthDate

SALT = "umai.register.search.proof"
GOOD_FOR_SECONDS = 2 * 3600


class SearchProof(NamedTuple):
    """What was asked, which children were shown, and the id that a child registered after it gets.

    The id is made here, so that a form that is sent twice registers one child. `then` is the address
    where whoever searched goes on with the child; "" for the child's own file.
    """

    asked: dict
    shown: set
    child_id: uuid.UUID
    then: str

    def goes_on_at(self, child) -> str:
        """Where to go once the child is on the register."""
        return f"{self.then}{child.pk}/" if self.then else child.get_absolute_url()


def sign_proof(asked, shown, *, by, then="") -> str:
    """`asked` are the particulars of `search.find_children`, `shown` the candidates that it answered.

    `then` begins the address where to go on; the child's id and a slash end it.
    """
    born = asked["born"]
    return signing.dumps(
        {
            "by": str(by.pk),
            "asked": asked | {"born": [born.day.isoformat(), str(born.precision)] if born else None},
            "shown": [str(one.child.pk) for one in shown],
            "child": str(uuid.uuid4()),
            "then": then,
        },
        salt=SALT,
        compress=True,
    )


def read_proof(token, *, by) -> SearchProof | None:
    """What was signed, or None when it is missing, forged, old or another worker's."""
    try:
        found = signing.loads(token or "", salt=SALT, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    if found["by"] != str(by.pk):
        return None
    asked, born = found["asked"], found["asked"]["born"]
    return SearchProof(
        asked | {"born": born and BirthDate.from_stored(*born)},
        set(found["shown"]),
        uuid.UUID(found["child"]),
        found["then"],
    )
