"""The pack in a real browser: from a file, without script, narrow and wide, on paper, and by axe."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import packs
from nearhome.pack.build import board_pack
from nearhome.pack.html import html

pytestmark = pytest.mark.browser

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"


def pack_of_small_numbers() -> str:
    return html(board_pack(packs.material(packs.results(sizes=dict.fromkeys(packs.SIZES, 4)))))


EDITIONS = {
    "board": lambda: html(board_pack(packs.material())),
    "officers": lambda: html(board_pack(packs.material(officers=True))),
    "small-numbers": pack_of_small_numbers,
    "nothing-known": lambda: html(board_pack(packs.material(made=()))),
    "long-name": lambda: html(board_pack(packs.material(authority="Wessexvale " * 8))),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    assert found, "no chromium on the PATH: see scripts/install-chromium.sh"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pack with spaces")
    made = {name: folder / f"{name}.html" for name in EDITIONS}
    for name, path in made.items():
        path.write_text(EDITIONS[name](), encoding="utf-8")
    return made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(java_script_enabled=False)
    yield opened
    opened.close()


def opened(context: BrowserContext, path: Path, width: int = 1280) -> tuple[Page, list[str]]:
    """The page with everything the browser complained of or asked for beyond the file itself."""
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: complaints.append(request.url) if request.url != path.as_uri() else None,
    )
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    return page, complaints


@pytest.mark.parametrize("edition", EDITIONS)
def test_it_opens_from_a_file_without_script_network_or_complaint(context, files, edition):
    page, complaints = opened(context, files[edition])
    assert page.locator("article.panel").count() == 12
    assert page.locator("h1").count() == 1
    assert complaints == []


def test_the_pictures_are_drawn_and_tell_what_they_show(context, files):
    page, _ = opened(context, files["board"])
    pictures = page.get_by_role("img")
    assert pictures.count() == 12
    for n in range(12):
        box = pictures.nth(n).bounding_box()
        assert box is not None
        assert box["width"] > 150
        assert box["height"] > 60
    assert page.get_by_role("img", name=re.compile("Latest: 437 on 31 October 2026")).count() == 1


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_has_to_be_scrolled_sideways(browser, files, edition, width):
    # Script is on here only so that the test can measure.
    context = browser.new_context()
    page, _ = opened(context, files[edition], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{edition}-{width}.png", full_page=True)
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_axe_finds_nothing(browser, files, edition):
    context = browser.new_context(bypass_csp=True)
    page, _ = opened(context, files[edition])
    for each in page.locator("details").all():
        each.evaluate("node => { node.open = true }")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def test_every_link_and_table_is_reached_by_the_keyboard(browser, files):
    context = browser.new_context()
    page, _ = opened(context, files["board"])
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert any("skip" in each for each in reached)
    assert sum("<summary" in each for each in reached) >= 1
    assert sum('class="table"' in each for each in reached) >= 10
    context.close()


def pages_of(page: Page, into: Path) -> list[str]:
    """The text of each printed page, by the marks its foot carries."""
    page.pdf(path=into, prefer_css_page_size=True, print_background=True)
    return re.findall(rb"/Type\s*/Page[^s]", into.read_bytes())


@pytest.mark.parametrize("edition", ["board", "officers", "small-numbers", "long-name"])
def test_page_one_fits_one_sheet_its_two_sides(context, files, edition, tmp_path):
    page, _ = opened(context, files[edition])
    path = files[edition]
    only = path.with_name(f"{edition}-page-one.html")
    text = path.read_text(encoding="utf-8")
    # Every page after the graphs is taken out; the style's hash stays as it is.
    start = text.index('<section class="page" id="data-quality"')
    only.write_text(text[:start] + text[text.index("</main>") :], encoding="utf-8")
    page.goto(only.as_uri())
    assert len(pages_of(page, tmp_path / "one.pdf")) == 2


def test_the_whole_pack_is_at_most_sixteen_pages_on_paper(context, files, tmp_path):
    page, _ = opened(context, files["board"])
    assert 4 <= len(pages_of(page, tmp_path / "all.pdf")) <= 16


def test_no_word_on_paper_is_smaller_than_twelve_points(browser, files):
    context = browser.new_context()
    page, _ = opened(context, files["board"])
    page.emulate_media(media="print")
    # Page one is 192 mm wide on A4: 726 CSS pixels.
    page.set_viewport_size({"width": 726, "height": 1000})
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('#page-one *, #graphs *')]
        .filter(e => e.getClientRects().length && [...e.childNodes].some(
            n => n.nodeType === 3 && n.textContent.trim()))
        .filter(e => e.tagName !== 'title')
        .map(e => [parseFloat(getComputedStyle(e).fontSize)
            * (e.ownerSVGElement ? e.ownerSVGElement.getBoundingClientRect().width
                / e.ownerSVGElement.viewBox.baseVal.width : 1), e.textContent])"""
    )
    assert len(sizes) > 60
    assert not [each for each in sizes if each[0] < 15.9], "12 points are 16 CSS pixels"
    context.close()


def test_a_black_and_white_copy_still_tells_the_lines_apart(browser, files):
    context = browser.new_context(bypass_csp=True)
    page, _ = opened(context, files["board"])
    page.add_style_tag(content="html { filter: grayscale(1); }")
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.locator("#graphs").screenshot(path=SHOTS / "board-grey.png")
    dashes = page.evaluate(
        """() => [...document.querySelectorAll('#in-our-care path[stroke]')]
        .map(e => e.getAttribute('stroke-dasharray'))"""
    )
    assert len(set(dashes)) >= 2
    context.close()


def test_the_range_is_told_by_pattern_outline_and_name_not_by_colour_alone(context, files):
    page, _ = opened(context, files["board"])
    far = page.locator("#far-from-home svg")
    words = far.locator("text").all_text_contents()
    assert {"range", "in 2020", "no newer figure"} <= set(words)
    dashed = far.locator("path[stroke-dasharray='3,3']")
    assert dashed.count() >= 2, "the outline, and the sample before its name"
    slanting = far.locator("line").evaluate_all(
        "lines => lines.filter(e => e.x2.baseVal.value * e.y2.baseVal.value > 0).length"
    )
    assert slanting > 5
    assert page.get_by_role("img", name=re.compile("The range of three councils")).count() >= 5


@pytest.mark.parametrize("edition", ["board", "officers"])
def test_no_label_of_a_chart_covers_another_where_it_is_drawn(browser, files, edition):
    context = browser.new_context()
    page, _ = opened(context, files[edition])
    clashes = page.evaluate(
        """() => [...document.querySelectorAll('.chart svg')].flatMap(svg => {
            const boxes = [...svg.querySelectorAll('text')]
                .filter(e => e.getAttribute('fill') && e.getAttribute('fill') !== 'none')
                .map(e => [e.textContent, e.getBoundingClientRect()]);
            return boxes.flatMap(([a, one], n) => boxes.slice(n + 1)
                .filter(([b, two]) => a !== b
                    && one.left < two.right - 1 && two.left < one.right - 1
                    && one.top + 4 < two.bottom - 4 && two.top + 4 < one.bottom - 4)
                .map(([b]) => a + ' / ' + b));
        })"""
    )
    assert clashes == []
    context.close()
