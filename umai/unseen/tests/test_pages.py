"""The work list: every number is its rows, everybody sees their own, and nothing typed is lost."""

import re
import uuid

import pytest

from umai.identification.models import Signal
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.trail.models import Entry
from umai.unseen import actions
from umai.unseen.actions import answer_for_child, make_signal
from umai.unseen.counts import country_map
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import (
    ASEL,
    IDENTITY,
    NURBEK,
    answers,
    begin_case,
    lines_of,
    one_child,
    only_line,
)

LINK = re.compile(r'href="(/unseen/rows/[^"]*)">\s*(\d+)')
BABY = ["Исаев Тимур", "01.02.2024", ""]


@pytest.fixture
def board(listed, fillings, request):
    """Two villages, two lists: four children on them, one in a case, one on both lists."""

    def fill():
        child, absent = request.getfixturevalue("child"), ["Орозов Данияр", "03.04.2014", ""]
        listed(NURBEK, ASEL, BABY)
        listed(absent, slug="pupils", village=1)
        listed(absent, ["Алиева Мээрим", "03.04.2012", ""], slug="pupils", village=1)
        begin_case(child, request.getfixturevalue("aigul"))

    fillings.give("a board of two villages and two lists", fill)


def text_of(answer):
    assert answer.status_code == 200, answer.content
    return answer.content.decode().replace("&amp;", "&")


def test_every_number_leads_to_as_many_rows(board, client_of):
    wrong = {}
    for who in ("damira", "farida", "aigul", "azamat"):
        client, ways, numbers = client_of(who), ["/unseen/"], set()
        while ways:
            page = text_of(client.get(ways.pop()))
            ways += re.findall(r'<th scope="row"><a href="(/unseen/\?[^"]*)"', page)
            numbers |= set(LINK.findall(page))
        assert len(numbers) >= 4, who
        for address, n in numbers:
            rows = text_of(client.get(address)).count('<th scope="row">')
            if rows != int(n):
                wrong[who, address] = f"{n} leads to {rows}"
    assert wrong == {}


def test_a_number_of_those_who_say_one_thing_leads_to_those_who_say_it_and_are_absent(listed, client_of):
    known = [*ASEL[:2], "10506201600123"]
    listed(known, NURBEK)
    listed(known, ["Орозов Данияр", "03.04.2014", ""], slug="pupils")
    client = client_of("damira")
    for kind, absent in {"migrants": 1, "absent": 2, "both": 1}.items():
        page = text_of(client.get(f"/unseen/?kind={kind}"))
        links = {address: int(n) for address, n in LINK.findall(page)}
        assert absent in links.values() and "not come to school</a>" in page, kind
        for address, n in links.items():
            assert text_of(client.get(address)).count('<th scope="row">') == n, address


def test_the_head_sees_the_district_and_a_social_worker_the_own_municipality(board, client_of, damira):
    page = text_of(client_of("damira").get("/unseen/"))
    assert re.search(r">4 children</a> of\s+<a [^>]*>5 on the lists", page)
    assert "2 of them do not come to school" in page
    assert 'class="umai-map"' not in page and country_map([]) is None  # there is none without lists
    assert lines_of(damira) == ["Асел", "Данияр", "Мээрим", "Тимур"]
    client = client_of("azamat")
    page = text_of(client.get("/unseen/"))
    assert ">2 children</a>" in page and "Данияр" in text_of(client.get("/unseen/rows/"))
    assert "Асел" not in text_of(client.get("/unseen/rows/?state=all"))


def test_the_ministry_sees_numbers_and_no_rows(board, signed_ainura):
    client = signed_ainura
    page = text_of(client.get("/unseen/"))
    (nookat,) = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', page, re.S)
    numbers = re.findall(r"</span>(\d+)</td>", nookat[1])
    assert "Nookat" in nookat[0] and numbers == ["4", "2", "5"] and "/unseen/" not in "".join(nookat)
    drawn = re.search(r'<svg class="umai-map".*?</svg>', page, re.S)[0]
    assert 'aria-label="Nookat District: 4 of 5"' in drawn and "<a" not in drawn
    assert "More than a half" in page and "Up to a half" not in page
    rows = text_of(client.get("/unseen/rows/?state=all"))
    assert "0 children" in rows and "<table" not in rows
    for line in ListedChild.objects.using("owner"):
        assert client.get(line.get_absolute_url()).status_code == 404


