"""Which branches of the templates are drawn while the tests run, and which by none of them.

A plugin of pytest. At the beginning of each branch of a template of this house (the page, the body of
an `if`, `elif`, `else`, of a loop and of its `empty`) it puts a mark that draws nothing and notes that
it was reached. An `if` without an `else` has a branch as well, in which nothing is drawn. After all
tests were run, a branch that none has drawn is an error; it is said beside tests that failed too, which
may be why it is undrawn. After a part of the tests nothing is said, unless the folder of a room is named:
`bin/test umai/statistics --undrawn umai/statistics`. What a server draws that a test starts as a process
of its own, as the journeys do, does not count.

A name that a template draws and was not given, for which Django draws nothing, is an error at once.
"""

import sys
from collections import Counter
from pathlib import Path

import pytest
from django.template import Engine, Template, base
from django.template.base import FilterExpression, Parser, TextNode, Token, TokenType

CHECKOUT = Path(__file__).resolve().parents[1]

lines = {}  # each branch of each template that was read, and the line on which it begins
drawn = set()


class Mark(TextNode):
    """Draws nothing, and notes that its branch was drawn. A text: nothing else may stand before `extends`."""

    def __init__(self, branch):
        super().__init__("")
        self.branch = branch

    def render_annotated(self, context):
        drawn.add(self.branch)
        return ""


class MarkingParser(Parser):
    """Django's, which finds a mark at the beginning of each branch of a template of this house."""

    def __init__(self, tokens, libraries=None, builtins=None, origin=None):
        super().__init__(tokens, libraries, builtins, origin)
        if page := page_of(origin):
            self.tokens = list(mark_branches(tokens, page))[::-1]
            self.tags["mark"] = self.mark

    @staticmethod
    def mark(parser, token):
        lines[token.branch] = token.lineno
        return Mark(token.branch)


def page_of(origin):
    """The path of a template of this house from the checkout on; None of any other."""
    path = Path(origin.name) if origin else None
    return str(path.relative_to(CHECKOUT)) if path and path.is_relative_to(CHECKOUT / "umai") else None


def mark_branches(tokens, page):
    """The tokens of a template, with a mark after each that begins a branch.

    Of several branches of a page that are written alike, the second is named with (2).
    """
    alike = Counter()

    def block(words, line):
        return Token(TokenType.BLOCK, words, lineno=line)

    def mark(words, line):
        token = block("mark", line)
        alike[words] += 1
        token.branch = f"{page}: {words}" + (f" ({alike[words]})" if alike[words] > 1 else "")
        return token

    within = []  # the tags that are open here: how each begins, and whether its other branch came already
    yield mark("the page", 1)
    for token in tokens:
        word = token.contents.split(maxsplit=1)[0] if token.token_type == TokenType.BLOCK else ""
        begin, ended = within[-1] if within else ("", False)
        if word == "endif" and not ended:
            yield block("else", token.lineno)
            yield mark(f"else of {begin}", token.lineno)
        yield token
        if word in ("if", "for"):
            within.append((token.contents, False))
            yield mark(token.contents, token.lineno)
        elif word in ("endif", "endfor"):
            within.pop()
        elif word == "elif":
            yield mark(token.contents, token.lineno)
        elif not ended and (word, begin.split(" ")[0]) in (("else", "if"), ("empty", "for")):
            within[-1] = (begin, True)
            yield mark(f"{word} of {begin}", token.lineno)


class MissingName(str):
    """What Django draws for a name that was not given: nothing. In a template of this house, an error."""

    def __bool__(self):
        asks = sys._getframe(1)
        if asks.f_code is FilterExpression.resolve.__code__:
            context = asks.f_locals["context"]
            page = page_of((context.render_context.template or context.template).origin)
            if page:
                raise NotGiven(f"{page} draws {asks.f_locals['self'].token}, which it was not given")
        return False


class NotGiven(Exception):
    """A template of this house draws a name that nobody gave it."""


def pytest_addoption(parser):
    parser.addoption(
        "--undrawn",
        metavar="FOLDER",
        help="after a part of the tests: the branches in here that none has drawn",
    )


def pytest_configure():
    base.Parser = MarkingParser
    make = Engine.__init__

    def make_engine(engine, *args, **options):
        make(engine, *args, **options)
        engine.string_if_invalid = MissingName()

    Engine.__init__ = make_engine  # also of those that a test makes with other settings
    Engine.get_default().string_if_invalid = MissingName()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """In the process that started the others: one of them is done, and says what it has drawn."""
    drawn.update(getattr(node, "workeroutput", {}).get("drawn", ()))


def pytest_sessionfinish(session, exitstatus):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["drawn"] = sorted(drawn)
    elif exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED) and (
        asked := within(session.config)
    ):
        session.config.stash[COMPLAINTS] = complaints(branches(), drawn, asked)
        if session.config.stash[COMPLAINTS]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    if found := config.stash.get(COMPLAINTS, None):
        terminalreporter.section("templates", red=True, bold=True)
        for line in found:
            terminalreporter.line(line)


COMPLAINTS = pytest.StashKey[list[str]]()
# Any of these takes a part of the tests.
PARTS = ("keyword", "markexpr", "long", "collectonly", "lf", "stepwise", "deselect", "ignore", "ignore_glob")


def is_whole(config):
    """Whether all tests were asked for: after a part of them much is undrawn, and nothing is wrong."""
    everywhere = config.args_source == pytest.Config.ArgsSource.TESTPATHS
    return everywhere and not any(config.getoption(name, None) for name in PARTS)


def within(config):
    """The folder whose templates are asked about: all where all tests ran; empty where nothing is said."""
    return "umai/" if is_whole(config) else config.getoption("undrawn") or ""


def branches():
    """Each branch of each template of this house, and the line on which it begins."""
    for path in sorted((CHECKOUT / "umai").rglob("templates/**/*.html")):
        Template(path.read_text(), base.Origin(str(path)), engine=Engine.get_default())
    return lines


def complaints(every, drawn, folder="umai/"):
    """What is wrong: each branch in the folder that no test has drawn."""
    undrawn = sorted(one for one in every.keys() - drawn if one.startswith(folder))
    return [f"no test draws {branch} (line {every[branch]})" for branch in undrawn]
