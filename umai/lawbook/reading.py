"""The law as its pages show it, and which files were put in force by whom."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from umai.design.law.certainty import CERTAINTY_WORDS
from umai.design.parts import UiText
from umai.law.checks.check import LawCheck, check_edition, faults_as_bad_law, usable_edition
from umai.law.checks.differences import (
    EditionDifference,
    LawChange,
    changes_between,
    difference_of,
    entry_or_none,
)
from umai.law.checks.worked import WorkedCase, results
from umai.law.children.categories import Category, categories
from umai.law.dated_values import DatedEntry, DatedValue, parameter_files
from umai.law.editions.edition import SHIPPED, BadLaw, LawEdition, read_files
from umai.law.guardianship.scheme import Scheme
from umai.law.guardianship.schemes import schemes, schemes_in_force
from umai.lawbook.models import LawAnswer, LawProposal
from umai.lawbook.words import first_day_in_words, reader, title_of, value_in_words


class EntryWords(NamedTuple):
    """A value in words, since when, until when, how sure and by which source; each may be empty.

    `in_english`: the value is a definition or a scheme, as the file has it.
    """

    value: list[str]
    in_english: bool
    since: str
    until: date | None
    certainty: UiText
    cite: str


class RuleRow(NamedTuple):
    """One rule on one day: what it is, in the reader's language or in English, and what holds."""

    name: str
    says: str
    in_english: bool
    reviewed: bool
    entry: EntryWords
    drafts: list[EntryWords]


def entry_words(dated: DatedValue, entry: DatedEntry | None) -> EntryWords:
    if entry is None:
        return EntryWords(value_in_words(dated, None), False, "", None, "", "")
    until = None if entry.is_draft else dated.last_day_of(entry)
    english = dated.unit in ("definition", "scheme")
    certainty = CERTAINTY_WORDS[entry.certainty]
    words = value_in_words(dated, entry)
    return EntryWords(words, english, first_day_in_words(entry), until, certainty, entry.cite)


def rule_row(dated: DatedValue, day: date, *, drafts: bool) -> RuleRow:
    language = reader()
    return RuleRow(
        dated.name,
        dated.label(language),
        language != "en" and language not in dated.says_in,
        language not in dated.unreviewed,
        entry_words(dated, entry_or_none(dated, day)),
        [entry_words(dated, one) for one in dated.drafts] if drafts else [],
    )


def rules_on(day: date, *, drafts: bool) -> list[tuple[str, str, list[RuleRow]]]:
    """The rules by file, as (name, what it is about, its rules); those with drafts only where asked."""
    found = []
    for file, values in parameter_files():
        rows = [rule_row(one, day, drafts=drafts) for one in values if drafts or one.history]
        if rows:
            found.append((file, title_of(file), rows))
    return [*found, ("schemes", title_of("schemes"), scheme_rows(day, drafts=drafts))]


def scheme_rows(day: date, *, drafts: bool) -> list[RuleRow]:
    """What the absence of parents asks for: the schemes in force, and the drafts only where asked."""
    in_force, language = schemes_in_force(day), reader()
    nothing = EntryWords([gettext("nothing in force")], False, "", None, "", "")
    return [
        RuleRow(
            one.code,
            one.label(language),
            False,
            language not in one.unreviewed,
            scheme_words(one) if one in in_force else nothing,
            [scheme_words(one)] if one.is_draft else [],
        )
        for one in schemes().values()
        if one in in_force or (drafts and one.is_draft)
    ]


def scheme_words(one: Scheme) -> EntryWords:
    """The steps of a scheme, as its file has them."""
    steps = [step.in_words() for step in one.steps]
    certainty = CERTAINTY_WORDS[one.entry.certainty]
    return EntryWords(steps, True, first_day_in_words(one.entry), one.entry.until, certainty, one.entry.cite)


class CategoryRow(NamedTuple):
    """One category of children on one day, or one cause under another."""

    found: Category
    label: str
    reviewed: bool
    entry: EntryWords
    drafts: list[EntryWords]


def categories_on_page(day: date, *, drafts: bool) -> list[CategoryRow]:
    language = reader()
    return [
        CategoryRow(
            one,
            one.label(language),
            one.is_reviewed(language),
            entry_words(one.definition, entry_or_none(one.definition, day)),
            [entry_words(one.definition, draft) for draft in one.definition.drafts] if drafts else [],
        )
        for one in categories().values()
        if drafts or one.definition.history
    ]


class CaseRow(NamedTuple):
    """One worked case: its sentence, the answer that it has, and whether the law gives it."""

    says: str
    in_english: bool
    expected: dict[str, str]
    right: bool
    laid_over: bool


