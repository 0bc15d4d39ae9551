"""What readers said of pairs, as labelled pairs for a training: levels of agreement, and no child.

A file has one line a pair: the model by which it was weighed, whether it is one child, how many pairs it
stands for (empty for one that was not drawn), the model's probability, and the level of each comparison.
"""

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from umai.matching.comparison.levels import BY_NAME
from umai.refusal import Refusal

HEAD = ("model", "same", "weight", "probability")
# As how many read pairs the numbers count that were learned without readers.
PRIOR = 200


class UnusableLabels(Refusal):
    """A file that holds no labelled pairs; one line says what and where."""


class LabelledPair(NamedTuple):
    """One pair that was read; `weight` is 0 for one that was not drawn: it tells nothing of others."""

    same: bool
    weight: float
    levels: dict[str, str]


def write_labels(file, rows) -> int:
    """Write these rows (model, same, weight, probability, levels) as CSV; answers how many."""
    out = csv.writer(file)
    out.writerow([*HEAD, *BY_NAME])
    number = 0
    for model, same, weight, probability, levels in rows:
        of_pair = json.loads(levels) if isinstance(levels, str) else levels
        line = [of_pair.get(name, "unknown") for name in BY_NAME]
        out.writerow([model, "yes" if same else "no", "" if weight is None else weight, probability, *line])
        number += 1
    return number


def read_labels(path) -> list[LabelledPair]:
    """Read a file of labelled pairs; `UnusableLabels` says in one line what is wrong with it."""
    try:
        with Path(path).open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableLabels(f"{path}: cannot be read as labelled pairs") from error
    return [_label(line, f"{path}: pair {number}") for number, line in enumerate(lines, 1)]


def _label(line, where) -> LabelledPair:
    try:
        same, weight = {"yes": True, "no": False}[line["same"]], float(line["weight"] or 0)
        levels = {name: line[name] for name in BY_NAME}
        float(line["probability"])  # not used; a file without it is not one of labelled pairs
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableLabels(f"{where} is not a labelled pair as umai labels writes them") from error
    for name, level in levels.items():
        if level not in {known.name for known in BY_NAME[name].levels}:
            raise UnusableLabels(f"{where}: {name} has no level {level!r}, read under others")
    return LabelledPair(same, weight, levels)


def agreement_from_labels(
    labels: list[LabelledPair], m: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """How often one child's two records stand at each level, from `m` and from the pairs that were read.

    Only drawn pairs count, each by how many it stands for, and all together as Kish's effective number of
    pairs; `m` counts as `PRIOR` pairs, so a few readings change it little.
    """
    same = [label for label in labels if label.same and label.weight > 0]
    if not same:
        return m
    scale = sum(label.weight for label in same) / sum(label.weight**2 for label in same)
    counted = {name: defaultdict(float) for name in m}
    for label in same:
        for name in m:
            counted[name][label.levels[name]] += label.weight * scale
    return {name: _joined(levels, counted[name]) for name, levels in m.items()}


def _joined(levels, counted):
    """The shares of both together; an open level says nothing and is in neither."""
    of = PRIOR + sum(counted[level] for level in levels)
    return {level: (PRIOR * share + counted[level]) / of for level, share in levels.items()}
