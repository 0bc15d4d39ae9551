"""The page of a text about papers: it names no child, and everybody who works here may read it."""

from django.http import Http404

from umai.access.pages import Page
from umai.guardianship.advice.parts import PARTS, links_to, text_of


class ShowAdvice(Page):
    """One text: which paper, where, what it costs, how long it takes, what to bring, and the others."""

    look = "lawbook.read"
    template = "guardianship/advice.html"

    def context(self):
        part = self.address["part"]
        if (text := text_of(part)) is None:
            raise Http404
        return {"text": text, "others": links_to(one for one in PARTS if one != part)}
