"""The page that gives a parent a code for the public site, whatever the parent does with it."""

from django.shortcuts import render

from umai.access.requests import is_for_a_program
from umai.guardianship.site.codes import make_code
from umai.identification.report_form.languages import LANGUAGES
from umai.identification.report_form.redirect import form_base
from umai.register.child.page import FileActPage, identity_bar_of
from umai.register.fields.person import FormContext
from umai.register.models import Child

PATHS = {one.code: one.path for one in LANGUAGES}


class GiveCodePage(FileActPage):
    """Ask which parent gets a code, and show the code once, with a text to send or to read aloud.

    `given_template` shows the code; `site_path` is where on the site it is good, under the language.
    """

    of = Child
    given_template: str
    site_path: str

    def form_options(self):
        return {"about": FormContext(self.record, self.by)}

    def context(self):
        return {"child": self.record, "no_parents": len(self.form.fields["adult_id"].choices) < 2}

    def perform(self):
        self.code, hashed = make_code()
        return self.act(self.record, by=self.by, code_hash=hashed, **self.answers())

    def destination(self, row):
        return row

    def leave(self, row):
        """Show the code, in the answer to the request that made it and nowhere else; to a person."""
        if is_for_a_program(self.request):
            return super().leave(row)
        address = f"{form_base(self.request)}/report/{PATHS[row.language]}/{self.site_path}"
        page = {"who": identity_bar_of(self.record.child_id), "row": row, "code": self.code}
        page |= {"address": address, "ends_on": row.ends_on}
        response = render(self.request, self.given_template, page)
        response.headers["Cache-Control"] = "no-store"
        return response
