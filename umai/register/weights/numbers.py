"""The trained numbers in use now, with how common names are on the register, as each process keeps them.

Searches and the matching of lists both ask here, so that a record weighs the same wherever it comes in. A
process keeps what it read, and asks each time whether it is still the latest.
"""

import json
import logging
from dataclasses import dataclass
from hashlib import sha256
from math import log2

from django.db import connections, transaction

from umai.matching.comparison.records import codes_of_word
from umai.matching.comparison.trained_numbers import TrainedNumbers, UnusableNumbers, shipped_numbers
from umai.matching.comparison.weighing import RAREST
from umai.names.keys import word_number
from umai.register.index import VocabularyWord
from umai.register.weights.models import NameFrequencies, Weights, WeightsInUse

log = logging.getLogger("umai.register")

IN_REGISTER = 0.3  # share of new records whose child is on the register, before anything is compared
# With fewer children nothing is said about how common a name is, and the register counts as if it had these.
ENOUGH = 1000
PARTS = {"given": VocabularyWord.GIVEN, "surname": VocabularyWord.SURNAME, "father": VocabularyWord.GIVEN}
LATEST_IDS_SQL = """
select (select weights_id from register_weightsinuse order by since_at desc, id limit 1),
    (select id from register_namefrequencies order by counted_at desc, id limit 1)
"""


@dataclass(frozen=True)
class NumbersInUse:
    """The numbers in use, how many children there are, and how common the common names are."""

    trained: TrainedNumbers
    children: int
    shares: dict[str, dict[str, float]]

    @property
    def prior_bits(self) -> float:
        """Bits of the odds that a record is one particular child, before anything is compared."""
        return log2(IN_REGISTER / self.children)

    def how_common(self, column: str, value: str) -> float | None:
        """The share of the children with this value; None where nothing is known of the column.

        What is not among the common ones counts as rare as anything may count.
        """
        shares = self.shares.get(column)
        return shares.get(value, RAREST) if shares else None


_numbers_of_ids: dict[tuple, NumbersInUse] = {}


def numbers_in_use(using="default") -> NumbersInUse:
    """What is in use now. One small query, and two more when something changed since this process looked.

    Without a row, and where the numbers in use were made for other comparisons than today's, those that
    come with Umai are used.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(LATEST_IDS_SQL)
        latest = cursor.fetchone()
    if latest not in _numbers_of_ids:
        numbers = _read_numbers(*latest, using=using)
        _numbers_of_ids.clear()
        _numbers_of_ids[latest] = numbers
    return _numbers_of_ids[latest]


def _read_numbers(weights_id, counted_id, *, using) -> NumbersInUse:
    weights = Weights.objects.using(using).filter(pk=weights_id).first()
    counted = NameFrequencies.objects.using(using).filter(pk=counted_id).first()
    numbers = usable_numbers_of(weights) if weights else None
    if weights and numbers is None:
        log.warning("the weights %s cannot be used by this version; those of Umai are", weights.version)
    children = max(ENOUGH, counted.children) if counted else ENOUGH
    return NumbersInUse(numbers or shipped_numbers(), children, counted.shares if counted else {})


def usable_numbers_of(weights: Weights) -> TrainedNumbers | None:
    """The numbers of this row; None when they were made for other keys or comparisons than today's."""
    try:
        return TrainedNumbers.from_json(json.dumps(weights.numbers))
    except UnusableNumbers:
        return None


def store_weights(trained: TrainedNumbers, *, using, trained_at=None, note="", shipped=False) -> Weights:
    """Write down these numbers, if they are not there already; nothing is taken into use by it."""
    document = trained.as_json()
    made, _ = Weights.objects.using(using).get_or_create(
        version=trained.version,
        defaults={
            "numbers": json.loads(document),
            "made_from": trained.made_from[:300],
            "trained_at": trained_at,
            "sha256": sha256(document.encode()).hexdigest(),
            "note": note,
            "shipped": shipped,
        },
    )
    return made


def prepare_weights(*, using="owner"):
    """Take the shipped numbers into use and count names, where that was not done: ends `umai migrate`."""
    store_shipped_weights(using=using)
    if not NameFrequencies.objects.using(using).exists():
        count_names(using=using)


def store_shipped_weights(*, using="owner"):
    """Write down the numbers that come with Umai, and take them into use where none trained here are.

    Where numbers trained here are in use they stay, unless they cannot be used with today's comparisons.
    """
    with transaction.atomic(using=using):
        ours = store_weights(shipped_numbers(), using=using, shipped=True, note="comes with Umai")
        uses = WeightsInUse.objects.using(using).select_related("weights")
        latest = uses.order_by("-since_at", "pk").first()
        stays = (
            latest is not None
            and (latest.weights_id == ours.pk or not latest.weights.shipped)
            and usable_numbers_of(latest.weights) is not None
        )
        if not stays:
            uses.create(weights=ours, reason="comes with Umai")


def count_names(*, using="default") -> NameFrequencies:
    """Count the children, and how common the common names are; what was counted before is dropped.

    Safe to stop and to run twice. A few seconds for two million children.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("select * from register_common_names(%s)", [RAREST])
        rows = cursor.fetchall()
    children = next((share for part, _number, share in rows if part == "children"), 0)
    words = {
        (kind, word_number(word)): codes_of_word(word)[0]
        for kind, word in VocabularyWord.objects.using(using).values_list("kind", "word").distinct()
    }
    shares: dict[str, dict[str, float]] = {part: {} for part in PARTS} if children >= ENOUGH else {}
    for part, of_word, share in rows:
        if part in shares and (code := words.get((PARTS[part], of_word))):
            shares[part][code] = max(share, shares[part].get(code, 0.0))
    with transaction.atomic(using=using):
        counted = NameFrequencies.objects.using(using).create(children=int(children), shares=shares)
        NameFrequencies.objects.using(using).exclude(pk=counted.pk).delete()
    return counted
