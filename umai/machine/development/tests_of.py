"""Which tests ask about a part of the code: those beside it, and those of what imports it."""

from collections.abc import Iterable
from pathlib import Path

from umai.machine.installation import CHECKOUT

PACKAGES = ("umai", "rehearsal", "tests")


def with_importers(words: list[str]) -> tuple[list[str], str]:
    """The arguments of pytest, a part of the code replaced by the files of tests about it, and what to say.

    A test, or a folder of tests, means just that; so does everything where an option chooses (`-k`).
    """
    if "--only" in words or "-k" in words:
        return [word for word in words if word != "--only"], ""
    before = dict(zip(words[1:], words, strict=False))  # of each word
    parts = [word for word in words if before.get(word) != "--undrawn" and is_code(CHECKOUT / word)]
    if not parts:
        return words, ""
    about, every = files_about({module_of(CHECKOUT / part) for part in parts})
    said = (
        f"{len(about)} of {len(every)} files of tests are about {' '.join(parts)}: those beside it and those"
        f" of what imports it. Left out: {len(every) - len(about)}. With --only: those beside it alone."
    )
    return [*(word for word in words if word not in parts), *about], said


def is_code(path: Path) -> bool:
    """Whether this is a part of the program or of the rehearsal, and no test of it."""
    if not path.exists() or not path.is_relative_to(CHECKOUT):
        return False
    within = path.relative_to(CHECKOUT).parts
    return bool(within) and within[0] in PACKAGES[:2] and "tests" not in within


def module_of(path: Path) -> str:
    """The module or the package that this file or folder belongs to: of a template or a query its room."""
    if path.suffix != ".py":
        while not (path / "__init__.py").exists():
            path = path.parent
    return ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")


def files_about(modules: set[str]) -> tuple[list[str], list[str]]:
    """The files of tests about these modules, those beside them first, and all that there are.

    A test is about a module when it imports the module, or something that imports the module directly.
    """
    import grimp

    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    tests = {module for module in graph.modules if is_test(module)}

    def importers_of(some: Iterable[str]) -> set[str]:
        return {one for module in some for one in graph.find_modules_that_directly_import(module)}

    own = {module for module in graph.modules if modules & {module, *ancestors(module)}}
    importing = importers_of(own - tests) - own
    about = (own | importing | importers_of(importing - tests)) & tests
    first = sorted(about, key=lambda module: (module not in own, module))
    return [file_of(module) for module in first], [file_of(module) for module in tests]


def is_test(module: str) -> bool:
    return module.rpartition(".")[2].startswith("test_")


def ancestors(module: str) -> set[str]:
    parts = module.split(".")
    return {".".join(parts[:n]) for n in range(1, len(parts))}


def file_of(module: str) -> str:
    return module.replace(".", "/") + ".py"
