"""Nobody learns of a row that they may not see, neither from the list nor from a file."""

from tests.moves import move_across
from tests.second_person import merge_records
from umai.access.models import Wall
from umai.access.sessions import Speaker
from umai.contradictions.models import Contradiction
from umai.contradictions.reading import found_of
from umai.contradictions.tests.conftest import Household, days_ago, nobody_cares, parent_here_and_away, renew
from umai.register.child.actions import link_adult
from umai.register.models import Adult, Doubt, Kinship


def seen(by, child):
    """What this worker sees of a child: in the list, and in the file."""
    by = Speaker(by.token)
    with by.speaking():
        rows = Contradiction.objects.within_reach_of(by).filter(child_id=child.pk)
        listed = set(rows.values_list("rule", flat=True))
        assert listed == set(Contradiction.objects.filter(child_id=child.pk).values_list("rule", flat=True))
    return listed, {one.rule.slug for one in found_of(child.pk, by)}


NOTHING = set(), set()
NOBODY = {"nobody_cares"}, {"nobody_cares"}


def build_wall(by, child):
    Wall.objects.using("owner").create(worker_id=by.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")


def test_who_reaches_the_file_sees_it_and_nobody_else_does(nobody, request):
    renew()
    reach = ("aigul", "erlan", "damira", "farida")
    others = ("azamat", "cholpon", "jyldyz", "bakyt", "kanykei", "gulnara", "timur")
    found = {who: seen(request.getfixturevalue(who), nobody[0].child) for who in (*reach, *others)}
    assert {who for who, rows in found.items() if rows == NOBODY} == set(reach), found
    assert {who for who, rows in found.items() if rows == NOTHING} == set(others), found


def test_a_grant_opens_it(nobody, cholpon, grant):
    renew()
    grant(cholpon, nobody[0].child)
    assert seen(cholpon, nobody[0].child) == NOBODY


def test_a_wall_hides_it(nobody, erlan):
    renew()
    build_wall(erlan, nobody[0].child)
    assert seen(erlan, nobody[0].child) == NOTHING


def test_having_written_in_a_file_that_moved_away_shows_nothing(nobody, aigul, erlan, jyldyz):
    move_across(nobody[0].child.pk, by=erlan, to=jyldyz)
    renew()
    assert seen(aigul, nobody[0].child) == NOTHING
    assert seen(jyldyz, nobody[0].child) == NOBODY


def test_a_wall_around_a_brother_hides_what_rests_on_the_parent_of_both(nobody, aigul, erlan):
    """The wall hides the mother's absence, so what follows from it would tell of it."""
    home, _mend = nobody
    brother = Household(aigul, "Азиз")
    mother = Kinship.objects.using("owner").get(child=home.child, relation="mother").adult_id
    link_adult(brother.child, by=aigul, adult=Adult(pk=mother), relation="mother")
    renew()
    build_wall(erlan, brother.child)
    assert seen(erlan, home.child) == NOTHING
    assert seen(aigul, home.child) == NOBODY


def test_a_wall_around_a_child_of_the_household_hides_what_rests_on_who_lives_there(aigul, erlan):
    home, _mend = parent_here_and_away(aigul)
    cousin = Household(aigul, "Азиз")
    father = Kinship.objects.using("owner").get(child=home.child, relation="father").adult_id
    link_adult(cousin.child, by=aigul, adult=Adult(pk=father), relation="uncle_f", lives_together=True)
    renew()
    build_wall(erlan, cousin.child)
    assert seen(erlan, home.child) == NOTHING


def test_what_rests_on_two_records_is_seen_by_who_sees_both(aigul, erlan, jyldyz, cholpon, farida):
    (one, _mend), (two, _too) = nobody_cares(aigul), nobody_cares(aigul)
    merge_records(one.child, by=erlan, other=two.child, reason="known", despite=list(Doubt.values))
    move_across(two.child.pk, by=erlan, to=jyldyz)
    renew()
    row = Contradiction.objects.using("owner").get()
    assert set(row.records) == {one.child.pk, two.child.pk}
    for by in (aigul, erlan, jyldyz, cholpon):
        assert seen(by, row.child) == NOTHING
        assert not found_of(one.child.pk, by) and not found_of(two.child.pk, by)


def test_who_may_not_read_children_finds_nothing_out_by_the_function(nobody, kanykei, nuriya):
    for by in (kanykei, nuriya):
        with by.speaking():
            assert found_of(nobody[0].child.pk, by) == []


def test_a_row_that_names_nothing_hidden_stands_though_something_else_is(aigul, erlan):
    home, _mend = nobody_cares(aigul)
    aunt = home.adult("aunt_f")
    brother = Household(aigul, "Азиз")
    link_adult(brother.child, by=aigul, adult=Adult(pk=aunt), relation="aunt_f")
    renew(on=days_ago(0))
    build_wall(erlan, brother.child)
    assert seen(erlan, home.child) == NOBODY
