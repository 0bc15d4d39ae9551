import gettext
import os

import pytest

from umai.machine.translations import compile_translations, count_unreviewed, read_texts

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# reviewed
msgid "Child"
msgstr "Бала"

msgid "Case"
msgstr "Иш"
"""


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "umai" / "locale" / "ky" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE)
    return tmp_path


def test_what_is_newer_is_compiled_and_only_that(checkout):
    assert compile_translations(checkout) == 1
    assert compile_translations(checkout) == 0

    source = checkout / "umai" / "locale" / "ky" / "LC_MESSAGES" / "django.po"
    os.utime(source, (source.stat().st_mtime + 5,) * 2)
    assert compile_translations(checkout) == 1


def test_what_was_compiled_translates(checkout):
    compile_translations(checkout)

    found = gettext.translation("django", checkout / "umai" / "locale", languages=["ky"])
    assert found.gettext("Child") == "Бала"


def test_texts_that_no_native_has_reviewed_are_counted(checkout):
    assert count_unreviewed(checkout) == {"ky": (1, 2)}


def test_a_text_that_an_editor_signed_counts_as_reviewed(checkout):
    fresh = next(one for one in read_texts(checkout)["ky"] if not one.reviewed)
    assert count_unreviewed(checkout, {("ky", fresh.digest)}) == {"ky": (0, 2)}
    assert count_unreviewed(checkout, {("ru", fresh.digest)}) == {"ky": (1, 2)}
