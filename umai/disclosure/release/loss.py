"""How much a release says less than the counts."""

from dataclasses import dataclass

from umai.disclosure.release.editions import Release
from umai.disclosure.tables.sums import link_tables


@dataclass(frozen=True)
class InformationLoss:
    """`deviation` is the mean of how far a printed number is from its count."""

    cells: int
    withheld: int
    altered: int
    deviation: float
    sums: int
    broken_sums: int

    def __str__(self) -> str:
        return (
            f"{self.altered} of {self.cells} numbers are not the count, by {self.deviation:.2f} on average; "
            f"{self.withheld} not printed; {self.broken_sums} of {self.sums} sums do not add up as printed"
        )


def information_loss(release: Release) -> InformationLoss:
    """What rounding and withholding took from one release."""
    printed = release.printed
    apart = [abs(number - release.counts[cell]) for cell, number in printed.items()]
    sums = printed_sums(release)
    return InformationLoss(
        cells=len(release.counts),
        withheld=len(release.counts) - len(printed),
        altered=sum(one > 0 for one in apart),
        deviation=sum(apart) / max(len(apart), 1),
        sums=len(sums),
        broken_sums=sum(whole != parts for whole, parts in sums),
    )


def printed_sums(release: Release) -> list[tuple[int, int]]:
    """(the printed whole, the sum of its printed parts) of each line that is printed in full."""
    linked = link_tables(release.tables)
    numbers = {at: release.printed[cell] for cell, at in linked.index.items() if cell in release.printed}
    return [
        (numbers[whole], sum(numbers[part] for part in parts))
        for whole, parts in linked.lines
        if numbers.keys() >= {whole, *parts}
    ]
