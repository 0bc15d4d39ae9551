"""How many slips lie between two words."""


def edit_distance(one: str, other: str, most: int = 2) -> int:
    """How many slips turn one word into the other, or `most` + 1 when it is more than `most`.

    A slip drops, adds or replaces a letter, or swaps two neighbours.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    begin, end = 0, 0
    shorter = min(len(one), len(other))
    while begin < shorter and one[begin] == other[begin]:
        begin += 1
    while end < shorter - begin and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[begin : len(one) - end], other[begin : len(other) - end]
    if not one or not other:
        return min(len(one) + len(other), most + 1)
    if most == 1:  # what one slip leaves between a common beginning and end is a letter, or two swapped
        return 1 if len(one) == len(other) == 1 or (len(one) == 2 and one == other[::-1]) else 2
    return min(_slips(one, other, most), most + 1)


def _slips(one: str, other: str, most: int) -> int:
    """The optimal string alignment distance, row by row, until it is more than `most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row, earlier = row, [at], before
        for place, another in enumerate(other, 1):
            best = min(above[place] + 1, row[place - 1] + 1, above[place - 1] + (letter != another))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == another:
                best = min(best, earlier[place - 2] + 1)
            row.append(best)
        if min(row) > most and min(above) >= most:
            return most + 1
        before = above
    return row[-1]