TELLS_OF_DRAFTS = {"drafts", "sanctions", "becomes_law", "draft"}  # keys of a case


def tells_of_drafts(case: WorkedCase) -> bool:
    """Whether a case says what a draft asks for, or would ask for."""
    return case.file == "what_if" or not TELLS_OF_DRAFTS.isdisjoint(case.table)


def cases_by_file(*, drafts: bool) -> list[tuple[str, str, list[CaseRow]]]:
    """The worked cases with their results, as (name of the file, what it is about, its cases).

    Those that tell of drafts only where asked.
    """
    language = reader()
    found: dict[str, list[CaseRow]] = {}
    for one in results():
        case = one.case
        if not drafts and tells_of_drafts(case):
            continue
        in_english = language != "en" and language not in case.table
        expected = {key: str(value) for key, value in case.expected.items()}
        row = CaseRow(case.label(language), in_english, expected, one.is_right, case.laid_over)
        found.setdefault(case.file, []).append(row)
    return [(file, title_of(file), rows) for file, rows in found.items()]


class ChangeRow(NamedTuple):
    """What a rule was and what it is, in words."""

    name: str
    says: str
    in_english: bool
    before: EntryWords
    after: EntryWords


def change_row(change: LawChange) -> ChangeRow:
    dated, language = change.dated, reader()
    return ChangeRow(
        dated.name,
        dated.label(language),
        language != "en" and language not in dated.says_in,
        entry_words(dated, change.before),
        entry_words(dated, change.after),
    )


def change_rows(difference: EditionDifference | None) -> list[ChangeRow]:
    """The values in which two editions differ, in words."""
    return [change_row(one) for one in difference.entries] if difference else []


def changes(first: date, second: date) -> list[ChangeRow]:
    """What changed between two days, by the edition in use."""
    return [change_row(one) for one in changes_between(*sorted((first, second)))]


def agreed_answers():
    """What two persons put in force, the newest first."""
    rows = LawAnswer.objects.filter(agreed=True).order_by("-begins_at", "-recorded_at")
    return rows.select_related("proposal__recorded_by", "recorded_by")


def answer_in_force() -> LawAnswer | None:
    """The answer by which the files in force now were put in force; None: the law as it comes with Umai."""
    return agreed_answers().filter(begins_at__lte=timezone.now()).first()


def digest_agreed_last() -> str:
    """The digest of the files that were agreed to last, whether they have begun or not."""
    last = agreed_answers().first()
    return last.proposal.digest if last else SHIPPED.digest


def newest_readable(answers) -> LawEdition:
    """The newest edition of these that this version can read, as every process does; else the shipped law."""
    found = (usable_edition(one.proposal.files, with_cases=True) for one in answers[:10])
    return next((one for one in found if one is not None), SHIPPED)


def waiting_proposal() -> LawProposal | None:
    """The newest proposal, where nobody answered it; an older one cannot be put in force any more."""
    newest = LawProposal.objects.select_related("recorded_by").order_by("-recorded_at").first()
    return None if newest is None or LawAnswer.objects.filter(proposal=newest).exists() else newest


class FolderState(NamedTuple):
    """What lies in UMAI_HOME/law: the edition, its check and its difference, or why it cannot be used."""

    folder: Path
    problem: str = ""
    check: LawCheck | None = None
    difference: EditionDifference | None = None
    same: bool = False

    @property
    def to_propose(self) -> LawEdition | None:
        """The edition that may be proposed; None where there is none, or nothing new in it."""
        return self.check.edition if self.check and self.check.is_good and not self.same else None


def folder_state() -> FolderState:
    """Read and check what lies in UMAI_HOME/law on this machine, compared with what was agreed to last."""
    folder = settings.MACHINE.home / "law"
    last = digest_agreed_last()
    if not folder.is_dir():
        return FolderState(folder, same=last == SHIPPED.digest)
    try:
        edition = LawEdition(read_files(folder))
        check, difference = check_edition(edition), difference_of(newest_readable(agreed_answers()), edition)
    except BadLaw as fault:
        return FolderState(folder, problem=str(fault))
    return FolderState(folder, "", check, difference, edition.digest == last)


def proposed_difference(proposal: LawProposal) -> EditionDifference | None:
    """In what a proposal differs from what was agreed to before it; None where its files cannot be read."""
    before = agreed_answers().filter(recorded_at__lt=proposal.recorded_at)
    try:
        with faults_as_bad_law():
            return difference_of(newest_readable(before), LawEdition(proposal.files))
    except BadLaw:
        return None
