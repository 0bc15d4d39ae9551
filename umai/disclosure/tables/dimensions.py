"""Dimensions of a table: categories as sets of leaves, so that districts, oblasts and zones are one thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from umai.refusal import Refusal

TOTAL = ""  # the category of all leaves: a cell does not name it


class UnusableTable(Refusal):
    """A table that cannot be published as it is; the message says which and why."""


@dataclass(frozen=True)
class Dimension:
    """What children are divided by: leaves, and groups of leaves with a name (an oblast of districts)."""

    name: str
    leaves: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __post_init__(self) -> None:
        labels = [*self.leaves, *(label for label, _leaves in self.groups)]
        repeated = {label for label in labels if labels.count(label) > 1}
        if not self.leaves or TOTAL in labels or repeated:
            raise UnusableTable(
                f"{self.name}: every category needs a name of its own ({', '.join(sorted(repeated))})"
            )
        sets = list(self.leaves_of.values())
        if len(set(sets)) < len(sets):
            raise UnusableTable(f"{self.name}: two categories are the same, or one is all of them")
        if unknown := {leaf for _label, leaves in self.groups for leaf in leaves} - set(self.leaves):
            raise UnusableTable(f"{self.name}: unknown in a group: {', '.join(sorted(unknown))}")

    @cached_property
    def leaves_of(self) -> dict[str, frozenset[str]]:
        """Each category, the total among them where there is more than one leaf, and its leaves."""
        found = {leaf: frozenset([leaf]) for leaf in self.leaves}
        found |= {label: frozenset(leaves) for label, leaves in self.groups}
        return found | ({TOTAL: frozenset(self.leaves)} if len(self.leaves) > 1 else {})

    def is_partition(self, labels: Iterable[str]) -> bool:
        """Whether each leaf is in exactly one of these categories."""
        inside = [leaf for label in labels for leaf in self.leaves_of[label]]
        return len(inside) == len(self.leaves) and set(inside) == set(self.leaves)


@dataclass(frozen=True)
class TableAxis:
    """A dimension as one table uses it: the finest categories it counts by, and groups it prints as well."""

    dimension: Dimension
    finest: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.finest:
            object.__setattr__(self, "finest", self.dimension.leaves)
        known = self.dimension.leaves_of
        if unknown := {*self.finest, *self.groups} - set(known):
            raise UnusableTable(f"{self.dimension.name}: unknown: {', '.join(sorted(unknown))}")
        if not self.dimension.is_partition(self.finest):
            raise UnusableTable(
                f"{self.dimension.name}: the finest categories must be all children, each once"
            )
        if unmade := [label for label in self.groups if not self.can_express(label)]:
            raise UnusableTable(f"{self.dimension.name}: not a sum of finer ones: {', '.join(unmade)}")

    def can_express(self, label: str) -> bool:
        """Whether this category is a union of the finest ones."""
        return sum(len(self.dimension.leaves_of[part]) for part in self.parts_of(label)) == len(
            self.dimension.leaves_of[label]
        )

    def parts_of(self, label: str) -> list[str]:
        """The finest categories inside a category."""
        whole = self.dimension.leaves_of[label]
        return [part for part in self.finest if self.dimension.leaves_of[part] <= whole]

    @property
    def printed(self) -> tuple[str, ...]:
        """The categories that the table prints: the finest, the groups and the total."""
        total = (TOTAL,) if TOTAL in self.dimension.leaves_of else ()
        return tuple(dict.fromkeys((*self.finest, *self.groups, *total)))

    def line_below(self, label: str, among: Iterable[str]) -> tuple[str, ...]:
        """The largest categories (of these, and of the finest) that make up one exactly once."""
        known = self.dimension.leaves_of
        whole, chosen = known[label], []
        left = set(whole)
        for part in sorted({*among, *self.finest}, key=lambda part: (-len(known[part]), part)):
            if known[part] < whole and known[part] <= left:
                chosen.append(part)
                left -= known[part]
        return tuple(chosen) if not left else tuple(self.parts_of(label))
