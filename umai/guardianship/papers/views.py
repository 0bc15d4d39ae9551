"""The pages of the papers: how two stand together, and what is printed for the family."""

from django.http import Http404
from django.utils.translation import gettext_lazy

from umai.access.permissions import require_right
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.guardianship.papers import actions, sheets
from umai.guardianship.papers.forms import BesideForm
from umai.guardianship.papers.overlapping import earlier_papers
from umai.guardianship.placement.views import CarePage
from umai.register import merge_groups
from umai.register.child.file import file_of
from umai.register.child.page import FilePage
from umai.register.family.care import CARE
from umai.register.models import Child


class ExplainPapers(CarePage):
    """Ask whether two carers have a paper together, or one took the place of the other."""

    act = actions.explain_papers
    form_class = BesideForm
    title = gettext_lazy("Two have a paper at one time")
    intro = gettext_lazy(
        "Ask the carers and the office that gave out the papers. If one of the two entries is wrong, correct"
        " it on the page “Family” instead."
    )

    def shown(self, file):
        with self.by.speaking():
            others = earlier_papers(self.record, self.by)
        return [CARE.words(row, file) for row in (*others, self.record)]


class PrintPaper(FilePage):
    """A certificate, an extract or a notice, as PDF in Kyrgyz or Russian; the trail notes it."""

    of = Child

    def find(self):
        self.paper, self.language = self.address["paper"], self.address["language"]
        if self.language not in LANGUAGES or self.paper not in sheets.PAPERS:
            raise Http404
        require_right(self.by, sheets.RIGHTS[self.paper])
        return merge_groups.consult_child(self.address["pk"], self.by)

    def permit(self):
        require_right(self.by, sheets.RIGHTS[self.paper], self.record)

    def respond(self):
        child, by = self.record, self.by
        file = file_of(child, by=by)
        if self.paper == "notice" and not sheets.carers_to_tell(file):
            raise Http404
        merge_groups.consult_identities(f"guardianship.printed_{self.paper}", [child.pk], by)
        values = sheets.sheet_of(self.paper, file, by, self.language)
        pdf = render_pdf(sheets.TEMPLATE, values, self.language, record=child.pk)
        return as_pdf_response(pdf, f"{self.paper}-{file.on.isoformat()}-{self.language}")
