"""A clinic's list of the demonstration oblast, and what readers said of the drawn pairs of all lists.

So the pages of review and of quality have something to show. The clinic writes as another office does: in
Russian, without a father's name, a year for a date, a slip of the hand. Readers mostly say what is true. How
often any of that happens is judgement; no figure was read. Written by the owner, whose own stamps stand.
"""

import csv
import io
import uuid
from collections import Counter, defaultdict
from datetime import datetime, time, timedelta
from random import Random

from rehearsal.names import as_russian
from umai.law.terms.clock import BISHKEK
from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ListFile, ingest_list
from umai.linkage.models import ListSource
from umai.linkage.review.models import DrawnPair, PairAnswer, PairJudgement, Purpose
from umai.linkage.review.sampling import draw_samples
from umai.register.models import Identity
from umai.staff.models import Role, Term

SPACE = uuid.UUID("0b7f3c56-31a2-4f0f-8a53-726561640000")
MOST = 400  # lines of the list
AGAIN_SHARE = 0.03  # of them, lines that stand there once more under another number
YEAR_ONLY, NO_FATHER, NO_PIN, SLIP, RUSSIAN = 0.25, 0.2, 0.7, 0.08, 0.6
READ_SHARE = 0.85  # of the drawn pairs; the others wait
WRONG, UNSURE = 0.02, 0.05
FIRST_READER, DECIDING_READER = (
    "ulan",
    "marat",
)  # who reads in the demonstration district; where two readers differ
HEADER = ["Номер карты", "ФИО ребенка", "Дата рождения", "Пол", "ПИН", "Район", "Айыл аймагы"]
CLINIC = {
    "slug": "clinic",
    "name": "Поликлиналардын тизмеси (үйрөнүү үчүн)",
    "body": "clinic",
    "ground": "Үйрөнүү үчүн ойлоп табылган макулдашуу № 9",
    "whom": "Поликлинага катталган балдар",
}


def invent_readings(people, *, today, seed, using="owner"):
    """Add the list where there is none, draw from every list and have pairs read; answers how often."""
    if ListSource.objects.using(using).filter(slug=CLINIC["slug"]).exists():
        return 0
    random = Random(f"readings {seed}")
    post = (
        Term.objects.using(using)
        .select_related("office__place__parent")
        .filter(worker=people[FIRST_READER])
        .first()
    )
    numbered = take_clinic_list(post.office.place, today, random, using)
    if not numbered:
        return 0
    draw_samples(using=using)
    return ReadingWriter(people, numbered, today, random, using).keep()


