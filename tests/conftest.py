"""What holds for every run: no test is skipped in CI unless it is on the short list below."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

MAY_BE_SKIPPED = "shared"
"""Only tests marked `shared`, which read published files kept beside the repository, and only without them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that read ../shared where it is not, and hold them to a tenth of all."""
    shared = [item for item in items if item.get_closest_marker(MAY_BE_SKIPPED)]
    if len(items) > 200:
        assert len(shared) <= len(items) / 10, "more than a tenth of the tests need ../shared"
    if not SHARED.is_dir():
        for item in shared:
            item.add_marker(pytest.mark.skip(reason="needs ../shared"))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Name, in CI, every skip that is not on the list."""
    if os.environ.get("CI") != "true":
        return
    for report in _unlisted(terminalreporter):
        terminalreporter.write_line(
            f"skipped in CI, and not on the list: {report.nodeid}", red=True
        )


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail the run, in CI, when a test was skipped that is not on the list."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and _unlisted(reporter) and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _unlisted(reporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    return [
        report
        for report in reporter.stats.get("skipped", [])
        if not (MAY_BE_SKIPPED in report.keywords and not SHARED.is_dir())
    ]
