"""What a round promises to whoever walks, opens a door and answers for it, as it stands on paper and on pages."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.rounds.models import DoorAnswer, TeamMember
from umai.rounds.planning.actions import add_dwellings
from umai.rounds.planning.models import SHEET
from umai.rounds.sheet.sheets import sheets_of
from umai.rounds.tests.conftest import answer, planned, stops
from umai.rounds.tests.paper.test_sheets import pressed
from umai.rounds.tests.paper.test_typing_pages import day
from umai.rounds.tests.planning.test_pages import text

NOT_FOR_FINES = {
    "ky": "Жооптор айып салуу үчүн эч кимге берилбейт.",
    "ru": "Ответы не передаются никому ради штрафов.",
    "uz": "Жавоблар жарима солиш учун ҳеч кимга берилмайди.",
}
NO_SIGN_OF_RISK = {
    "ky": "Баш тартуу кооптуулуктун белгиси эмес",
    "ru": "Отказ не признак риска",
    "uz": "Рад этиш хавф белгиси эмас",
}


@pytest.mark.parametrize("language", NOT_FOR_FINES)
def test_a_sheet_says_that_answers_bring_no_fine_and_a_refusal_is_no_sign_of_risk(language, walk, aigul):
    with aigul.speaking():
        paper = pressed(
            "".join(text_of(sheets_of(walk, first=1, last=1, language=language, team=None).pdf()))
        )
    assert pressed(NOT_FOR_FINES[language]) in paper
    assert pressed(NO_SIGN_OF_RISK[language]) in paper


def test_a_page_of_typing_holds_the_twenty_dwellings_of_a_sheet(walk, aigul, client_of):
    url, sheet = reverse("rounds:type", args=[walk.pk]), {"sheet": "1", "team": "1", "none_count": "0"}
    assert len(client_of("aigul").get(url).context["form"].dwelling_lines) == SHEET == 20
    lines = {f"d{n}": str(n) for n in range(1, 21)} | {f"r{n}": "4" for n in range(1, 21)}
    head = {"id": str(uuid.uuid4()), "reading": 1, "lines": 10} | day(today())
    assert client_of("aigul").post(url, head | sheet | lines).status_code == 302
    assert DoorAnswer.objects.using("owner").filter(result="refused").count() == 20


def test_a_team_needs_no_account(walk, client_of):
    client, url = client_of("aigul"), reverse("rounds:add_member", args=[walk.pk])
    member = {"id": str(uuid.uuid4()), "team": "7", "name": "Жибек Осмонова", "worker": ""}
    assert client.post(url, member | day(today(), "from_on")).status_code == 302
    assert TeamMember.objects.using("owner").get().worker_id is None
    head = {"id": str(uuid.uuid4()), "reading": 1, "lines": 10, "sheet": "1", "team": "7", "none_count": "20"}
    assert client.post(reverse("rounds:type", args=[walk.pk]), head | day(today())).status_code == 302
    assert {one.team for one in DoorAnswer.objects.using("owner")} == {7}


@pytest.mark.parametrize(("days", "told"), [(5, False), (6, True)])
def test_a_round_that_stops_is_told_on_the_first_page_within_a_week(days, told, village, aigul, client_of):
    round = planned(village, aigul)
    add_dwellings(round, by=aigul, settlement=village, nameless=3)
    answer(stops(round)[0], aigul, said_on=today() - timedelta(days=days))
    assert ("what holds the teams up?" in text(client_of("damira"), "/")) == told
