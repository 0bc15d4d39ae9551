"""The page on which a child in no record is searched by description."""

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.identification.description.forms import DescriptionForm
from umai.identification.description.search import find_described


class SearchByDescription(Page):
    """Signals and children without a name that fit a description. What is typed stands in no address."""

    look = "identification.search"
    methods = ("GET", "HEAD", "POST")
    template = "identification/description.html"

    def respond(self):
        self.form = DescriptionForm(self.sent, by=self.by)
        self.status = 422 if self.form.errors else 200
        return self.draw()

    def context(self):
        page = {"form": self.form, "may_protect": may_do(self.by, "protection.begin")}
        if self.form.is_valid():
            page["found"] = find_described(self.form.description(), by=self.by)
        return page
