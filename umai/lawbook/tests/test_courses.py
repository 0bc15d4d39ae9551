"""Short courses: who does which, that it is recorded once in each edition, and what a head sees of it."""

import re

import pytest
from django.db import DatabaseError
from django.urls import reverse

from tests.cast import id_of
from umai.access.policy.table import ROLES_OF_ACT
from umai.access.requirements import Incomplete
from umai.design.guidance import LANGUAGES, UNREVIEWED, read_guidance, text_in_use
from umai.law.checks.check import HOW_SURE, refuse_guidance_without_source
from umai.law.checks.course import FOLDER, parse_course
from umai.law.editions.edition import BadLaw, LawEdition, using
from umai.lawbook.courses.actions import CourseChanged, CourseDoneBefore, do_course
from umai.lawbook.courses.courses import COURSES, OFFERED, digest_of_course, offered_to, read_course
from umai.lawbook.courses.reading import courses_of_offices
from umai.lawbook.models import CourseDone
from umai.refusal import NotPermitted
from umai.staff.models import Office, Role
from umai.trail.models import Entry

STEP = "first_week"
WRITTEN = parse_course(f"{FOLDER}{STEP}.en.md", text_in_use("cases", STEP, "en").removeprefix(UNREVIEWED))
RIGHT = "".join(str(case.right) for case in WRITTEN.course_cases)
WRONG = "".join(str(int(one) % 3 + 1) for one in RIGHT)
OTHER_OFFICE = id_of("office", "kochkor_first")
LIST, HEADS = "/courses/", "/courses/offices/"


def done(by, said=RIGHT, office=None, edition=None, step=STEP):
    edition = edition or digest_of_course(step)
    return do_course(office or by.office, by=by, course=step, edition=edition, said=said)


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def address(name, *args, said="", edition=None):
    edition = digest_of_course(STEP) if edition is None else edition
    return f"{reverse(f'lawbook:{name}', args=[STEP, *args])}?edition={edition}&said={said}"


def changed_text():
    """The law with another text of the first week."""
    return LawEdition(
        {f"guidance/field/{STEP}.en.md": text_in_use("field", STEP, "en") + "\n> Practice: changed."}
    )


class TestData:
    @pytest.mark.parametrize("step", COURSES)
    def test_a_course_has_three_cases_and_the_same_right_answers_in_each_language(self, step):
        for language in LANGUAGES:
            text = text_in_use("cases", step, language)
            told = parse_course(f"{FOLDER}{step}.{language}.md", text.removeprefix(UNREVIEWED))
            assert [len(case.answers) for case in told.course_cases] == [3, 3, 3], language
            assert all(
                case.situation.endswith((".", "?")) and len(case.why) > 60 for case in told.course_cases
            ), language
            assert told.rests_on.startswith(HOW_SURE[language])
            assert told.rests_on == read_guidance("field", step, language).rests_on or "{" in told.rests_on
            assert "{" not in str(read_course(step, language)), "a value that a case names is not there"
        right = {tuple(case.right for case in read_course(step, one).course_cases) for one in LANGUAGES}
        assert len(right) == 1 and len(set(*right)) > 1, "not the same answer in each case"

    def test_a_case_without_its_right_answer_is_refused_before_it_is_in_force(self):
        text = text_in_use("cases", STEP, "en").removeprefix(UNREVIEWED)
        with pytest.raises(BadLaw, match="not three answers, one of them right"):
            parse_course("a", text.replace("- [x]", "- [ ]", 1))
        with pytest.raises(BadLaw, match="not three cases"):
            parse_course("a", text.partition("\n- [")[0])
        broken = LawEdition({f"guidance/cases/{STEP}.en.md": text.replace("- [ ]", "- [x]", 1)})
        with using(broken), pytest.raises(BadLaw, match="one of them right"):
            refuse_guidance_without_source()

    def test_a_language_without_cases_shows_another(self):
        assert read_course(STEP, "uz").language == "ky"

    def test_what_is_no_course_has_none(self):
        assert read_course("open", "en") is None

    def test_each_role_is_offered_courses_that_there_are(self):
        assert all(set(steps) < set(COURSES) for steps in OFFERED.values())
        assert offered_to(Role.SOCIAL_WORKER) == COURSES
        assert set(OFFERED) < ROLES_OF_ACT["lawbook.do_course"]


