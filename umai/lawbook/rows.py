"""The law as its pages show it: rules, categories, worked cases and changes as rows of words."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext

from umai.design.law.certainty import CERTAINTY_WORDS
from umai.design.parts import UiText
from umai.law.checks.asked import results_by_rule
from umai.law.checks.differences import EditionDifference, LawChange, changes_between, entry_or_none
from umai.law.checks.worked import WorkedCase, results
from umai.law.children.categories import Category, categories
from umai.law.dated_values import DatedEntry, DatedValue, parameter_files, parameters
from umai.law.guardianship.scheme import Scheme
from umai.law.guardianship.schemes import schemes, schemes_in_force
from umai.law.helplines import helplines
from umai.law.options.choices import choice_lists
from umai.law.options.grounds import grounds
from umai.law.terms.clock import today
from umai.lawbook.wording.answers import AnswerLine, answer_lines
from umai.lawbook.wording.schemes import scheme_lines
from umai.lawbook.wording.vocabulary import HOURS
from umai.lawbook.wording.words import first_day_in_words, is_in_english, reader, title_of, value_in_words


class EntryWords(NamedTuple):
    """A value in words, since when, until when, how sure and by which source; each may be empty.

    `in_english`: the value is a definition, as the file has it.
    """

    value: list[str]
    in_english: bool
    since: str
    until: date | None
    certainty: UiText
    cite: str


class CaseCount(NamedTuple):
    """How many worked cases rest on a rule, and how many of them the law answers otherwise."""

    number: int
    wrong: int


class RuleRow(NamedTuple):
    """One rule on one day: what it is, in the reader's language or in English, and what holds."""

    name: str
    says: str
    in_english: bool
    reviewed: bool
    entry: EntryWords
    drafts: list[EntryWords]
    cases: CaseCount


def entry_words(dated: DatedValue, entry: DatedEntry | None) -> EntryWords:
    if entry is None:
        return EntryWords(value_in_words(dated, None), False, "", None, "", "")
    until = None if entry.is_draft else dated.last_day_of(entry)
    certainty = CERTAINTY_WORDS[entry.certainty]
    words, english = value_in_words(dated, entry), is_in_english(dated, entry)
    return EntryWords(words, english, first_day_in_words(entry), until, certainty, entry.cite)


def case_count(name: str, *, drafts: bool) -> CaseCount:
    """The worked cases of this rule; without those that tell of drafts unless asked."""
    found = [one for one in results_by_rule().get(name, ()) if drafts or not tells_of_drafts(one.case)]
    return CaseCount(len(found), sum(not one.is_right for one in found))


def rule_row(dated: DatedValue, day: date, *, drafts: bool) -> RuleRow:
    language = reader()
    return RuleRow(
        dated.name,
        dated.label(language),
        language != "en" and language not in dated.says_in,
        language not in dated.unreviewed,
        entry_words(dated, entry_or_none(dated, day)),
        [entry_words(dated, one) for one in dated.drafts] if drafts else [],
        case_count(dated.name, drafts=drafts),
    )


def rules_on(day: date, *, drafts: bool) -> list[tuple[str, str, list[RuleRow]]]:
    """The rules by file, as (name, what it is about, its rules); those with drafts only where asked."""
    found = []
    for file, values in parameter_files():
        rows = [rule_row(one, day, drafts=drafts) for one in values if drafts or one.history]
        if rows:
            found.append((file, title_of(file), rows))
    more = {
        "schemes": scheme_rows(day, drafts=drafts),
        "grounds": choice_rows(grounds(), day, drafts=drafts),
        **{name: choice_rows(one, day, drafts=drafts) for name, one in choice_lists().items()},
        "helplines": helpline_rows(day, drafts=drafts),
    }
    return [*found, *((name, title_of(name), rows) for name, rows in more.items())]


def choice_rows(choices: Mapping[str, Category], day: date, *, drafts: bool) -> list[RuleRow]:
    """What may be chosen from a list, such as the grounds on which two persons open who reported."""
    language = reader()
    rows = [
        rule_row(one.definition, day, drafts=drafts)._replace(
            name=one.code, says=one.label(language), in_english=False, reviewed=one.is_reviewed(language)
        )
        for one in choices.values()
    ]
    return [row for row in rows if row.entry.since or row.drafts]


def helpline_rows(day: date, *, drafts: bool) -> list[RuleRow]:
    """The numbers to call, each with whom it reaches and its hours."""
    language, found = reader(), []
    for kind, line in helplines().items():
        row, entry = rule_row(line.numbers, day, drafts=drafts), entry_or_none(line.numbers, day)
        name = capfirst(line.names[language])
        if entry is not None:
            said = [*row.entry.value, str(HOURS[line.hours[entry.day]])]
            row = row._replace(entry=row.entry._replace(value=said))
        found.append(row._replace(name=kind, says=name, in_english=False, reviewed=True))
    return found


