"""What is kept is told to whom it belongs, without a word about anybody else, and by two persons."""

import io
import uuid
from datetime import date

import pikepdf
import pytest
from django.db import DatabaseError

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.access.sessions import Speaker
from umai.documents.models import PrintedPaper
from umai.documents.tests.text_of_pdf import text_of
from umai.identification.signal.sealing import ReportWords
from umai.identification.tests.conftest import reported
from umai.intake.models import Case
from umai.register.child.actions import add_adult, add_child, link_adult
from umai.register.models import Adult
from umai.rights.extract.actions import (
    MayNotAsk,
    NotReleased,
    NotSafe,
    hand_over,
    print_extract,
    refuse_extract,
    release_extract,
)
from umai.rights.models import ExtractAnswer, ExtractRequest
from umai.rights.tests.conftest import (
    HARMLESS,
    HOUSE,
    SECRET,
    SHELTER,
    SISTER,
    UNCLE,
    Family,
    asked,
    asked_by_child,
    ended,
    feared,
    last_entry,
    released,
)
from umai.staff.models import Particulars
from umai.visits.tests.conftest import record
from umai.walls.declaring.actions import declare_tie


def text(pdf):
    return " ".join(" ".join(text_of(pdf)).split())


def printed(request, by, language="ky"):
    return print_extract(request, by=by, language=language).pdf


class TestAsking:
    def test_it_is_written_down_and_on_the_trail(self, family, aigul):
        assert asked(family, aigul).adult_id == family.mother
        assert last_entry() == ("rights.ask_extract", "done")

    @pytest.mark.parametrize("left_out", [{"ground": " "}, {"shown": ""}, {"adult_id": None}])
    def test_nothing_is_left_out(self, family, aigul, left_out):
        with pytest.raises(Incomplete):
            asked(family, aigul, **left_out)

    def test_of_a_grown_child_a_parent_asks_only_about_themselves(self, aigul, damira):
        grown = Family(aigul, damira, born=date(2000, 1, 1))
        with pytest.raises(MayNotAsk):
            asked(grown, aigul)
        assert asked(grown, aigul, subject="adult")


class TestReleasing:
    def test_another_person_releases_it_and_it_is_on_the_trail(self, request_of_mother, erlan):
        assert released(request_of_mother, erlan).released
        assert last_entry() == ("rights.release_extract", "done")

    def test_who_took_it_down_does_not_release_it(self, family, erlan):
        with pytest.raises(NeedsAnotherPerson):
            released(asked(family, erlan), erlan)

    def test_how_it_was_judged_is_written(self, request_of_mother, erlan):
        with pytest.raises(Incomplete):
            release_extract(request_of_mother, by=erlan, words=" ")

    def test_one_answer_stands(self, request_of_mother, erlan, damira):
        released(request_of_mother, erlan)
        with pytest.raises(AlreadyAnswered):
            refuse_extract(request_of_mother, by=damira, refused_for="harm", words="She drinks.")


class TestRefusing:
    def test_it_is_refused_with_a_reason_and_on_the_trail(self, request_of_mother, erlan, aigul):
        row = refuse_extract(request_of_mother, by=erlan, refused_for="harm", words="She drinks.")
        assert row.refused_for == "harm"
        assert last_entry() == ("rights.refuse_extract", "done")
        with pytest.raises(NotReleased):
            print_extract(request_of_mother, by=aigul, language="ky")


