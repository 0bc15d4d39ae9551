"""A plugin of pytest: after `--long`, each planted defect with the test that found it, and what that test said."""

FOUND_BY = "found_by"


def found(reports):
    """The name of each planted defect that was found, and by what, from the reports of the tests that passed."""
    return sorted(
        (report.nodeid.partition("[")[2].removesuffix("]"), value)
        for report in reports
        for name, value in report.user_properties
        if name == FOUND_BY and report.when == "call"
    )


def pytest_terminal_summary(terminalreporter):
    lines = found(terminalreporter.stats.get("passed", []))
    if lines:
        terminalreporter.section(f"{len(lines)} planted defects, each found")
    for name, by in lines:
        terminalreporter.write_line(f"{name}: {by}")
