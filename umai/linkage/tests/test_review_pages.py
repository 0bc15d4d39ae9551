"""The pages of clerical review: one pair after the other, taking back, what waits to be joined, and quality."""

import pytest

from umai.linkage.review.models import PairJudgement
from umai.linkage.tests.pairs import LEVELS, child_of, drawn, edition_of, pair_of, rows_of
from umai.trail.models import Entry


@pytest.fixture
def pairs(file_of, aigul):
    """Two pairs that wait for the department, the more doubtful first."""
    child = child_of(aigul)
    return [
        pair_of(row, child, probability=p)
        for row, p in zip(rows_of(edition_of(file_of, 2)), (0.5, 0.8), strict=True)
    ]


@pytest.fixture
def reader(client_of):
    return client_of("erlan")


def answers():
    return list(
        PairJudgement.ever.using("owner").order_by("recorded_at").values_list("pair_id", "answer", "why")
    )


def test_a_session_goes_from_pair_to_pair_until_none_waits(reader, pairs):
    """The reasons are in words and the weight too; every look is on the trail of the child."""
    page = reader.get("/lists/review/")
    assert page.status_code == 200 and page.context["pair"] == pairs[0] and page.context["left"] == 2
    assert "Айбек Маратович" in page.text and "3-Б" in page.text  # the brother, and what no column means
    text = page.text.split("<main")[1]
    assert "same surname" in text and "A little more speaks for one child" in text
    assert "0.5" not in text and "1.2" not in text
    looks = Entry.objects.using("owner").filter(outcome="looked", child_id=pairs[0].child_id)
    assert {"linkage.read", "register.read"} <= set(looks.values_list("act", flat=True))
    page = reader.post(f"/lists/review/{pairs[0].pk}/", {"answer": "not"}, follow=True)
    assert page.context["pair"] == pairs[1] and page.context["left"] == 1
    page = reader.post(f"/lists/review/{pairs[1].pk}/", {"answer": "unsure", "note": "Twins?"}, follow=True)
    assert "No pair waits for you" in page.text
    assert answers() == [(pairs[0].pk, "not", "change"), (pairs[1].pk, "unsure", "change")]
    assert PairJudgement.objects.using("owner").get(pair=pairs[1]).note == "Twins?"


def test_what_speaks_against_it_and_what_brothers_have_in_common_is_said(reader, file_of, aigul, monkeypatch):
    monkeypatch.setitem(LEVELS, "given", "other")
    monkeypatch.setitem(LEVELS, "pin", "other")
    first, second = rows_of(edition_of(file_of, 2))
    pair = pair_of(first, child_of(aigul))
    text = reader.get("/lists/review/").text
    against = text.split("Against one child")[1].split("</ul>")[0]
    assert "nothing" not in against and "brothers and sisters have in common" in text
    reader.post(f"/lists/review/{pair.pk}/", {"answer": "not"})
    for name in LEVELS:
        monkeypatch.setitem(LEVELS, name, "other")
    pair_of(second, child_of(aigul))
    text = reader.get("/lists/review/").text
    assert "nothing" in text.split("For one child")[1].split("</ul>")[0]


def test_the_last_answer_is_taken_back_and_its_pair_shown_again(reader, pairs):
    assert reader.post("/lists/review/back/").status_code == 404  # before the first answer
    assert reader.get("/lists/review/back/").status_code == 405
    reader.post(f"/lists/review/{pairs[0].pk}/", {"answer": "same"})
    page = reader.post("/lists/review/back/", follow=True)
    assert page.context["pair"] == pairs[0] and page.context["left"] == 2
    assert [why for *_rest, why in answers()] == ["change", "struck"]


def test_an_answer_that_is_none_and_one_that_somebody_was_quicker_with_keep_what_was_typed(
    reader, pairs, client_of
):
    address = f"/lists/review/{pairs[0].pk}/"
    page = reader.post(address, {"note": "Ask the school."})
    assert page.status_code == 422 and "Ask the school." in page.text and answers() == []
    client_of("damira").post(address, {"answer": "not"})
    page = reader.post(address, {"answer": "unsure", "note": "Ask the school."})
    assert page.status_code == 409 and "Ask the school." in page.text and len(answers()) == 1
    assert reader.get(address).status_code == 404


