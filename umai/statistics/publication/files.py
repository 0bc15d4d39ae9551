"""The files of an edition, by their names: the same from the command and from the page."""

from umai.statistics.publication.csvw import csv_files
from umai.statistics.publication.editions import Edition
from umai.statistics.publication.sdmx import sdmx_files
from umai.statistics.publication.workbook import as_workbook
from umai.statistics.publication.yearbook import LANGUAGES, as_yearbook


def files_of(edition: Edition) -> dict[str, bytes]:
    """Every file by its path: `csv/…`, `sdmx/…`, a workbook and a yearbook in Kyrgyz and in Russian."""
    found = {f"csv/{name}": text.encode() for name, text in csv_files(edition).items()}
    found |= {f"sdmx/{name}": data for name, data in sdmx_files(edition).items()}
    for language in LANGUAGES:
        found[f"tables-{language}.xlsx"] = as_workbook(edition, language)
        found[f"yearbook-{language}.pdf"] = as_yearbook(edition, language)
    return found
