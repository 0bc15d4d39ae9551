"""docs/rooms.md: the rooms and their sub-rooms, and which room imports which."""

from umai.house import ROOMS
from umai.printed.page import CHECKOUT, PRINTED, UMAI, first_line


def rooms_page():
    """The rooms from the lowest up, with their sub-rooms, and arrows from the imports."""
    arrows = room_imports()
    inside = {name for arrow in arrows for name in arrow}
    order = [*ROOMS, *sorted(inside - set(ROOMS))]
    lines = ["# The rooms", PRINTED]
    lines += ["From the ground up: a room imports rooms above it in this table, and none below.", ""]
    lines += ["| room | what it is |", "|---|---|"]
    for name in (name for name in order if name in inside):
        lines.append(f"| `{name}` | {first_line(source_of(name))} |")
        lines += [f"| `{name}/{sub.name}` | {first_line(sub / '__init__.py')} |" for sub in sub_rooms(name)]
    lines += ["", "An arrow goes from a room to a room it imports.", "", "```mermaid", "flowchart TD"]
    lines += [f"    {one} --> {other}" for one, other in sorted(arrows)]
    return "\n".join([*lines, "```", ""])


def room_imports() -> set[tuple[str, str]]:
    """Which room imports which, without tests and migrations."""
    import grimp

    graph = grimp.build_graph("umai", include_external_packages=False)
    arrows = set()
    for name in sorted(child.removeprefix("umai.") for child in graph.find_children("umai")):
        for module in {f"umai.{name}"} | graph.find_descendants(f"umai.{name}"):
            if ".tests" in module or ".migrations" in module:
                continue
            for imported in graph.find_modules_directly_imported_by(module):
                other = imported.split(".")[1] if "." in imported else None
                if other and other != name:
                    arrows.add((name, other))
    return arrows


def source_of(name):
    folder = UMAI / name
    return folder / "__init__.py" if folder.is_dir() else CHECKOUT / "umai" / f"{name}.py"


def sub_rooms(name):
    """The sub-rooms of a room: its folders of Python that are neither tests, migrations nor template tags."""
    apart = {"tests", "migrations", "templatetags", "formats"}
    folders = (path.parent for path in sorted((UMAI / name).glob("*/__init__.py")))
    return [folder for folder in folders if folder.name not in apart]
