"""The data book's chapters (why, where, who, what we say), made of every list, in a real browser."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from built_once import small_council

CHAPTERS = (
    "introduction", "why", "why-shares", "where-from-page", "where-now-page", "where-homes-page", "distance",
    "distance-far", "distance-beside", "distance-others", "who-groups", "who-rates", "who-origins",
    "who-carers", "who-voice", "said",
)  # fmt: skip
SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"
SECTION = re.compile(r'<section class="page" id="([^"]+)".*?</section>\n?', re.DOTALL)


def only(html: str, kept: tuple[str, ...]) -> str:
    """The page with these sections alone, and links to them alone: axe takes minutes over a whole book."""
    found = [each[1] for each in SECTION.finditer(html)]
    assert set(kept) <= set(found), set(kept) - set(found)
    cut = SECTION.sub(lambda each: each[0] if each[1] in kept else "", html)
    gone = set(found) - set(kept)
    return re.sub(
        r'<a href="#([^"]+)">(.*?)</a>',
        lambda each: each[2] if each[1] in gone or each[1].startswith("measure-") else each[0],
        cut,
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    assert found, "no chromium on the PATH: see scripts/install-chromium.sh"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def chapters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (book,) = small_council(tmp_path_factory).glob("packs/*/data-book.html")
    path = tmp_path_factory.mktemp("chapters") / "chapters.html"
    path.write_text(only(book.read_text(encoding="utf-8"), CHAPTERS), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_a_chapter_and_nothing_is_scrolled_sideways(browser, chapters, width):
    # 320 points are also what a page of 1,280 has at 400 per cent.
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(chapters.as_uri())
    for each in page.locator("details").all():
        each.evaluate("node => { node.open = true }")
    assert page.locator("section.page").count() == len(CHAPTERS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"chapters-{width}.png", full_page=True)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()