class TestWhoIsFeared:
    def test_never_gets_it(self, family, aigul, erlan):
        ended(feared(family, aigul), aigul)
        with pytest.raises(NotSafe):
            released(asked(family, aigul, asker="carer", adult_id=family.uncle), erlan)

    def test_named_in_words_never_gets_it_either(self, family, aigul, erlan):
        ended(feared(family, aigul, suspect_id=None, suspect_words=f"Асанова {UNCLE}, таякеси"), aigul)
        with pytest.raises(NotSafe):
            released(asked(family, aigul, asker="carer", adult_id=family.uncle), erlan)

    def test_named_in_the_file_of_another_child_never_gets_it(self, family, aigul, erlan):
        from umai.protection.emergency.actions import record_decision
        from umai.protection.tests.conftest import ago, begun, make_case

        protection = begun(make_case(family.sister, aigul), aigul)
        record_decision(
            protection,
            by=aigul,
            happened_at=ago(hours=1),
            decided="removed",
            reason="x",
            suspect_id=family.mother,
        )
        with pytest.raises(NotSafe):
            released(asked(family, aigul), erlan)

    def test_only_the_child_gets_it_while_a_protection_runs(self, family, aigul, erlan):
        protection = feared(family, aigul)
        with pytest.raises(NotSafe):
            released(asked(family, aigul), erlan)
        assert released(asked_by_child(family, aigul), erlan)
        ended(protection, aigul)
        assert released(asked(family, aigul), erlan)

    def test_the_adult_who_is_named_as_safe_gets_it_while_a_protection_runs(self, family, aigul, erlan):
        feared(family, aigul, adult_id=family.mother, adult_words="")
        assert released(asked(family, aigul), erlan)

    @pytest.mark.parametrize(
        ("identity", "pin"),
        [({"given": "Эрлан", "surname": "Мамытов"}, ""), ({"given": "Башка"}, "21505198512345")],
        ids=["by name", "by PIN"],
    )
    def test_a_worker_whom_the_family_fears_never_gets_it(self, family, aigul, damira, farida, identity, pin):
        kin = add_adult(family.child, by=aigul, identity=identity | {"pin": pin}, relation="uncle_m")
        request = asked(family, aigul, asker="carer", adult_id=kin.adult_id)
        Particulars.objects.using("owner").update_or_create(
            worker_id=id_of("worker", "erlan"), defaults={"pin": pin}
        )
        declare_tie(family.child, by=damira, worker_id=id_of("worker", "erlan"), tie="feared", words="x")
        with pytest.raises(NotSafe):
            released(request, Speaker(farida.token))

    def test_a_release_from_before_prints_nothing_once_a_protection_runs(
        self, family, request_of_mother, aigul, erlan
    ):
        released(request_of_mother, erlan)
        feared(family, aigul)
        with pytest.raises(NotReleased):
            printed(request_of_mother, aigul)


class TestThePaper:
    @pytest.fixture
    def whole(self, family, aigul, damira, erlan):
        """Everything that must not be on any paper is in the file."""
        ended(feared(family, aigul), aigul)
        self.says(family, aigul, SECRET)
        self.says(family, aigul, HARMLESS)
        reported(ReportWords(happened="Мен коңшумун, Зулайка Кабарчы"))
        return family

    def says(self, family, by, words):
        with by.speaking():
            case = Case.objects.get(child=family.child)
        record(case, by, childs_words=words, words=f"{UNCLE} келди")

    def test_the_child_reads_what_it_said_and_where_it_lives(self, whole, aigul, erlan, damira):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        said = text(printed(request, damira))
        for words in ("Нурбек", "Манас көчөсү, 5", "№ 4 мектеп", "Астма", HARMLESS):
            assert words in said

    @pytest.mark.parametrize("language", ["ky", "ru"])
    @pytest.mark.parametrize("ask", [asked_by_child, asked])
    def test_nobody_else_is_on_it_nor_in_what_the_file_says_of_itself(
        self, whole, aigul, erlan, damira, ask, language
    ):
        request = ask(whole, aigul)
        released(request, erlan)
        pdf = printed(request, damira, language)
        said = text(pdf)
        with pikepdf.open(io.BytesIO(pdf)) as document:
            about = f"{document.docinfo} {document.Root.get('/Metadata') and document.open_metadata()}"
        strangers = (
            SISTER,
            UNCLE,
            SHELTER,
            HOUSE,
            "Зулайка",
            "Кабарчы",
            "Айгүл",
            "Асанова Айгүл",
            "violence",
        )
        for words in strangers:
            assert words not in said
            assert words not in about

    @pytest.mark.parametrize(
        "words",
        [
            "Бегимайдан сурагыла",
            "я с Бегимаем и с мамой",
            "БЕГИМАЙ!",
            f"«{UNCLE}дын үйү»",
            f"биз {SHELTER.lower()}-үйдөбүз",
        ],
    )
    def test_a_declined_name_hides_the_text_too(self, whole, aigul, erlan, damira, words):
        self.says(whole, aigul, words)
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        said = text(printed(request, damira))
        assert HARMLESS in said and words not in said

    def test_a_sister_whose_file_nobody_here_may_open_is_hidden_too(self, whole, aigul, erlan, damira, wall):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        for by in (aigul, erlan, damira):
            wall(by, whole.sister)
        said = text(printed(request, Speaker(damira.token)))
        assert HARMLESS in said and SISTER not in said

    def test_a_cousin_is_hidden_too(self, whole, aigul, erlan, damira):
        cousin = add_child(
            aigul.office.place,
            by=aigul,
            id=uuid.uuid4(),
            identity={"given": "Мээримгүл", "surname": "Токтоев"},
        )
        link_adult(cousin, by=aigul, adult=Adult(pk=whole.uncle), relation="father")
        self.says(whole, aigul, "Мээримгуль менен ойнойм")
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        assert "Мээримгуль" not in text(printed(request, damira))

    def test_by_sql_the_names_are_asked_only_of_what_was_released_here(self, whole, aigul, erlan, cholpon):
        def names(by, texts=(SISTER, HARMLESS)):
            question = "select rights_names_others(%(asked)s, %(texts)s::text[])"
            ((found,),) = by.ask(question, asked=request.pk, texts=list(texts))
            return found

        request = asked_by_child(whole, aigul)
        assert names(erlan) is None
        released(request, erlan)
        assert names(erlan) == [True, False]
        assert names(cholpon) is None

    def test_a_parent_does_not_read_where_the_child_lives_and_what_it_said(self, whole, aigul, erlan, damira):
        request = asked(whole, aigul)
        released(request, erlan)
        said = text(printed(request, damira))
        assert "Нурбек" in said
        for words in ("Манас көчөсү", "№ 4 мектеп", "Астма", HARMLESS):
            assert words not in said

    def test_an_adult_reads_only_of_themselves(self, whole, aigul, erlan):
        request = asked(whole, aigul, subject="adult")
        released(request, erlan)
        said = text(printed(request, aigul))
        assert "Гүлнара" in said
        assert "Нурбек" not in said

    def test_who_looked_is_on_it_by_post_and_office_and_without_a_name(self, whole, aigul, erlan):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        said = text(printed(request, erlan, "ru"))
        assert "специалист" in said
        assert "Мамытов" not in said

    def test_a_look_at_night_is_told_on_its_day_of_bishkek(self, whole, aigul, erlan, superuser):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        with without_triggers(superuser):
            superuser.execute("update trail_entry set at = '2026-01-31T20:00Z'")
        days = erlan.ask("select distinct on_day::text from rights_lookers(%(asked)s)", asked=request.pk)
        assert ("2026-02-01",) in days and ("2026-01-31",) not in days

    def test_who_reported_is_not_told_by_who_looked(self, whole, aigul, erlan, bakyt):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        found = erlan.ask("select distinct act, role from rights_lookers(%(asked)s)", asked=request.pk)
        assert found
        assert not [act for act, _role in found if act.startswith("identification.")]
        assert {role for _act, role in found} <= {"social_worker", "specialist", "head"}

    def test_a_walled_worker_is_not_among_those_who_looked(self, whole, aigul, erlan, damira, wall):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        wall(damira, whole.child)
        found = erlan.ask("select distinct role from rights_lookers(%(asked)s)", asked=request.pk)
        assert ("head",) not in found

    def test_another_district_asks_in_vain_who_looked(self, whole, aigul, erlan, cholpon):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        assert cholpon.ask("select * from rights_lookers(%(asked)s)", asked=request.pk) == []
        assert cholpon.ask("select rights_not_safe(%(asked)s)", asked=request.pk) == [(None,)]

    def test_printing_is_on_the_trail(self, whole, aigul, erlan):
        request = asked_by_child(whole, aigul)
        released(request, erlan)
        printed(request, aigul)
        assert last_entry() == ("rights.print_extract", "done")


