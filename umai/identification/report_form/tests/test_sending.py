"""A report from the first page to the code, and what is in the database then."""

from tests.cast import NOOKAT
from umai.identification.models import Reporter as Identity
from umai.identification.models import Signal
from umai.identification.report_form.tests.walk import OSH_OBLAST, Reporter, place
from umai.notices.models import Call
from umai.places.models import Place
from umai.trail.models import Entry


def signals():
    return list(Signal.objects.using("owner").order_by("received_at"))


def test_a_report_arrives_and_its_code_is_shown(reporter):
    """Everything that was said is in its box; it is on the trail without a word of it."""
    reporter.send(child_known="Үчүнчү класс")

    (signal,) = signals()
    assert reporter.answer.status_code == 200
    said = signal.said
    assert said.happened == "Түнү менен ыйлаганы угулат." and said.feared == "Таякеси"
    assert said.where == "Көк дарбаза, мектептин жанында"
    assert said.child == "Кичинекей кыз\n6\nҮчүнчү класс" and signal.child_age == 6
    assert (signal.channel, signal.language, signal.concern) == ("citizen", "en", "violence")
    assert (signal.keeper, signal.urgent, signal.crowded, signal.source) == ("district", False, False, "form")
    assert signal.recorded_by_id is None
    assert len(reporter.code.replace(" ", "")) == 20
    (entry,) = Entry.objects.using("owner").filter(act="identification.receive")
    assert (entry.record_id, entry.worker_id) == (signal.pk, None)


def test_an_age_that_is_no_number_is_kept_in_words(client):
    for age in ("беш-алты", "6,5", "-3", "700", "٦"):
        Reporter(client, "en").send(child_age=age)
        assert signals()[-1].child_age is None and age in signals()[-1].said.child, age


def test_danger_doubt_and_talk_of_dying_call_somebody_whatever_else_is_said(client):
    for said, marks in (
        ({"danger": "yes"}, (True, False)),
        ({"danger": "unsure"}, (True, False)),
        ({"danger": "no", "concern": "self_harm"}, (False, True)),
        ({"danger": "no", "self_harm": "on"}, (False, True)),
    ):
        Reporter(client, "en").send(happened=str(said), **said)
        signal = signals()[-1]
        assert (signal.danger_now, signal.self_harm, signal.urgent) == (*marks, True), said
        assert Call.objects.using("owner").filter(about=signal.pk).count() == 1, said


def test_a_report_about_a_colleague_goes_to_the_oblast(reporter):
    reporter.walk_to("check", works_here="yes")
    assert "Your report goes to the oblast" in reporter.words

    reporter.press("send")

    assert (signals()[0].keeper, signals()[0].feared_works_here) == ("oblast", True)


def test_a_child_tells_of_itself_and_a_village_brings_its_municipality(reporter):
    village = Place.objects.using("owner").filter(level="village", district__code="41706242000000").first()
    reporter.send(who="child", settlement=str(village.pk))

    (signal,) = signals()
    assert signal.channel == "child"
    assert (signal.settlement_id, signal.municipality_id) == (village.pk, village.municipality_id)


def test_it_remembers_the_language_of_whoever_wrote(client):
    for language, kept in {"ky": "ky", "ru": "ru", "uz": "uz-cyrl"}.items():
        Reporter(client, language).send()
        assert signals()[-1].language == kept


def test_a_form_that_is_sent_twice_is_one_report_with_one_code(reporter):
    reporter.walk_to("check")
    form = reporter.answer
    first = reporter.press("send").code
    reporter.answer = form

    assert reporter.press("send").code == first
    assert len(signals()) == 1


def test_a_form_that_is_sent_again_with_other_words_loses_none_of_them(reporter):
    """Back in the browser, something added, sent again: under the first code it would never be read."""
    reporter.walk_to("check", name="Айша")
    form = reporter.answer
    first = reporter.press("send").code
    reporter.answer = form
    reporter.press("change:happened").press(happened="Түнү менен ыйлаганы угулат. Бүгүн да.")
    changed = reporter.answer
    second = reporter.press("send").code
    reporter.answer = changed
    again = reporter.press("send").code

    assert first != second == again
    assert [one.said.happened for one in signals()][-1].endswith("Бүгүн да.")
    assert len(signals()) == 2
    assert Identity.objects.using("owner").count() == 1
    assert "second report" in reporter.words


def test_equal_words_about_one_district_can_be_put_together_and_picture_letters_too(client):
    for words in (
        ("Баланы сабап жатышат!", "баланы  сабап жатышат", "Баланы сабап жатышат, тез келгиле"),
        ("😭😭", "😭😭", "🆘"),
    ):
        for happened in words:
            Reporter(client, "en").send(happened=happened)
        first, second, third = (bytes(one.digest) for one in signals()[-3:])
        assert first == second != third, words


