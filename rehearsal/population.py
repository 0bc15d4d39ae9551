"""The invented population, family by family: nothing is written anywhere, nothing is read but names."""

from dataclasses import dataclass
from random import Random

from rehearsal.cases import CaseInventor, OpenCaseQuota
from rehearsal.draw import growing_ids
from rehearsal.families import FamilyInventor


@dataclass(slots=True)
class InventedFamily:
    """A family and the stories of its children's cases, one or None for each child."""

    family: object
    stories: list


def invent_population(country, number, *, seed, today, part=0, cases=None):
    """Families with together exactly `number` children; the same ones for the same arguments.

    `part` tells the fillings of one database apart. About `cases` cases stand open; None leaves it at
    what the children's lives make likely.
    """
    random = Random(f"{seed} {number} {part}").random
    new_id = growing_ids(seed, today, part)
    inventor = FamilyInventor(country, new_id, random, today, part)
    tales = CaseInventor(random, today, wanted=cases and OpenCaseQuota(cases, number))
    homes = country.homes(number)
    left = number
    while left:
        family = inventor.family(homes(random), left)
        left -= len(family.children)
        stories = [tales.story(child, family) for child in family.children]
        before = [story.started_on for story in stories if story]
        before += [story.before.started_on for story in stories if story and story.before]
        if before:
            family.registered_on = min(family.registered_on, *before)
        yield InventedFamily(family, stories)