def test_the_ministry_reads_a_pair_of_two_oblasts_without_a_file(signed_ainura, aigul, file_of, cholpon):
    row = rows_of(edition_of(file_of, area=cholpon.office.place))[0]
    pair = pair_of(row, child_of(aigul))
    page = signed_ainura.get("/lists/review/")
    assert page.context["pair"] == pair and "/children/" not in page.text.split("<main")[1]


def test_two_children_of_two_oblasts_are_looked_at_on_the_trail_of_both(signed_ainura, aigul, jyldyz):
    one, other = child_of(aigul), child_of(jyldyz)
    pair = pair_of(child=one, other_child=other)
    assert signed_ainura.get("/lists/review/").context["pair"] == pair
    looks = Entry.objects.using("owner").filter(outcome="looked", record_id=pair.pk)
    assert {look.child_id: look.district_id for look in looks} == {
        one.pk: one.district_id,
        other.pk: other.district_id,
    }


def test_all_who_wait_to_be_joined_stand_in_one_list_that_is_a_look_at_them(reader, aigul):
    assert "No records wait to be joined" in reader.get("/lists/review/join/").text
    one, others = child_of(aigul), (child_of(aigul), child_of(aigul))
    for other in others:
        pair = pair_of(child=one, other_child=other)
        reader.post(f"/lists/review/{pair.pk}/", {"answer": "same"})
    text = reader.get("/lists/review/join/").text
    waits = text.split("<h1>")[1]
    assert waits.count("<ul>") == waits.count("</ul>") == 1 and waits.count("<li>") == 2
    assert "Нурбек" in waits and all(f"/children/{one.pk}/same/{other.pk}/" in text for other in others)
    assert "2 pairs of records wait" in reader.get("/lists/review/").text
    look = Entry.objects.using("owner").filter(act="linkage.joins").latest("at")
    assert (look.outcome, set(look.shown)) == ("looked", {one.pk, *(other.pk for other in others)})


def test_how_far_readers_agree_is_told_of_the_pairs_that_two_have_read(reader, client_of, pairs):
    drawn(pairs[0])
    for client in (reader, client_of("damira")):
        client.post(f"/lists/review/{pairs[0].pk}/", {"answer": "same"})
    text = client_of("damira").get("/lists/quality/").text
    assert "Two readers gave the same answer" in text and "of 1 pair" in text
    assert "fewer than 20 pairs were read twice" in text


def test_no_figure_stands_without_the_number_that_it_is_of(client_of, pairs, reader):
    head = client_of("damira")
    assert "Nothing was drawn yet" in head.get("/lists/quality/").text
    for place, pair in enumerate(pairs, 1):
        drawn(pair, "quality", "register automatic all", place=place, population=10)
        reader.post(f"/lists/review/{pair.pk}/", {"answer": "same"})
    text = head.get("/lists/quality/").text
    assert "of 2 pairs" in text and "100.0 %" in text and "No pair was read by two readers yet." in text
    assert "Pupils of the district" in text and "99.0 %" in text


def test_the_page_of_lists_leads_to_the_pairs(client_of, pairs):
    text = client_of("damira").get("/lists/").text
    assert "Read the 2 pairs that wait" in text and "/lists/quality/" in text
    stranger = client_of("cholpon")  # of another district: the pair is not there
    assert stranger.get(f"/lists/review/{pairs[0].pk}/").status_code == 404
    assert "No pair waits for you" in stranger.get("/lists/review/").text


def test_each_is_led_only_to_the_pages_about_lists_that_are_theirs(signed_ainura, client_of):
    ways = ("/lists/quality/", "/lists/new/", "/weights/")
    found = {
        who: [way in client.get("/lists/").text for way in ways]
        for who, client in (("erlan", client_of("erlan")), ("ainura", signed_ainura))
    }
    assert found == {"erlan": [False, False, False], "ainura": [True, True, True]}