def test_a_place_on_a_poster_is_not_asked_for_again(reporter):
    aimak = Place.objects.using("owner").filter(district__code="41706242000000", level="municipality").first()
    reporter.begin(f"?place={aimak.code}").walk_to("settlement")

    assert aimak.district.name_en in reporter.words
    assert reporter.fields["settlement"] == str(aimak.pk)
    assert aimak.code not in reporter.html
    reporter.walk_to("check")
    assert aimak.district.name_en in reporter.words
    reporter.press("send")
    assert signals()[0].settlement_id == aimak.pk


def test_a_place_on_a_poster_can_be_left_for_another(reporter):
    reporter.begin("?place=41704235000000").walk_to("settlement")
    reporter.press("elsewhere", where="Айылдын четинде")
    assert reporter.page == "oblast"

    reporter.send()

    assert signals()[0].district.code == "41706242000000"
    assert signals()[0].said.where == "Көк дарбаза, мектептин жанында"


def test_a_code_that_names_no_district_is_passed_over(client):
    for code in ("41700000000000", "99999999999999", "x' or 1=1", ""):
        reporter = Reporter(client, "en").begin().open(f"?place={code.replace(' ', '%20')}").press()
        assert reporter.walk_to("oblast").page == "oblast", code


def test_a_city_without_districts_is_asked_for_once(reporter):
    city = Place.objects.using("owner").get(level="city", district__isnull=False, parent__level="country")
    reporter.walk_to("oblast")
    reporter.press(oblast=str(city.pk))

    assert reporter.page == "settlement"


def test_a_district_of_another_oblast_is_not_taken(reporter):
    reporter.walk_to("district")
    reporter.press(district=place("41704235000000"))

    assert (reporter.answer.status_code, reporter.page) == (422, "district")


def test_a_changed_oblast_asks_for_the_district_again(reporter):
    reporter.walk_to("check").press("change:oblast")
    reporter.press(oblast=place("41704000000000"))
    assert reporter.page == "district"
    reporter.press(district=place("41704235000000"))
    assert reporter.page == "settlement"
    reporter.press()
    assert reporter.page == "check"
    reporter.press("change:oblast").press(oblast=place(OSH_OBLAST))

    assert reporter.page == "district"


class TestAtOnce:
    """Everything on one page, when a child is in danger now and nobody can be called."""

    def test_one_page_is_enough_and_calls_somebody(self, reporter):
        reporter.open().press("at_once")
        assert reporter.page == "at_once" and "Do not write. Call:" in reporter.words
        reporter.press(district=place(NOOKAT), where="By the bridge", happened="A man beats a girl.")
        (signal,) = signals()
        assert (signal.urgent, signal.danger_now, signal.concern) == (True, True, "other")
        assert (signal.said.where, signal.said.happened) == ("By the bridge", "A man beats a girl.")
        assert Call.objects.using("owner").get().about == signal.pk and len(reporter.code) > 20

    def test_what_is_missing_is_asked_and_the_rest_is_kept(self, reporter):
        said = {"district": place(NOOKAT), "happened": "A man beats a girl.", "where": "By the bridge"}
        reporter.open().press("at_once")
        for missing in ("district", "happened"):
            reporter.press(**said | {missing: ""})
            assert reporter.answer.status_code == 422, missing
            assert reporter.fields["where"] == "By the bridge", missing
        assert signals() == []
        reporter.press(**said)
        assert len(signals()) == 1

    def test_sent_twice_it_is_one_report(self, reporter):
        said = {"district": place(NOOKAT), "happened": "A man beats a girl."}
        page = reporter.open().press("at_once").fields | said | {"go": "next"}
        codes = []
        for _ in range(2):
            reporter.answer = reporter.post(reporter.path, page)
            codes.append(reporter.code)
        assert len(signals()) == 1 and codes[0] == codes[1]

    def test_whoever_goes_back_is_asked_the_long_way(self, reporter):
        reporter.open().press("at_once").press("back", happened="A man beats a girl.")
        assert reporter.page == "start"
        assert reporter.press().page == "who"

    def test_the_place_of_a_poster_is_chosen_already_until_another_is(self, reporter):
        village = Place.objects.filter(district__code=NOOKAT, level="village").first()
        reporter.open(f"?place={village.code}").press("at_once")
        assert reporter.fields["district"] == place(NOOKAT)
        reporter.press(happened="A man beats a girl.")
        assert signals()[0].settlement_id == village.pk
        other = Place.objects.filter(level="district").exclude(code=NOOKAT).first()
        reporter.open(f"?place={village.code}").press("at_once")
        reporter.press(district=str(other.pk), happened="Another man beats a boy.")
        assert (signals()[-1].settlement_id, signals()[-1].district_id) == (None, other.pk)

    def test_where_what_was_answered_before_is_lost_it_is_sent_at_the_second_try(self, reporter):
        said = {"district": place(NOOKAT), "happened": "A man beats a girl."}
        reporter.open().press("at_once").press(**said, state="broken")
        assert signals() == [] and reporter.fields["happened"] == "A man beats a girl."
        reporter.press(**said)
        assert signals()[0].urgent
