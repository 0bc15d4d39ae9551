"""Counts of histories as two files, as JSON and in words, with what to type next."""

import csv
import json

from umai.linkage.histories.recall import FEWEST

LEAST_RECALL = 0.5  # below it `umai estimate` takes no share


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def list_rows(found):
    """What each list is, a row each, with by what the counts were joined."""
    lists, links = found.lists(), found.links and found.links.of_lists
    yield [*lists[0], "per_cent", "models", "recall", "recall_of"]
    recall = (round(links.value, 4), links.of) if links else ("", "")
    for one in lists:
        yield [*one.values(), found.per_cent, " ".join(found.models), *recall]


def as_json(found, frozen) -> str:
    links = found.links
    said = {
        "children": found.counts.total(),
        "per_cent": found.per_cent,
        "models": found.models,
        "strata": list(found.strata),
        "lists": found.lists(),
        "unnamed": {one.slug: one.unnamed for one in found.beside},
        "put_on_later": found.put_on_later,
        "counts": list(found.rows()),
        "recall": links and links.of_lists and links.of_lists.value,
        "recall_of": links and links.of_lists and links.of_lists.of,
        "links": links and links_as_json(links),
        "frozen": frozen and str(frozen.pk),
    }
    return json.dumps(said, ensure_ascii=False)


def links_as_json(links):
    def share(one):
        return one and one._asdict()

    return {
        "pairs": links.pairs,
        "pairs_with_register": links.pairs_with_register,
        "sample": links.sample,
        "seed": links.seed,
        "lists": share(links.of_lists),
        "register": share(links.of_register),
        "by_lists": [[here, there, share(one)] for here, there, one in links.by_lists],
        "readers_least": share(links.readers_least),
        "readers_most": share(links.readers_most),
    }


def in_words(found, frozen, out):
    """The lines that `umai histories` prints."""
    for one in found.lists():
        yield f"{one['list']}: {one['rows']:,} rows, {one['from']} to {one['to']}; can contain: {one['whom']}"
    several = sum(number for history, number in found.counts.items() if len(history.on) > 1)
    yield (
        f"{found.counts.total():,} children, {several:,} of them on more than one list; "
        f"joined from {found.per_cent} per cent."
    )
    yield from beside_in_words(found)
    if found.links:
        yield from links_in_words(found.links)
    if frozen:
        yield f"Kept as {frozen.pk}."
    yield f"Next: {next_command(found, out)}"


def beside_in_words(found):
    for one in found.beside:
        if one.districts:
            yield f"Only children of the districts of {one.slug} are counted: it can contain no others."
        if one.unnamed:
            yield f"{one.slug}: {one.unnamed:,} more, of whom nobody is sure who they are, are not counted."
    if late := found.put_on_later:
        yield (
            f"{late:,} children were put on the register after a list was compared with it, so their rows on "
            "that list are not joined and the estimate becomes too high. Take in its next edition first."
        )


def links_in_words(links):
    if links.of_lists:
        yield (
            f"Links found: {in_per_cent(links.of_lists)} of {links.of_lists.of:,} pairs of rows of two lists "
            "with one PIN would be joined if nobody knew the PIN."
        )
    else:
        yield (
            f"Which share of the links was found cannot be told: {links.pairs:,} pairs of rows of two lists "
            f"carry one PIN, and {FEWEST} are needed. Missed links make the estimate too high."
        )
    for here, there, one in links.by_lists:
        yield f"  {here} and {there}: {in_per_cent(one)} of {one.of:,}"
    if links.of_register:
        yield f"  rows and the register: {in_per_cent(links.of_register)} of {links.of_register.of:,}"
    if links.of_lists:
        yield "Who has a PIN is better documented than others: of all links no more than this was found."
    if links.readers_least and links.readers_most:
        yield (
            f"By {links.readers_most.of:,} pairs that people read: {in_per_cent(links.readers_least)} joined "
            f"from 90 per cent, {in_per_cent(links.readers_most)} from where a person is asked. Pairs that "
            "the keys did not find are not among them."
        )


def in_per_cent(share):
    return f"{100 * share.value:.1f} % ({100 * share.low:.1f} to {100 * share.high:.1f})"


def next_command(found, out):
    """The command to type next, or what to do before any."""
    links = found.links and found.links.of_lists
    if links and links.value < LEAST_RECALL:
        return "no estimate: fewer than half of the links are found. Train the matching (`umai train`) first."
    known = f" --recall {round(links.value, 4):g} --recall-of {links.of}" if links else ""
    return f"bin/umai estimate {out}{known}"