class TestEdition:
    def test_a_changed_text_is_another_edition_and_a_review_is_not(self):
        before = digest_of_course(STEP)
        with using(changed_text()):
            assert digest_of_course(STEP) != before
        path = f"guidance/cases/{STEP}.ky.md"
        reviewed = text_in_use("cases", STEP, "ky").removeprefix(UNREVIEWED)
        with using(LawEdition({path: reviewed})):
            assert digest_of_course(STEP) == before
            assert read_course(STEP, "ky").reviewed


class TestAct:
    def test_a_course_is_recorded_once_in_its_edition_with_what_was_right_at_first(self, aigul, superuser):
        done(aigul, said=RIGHT[:2] + WRONG[2])
        assert last_entry() == ("lawbook.do_course", "done")
        row = CourseDone.objects.using("owner").get()
        assert (row.course, row.edition, row.right) == (STEP, digest_of_course(STEP), 2)
        assert (row.recorded_by_id, row.office_id) == (aigul.pk, id_of("office", "nookat_first"))
        with pytest.raises(CourseDoneBefore):
            done(aigul)
        with pytest.raises(Exception, match="never changed"):
            superuser.execute('update lawbook_coursedone set "right" = 3 where id = %s', [row.pk])

    def test_who_has_no_guidance_records_none(self, kanykei):
        with pytest.raises(NotPermitted):
            done(kanykei)
        assert last_entry() == ("lawbook.do_course", "refused")

    def test_nobody_records_one_for_another_office(self, aigul):
        with pytest.raises(NotPermitted):
            done(aigul, office=Office.objects.get(pk=OTHER_OFFICE))
        assert last_entry() == ("lawbook.do_course", "refused")
        with pytest.raises(DatabaseError, match="row-level security"), aigul.speaking():
            CourseDone.objects.create(office_id=OTHER_OFFICE, course=STEP, edition="0" * 64, right=3)
        assert not CourseDone.objects.using("owner").exists()

    def test_all_cases_of_the_edition_in_use_are_decided_first(self, aigul):
        for said in ("", "12"):
            with pytest.raises(Incomplete):
                done(aigul, said=said)
        with pytest.raises(CourseChanged):
            done(aigul, edition="0" * 64)