def test_it_can_be_chosen_by_list_by_age_and_by_register(board, client_of):
    client = client_of("damira")

    def named(query):
        return set(
            re.findall(r'/unseen/[0-9a-f-]{36}/">([^<]+)<', text_of(client.get(f"/unseen/rows/?{query}")))
        )

    assert named("age=young") == {"Исаев Тимур"}
    assert named("kind=absent") == {"Орозов Данияр", "Алиева Мээрим"}
    assert named("kind=migrants&state=all") == {"Асанов Нурбек Маратович", "Бекова Асел", "Исаев Тимур"}
    assert named("kind=both&state=all") == set()
    assert "Асанов Нурбек Маратович" not in named("register=no&state=all")
    assert len(named("state=all")) == 5 and named("state=answered") == set()
    assert len(named("municipality=none&settlement=x&list=y&after=z")) == 0


def test_a_list_is_read_a_page_at_a_time(listed, client_of, monkeypatch):
    from umai.unseen import worklist as pages

    monkeypatch.setattr(pages, "PAGE", 2)
    listed(NURBEK, ASEL, BABY)
    client, address, found = client_of("damira"), "/unseen/rows/", []
    while address:
        page = text_of(client.get(address))
        found += re.findall(r'/unseen/([0-9a-f-]{36})/"', page)
        following = re.search(r'href="(\?[^"]*after=[^"]*)"', page)
        address = following and f"/unseen/rows/{following[1]}"
    assert len(found) == len(set(found)) == 3
    looks = Entry.objects.using("owner").filter(act="unseen.rows").order_by("at")
    assert [[str(pk) for pk in look.shown] for look in looks] == [found[:2], found[2:]]


def test_a_child_s_page_says_which_list_under_which_ground_and_what_and_the_look_is_on_the_trail(
    line, client_of
):
    client = client_of("aigul")
    assert "Бекова Асел" in text_of(client.get("/unseen/rows/"))
    page = text_of(client.get(line.get_absolute_url()))
    for words in ("Бекова Асел", "Children of migrants", "Agreement 7 of 1 September 2026", "Россия"):
        assert words in page
    assert "Где родители" in page
    acts = list(Entry.objects.using("owner").order_by("at").values_list("act", flat=True))
    assert acts[-3:] == ["unseen.rows", "unseen.read", "unseen.on_lists"]
    assert client_of("azamat").get(line.get_absolute_url()).status_code == 404
    for who in ("bakyt", "kanykei", "gulnara", "timur"):
        assert client_of(who).get(line.get_absolute_url()).status_code == 403, who


def test_several_become_signals_at_once_and_who_cannot_stands_with_the_reason(
    child, listed, client_of, aigul
):
    listed(NURBEK, ASEL)
    ids = [str(pk) for pk in ListedChild.objects.using("owner").values_list("pk", flat=True)]
    client = client_of("damira")
    asked = text_of(client.post("/unseen/signals/", {"line": ids}))
    assert "Make 2 signals" in asked and not Signal.objects.using("owner").exists()
    begin_case(child, aigul)
    page = text_of(client.post("/unseen/signals/", {"line": ids, "sure": "1", "words": ""}))
    made, refused = sorted(re.findall(r"<li>(.*?)</li>", page, re.S), key=lambda one: "not done" in one)
    assert "Done for 1 child" in page
    assert "Бекова Асел" in made and "Open the signal" in made
    assert "Асанов Нурбек" in refused and "has an open case now" in refused
    assert Signal.objects.using("owner").count() == 1
    again = text_of(client.post("/unseen/signals/", {"line": ids, "sure": "1", "words": ""}))
    assert "Done for 1 child" in again and Signal.objects.using("owner").count() == 1


def test_where_none_could_be_done_the_page_says_so_and_of_nobody_chosen_too(child, listed, client_of, aigul):
    listed(NURBEK)
    begin_case(child, aigul)
    line, client = only_line(), client_of("damira")
    answer = client.post(
        "/unseen/signals/", {"line": str(line.pk), "sure": "1", "words": "", "concern": "left_behind"}
    )
    assert answer.status_code == 409 and "Nothing was changed" in answer.content.decode()
    assert not Signal.objects.using("owner").exists()
    page = text_of(client_of("aigul").get(line.get_absolute_url()))
    assert ">in an open case<" in page and "Make a signal of it" not in page
    answer = client.post("/unseen/signals/", {"back": "https://elsewhere.example/"}, follow=True)
    assert answer.redirect_chain == [("/unseen/rows/", 302)]
    assert "Choose at least one child" in text_of(answer)


def test_who_may_not_for_one_child_is_told_what_was_done_for_the_others(listed, client_of, monkeypatch):
    """A signal is made for each child by itself: those before it stand."""
    listed(NURBEK, ASEL)
    ids = [str(pk) for pk in ListedChild.objects.using("owner").values_list("pk", flat=True)]
    own, calls = actions.create_signal, []

    def create(*args, **said):
        calls.append(said)
        if len(calls) == 2:
            raise NotPermitted("This is kept by another office.")
        return own(*args, **said)

    monkeypatch.setattr(actions, "create_signal", create)
    page = text_of(client_of("damira").post("/unseen/signals/", {"line": ids, "sure": "1", "words": ""}))
    assert "Done for 1 child" in page and "Open the signal" in page
    assert "This is kept by another office." in page and "Nothing was changed" not in page
    assert Signal.objects.using("owner").count() == 1


