"""The list of all guidance, and the page of one text; neither names a child or a person."""

from django.http import Http404

from umai.access.pages import Page
from umai.design.guidance import read_guidance
from umai.lawbook.guidance.groups import FIRST, first_lines, other_groups


class GuidanceList(Page):
    """All texts of guidance by when one needs them."""

    look = "lawbook.guidance.read"
    template = "lawbook/guidance.html"

    def context(self):
        return {"first": first_lines(), "groups": other_groups()}


class ShowGuidance(Page):
    """One text on a page of its own, as it is printed too."""

    look = "lawbook.guidance.read"
    template = "lawbook/guidance_text.html"

    def context(self):
        text = read_guidance(self.address["room"], self.address["step"])
        if text is None or self.address["room"] == "cases":  # the cases with their answers are a course
            raise Http404
        name = f"{self.address['room']}/{self.address['step']}"
        course = self.address["step"] if name in FIRST else ""
        return {"text": text, "course": course}
