"""A part of a world as a register knows it: whole families, names as on their papers.

`bin/umai rehearse --from register.csv` makes a register of it, in which lists of the same world can be looked
for. Nothing of a row of a list is in it: who was written down wrongly there is written rightly here.
"""

import csv
from random import Random

from bench.damage import russian_patronymic
from bench.world.people import Village
from rehearsal.from_file import COLUMNS
from rehearsal.names import BARE, KYRGYZ_STYLE, surname

NAME = "register.csv"


def write_register(world, folder, children: int) -> int:
    """Write about so many children of this world; answers how many."""
    draw, written = Random(f"register {world.seed}"), 0
    share = min(1.0, children / max(world.before[-1], 1))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, home in enumerate(world.places):
            village = Village(world.seed, home, world.places, world.before[number])
            families = {id(child.family): child.family for child in village.people(world.people[number])}
            for family in families.values():
                if draw.random() < share:
                    writer.writerows(as_person_row(child) for child in family.children)
                    written += len(family.children)
    return written


def as_person_row(child):
    """One child as the columns of `rehearse --from` have it."""
    family = child.family
    root, suffix, father = child.other or (family.root, family.suffix, family.father)
    if child.style == KYRGYZ_STYLE:
        family_name = f"{father} {'уулу' if child.sex == 'm' else 'кызы'}"
    elif child.style == BARE:
        family_name = root
    else:
        family_name, father = surname(root, suffix, child.sex), russian_patronymic(father, child.sex)
    return [
        f"P{child.id:07d}",
        f"F{family.id:07d}",
        child.sex,
        family_name,
        child.given,
        father,
        family.mother[0],
        child.born.isoformat(),
        child.pin,
        family.home.code,
    ]