class TestHandingOver:
    def test_it_is_written_down_once_and_on_the_trail(self, request_of_mother, aigul, erlan):
        released(request_of_mother, erlan)
        printed(request_of_mother, aigul)
        said = {"to_whom": "The mother", "handed_on": date(2026, 1, 1)}
        hand_over(request_of_mother, by=aigul, **said)
        assert last_entry() == ("rights.hand_over", "done")
        with pytest.raises(AlreadyAnswered):
            hand_over(request_of_mother, by=aigul, **said)

    def test_what_was_not_printed_was_not_handed_over(self, request_of_mother, aigul):
        with pytest.raises(NotReleased):
            hand_over(request_of_mother, by=aigul, to_whom="The mother", handed_on=date(2026, 1, 1))


class TestPastTheProgram:
    """The same by SQL as the web role of a signed-in worker."""

    def test_one_person_releases_nothing(self, family, erlan):
        request = asked(family, erlan)
        row = {"child_id": family.child.pk, "request": request, "released": True, "words": "x"}
        with erlan.speaking(), pytest.raises(DatabaseError):
            ExtractAnswer.objects.create(**row)

    def test_a_paper_without_a_release_is_no_row(self, request_of_mother, child, aigul):
        row = {"about_kind": "rights.extractrequest", "about_id": request_of_mother.pk, "language": "ky"}
        with aigul.speaking(), pytest.raises(DatabaseError):
            PrintedPaper.objects.create(
                child_id=child.pk, paper="rights.extract", sha256="", check_value="", **row
            )

    def test_somebody_outside_the_family_gets_nothing(self, family, aigul, erlan):
        identity = {"given": "Башка"}
        other = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
        stranger = add_adult(other, by=aigul, identity=identity, relation="mother").adult_id
        with aigul.speaking():
            request = ExtractRequest.objects.create(
                child_id=family.child.pk,
                asker="parent",
                adult_id=stranger,
                subject="child",
                ground="x",
                shown="x",
                asked_on=date(2026, 1, 1),
            )
        with pytest.raises(NotSafe):
            released(request, erlan)
