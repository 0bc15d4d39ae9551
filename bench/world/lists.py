"""Which list knows whom, and the writing of the files: settlement by settlement, in two processes."""

import csv
import multiprocessing
from itertools import accumulate
from random import Random

from bench.world.clerk import Clerk
from bench.world.people import TODAY, Village
from bench.world.places import choose_settlements, split_by_weight
from bench.world.rates import OTHER_SCHOOL

COLUMNS = (
    "rec_id",
    "list",
    "surname",
    "given",
    "patronymic",
    "birth_date",
    "sex",
    "pin",
    "oblast",
    "rayon",
    "settlement",
    "mother",
    "phone",
)
TRUTH = ("rec_id", "list", "person_id", "kinds")
PEOPLE = (
    "person_id",
    "family_id",
    "clan_id",
    "twin_of",
    "sex",
    "birth_date",
    "given",
    "surname",
    "father",
    "settlement",
    "lists",
)
SIX_YEARS = 2190


class World:
    """What is to be made: so many people, and lists of so many rows."""

    def __init__(self, seed: int, people: int, profiles, sizes):
        self.seed, self.profiles = seed, profiles
        self.places = choose_settlements(people, seed)
        weights = [one.weight for one in self.places]
        self.people = split_by_weight(people, weights)
        self.rows = list(zip(*[split_by_weight(size, weights) for size in sizes], strict=True))
        self.before = [0, *accumulate(self.people)]
        self.rows_before = [[0] * len(sizes)]
        for each in self.rows:
            self.rows_before.append([a + b for a, b in zip(self.rows_before[-1], each, strict=True)])

    def settlement(self, number: int):
        """Everything about one settlement: (rows of each list, truth, people), as lists of columns."""
        home = self.places[number]
        village = Village(self.seed, home, self.places, self.before[number])
        people = village.people(self.people[number])
        on: dict[int, list[str]] = {}
        lists, truth = [], []
        for at, profile in enumerate(self.profiles):
            draw = Random(f"list {self.seed} {profile.name} {home.code}")
            clerk = Clerk(self.seed, profile, home, self.places)
            rows = []
            for child, again in draw_list(people, profile, self.rows[number][at], draw):
                rec_id = f"{profile.name[0].upper()}{self.rows_before[number][at] + len(rows) + 1:07d}"
                kinds, columns = clerk.row(child, away=again == "elsewhere")
                rows.append([rec_id, profile.name, *columns])
                kinds += ["again"] if again else []
                truth.append([rec_id, profile.name, f"P{child.id:07d}", " ".join(kinds)])
                if profile.name not in on.setdefault(child.id, []):
                    on[child.id].append(profile.name)
            lists.append(rows)
        return lists, truth, [as_person_row(child, on.get(child.id, [])) for child in people]


def draw_list(people, profile, number, draw):
    """So many (child, "" or how it comes to be there again), in no order."""
    again = min(round(number * profile.duplicates + draw.random() - 0.5), number // 2)
    once = number - again
    if once > len(people):
        raise ValueError(
            f"{once} children are to stand on the list {profile.name}, and {len(people)} live here."
        )
    key, families = {}, {}
    for child in people:
        if profile.by_family:  # whole families, some without one of the children
            family = families.setdefault(child.family.id, draw.random())
            key[child.id] = family + 0.15 * draw.random()
        else:
            likely = profile.small if (TODAY - child.born).days < SIX_YEARS else 1
            key[child.id] = -(draw.random() ** (1 / likely))
    there = sorted(people, key=lambda child: key[child.id])[:once]
    found = [(child, "") for child in there]
    for _ in range(again):
        found.append((draw.choice(there), "elsewhere" if draw.random() < OTHER_SCHOOL else "same"))
    draw.shuffle(found)
    return found


def as_person_row(child, lists):
    family = child.family
    root, suffix, father = child.other or (family.root, family.suffix, family.father)
    return [
        f"P{child.id:07d}",
        f"F{family.id:07d}",
        f"C{family.clan:07d}",
        f"P{child.twin.id:07d}" if child.twin else "",
        child.sex,
        child.born.isoformat(),
        child.given,
        root + suffix,
        father,
        family.home.code,
        " ".join(lists),
    ]


def make_settlements(world: World, processes: int = 2):
    """Each settlement's rows, in the order of the classifier, whatever the number of processes."""
    numbers = range(len(world.places))
    if processes == 1:
        yield from map(world.settlement, numbers)
        return
    with multiprocessing.get_context("spawn").Pool(processes, set_world, (world,)) as pool:
        yield from pool.imap(one_settlement, numbers)


_world: World | None = None


def set_world(world):
    global _world
    _world = world


def one_settlement(number):
    return _world.settlement(number)


def write_lists(world: World, folder, names, processes: int = 2) -> None:
    """The lists under these names, truth.csv and people.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [
        (folder / name).open("w", encoding="utf-8", newline="")
        for name in (*names, "truth.csv", "people.csv")
    ]
    writers = [csv.writer(file, lineterminator="\n") for file in files]
    for writer, columns in zip(writers, [COLUMNS] * len(names) + [TRUTH, PEOPLE], strict=True):
        writer.writerow(columns)
    for lists, truth, people in make_settlements(world, processes):
        for writer, rows in zip(writers, [*lists, truth, people], strict=True):
            writer.writerows(rows)
    for file in files:
        file.close()
