"""The pages of figures that others published: all tables, one with its pictures, and rows to download."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.parts import Link
from umai.statistics.elsewhere.figures import published_figures
from umai.statistics.elsewhere.reading import (
    indicator_lines,
    newest_in_words,
    pictures_of,
    rows_to_download,
    table_page,
)
from umai.statistics.elsewhere.tables import tables
from umai.statistics.elsewhere.words import said
from umai.statistics.pictures.downloads import BYTE_ORDER
from umai.statistics.pictures.shown import PicturedPage


class FigurePage(Page):
    look = "statistics.read"


class FigureTables(FigurePage):
    """The list of tables, and where claims and coverage stand."""

    template = "statistics/tables.html"

    def context(self):
        links = [
            (Link(said(one.title), reverse("statistics:table", args=[one.code])), newest_in_words(one))
            for one in tables().values()
        ]
        extracts = may_do(self.by, "statistics.extracts.read")
        return {"links": links, "enters": may_do(self.by, "statistics.enter_claim"), "extracts": extracts}


class OneTable(FigurePage):
    """A page about the table that the address names."""

    def find(self):
        table = tables().get(self.address["code"])
        if table is None:
            raise Http404
        return None

    @property
    def table(self):
        return tables()[self.address["code"]]


class FigureTablePage(PicturedPage, OneTable):
    """One table with its pictures, how it changed, and what it does not say."""

    template = "statistics/table.html"
    pictures_at = "statistics:table_picture"

    def pictures(self):
        return pictures_of(self.table)

    def context(self):
        return table_page(self.table)


class FigureTableRows(OneTable):
    """The rows of one table as CSV, with those that other sources say."""

    def respond(self):
        return as_csv((*self.table.lines, *self.table.others), self.table.code)


class AllFigures(FigurePage):
    """Every figure that comes with Umai, by what it counts."""

    template = "statistics/all.html"

    def context(self):
        return {"kinds": indicator_lines()}


class AllFigureRows(FigurePage):
    """Every figure as CSV."""

    def respond(self):
        return as_csv(published_figures(), "figures")


def as_csv(figures, name) -> HttpResponse:
    answer = HttpResponse(BYTE_ORDER + rows_to_download(figures), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
