"""The pages of the family's paper: print it in the language of the family, and write down who took it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.documents.actions import print_paper
from umai.documents.papers import as_pdf_response
from umai.register.child.page import FilePage
from umai.register.models import Child
from umai.rights.extract.forms import PaperTakenForm
from umai.rights.notice import actions, contents
from umai.rights.page import ChildRightsPage

LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "uz": "Ўзбекча"}


class FamilyNotice(ChildRightsPage):
    """Print the paper, and write down who took it."""

    act = actions.hand_notice
    form_class = PaperTakenForm
    template = "rights/notice.html"
    title = gettext_lazy("Tell the family what is kept")
    lead = gettext_lazy("Give the paper to the family at the first visit, in the language they read.")
    button = gettext_lazy("Write it down")

    def context(self):
        unread = [name for one, name in LANGUAGES.items() if not contents.is_reviewed(one)]
        return super().context() | {"languages": LANGUAGES.items(), "unread": unread, "child": self.record}

    def destination(self, outcome):
        return reverse("rights:of_child", args=[self.record.pk])


class PrintNotice(FilePage):
    """Print the paper; printing is an act, with a row. A GET answers 404."""

    of = Child
    look = "documents.print"
    template = contents.TEMPLATE.name
    methods = ("GET", "HEAD", "POST")

    def respond(self):
        language = self.request.POST.get("language")
        if language not in contents.LANGUAGES:
            raise Http404
        printed = print_paper(
            self.record,
            by=self.by,
            paper=actions.PAPER,
            template=contents.TEMPLATE,
            values=contents.values_of(self.by.office, language),
            language=language,
        )
        return as_pdf_response(printed.pdf, f"notice-{language}")