def scheme_rows(day: date, *, drafts: bool) -> list[RuleRow]:
    """What the absence of parents asks for: the schemes in force, and the drafts only where asked.

    A draft is in force on no day, so its ages are those of today.
    """
    in_force, language = schemes_in_force(day), reader()
    nothing = EntryWords([gettext("nothing in force")], False, "", None, "", "")
    return [
        RuleRow(
            one.code,
            one.label(language),
            False,
            language not in one.unreviewed,
            scheme_words(one, day) if one in in_force else nothing,
            [scheme_words(one, today())] if one.is_draft else [],
            case_count(one.code, drafts=drafts),
        )
        for one in schemes().values()
        if one in in_force or (drafts and one.is_draft)
    ]


def scheme_words(one: Scheme, day: date) -> EntryWords:
    """What a scheme asks for, with the ages of this day."""
    lines, entry = scheme_lines(one, day), one.entry
    certainty = CERTAINTY_WORDS[entry.certainty]
    return EntryWords(lines, False, first_day_in_words(entry), entry.until, certainty, entry.cite)


class CategoryRow(NamedTuple):
    """One category of children on one day, or one cause under another."""

    name: str
    label: str
    reviewed: bool
    entry: EntryWords
    drafts: list[EntryWords]
    cases: CaseCount


def categories_on_page(day: date, *, drafts: bool) -> list[list[CategoryRow]]:
    """The categories of a day, each with the causes and kinds under it."""
    groups: dict[str, list[CategoryRow]] = {}
    for one in categories().values():
        if drafts or one.definition.history:
            groups.setdefault(one.under or one.code, []).append(category_row(one, day, drafts=drafts))
    return list(groups.values())


def category_row(one: Category, day: date, *, drafts: bool) -> CategoryRow:
    language = reader()
    return CategoryRow(
        one.code,
        one.label(language),
        one.is_reviewed(language),
        entry_words(one.definition, entry_or_none(one.definition, day)),
        [entry_words(one.definition, draft) for draft in one.definition.drafts] if drafts else [],
        case_count(one.code, drafts=drafts),
    )


class CaseRow(NamedTuple):
    """One worked case: its sentence, the answer that it has, and whether the law gives it.

    `language` is that of the sentence, where it is not the reader's.
    """

    says: str
    language: str
    answer: list[AnswerLine]
    right: bool
    laid_over: bool


TELLS_OF_DRAFTS = {"drafts", "sanctions", "becomes_law", "draft"}  # keys of a case


def tells_of_drafts(case: WorkedCase) -> bool:
    """Whether a case says what a draft asks for, or would ask for."""
    return case.file == "what_if" or not TELLS_OF_DRAFTS.isdisjoint(case.table)


def language_of(case: WorkedCase) -> str:
    """The language in which a case is read: the reader's, else Russian, else English."""
    return next((one for one in (reader(), "ru") if one in case.table and reader() != "en"), "en")


class FileOfCases(NamedTuple):
    """The worked cases of one file, what it is about, and how many the law answers otherwise."""

    name: str
    title: str
    lines: list[CaseRow]
    wrong: int


def cases_by_file(*, drafts: bool, rule: str = "") -> list[FileOfCases]:
    """The worked cases with their results, or those of one rule; drafts only where asked."""
    found: dict[str, list[CaseRow]] = {}
    for one in results_by_rule().get(rule, ()) if rule else results():
        case = one.case
        if not drafts and tells_of_drafts(case):
            continue
        language = language_of(case)
        answer = answer_lines(case.file, case.expected)
        other = "" if language == reader() else language
        row = CaseRow(case.label(language), other, answer, one.is_right, case.laid_over)
        found.setdefault(case.file, []).append(row)
    return [
        FileOfCases(file, title_of(file), cases, sum(not one.right for one in cases))
        for file, cases in found.items()
    ]


def rule_in_words(name: str, *, drafts: bool) -> str:
    """What the rule of this name is; "" where there is none, or only a draft and those are not asked for."""
    language = reader()
    if (dated := parameters().get(name)) and (drafts or dated.history):
        return dated.label(language)
    if (scheme := schemes().get(name)) and (drafts or not scheme.is_draft):
        return scheme.label(language)
    if (category := categories().get(name)) and (drafts or category.definition.history):
        return category.label(language)
    return ""


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
