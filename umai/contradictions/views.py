"""What does not fit together: the list of the district or oblast, and the page that answers one."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import Page
from umai.contradictions import worklist
from umai.contradictions.actions import answer_contradiction
from umai.contradictions.forms import ContradictionAnswerForm
from umai.contradictions.models import ContradictionAnswer
from umai.contradictions.reading import found_by_rule, shown_contradiction
from umai.contradictions.rules import RULE_OF_SLUG
from umai.register.child.file import file_of
from umai.register.child.page import FileActPage
from umai.register.models import Child


class Contradictions(Page):
    """What does not fit together in the files within reach, as last night found it: the gravest first."""

    look = "contradictions.read"
    template = "contradictions/rows.html"

    def context(self):
        return worklist.rows_page(worklist.ContradictionFilter.of(self.request.GET, self.by))


class AnswerContradiction(FileActPage):
    """Answer one contradiction of a file: not known, or both are true."""

    act = answer_contradiction
    of = Child
    form_class = ContradictionAnswerForm
    template = "contradictions/answer.html"
    message = gettext_lazy("The answer was saved. What does not fit together rests now.")

    def find(self):
        child = super().find()
        if self.address["rule"] not in RULE_OF_SLUG:
            raise Http404
        self.rule = RULE_OF_SLUG[self.address["rule"]]
        self.found = found_by_rule(child.pk, self.rule.slug, self.by)
        return child

    def find_standing(self):
        rows = ContradictionAnswer.objects.within_reach_of(self.by)
        return rows.filter(child_id=self.record.pk, rule=self.rule.slug).first()

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"rule": self.rule.slug}

    def context(self):
        with self.by.speaking():
            file = file_of(self.record, by=self.by)
            shown = self.found and shown_contradiction(self.found, file, self.by)
        return {"rule": self.rule, "shown": shown, "back": self.destination(None), "before": self.standing}

    def destination(self, _answer):
        return reverse("casefile:child", args=[self.record.pk]) + "#contradictions"
