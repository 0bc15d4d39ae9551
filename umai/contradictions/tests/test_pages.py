"""The box of a file, the page that answers, and the list: each drawn in every branch."""

from datetime import date

import pytest

from tests.second_person import merge_records
from umai.contradictions import worklist
from umai.contradictions.actions import answer_contradiction
from umai.contradictions.jobs import monday_of
from umai.contradictions.rules import RULE_OF_SLUG
from umai.contradictions.tests.conftest import (
    CASES,
    Household,
    lives_elsewhere,
    nobody_cares,
    renew,
    two_carers,
    village_of,
)
from umai.intake.models import Case
from umai.law.terms.clock import today
from umai.protection.people.actions import record_conflict
from umai.protection.tests.conftest import ago, begun
from umai.register.child.actions import link_adult
from umai.register.facts.address import Address
from umai.register.models import Adult, Doubt

HEADING = "What does not fit together"


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def file_page(client, home):
    return page(client, f"/children/{home.child.pk}/")


@pytest.mark.parametrize("slug", CASES)
def test_the_file_says_what_contradicts_why_it_matters_and_where_it_is_mended(slug, aigul, client_of):
    home, mend = CASES[slug](aigul)
    # What is mended by giving the file away is the department's.
    client = client_of("erlan" if slug == "lives_elsewhere" else "aigul")
    shown = file_page(client, home)
    rule = RULE_OF_SLUG[slug]
    for words in (HEADING, rule.sentence, rule.reason, rule.mend.label):
        assert str(words) in shown
    box = shown[shown.index('id="contradictions"') :]
    where = box[: box.index(str(rule.mend.label))].rsplit('href="', 1)[1].split('"')[0]
    assert client.get(where).status_code == 200
    assert f"/contradictions/{home.child.pk}/{slug}/" in box
    mend()
    assert HEADING not in file_page(client, home)


def test_both_rows_stand_in_the_box_with_the_name_of_whom_they_are_about(aigul, client_of):
    home, _mend = CASES["parent_here_and_away"](aigul)
    shown = file_page(client_of("aigul"), home)
    assert "Асанов Гүлнара: abroad: Russia" in shown
    assert "Асанов Гүлнара: lives with the child" in shown


def test_of_the_care_only_who_and_since_when_is_said(aigul, client_of):
    home, _mend = CASES["two_carers"](aigul)
    for language in ("ky", "ru", "en"):
        shown = client_of("aigul", language).get(f"/children/{home.child.pk}/").context["contradictions"]
        assert [row.words.count(",") for row in shown[0].rows] == [1, 1], language  # the name, since when


def test_who_moved_out_and_who_lives_elsewhere_is_said(aigul, client_of):
    home, _mend = CASES["carer_elsewhere"](aigul)
    assert "moved out on" in file_page(client_of("aigul"), home)
    other, aunt_s = Household(aigul), Household(aigul, "Азиз")
    other.adult("father", here=True)
    aunt = aunt_s.adult("aunt_f", here=True)
    link_adult(other.child, by=aigul, adult=Adult(pk=aunt), relation="aunt_f")
    other.care(aunt)
    assert "lives in another household" in file_page(client_of("aigul"), other)


def test_a_representative_who_is_the_danger_is_named(aigul, client_of):
    home = Household(aigul)
    uncle = home.adult("uncle_f")
    home.care(uncle)
    protection = begun(home.case(), aigul)
    said = {"interest": "is_suspect", "adult_id": uncle, "reason": "He beats him."}
    record_conflict(protection, by=aigul, happened_at=ago(hours=4), **said)
    assert "the danger comes from Асанов Гүлнара" in file_page(client_of("aigul"), home)


def test_a_grown_person_s_protection_is_named(aigul, client_of):
    home, _mend = CASES["grown_up"](aigul)
    with aigul.speaking():
        begun(Case.objects.get(child=home.child), aigul)
    assert "Immediate protection: " in file_page(client_of("aigul"), home)


def test_a_child_in_another_district_is_sent_there(aigul, jyldyz, client_of):
    home = Household(aigul)
    with aigul.speaking():
        Address.objects.create(child=home.child, settlement=village_of(jyldyz.office.place))
    assert f"/children/{home.child.pk}/send/" in file_page(client_of("erlan"), home)
    near, _mend = lives_elsewhere(aigul)
    assert f"/children/{near.child.pk}/move/" in file_page(client_of("erlan"), near)


def test_who_only_reads_is_offered_no_page_that_writes(nobody, client_of):
    shown = file_page(client_of("farida"), nobody[0]).split("<main")[1]
    assert HEADING in shown
    assert "/facts/" not in shown and "/contradictions/" not in shown


