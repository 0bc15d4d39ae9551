"""The page on which a contradiction is answered."""

from tests.act_pages import ActPageTests, FilledPage
from umai.contradictions import views


def answer(nobody):
    home, _mend = nobody
    return FilledPage(
        by="aigul",
        address={"pk": home.child.pk, "rule": "nobody_cares"},
        answers={"what": "not_known", "words": "Кошуналар билбейт."},
    )


class TestPages(ActPageTests):
    PAGES = {views.AnswerContradiction: answer}
