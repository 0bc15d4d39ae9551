"""`umai evaluate`: the pure command, and with `--question` the result of a question, stored once."""

import argparse
from decimal import Decimal
from pathlib import Path

from umai.evaluate import command

HELP = command.HELP
ABOUT = f"""{command.ABOUT}

--question takes day and method from a question that was registered on the page “Does a law work”, refuses any
other file than the registered one, and stores the answer, once: from then on the page shows it."""
ROUNDED = Decimal("0.1")  # by which what is seen may differ from what was registered: its last digit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai evaluate` takes."""
    command.arguments(parser)
    parser.description = ABOUT
    parser.add_argument(
        "--question", dest="keep", metavar="ID", help="answer this registered question, and store the answer"
    )


def run(args: argparse.Namespace) -> int:
    """Judge, and store where a question is named; 0 done, 2 for what cannot be used."""
    if args.keep is None:
        return command.run(args)
    from django.utils import translation

    with translation.override("en"):
        question = find_question(args.keep)
        answer = answer_question(question, args)
        store_result(question, answer)
    print(f"Stored. The page of the question shows it: {question.get_absolute_url()}")
    return 0


def find_question(text: str):
    """The question with this id. Raises `UnusableCounts`."""
    import uuid

    from umai.counts.files import UnusableCounts
    from umai.statistics.questions.models import LawQuestion
    from umai.statistics.questions.reading import correction_of, result_of

    try:
        number = uuid.UUID(text)
    except ValueError as failure:
        raise UnusableCounts("--question is the id of a question, as its page shows it") from failure
    found = LawQuestion.objects.using("owner").filter(pk=number).first()
    if found is None:
        raise UnusableCounts("--question: no question with this id was registered")
    if result_of(found) is not None:
        raise UnusableCounts("--question: its result is stored, and is stored once")
    if correction_of(found) is not None:
        raise UnusableCounts("--question: it was corrected; answer the question that stands in its place")
    return found


def answer_question(question, args: argparse.Namespace) -> dict:
    """The answer as JSON, by the registered day, method and files and no others. Raises `UnusableCounts`."""
    from umai.evaluate.answers.printing import as_json
    from umai.evaluate.series.reading import read_series
    from umai.evaluate.series.tables import Panel

    refuse_choices(args)
    require_file(args.file, question.file_sha256, "FILE")
    if question.placebo_sha256 or args.placebo:
        require_file(args.placebo, question.placebo_sha256, "--placebo")
    args.on = question.starts_on.isoformat() if question.starts_on else None
    args.level = question.method == "level"
    found = read_series(args.file)
    of_districts = question.method == "districts"
    if isinstance(found, Panel) != of_districts:
        raise unusable("FILE has districts where the question has none, or none where it has them")
    answer = command.of_districts(args, found) if of_districts else command.of_series(args, found)
    require_seen(question, answer.detectable)
    return as_json(answer)


def refuse_choices(args: argparse.Namespace) -> None:
    """What is registered, or could be tried until it pleases, is not chosen again."""
    from umai.evaluate.answers.series_answer import DRAWS, SEED

    chosen = {
        "--on": args.on,
        "--level": args.level,
        "--before": args.before,
        "--draws": args.draws != DRAWS,
        "--seed": args.seed != SEED,
        "--json": args.json,
    }
    for name, given in chosen.items():
        if given:
            raise unusable(f"{name} is not for a registered question, of which everything is fixed")


def require_file(path: Path | None, digest: str, name: str) -> None:
    from umai.counts.files import sha256_of

    if path is None:
        raise unusable(f"{name}: the question names a series that the rule cannot touch; give its file")
    if not digest:
        raise unusable(f"{name}: the question names no such series")
    if sha256_of(path) != digest:
        raise unusable(f"{name}: this is not the file that was registered; its SHA-256 is another")


def require_seen(question, seen) -> None:
    """Refuse a question that was registered with another size than the file itself tells."""
    told = {"fall": 100 * (1 - seen.fall), "rise": 100 * (seen.rise - 1)}
    for name, value in told.items():
        registered = getattr(question, name)
        if not abs(Decimal(f"{value:.1f}") - registered) <= ROUNDED:
            raise unusable(
                f"FILE: a {name} by {value:.1f} % would be seen, {registered} % was registered; correct the"
                " question first"
            )


def store_result(question, answer: dict) -> None:
    """Store the answer, with an entry on the trail; from now on the page shows it."""
    from django.db import transaction

    from umai.statistics.questions.models import LawQuestionResult
    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    with transaction.atomic(using="owner"):
        stored = LawQuestionResult.objects.using("owner").create(
            question=question,
            file_sha256=question.file_sha256,
            placebo_sha256=question.placebo_sha256,
            answer=answer,
        )
        entries.note_act("", "statistics.store_result", EntrySubject.of_row(stored), using="owner")


def unusable(sentence: str):
    from umai.counts.files import UnusableCounts

    return UnusableCounts(sentence)