def test_an_answer_stands_in_the_box_until_it_ends_or_while_its_rows_stand(nobody, aigul, client_of):
    home, _mend = nobody
    said = {"by": aigul, "rule": "nobody_cares", "words": "Кошуналар билбейт."}
    answer_contradiction(home.child, what="not_known", **said)
    shown = file_page(client_of("aigul"), home)
    assert "Кошуналар билбейт." in shown and "It rests until" in shown and "Answer anew" in shown
    answer_contradiction(home.child, what="both_true", **said)
    assert "It rests while these rows stand." in file_page(client_of("aigul"), home)


def test_a_file_that_fits_has_no_box(aigul, client_of):
    assert HEADING not in file_page(client_of("aigul"), Household(aigul))


def test_the_page_of_an_answer_says_when_it_fits_by_now(nobody, client_of):
    home, mend = nobody
    url = f"/contradictions/{home.child.pk}/nobody_cares/"
    assert "<form" in page(client_of("aigul"), url).split("<main")[1]
    mend()
    assert "this fits together by now." in page(client_of("aigul"), url)


def test_an_unknown_rule_has_no_page(nobody, client_of):
    page(client_of("aigul"), f"/contradictions/{nobody[0].child.pk}/no_rule/", status=404)


def test_the_answer_that_was_given_stands_in_the_form(nobody, aigul, client_of):
    home, _mend = nobody
    said = {"by": aigul, "rule": "nobody_cares", "words": "Кошуналар билбейт."}
    answer_contradiction(home.child, what="not_known", **said)
    shown = page(client_of("erlan"), f"/contradictions/{home.child.pk}/nobody_cares/")
    assert shown.count("Кошуналар билбейт.") == 2


class TestList:
    def test_it_has_the_gravest_first_and_leads_to_the_file(self, aigul, client_of):
        carers, _mend = two_carers(aigul)
        nobody, _too = nobody_cares(aigul)
        renew()
        for who in ("aigul", "erlan", "damira", "farida"):
            shown = page(client_of(who), "/contradictions/")
            assert shown.index(f"/children/{nobody.child.pk}/") < shown.index(f"/children/{carers.child.pk}/")
            assert "2 contradictions" in shown

    def test_it_is_narrowed_by_rule_place_and_state(self, aigul, azamat, client_of):
        here, _mend = nobody_cares(aigul)
        there, _too = two_carers(azamat)
        renew()
        head = client_of("damira")

        def children(query):
            shown = page(head, f"/contradictions/?{query}")
            return {home for home in (here, there) if f"/children/{home.child.pk}/" in shown}

        assert children("") == {here, there}
        assert children("rule=two_carers") == {there}
        assert children(f"municipality={here.child.municipality_id}") == {here}
        assert children("rule=nonsense&municipality=x&after=zzz") == {here, there}
        assert children("state=rests") == set()
        answer_contradiction(here.child, by=aigul, rule="nobody_cares", what="both_true", words="Чын.")
        assert children("state=rests") == {here}
        assert children("") == {there}

    def test_it_goes_on_page_by_page(self, aigul, client_of, monkeypatch):
        monkeypatch.setattr(worklist, "PAGE", 2)
        homes = [nobody_cares(aigul)[0] for _ in range(3)] + [two_carers(aigul)[0] for _ in range(2)]
        renew()
        url, seen = "/contradictions/", []
        client = client_of("aigul")
        while url:
            context = client.get(url).context
            seen += [line.row.child_id for line in context["lines"]]
            url = context["next_url"] and f"/contradictions/{context['next_url']}"
        assert len(seen) == 5 and set(seen) == {home.child.pk for home in homes}
        assert set(seen[:3]) == {home.child.pk for home in homes[:3]}

    def test_a_merged_child_has_the_name_of_the_record_that_leads(self, aigul, erlan, client_of):
        home, _mend = nobody_cares(aigul)
        leads = Household(aigul, "Азиз")
        doubts = list(Doubt.values)
        merge_records(leads.child, by=erlan, other=home.child, reason="known", despite=doubts)
        renew()
        assert "Асанов Азиз" in page(client_of("erlan"), "/contradictions/")

    def test_an_empty_list_says_so_and_who_has_nothing_to_do_with_files_has_none(self, client_of):
        page(client_of("kanykei"), "/contradictions/", status=403)
        assert "There is nothing to show" in page(client_of("damira"), "/contradictions/")

    def test_the_board_leads_to_it(self, client_of):
        assert 'href="/contradictions/"' in page(client_of("damira"), "/board/")


def test_a_week_begins_on_monday():
    assert monday_of(date(2026, 11, 29)) == date(2026, 11, 23) == monday_of(date(2026, 11, 23))
    assert monday_of(today()) <= today()