class TestPages:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_course_goes_from_the_text_over_three_cases_to_its_record(self, language, client_of):
        client = client_of("aigul", language)
        course = read_course(STEP, language)
        page = client.get(reverse("lawbook:course", args=[STEP])).text
        assert str(read_guidance("field", STEP, language).body) in page
        url = re.search(r'<a class="button" href="([^"]+)"', page)[1]
        for n, case in enumerate(course.course_cases, 1):
            page = client.get(url.replace("&amp;", "&")).text
            assert case.situation in page and case.why not in page
            assert page.count('name="said"') == 3
            said = WRONG[0] if n == 1 else RIGHT[: n - 1].replace(RIGHT[0], WRONG[0], 1) + RIGHT[n - 1]
            page = client.get(address("course_case", n, said=said)).text
            assert case.why in page and ("course-right" in page) and 'name="said"' not in page
            url = re.search(r'<a class="button" href="([^"]+)"', page)[1]
        url = url.replace("&amp;", "&")
        assert client.get(url).status_code == 200
        assert client.post(url).url == LIST
        assert CourseDone.objects.using("owner").get().right == 2

    def test_the_list_says_what_was_done_and_how_and_a_changed_edition_asks_anew(self, client_of, aigul):
        reader = client_of("aigul", "en")
        before = reader.get(LIST).text
        assert "Done: 0 of 8" in before and "right at first" not in before
        done(aigul)
        page = reader.get(LIST).text
        assert "Done: 1 of 8" in page and "3 of 3 right at first" in page
        with using(changed_text()):
            page = reader.get(LIST).text
            assert "Done: 0 of 8" in page and "changed since you did it" in page
            done(aigul)
            assert "Done: 1 of 8" in reader.get(LIST).text

    def test_a_school_is_offered_its_own_and_may_do_the_others(self, client_of, bakyt):
        page = client_of("bakyt", "en").get(LIST)
        assert [line.step for line in page.context["offered"]] == list(OFFERED[Role.SCHOOL_WORKER])
        assert len(page.context["offered"]) + len(page.context["others"]) == len(COURSES)
        assert done(bakyt)

    def test_cases_that_somebody_reviewed_are_not_marked(self, client_of):
        text = text_in_use("cases", STEP, "en")
        marked = "words not reviewed by a native speaker"
        assert marked in client_of("aigul").get(address("course_case", 1)).text
        with using(LawEdition({f"guidance/cases/{STEP}.en.md": text.removeprefix(UNREVIEWED)})):
            assert marked not in client_of("aigul").get(address("course_case", 1)).text

    def test_who_has_no_guidance_sees_no_course(self, client_of):
        client = client_of("kanykei")
        urls = (LIST, reverse("lawbook:course", args=[STEP]), address("course_case", 1))
        assert {client.get(url).status_code for url in urls} == {403}

    def test_a_case_out_of_turn_and_the_end_without_answers_lead_back_to_the_text(self, client_of):
        client, text = client_of("aigul"), reverse("lawbook:course", args=[STEP])
        for n, said, edition in (
            (1, "", "0" * 64),
            (2, "", None),
            (2, "9", None),
            (4, "123", None),
            (0, "", None),
        ):
            answer = client.get(address("course_case", n, said=said, edition=edition))
            assert answer.url == text, (n, said, edition)
        assert client.get(address("course_done")).url == text
        page = client.post(address("course_done", said="12"))
        assert page.status_code == 409 and not CourseDone.objects.using("owner").exists()

    def test_a_button_pressed_twice_writes_once(self, client_of):
        client = client_of("aigul", "en")
        assert {client.post(address("course_done", said=RIGHT)).status_code for _time in "12"} == {302}
        assert CourseDone.objects.using("owner").count() == 1
        page = client.get(address("course_done", said=RIGHT)).text
        assert "You did this course before" in page and "Record as done" not in page
        assert ">done<" in client.get(reverse("lawbook:course", args=[STEP])).text

    def test_a_name_that_is_no_course_is_not_found(self, client_of):
        client = client_of("aigul")
        assert client.get("/courses/open/").status_code == 404
        assert client.get(f"/guidance/cases/{STEP}/").status_code == 404

    def test_a_text_leads_to_its_course(self, client_of):
        client = client_of("aigul")
        course = reverse("lawbook:course", args=[STEP])
        assert course in client.get(f"/guidance/field/{STEP}/").text
        assert "/courses/" not in client.get("/guidance/visits/record/").text.split("<main")[1]
        assert LIST in client.get("/guidance/").text


class TestHead:
    def test_a_head_sees_who_did_which_course_and_when_and_no_answers(self, client_of, aigul, damira):
        done(aigul, said=WRONG)
        done(aigul, step="pressure")
        page = client_of("damira", "en").get(HEADS).text
        assert last_entry()[0] == "lawbook.courses"
        row = next(part for part in page.split("<tr>") if "Айгүл" in part)
        assert "2 of 8" in row and "My first week" in row and "right" not in row
        assert LIST in page and HEADS in client_of("damira").get(LIST).text
        assert HEADS in client_of("damira").get("/offices/training/").text

    def test_who_did_least_stands_first(self, aigul, bakyt, damira):
        done(aigul)
        done(bakyt)
        with damira.speaking():
            found = courses_of_offices(damira)
        assert [one.n for one in found] == sorted(one.n for one in found)
        mine = next(one for one in found if one.term.worker_id == bakyt.pk)
        assert (mine.n, mine.of, len(mine.days)) == (0, len(OFFERED[Role.SCHOOL_WORKER]), 1)

    def test_a_head_sees_no_other_district(self, jyldyz, damira):
        done(jyldyz)
        with damira.speaking():
            assert not CourseDone.objects.exists()
            assert jyldyz.pk not in {one.term.worker_id for one in courses_of_offices(damira)}

    def test_nobody_else_sees_the_table(self, client_of):
        found = {who: client_of(who).get(HEADS).status_code for who in ("aigul", "erlan", "bakyt", "farida")}
        assert set(found.values()) == {403}, found

    def test_a_worker_sees_by_sql_the_own_alone(self, aigul, azamat, erlan):
        done(aigul)
        for other in (azamat, erlan):
            with other.speaking():
                assert not CourseDone.objects.exists()
