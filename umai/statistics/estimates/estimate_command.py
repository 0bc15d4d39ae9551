"""`umai estimate`: the pure command, and with `--keep` the answer is kept and shown on its page."""

import argparse
import json
from pathlib import Path

from umai.estimate import command

HELP = command.HELP
ABOUT = f"""{command.ABOUT}

--keep stores the answer, counts rounded to ten, and its page shows it to those who read figures of the whole
country: the answer, every method, strata, lists left out and remarks, each in their language."""
COUNTRY = "KG"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell argparse what `umai estimate` takes."""
    command.arguments(parser)
    parser.description = ABOUT
    kept = parser.add_argument_group("an estimate that is kept")
    kept.add_argument("--keep", metavar="WHO", help="keep it; WHO answers for it: a post and an office")
    kept.add_argument("--about", metavar="WORDS", help="which children of which time it is about")
    kept.add_argument(
        "--territory", default=COUNTRY, metavar="CODE", help="what the lists are of, by ISO 3166-2 (KG)"
    )


def run(args: argparse.Namespace) -> int:
    """Estimate, and keep where it is asked; 0 done, 2 for what cannot be used."""
    if args.keep is None:
        return command.run(args)
    from django.utils import translation

    from umai.counts.files import keyed_mark_of
    from umai.estimate.answers.printing import as_json, as_page
    from umai.machine.installation import Installation
    from umai.machine.keys.secrets import publication_key
    from umai.statistics.estimates.keeping import keep_estimate

    refuse_words(args)
    mark = keyed_mark_of(Path(args.file), publication_key(Installation.from_environment().home))
    answer = command.answer_of(args)
    said = as_json(answer)
    with translation.override("en"):
        kept = keep_estimate(
            said,
            about=args.about.strip(),
            territory=args.territory,
            answers_for=args.keep.strip(),
            file_mark=mark,
            using="owner",
        )
        if args.json:
            print(json.dumps(said | {"kept": str(kept.pk)}, ensure_ascii=False))
        else:
            print(f"{as_page(answer)}\n\nKept: {kept.get_absolute_url()}")
    return 0


def refuse_words(args: argparse.Namespace) -> None:
    from umai.counts.files import UnusableCounts
    from umai.statistics.elsewhere.figures import TERRITORIES

    if not args.keep.strip() or len(args.keep) > 200:
        raise UnusableCounts("--keep says who answers for it, in at most 200 characters")
    if not (args.about or "").strip():
        raise UnusableCounts("--about is needed with --keep: which children of which time it is about")
    if args.territory not in TERRITORIES:
        raise UnusableCounts("--territory is KG or an oblast by ISO 3166-2, as KG-O")
