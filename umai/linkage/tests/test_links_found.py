"""Which share of links is found: rows with one PIN matched as if nobody knew it."""

import uuid
from datetime import date

import pytest

from umai.linkage.candidates.matching import EditionMatcher
from umai.linkage.histories import recall
from umai.linkage.histories.counting import count_histories, freeze_histories
from umai.linkage.histories.printing import in_words, next_command
from umai.linkage.histories.recall import JoinedRecords, are_joined, measure_links
from umai.linkage.models import RecordPair, Resolution
from umai.linkage.review.estimates import ShareEstimate
from umai.linkage.review.quality import SampledLayer
from umai.linkage.tests.pairs import rows_of
from umai.linkage.tests.test_histories import ASEL, ERLAN, KNOWN, NURBEK
from umai.register.child.actions import add_child, correct_fact
from umai.register.weights.numbers import numbers_in_use

TIMUR = ["3", "Сыдыков Тимур Болотович", "14.08.2009", "м", NURBEK[-1]]
SAMAT = {"surname": "Бакиров", "given": "Самат", "sex": "m", "birth_date": date(2012, 11, 5)}
WITHOUT_DATE = ["3", "Сыдыков Тимур Болотович", "", "", NURBEK[-1]]


@pytest.fixture
def few(monkeypatch):
    """Two pairs are enough to tell a share."""
    monkeypatch.setattr(recall, "FEWEST", 2)


def measured(**more):
    found = count_histories(using="owner")
    found.links = measure_links(found, using="owner", **more)
    return found


def without_pin(line):
    return [*line[:-1], ""]


@pytest.mark.usefixtures("few")
class TestShare:
    def test_a_pair_that_only_its_pin_joins_is_a_link_that_would_be_missed_and_a_sample_hangs_on_its_seed(
        self, on, monkeypatch
    ):
        on("clinic", ERLAN, NURBEK)
        on("school", ERLAN, WITHOUT_DATE)
        found = measured()
        links = found.links
        assert (links.of_lists.value, links.of_lists.of, links.pairs) == (0.5, 2, 2)
        assert links.by_lists == [("clinic", "school", links.of_lists)]
        frozen = freeze_histories(found, using="owner")
        assert (frozen.recall, frozen.recall_of) == (0.5, 2)
        monkeypatch.setattr(recall, "FEWEST", 1)
        drawn = {seed: measured(sample=1, seed=seed).links for seed in range(9)}
        assert all(one.of_lists.of == 1 and one.pairs == 2 for one in drawn.values())
        assert {one.of_lists.value for one in drawn.values()} == {0.0, 1.0}
        assert measured(sample=1, seed=3).links == drawn[3]

    def test_links_with_the_register_are_told_apart_and_nothing_is_kept_of_it(self, on, aigul):
        for identity in (KNOWN | {"pin": NURBEK[-1]}, SAMAT | {"pin": ERLAN[-1]}):
            add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
        on("clinic", NURBEK, ["1", "Маматов Эрлан", "", "", ERLAN[-1]])
        on("school", ASEL)
        given, at = {"surname": "Бекова", "given": "Асел", "pin": ASEL[-1]}, aigul.office.place
        other = add_child(at, by=aigul, id=uuid.uuid4(), identity=given)
        identity = other.identities.using("owner").get()
        correct_fact(other, by=aigul, fact=identity, pin="")  # a PIN that was struck is no link
        kept = [set(rows.objects.using("owner").values_list("pk", flat=True)) for rows in KEPT]
        links = measured().links
        assert (links.of_register.value, links.of_register.of, links.pairs_with_register) == (0.5, 2, 2)
        assert links.of_lists is None
        assert [set(rows.objects.using("owner").values_list("pk", flat=True)) for rows in KEPT] == kept

    def test_a_pin_that_contradicts_its_own_row_is_no_known_link(self, on):
        on("clinic", ERLAN, NURBEK)
        on("school", ERLAN, TIMUR)
        links = measured().links
        assert links.pairs == 1 and links.of_lists is None


KEPT = (RecordPair, Resolution)


def test_a_hidden_pin_weighs_as_one_that_the_list_does_not_have(on, aigul):
    """Only the rows that are asked for are matched anew."""
    add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=KNOWN | {"pin": NURBEK[-1]})
    on("clinic", ERLAN, NURBEK, ASEL)
    edition = on("school", *map(without_pin, (ERLAN, NURBEK, ASEL)))
    kept = {
        (pair.row_id, pair.child_id, pair.other_id): pair.probability
        for pair in RecordPair.objects.using("owner").filter(row__edition=edition)
    }
    matcher = EditionMatcher(edition, numbers_in_use("owner").trained, "owner", hides_pins=True)
    rows = [row.pk for row in rows_of(edition)]
    found = matcher.pairs_without_pins(rows)
    assert {(pair.row, pair.child, pair.other): pair.probability for pair in found} == pytest.approx(kept)
    assert any(child for _row, child, _other in kept) and len(kept) >= 4
    assert {pair.row for pair in matcher.pairs_without_pins([rows[1]])} == {rows[1]}


def test_two_rows_are_joined_by_themselves_or_over_a_child_of_the_register():
    joined = {
        "by themselves": JoinedRecords({"other"}, set()),
        "over a child": JoinedRecords(set(), {"a", "b"}),
        "over another": JoinedRecords({"third"}, {"c"}),
        "other": JoinedRecords(set(), {"b"}),
    }
    found = {row for row in joined if row != "other" and are_joined(joined, row, "other")}
    assert found == {"by themselves", "over a child"}


def test_with_few_pairs_it_is_said_that_it_cannot_be_told(on):
    on("clinic", ERLAN, ASEL)
    on("school", ERLAN)
    found = measured()
    said = "\n".join(in_words(found, None, "h.csv"))
    assert found.links.of_lists is None and found.links.pairs == 1
    assert "cannot be told: 1 pairs" in said and said.endswith("Next: bin/umai estimate h.csv")


def test_the_next_command_carries_the_share(on):
    on("clinic", ERLAN)
    on("school", ERLAN)
    found = measured()
    for share, of, command in [(0.96425, 2000, "--recall 0.9643 --recall-of 2000"), (1.0, 60, "--recall 1 ")]:
        found.links = links_of(ShareEstimate(share, share, share, of))
        assert command in next_command(found, "h.csv")
        assert "no more than this" in "\n".join(in_words(found, None, "h.csv"))
    found.links = links_of(ShareEstimate(0.4, 0.3, 0.5, 100))
    assert "estimate h.csv" not in next_command(found, "h.csv")


def links_of(share):
    return recall.LinksFound(share, None, 100, 0, 2_000, 2026, [], None, None)


def test_what_readers_found_is_told_beside_it(on, monkeypatch):
    clinic, school = on("clinic", ERLAN), on("school", ERLAN)
    found = count_histories(using="owner")
    layers = {"new high": (100, 1, 9), "clerical low": (100, 4, 6), "automatic all": (200, 10, 0)}
    monkeypatch.setattr(
        recall,
        "sampled_layers",
        lambda _using: [
            SampledLayer(
                edition.pk, edition.source_id, model, f"{kind} {layer}", of, 10, same, differ, 0, 1.0
            )
            for edition, model, kind in [
                (school, found.models[0], "list"),
                (school, "another", "list"),
                (clinic, found.models[0], "own"),
            ]
            for layer, (of, same, differ) in layers.items()
        ],
    )
    links = measure_links(found, using="owner")
    assert links.readers_least.value == pytest.approx(200 / 250)
    assert links.readers_most.value == pytest.approx(240 / 250)
