"""`umai train --keep`: what was learned goes to the register, and nothing is taken into use by it."""

import json

from umai.linkage.tests.test_link_command import main
from umai.matching.comparison.trained_numbers import TrainedNumbers
from umai.matching.tests.lists import family_lists
from umai.register.weights.models import Weights, WeightsInUse
from umai.register.weights.numbers import numbers_in_use
from umai.trail.models import Entry


def test_numbers_are_kept_on_the_register_and_on_the_trail(db, tmp_path):
    before = WeightsInUse.objects.using("owner").count(), numbers_in_use().trained.version
    files = family_lists(tmp_path, number=600)[:2]

    assert main(["train", *files, "--keep", "--note", "invented", "--words", "two small lists"]) == 0

    kept = Weights.objects.using("owner").exclude(version=before[1]).get()
    assert (kept.note, kept.made_from) == ("invented", "two small lists")
    assert TrainedNumbers.from_json(json.dumps(kept.numbers)).version == kept.version
    assert (WeightsInUse.objects.using("owner").count(), numbers_in_use().trained.version) == before
    entry = Entry.objects.using("owner").get(act="register.keep_weights")
    assert (entry.record_id, entry.outcome) == (kept.pk, "done")


def test_numbers_that_go_nowhere_are_not_learned(tmp_path, capsys):
    assert main(["train", *family_lists(tmp_path, number=3)[:2]]) == 2
    assert "--out" in capsys.readouterr().err