def take_clinic_list(home, today, random, using):
    """Take the clinic's list in and match it; its numbers with the child that each is, {} for none."""
    rows = Identity.objects.using(using).filter(district__parent=home.parent_id, birth_date__isnull=False)
    rows = rows.select_related("district", "municipality").order_by("pk")
    children = [*rows.filter(district=home)[: MOST // 2], *rows.exclude(district=home)[: MOST // 2]]
    children += [one for one in children if random.random() < AGAIN_SHARE]
    numbered = {f"K-{number}": one for number, one in enumerate(children, 1)}
    if not numbered:
        return {}
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADER)
    writer.writerows([number, *as_clinic_row(one, random)] for number, one in numbered.items())
    source = ListSource.objects.using(using).create(**CLINIC)
    data, period = text.getvalue().encode(), (today - timedelta(35), today - timedelta(5))
    file = ListFile(data, "csv", source, home.parent, *period, whole=False)
    edition, _counted = ingest_list(file, using=using)
    match_edition(edition, using=using)
    return {number: one.child_id for number, one in numbered.items()}


def as_clinic_row(one, random):
    """Name, day or year of birth, sex, PIN, district and municipality as the clinic has them."""
    parts = [one.surname, one.given, "" if random.random() < NO_FATHER else one.patronymic]
    if random.random() < RUSSIAN:
        parts = [" ".join(map(as_russian, part.split())) for part in parts]
    if random.random() < SLIP:
        parts[0] = swap_letters(parts[0], random)
    born = one.birth_date.strftime("%Y" if random.random() < YEAR_ONLY else "%d.%m.%Y")
    pin = "" if random.random() < NO_PIN else one.pin
    place = one.municipality.name_ru if one.municipality else ""
    return [
        " ".join(filter(None, parts)),
        born,
        {"m": "м", "f": "ж"}.get(one.sex, ""),
        pin,
        one.district.name_ru,
        place,
    ]


def swap_letters(word, random):
    """The word with two neighbouring letters exchanged."""
    at = random.randrange(1, max(len(word) - 1, 2))
    return word[: at - 1] + word[at : at + 1] + word[at - 1 : at] + word[at + 1 :]


class ReadingWriter:
    """Answers readers give to the pairs that were drawn, one after another over the last days."""

    def __init__(self, people, numbered, today, random, using):
        self.numbered, self.today, self.random, self.using = numbered, today, random, using
        self.posts = readers_by_district(people, using)
        drawn = DrawnPair.objects.using(using).select_related("pair__row__edition", "pair__other__edition")
        self.of_pair, self.pairs = defaultdict(set), {}
        for one in drawn.order_by("purpose", "edition_id", "layer", "place"):
            self.of_pair[one.pair_id].add(one.purpose)
            self.pairs[one.pair_id] = one.pair
        self.known = self.by_name()
        self.told = Counter()

    def by_name(self):
        """The children of these pairs by name and date, as the other lists write them."""
        children = {pair.child_id for pair in self.pairs.values() if pair.child_id} | {
            *self.numbered.values()
        }
        rows = Identity.objects.using(self.using).filter(child_id__in=children)
        return {(sorted_name(row), row.birth_date): row.child_id for row in rows}

    def keep(self):
        """Write the answers; how many there were."""
        made = []
        for pk, purposes in self.of_pair.items():
            pair, read = self.pairs[pk], Purpose.QUALITY in purposes and self.random.random() < READ_SHARE
            if read and pair.district_id == pair.other_district_id and pair.district_id in self.posts:
                made += self.answers(pair, Purpose.TWICE in purposes)
        PairJudgement.objects.using(self.using).bulk_create(made)
        return len(made)

    def answers(self, pair, twice):
        """What the first reader says, and where there are two, the second and whoever decides."""
        same = self.whose(pair.row) == (pair.child_id or self.whose(pair.other))
        said = [self.answer(same)]
        if twice:
            said.append(self.answer(same))
            if said[0] != said[1]:
                said.append(PairAnswer.SAME if same else PairAnswer.NOT)
        return [self.judgement(pair, turn, answer) for turn, answer in enumerate(said, 1)]

    def whose(self, row):
        """Which child the row is: by its number, or by name and date, also where no record knows it."""
        named = sorted_name(row), row.birth_date
        return self.numbered.get(row.listed_as) or self.known.get(named) or named

    def answer(self, same):
        drawn = self.random.random()
        if drawn < UNSURE:
            return PairAnswer.UNSURE
        return PairAnswer.SAME if same is (drawn > UNSURE + WRONG) else PairAnswer.NOT

    def judgement(self, pair, turn, answer):
        """One answer, some minutes after the one before."""
        self.told[turn] += 1
        post, at = self.posts[pair.district_id][turn - 1], self.told[turn]
        day = datetime.combine(self.today - timedelta(4 - turn), time(9), tzinfo=BISHKEK)
        return PairJudgement(
            id=uuid.uuid5(SPACE, f"{pair.pk}:{turn}"),
            recorded_at=day + timedelta(minutes=at),
            recorded_by_id=post.worker_id,
            recorded_office=post.office,
            pair=pair,
            child_id=pair.child_id,
            answer=answer,
            turn=turn,
            bits=pair.bits,
            probability=pair.probability,
            band=pair.band,
            model=pair.model,
            district_id=pair.district_id,
            municipality_id=pair.municipality_id,
        )


def readers_by_district(people, using):
    """The district to the terms of its specialist, its head, and of who decides where the two differ."""
    terms = Term.objects.using(using).select_related("office__place")
    decides, found = terms.filter(worker=people[DECIDING_READER]).first(), {}
    for role, at in ((Role.SPECIALIST, 0), (Role.HEAD, 1)):
        for term in terms.filter(role=role).order_by("-pk"):
            found.setdefault(term.office.place.district_id, [None, None, decides])[at] = term
    return {district: posts for district, posts in found.items() if all(posts)}


def sorted_name(named):
    """The words of a name in no order."""
    return " ".join(sorted(named.full_name().split()))