def test_an_answer_without_words_keeps_what_was_typed_and_with_them_is_read_and_taken_back(
    line, client_of, erlan
):
    client = client_of("aigul")
    day = today()
    said = {
        "line": str(line.pk),
        "sure": "1",
        "what": "left",
        "happened_on_0": day.day,
        "happened_on_1": day.month,
        "happened_on_2": day.year,
        "happened_on": day.isoformat(),
    }
    answer = client.post("/unseen/answers/", said | {"words": ""})
    assert answer.status_code == 422 and b'value="left"' in answer.content and b"checked" in answer.content
    assert not answers().exists()
    assert "Answered" in text_of(client.post("/unseen/answers/", said | {"words": "Көчүп кеткен."}))
    page = text_of(client.get(line.get_absolute_url()))
    assert "Көчүп кеткен." in page and "Take the answer back" in page
    assert client.post(f"{line.get_absolute_url()}take-back/").status_code == 302
    assert lines_of(erlan) == ["Асел"]
    assert "taken back" in text_of(client.get(line.get_absolute_url()))


def test_my_day_says_how_many_wait_and_the_list_that_was_chosen_stays_chosen(line, client_of):
    client = client_of("damira")
    assert "1 child on lists is in nobody" in text_of(client.get("/"))
    assert "on lists" not in text_of(client_of("azamat").get("/"))
    (source,) = line.sources
    page = text_of(client.get(f"/unseen/?list={source}"))
    assert f'<option value="{source}" selected>Children of migrants</option>' in page


def test_a_child_counts_to_the_month_in_which_a_list_first_named_it(line, client_of, superuser):
    client, found = client_of("damira"), {}
    for since in ("2026-09-30", "2026-10-01"):
        superuser.execute("update unseen_listedchild set since = %s", [since])
        for month in ("2026-09", "2026-10"):
            rows = text_of(client.get(f"/unseen/rows/?month={month}"))
            found[since, month] = rows.count('<th scope="row">')
    assert [at for at, number in found.items() if number] == [
        ("2026-09-30", "2026-09"),
        ("2026-10-01", "2026-10"),
    ]


def test_before_a_list_came_the_board_says_whom_to_ask_for_one(client_of):
    page = text_of(client_of("damira").get("/unseen/"))
    assert "0 children" in page and "No child stands here" in page
    assert "Ask the school and the migration service for their lists." in page
    assert not LINK.search(page) and "/unseen/rows/" not in page.split("<details")[0]


def test_where_all_are_answered_for_the_board_leads_to_them_and_to_nobody_who_waits(line, aigul, client_of):
    answer_for_child(line, by=aigul, what="left", words="Көчүп кеткен.", happened_on=today())
    page = text_of(client_of("damira").get("/unseen/"))
    assert '<a href="/unseen/rows/?state=answered">For 1 child somebody answered</a>' in page
    assert "0 children of" in " ".join(page.split()) and "Known since: </span>—" in page


def test_of_a_child_whose_birth_no_list_says_none_is_shown_and_both_marks_are_named(listed, client_of):
    for slug in ("migrants", "pupils"):
        listed(["Бекова Асел", "", ""], slug=slug)
    one_child()
    client = client_of("damira")
    assert "Born: </span>—" in text_of(client.get("/unseen/rows/"))
    (pk,) = ListedChild.objects.using("owner").values_list("pk", flat=True)
    asked = text_of(client.post("/unseen/answers/", {"line": str(pk)}))
    assert "Child of migrants, absent from school" in asked and "Бекова Асел<br>" in asked


def test_a_child_of_the_register_leads_whoever_reaches_it_to_the_file_and_nobody_else(
    listed, azamat, aigul, client_of
):
    child = add_child(azamat.office.place, by=azamat, id=uuid.uuid4(), identity=IDENTITY)
    listed(NURBEK)
    address = ListedChild.objects.using("owner").get(child_id=child.pk).get_absolute_url()
    assert f'<a href="/children/{child.pk}/">open the file</a>' in text_of(client_of("erlan").get(address))
    page = text_of(client_of("aigul").get(address))
    assert "open the file" not in page and "No child of the register was found" not in page


def test_the_page_of_a_child_of_whom_a_signal_was_made_leads_to_the_signal(line, erlan, client_of):
    signal = make_signal(line, by=erlan, concern="left_behind").signal
    page = text_of(client_of("erlan").get(line.get_absolute_url()))
    assert f'<a href="{signal.get_absolute_url()}">The signal that was made of it</a>' in page
    assert "<strong>A signal was made of it</strong><br><span" in page
