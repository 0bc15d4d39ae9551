"""A team with a telephone goes from dwelling to dwelling; what is typed is kept and sent once."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from umai.law.terms.clock import today
from umai.rounds.doorstep.jobs import delete_old_drafts
from umai.rounds.doorstep.walking import next_stop, walk_progress
from umai.rounds.models import DoorChild, DoorDraft
from umai.rounds.planning.actions import add_member, note_leaving
from umai.rounds.sheet.actions import print_sheets
from umai.rounds.tests.conftest import LEFT, answer, answer_all, answers, stops

CHILD = {"away1": "both", "lives_with1": "grandparents", "age1": "9", "sex1": "m", "name1": "Нурбек"}


@pytest.fixture
def door(walk):
    return reverse("rounds:door", args=[stops(walk)[0].pk])


@pytest.fixture
def send(door, client_of):
    def send(result, who="jibek", **said):
        head = {"id": str(uuid.uuid4()), "result": result, "team": "1", "said_on": today().isoformat()}
        return client_of(who).post(door, head | said)

    return send


class TestTheNextDwelling:
    def test_is_one_tap_and_follows_the_last_one(self, walk, jibek, send, client_of):
        client, (first, second, *_rest) = client_of("jibek"), stops(walk)
        answer = client.get(reverse("rounds:next", args=[walk.pk]))
        assert answer.headers["Location"] == reverse("rounds:door", args=[first.pk])
        after = client.get(send("none").headers["Location"]).headers["Location"]
        assert after.startswith(reverse("rounds:door", args=[second.pk]))

    def test_is_on_the_sheets_of_the_team(self, walk, aigul):
        print_sheets(walk, by=aigul, first=2, last=2, language="ky", team=2)
        with aigul.speaking():
            assert next_stop(walk, 2, by=aigul, on=today()).number == 21
            assert next_stop(walk, 1, by=aigul, on=today()).number == 1
            assert walk_progress(walk, 2, by=aigul).dwellings == 20

    def test_is_a_second_attempt_when_its_day_has_come_and_none_when_all_are_done(
        self, walk, aigul, client_of
    ):
        *first, last = stops(walk)
        answer_all(first, aigul)
        answer(last, aigul, "nobody")
        with aigul.speaking():
            assert next_stop(walk, None, by=aigul, on=today()) is None
            assert next_stop(walk, None, by=aigul, on=today() + timedelta(days=3)).number == 40
            assert walk_progress(walk, None, by=aigul) == (39, 40, 1)
        answer(last, aigul)
        at = client_of("aigul").get(reverse("rounds:next", args=[walk.pk])).headers["Location"]
        assert at == walk.get_absolute_url()


class TestADwelling:
    def test_without_children_is_one_tap_and_a_yes(self, walk, door, jibek, client_of, send):
        """No place is known unless somebody adds it; the code of the dwelling stands below its street."""
        client = client_of("jibek")
        shown = client.get(door).content.decode()
        assert "?result=none" in shown and "Was the last answer wrong?" not in shown
        street, code = shown.index("Ленин 1</h1>"), shown.index(stops(walk)[0].code)
        assert street < shown.index("Who lives in this dwelling?") < code
        for said in ("x", "9999999", "9999"):
            assert "Was the last answer wrong?" not in client.get(f"{door}?last={said}").content.decode()
        confirm = client.get(f"{door}?result=none&team=1")
        boxes = re.findall(r'<input[^>]* type="(?:text|radio|checkbox)"', confirm.content.decode())
        assert len(boxes) == 4  # team and day, folded
        assert send("none").status_code == 302 and answers().get().result == "none"
        send("none", latitude="40.26552", longitude="72.61903")
        assert [str(one.latitude) for one in answers()] == ["None", "40.26552"]

    def test_with_a_child_is_written_with_its_words_sealed_and_has_one_more_at_a_button(self, jibek, send):
        page = send("migrants", then="child", children="1", **CHILD)
        assert page.status_code == 200 and page.context["form"]["name1"].value() == "Нурбек"
        assert len(page.context["form"].child_groups) == 2
        two = CHILD | {"children": "2", "away2": "mother", "lives_with2": "parent"}
        assert send("migrants", **two).status_code == 302
        child = DoorChild.objects.using("owner").get(age=9)
        assert (child.away, child.said.child) == ("both", "Нурбек")
        assert answers().get().migrants == 2 and answers().get().said_at is not None

    def test_that_cannot_be_is_told_and_nothing_typed_is_lost(self, jibek, send):
        for at, result, said in (
            ("others", "others", {"others": "300"}),
            ("migrants", "migrants", {"migrants": "300"} | CHILD),
            ("away1", "migrants", {}),
            ("__all__", "none", {"said_on": (today() + timedelta(days=1)).isoformat()}),
            ("__all__", "none", {"said_on": (today() - timedelta(days=60)).isoformat()}),
        ):
            page = send(result, **said)
            form = page.context["form"]
            assert page.status_code == 422 and at in form.errors, said
            assert all(str(form[name].value()) == value for name, value in said.items() if name != "said_on")
        assert not answers().exists()

    def test_of_a_team_that_left_is_told_at_the_team(self, walk, aigul, send):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today() - timedelta(days=5))
        note_leaving(member, by=aigul, last_on=today() - timedelta(days=1))
        assert "left before" in str(send("none", who="aigul").context["form"].errors["team"])

    def test_is_for_nobody_else(self, door, send, client_of):
        for who in ("cholpon", "farida", "timur"):
            assert client_of(who).get(door).status_code in (403, 404), who
            assert send("none", who=who).status_code in (403, 404), who
        assert send("none", who="azamat").status_code == 403  # of another municipality, in words
        assert not answers().exists()

    def test_shows_a_team_nothing_of_what_was_said_before(self, walk, door, jibek, aigul, client_of):
        answer(stops(walk)[0], aigul, "migrants", children=[LEFT])
        page = client_of("jibek").get(door).content.decode()
        assert "A team was here" in page and "grandparents" not in page.lower()


class TestAChildInDanger:
    @pytest.fixture
    def page(self, door, jibek, client_of):
        def page(query=""):
            answer = client_of("jibek").get(f"{door}{query}")
            assert answer.status_code == 200
            return " ".join(answer.content.decode().split())

        return page

    def test_comes_first_at_the_door_with_the_number_of_the_police(self, door, page, client_of):
        shown = page("?team=1")
        assert shown.index("A child is in danger or alone") < shown.index("Who lives in this dwelling?")
        assert 'class="button danger door-danger" href="?danger=1&amp;team=1"' in shown
        assert 'href="tel:102"' in shown
        results = shown.split('class="door-results"')[1].split("</ul>")[0]  # one green button among them
        assert results.count('class="button"') == 1 and results.count('class="button secondary"') == 5
        assert results.index('class="button"') < results.index('class="button secondary"')
        shown = client_of("aigul").get(door).content.decode()  # who walks in no team
        assert 'class="button danger door-danger" href="?danger=1"' in shown

    def test_is_sent_with_what_is_filled_in(self, page, jibek, send):
        shown = page("?danger=1&team=1")
        assert "Send it at once" in shown and 'name="migrants"' not in shown and 'name="others"' not in shown
        filled = re.search(r'<input[^>]*name="danger_now1"[^>]*>', shown)
        assert "checked" in filled[0]
        said = {"danger": "1", "children": "1", "danger_now1": "on"}
        bare = send("migrants", **said)  # without what is required it stays on its page
        assert bare.status_code == 422 and "Send it at once" in bare.content.decode()
        assert bare.context["form"].errors.keys() == {"away1", "lives_with1"}
        sent = send("migrants", **said, away1="unknown", lives_with1="alone")
        assert sent.headers["Location"].startswith("/rounds/sent/")
        assert answers().get().result == "migrants"

    def test_whose_parents_are_at_home_is_sent_too_and_is_no_child_of_migrants(self, jibek, send):
        sent = send(
            "migrants", danger="1", children="1", danger_now1="on", away1="none", lives_with1="parent"
        )
        assert sent.headers["Location"].startswith("/rounds/sent/")
        found = answers().get()
        assert (found.result, found.migrants) == ("others", 0)

    def test_is_kept_as_a_draft_like_any_other(self, page, door, client_of):
        client_of("jibek").post(f"{door}draft/", {"result": "migrants", "danger": "1", "age1": "4"})
        assert "Send it at once" in page()
        assert "Send it at once" not in page("?result=none")


class TestTheLastAnswer:
    def test_can_be_written_again_from_the_next_door(self, walk, jibek, send, client_of):
        client = client_of("jibek")
        at = client.get(send("none").headers["Location"]).headers["Location"]
        shown = " ".join(client.get(at).content.decode().split())
        again = f"/rounds/doors/{stops(walk)[0].pk}/?result=&amp;team=1"
        assert f'Was the last answer wrong? <a href="{again}">Ленин 1: write it again</a>' in shown
        assert client.get(again.replace("&amp;", "&")).context["chosen"] == ""


class TestADraft:
    def keep(self, door, client_of, **said):
        return client_of("jibek").post(
            f"{door}draft/", {"result": "migrants", "children": "1"} | CHILD | said
        )

    def test_is_kept_at_the_server_until_it_is_thrown_away_at_a_button(self, door, jibek, client_of):
        assert "Nothing is kept in this device" in self.keep(door, client_of).json()["words"]
        client = client_of("jibek")
        page = client.get(door)
        assert page.context["chosen"] == "migrants" and page.context["form"]["name1"].value() == "Нурбек"
        page = client.get(f"{door}?result=")  # another answer may be chosen
        assert page.context["chosen"] == "" and "?result=refused" in page.content.decode()
        client.post(door, {"then": "throw_away"})
        assert not DoorDraft.objects.using("owner").exists()

    def test_is_sealed_and_read_by_nobody_else(self, door, jibek, aigul, client_of, superuser):
        self.keep(door, client_of)
        row = superuser.execute("select to_jsonb(d)::text from rounds_doordraft d").fetchone()[0]
        assert "Нурбек" not in row
        assert client_of("aigul").get(door).context["draft"] is None
        with aigul.speaking():
            assert not DoorDraft.objects.exists()

    def test_stays_when_the_answer_is_refused_and_is_gone_when_it_is_written(
        self, door, jibek, client_of, send
    ):
        self.keep(door, client_of)
        send("migrants", **CHILD | {"migrants": "300"})
        assert DoorDraft.objects.using("owner").count() == 1
        send("migrants", **CHILD)
        assert not DoorDraft.objects.using("owner").exists()

    def test_is_deleted_some_days_later(self, door, jibek, client_of, superuser):
        self.keep(door, client_of)
        superuser.execute("update rounds_doordraft set saved_at = now() - interval '13 days'")
        assert delete_old_drafts(at=timezone.now(), using="owner") == 0
        assert delete_old_drafts(at=timezone.now() + timedelta(days=2), using="owner") == 1


def test_what_may_be_done_at_the_door_stands_beside(door, jibek, client_of):
    for language, words in {"ky": "Эшик алдында", "ru": "У двери", "en": "At the door"}.items():
        client = client_of("jibek", language)
        client.cookies["django_language"] = language
        assert words in client.get(door, headers={"accept-language": language}).content.decode(), language


class TestTheSecondAttempt:
    def test_is_told_at_the_door(self, walk, aigul, door, client_of):
        answer(stops(walk)[0], aigul, "nobody")
        shown = client_of("aigul").get(f"{door}?team=2").content.decode()
        assert "This is the second attempt." in shown and "1 waits for a second attempt." in shown
        assert "?result=none&amp;team=2" in shown and "?after=1&amp;team=2" in shown
