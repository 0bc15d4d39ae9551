"""Two papers at one time are accepted and asked about; what the register holds is printed."""

from datetime import date

import pytest

from umai.documents.tests.text_of_pdf import text_of
from umai.guardianship.papers import actions
from umai.guardianship.tests.conftest import (
    DAY,
    adult_of,
    asked_of,
    kinds_asked,
    last_entry,
    placed,
    register,
)
from umai.law.terms.clock import today
from umai.register.child.actions import change_fact, link_adult, record_fact
from umai.register.child.file import file_of
from umai.register.merging.actions import merge_records
from umai.register.models import Absence, CareArrangement
from umai.trail.models import Entry


@pytest.fixture
def uncle(child, aigul):
    return adult_of(child, aigul, "uncle_m", "Мирбек")


@pytest.fixture
def two(child, aunt, uncle, aigul):
    """The aunt has a paper, and a later one of the uncle begins while it runs."""
    placed(child, aunt, aigul, paper="preliminary", paper_from=today() - 9 * DAY)
    return placed(child, uncle, aigul, paper="court", paper_from=today() - 3 * DAY)


class TestTwoAtOneTime:
    def test_they_are_accepted_and_asked_about(self, child, two, aigul, client_of):
        (one,) = asked_of(aigul)
        assert (one.what, one.row_id, one.on_day) == ("papers", two.pk, today() - 3 * DAY)
        page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "Two have a paper at one time: Асанова Салкын, Асанова Мирбек." in page
        assert "Is it joint, or was it taken over?" in page

    def test_an_institution_beside_a_carer_is_asked_about_once(self, child, aunt, aigul, client_of):
        placed(child, aunt, aigul, paper="court")
        record_fact(child, by=aigul, model=CareArrangement, institution="Үй-бүлө үйү", paper="institution")
        page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "Two have a paper at one time: Асанова Салкын, Үй-бүлө үйү. Is it joint" in page
        assert page.count("Two have a paper at one time") == 1

    def test_the_answer_is_kept_and_the_rules_go_by_it(self, child, two, aigul):
        for beside in ("joint", "takes_over"):
            two = actions.explain_papers(two, by=aigul, beside=beside)
            assert last_entry() == ("guardianship.explain_papers", "done")
            assert (two.beside, two.why) == (beside, "correction")
            assert asked_of(aigul) == []
            papers = file_of(child, by=aigul).life.life.papers
            assert sum(one.is_explained for one in papers) == 1, beside

    def test_where_only_one_has_a_paper_there_is_nothing_to_say(self, child, aunt, uncle, aigul):
        placed(child, uncle, aigul)
        row = placed(child, aunt, aigul, paper="court")
        with pytest.raises(actions.NothingBeside):
            actions.explain_papers(row, by=aigul, beside="joint")
        with pytest.raises(actions.Incomplete):
            actions.explain_papers(row, by=aigul, beside="perhaps")

    def test_what_is_over_is_not_asked_about(self, child, aunt, uncle, aigul, client_of):
        term = {"paper_from": today() - 9 * DAY, "paper_to": today() - DAY}
        placed(child, aunt, aigul, paper="preliminary", **term)
        placed(child, uncle, aigul, paper="court", paper_from=today() - 3 * DAY)
        assert asked_of(aigul) == []
        page = client_of("aigul").get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "Two have a paper" not in page

    def test_of_papers_that_begin_on_one_day_the_later_row_is_asked_about(self, child, aunt, uncle, aigul):
        placed(child, aunt, aigul, paper="court", paper_from=today())
        later = placed(child, uncle, aigul, paper="court", paper_from=today())
        assert [one.row_id for one in asked_of(aigul)] == [later.pk]

    def test_an_entry_that_was_corrected_meanwhile_is_the_one_that_is_asked(
        self, child, two, aigul, client_of
    ):
        change_fact(child, by=aigul, fact=two, changed_on=today(), number="17")
        page = client_of("aigul").post(f"/care/{two.pk}/beside/", {"beside": "joint"})
        assert page.status_code == 302 and asked_of(aigul) == []

    def test_one_carer_with_two_papers_in_merged_records_is_seen(self, child, aunt, aigul, erlan, client_of):
        other = register(aigul)
        link_adult(other, by=aigul, adult=aunt.adult, relation="aunt_m")
        for one in (child, other):
            placed(one, aunt, aigul, paper="court")
        merge_records(child, by=erlan, other=other, reason="known")
        assert kinds_asked(aigul) == ["papers"]
        page = client_of("aigul").get("/arrangements/").content.decode()
        assert "Асанова Салкын has two papers for the same days." in page


@pytest.fixture
def printed(child, client_of):
    """`printed("notice", "ky")`: the text of the paper."""

    def text(paper, language, by="erlan"):
        answer = client_of(by).get(f"/children/{child.pk}/papers/{paper}/{language}/")
        assert answer.headers["Content-Type"] == "application/pdf"
        return " ".join(" ".join(text_of(answer.content)).split())

    return text


@pytest.fixture
def aunts_paper(child, aunt, aigul):
    said = {"paper": "court", "number": "№ 17", "issuer": "Ноокат районунун соту", "holds_from": None}
    return placed(child, aunt, aigul, paper_from=date(2026, 1, 2), paper_to=today() + 40 * DAY, **said)


IN_WORDS = {
    "certificate": {
        "ky": ["маалымкат", "Ноокат районунун соту", "камкорчулук"],
        "ru": ["Справка", "Ноокат районунун соту", "по решению суда"],
    },
    "extract": {"ky": ["көчүрмө"], "ru": ["Выписка"]},
    "notice": {  # also a village worker prints it, who certifies nothing
        "ky": ["туулгандыгы тууралуу күбөлүгүн", "Мекеменин кызматкери"],
        "ru": ["свидетельство о рождении", "Работник учреждения"],
    },
}
NOTHING = {
    "certificate": {"ky": "караган адамдын документи жок", "ru": "нет документа"},
    "extract": {"ky": "жашаары жазылган эмес", "ru": "Никто не записал"},
}


class TestPrinting:
    @pytest.mark.parametrize("language", ["ky", "ru"])
    def test_each_paper_says_what_it_certifies(self, child, mother, aunts_paper, printed, aigul, language):
        placed(child, mother, aigul, holds_from=date(2020, 1, 1), holds_to=date(2025, 12, 31))
        away = {"model": Absence, "adult_id": mother.adult_id, "kind": "external", "country": "RU"}
        record_fact(child, by=aigul, holds_from=date(2026, 1, 1), **away)
        record_fact(child, by=aigul, holds_from=date(2024, 1, 1), holds_to=date(2024, 3, 1), **away)
        always = {
            "certificate": ["Асанов Нурбек", "Асанова Салкын", "№ 17"],
            "extract": ["Асанова Гүлзат", "Асанова Салкын", "№ 17", "2020", "2024"],
            "notice": ["Асанова Салкын"],
        }
        for paper, parts in always.items():
            text = printed(paper, language, by="aigul" if paper == "notice" else "erlan")
            assert [one for one in (*parts, *IN_WORDS[paper][language]) if one not in text] == [], paper
        assert Entry.objects.using("owner").filter(act="guardianship.printed_certificate").exists()

    def test_of_a_child_of_whom_nothing_is_known_it_says_so(self, child, printed):
        for paper, words in NOTHING.items():
            for language, said in words.items():
                assert said in printed(paper, language), (paper, language)

    def test_each_carer_has_a_page_and_a_parent_none(self, child, mother, aunt, uncle, aunts_paper, aigul):
        from umai.guardianship.papers.sheets import carers_to_tell, notice_words

        rows = [placed(child, uncle, aigul), placed(child, mother, aigul)]
        rows.append(placed(child, uncle, aigul, paper="preliminary", paper_to=today() - DAY))
        told = carers_to_tell(file_of(child, by=aigul))
        assert {one.pk for one in told} == {aunts_paper.pk, rows[0].pk, rows[2].pk}
        words = " ".join(map(notice_words, told))
        for part in ("holds no paper", "is valid until", "was valid until"):
            assert part in words

    def test_a_village_worker_prints_the_notice_and_no_certificate(self, aunts_paper, child, client_of):
        client = client_of("aigul")
        assert client.get(f"/children/{child.pk}/papers/certificate/ky/").status_code == 403
        page = client.get(f"/children/{child.pk}/guardianship/").content.decode()
        assert "/papers/notice/ky/" in page and "/papers/certificate/" not in page

    @pytest.mark.parametrize(
        ("right", "status"), [("guardianship.notice.read", 200), ("guardianship.confirm", 403)]
    )
    def test_what_is_offered_is_what_may_be_printed(
        self, aunts_paper, child, client_of, monkeypatch, right, status
    ):
        from umai.guardianship.papers import sheets

        monkeypatch.setitem(sheets.RIGHTS, "extract", right)
        client = client_of("aigul")
        page = client.get(f"/children/{child.pk}/guardianship/").content.decode()
        assert ("/papers/extract/ky/" in page) is (status == 200)
        assert client.get(f"/children/{child.pk}/papers/extract/ky/").status_code == status
        assert set(sheets.RIGHTS) == set(sheets.PAPERS)

    def test_another_place_another_role_and_another_paper_print_nothing(self, aunts_paper, child, client_of):
        found = {
            (who, paper): client_of(who).get(f"/children/{child.pk}/papers/{paper}/").status_code
            for who, paper in (
                ("cholpon", "notice/ky"),
                ("farida", "notice/ky"),
                ("erlan", "notice/en"),
                ("erlan", "letter/ky"),
            )
        }
        assert list(found.values()) == [404, 403, 404, 404], found
