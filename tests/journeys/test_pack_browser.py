"""The pack in a real browser: from a file, without script, narrow and wide, on paper, and by axe."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import packs
from nearhome.measures.cards import cards
from nearhome.pack.build import board_pack, data_book
from nearhome.pack.edition import Material
from nearhome.pack.exempt.appendix import Exemption, appendix
from nearhome.pack.html import html
from nearhome.pack.public.document import SaidToThePublic, public_document
from nearhome.pack.speaker_note import speaker_note
from nearhome.pack.young_people.edition import ForYoungPeople, Thing, young_peoples_document
from nearhome.vocabulary.periods import months_before

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


def book_material() -> Material:
    """What a data book is made of: two groups of each breakdown of every measure."""
    names = {name for card in cards() for name in card.breakdowns}
    days = (packs.AS_AT, months_before(packs.AS_AT, 12), *packs.YEAR_ENDS)
    grouped = [
        packs.result(card.code, on, 40, 90, name, group)
        for card in cards() for name in card.breakdowns for group in ("one", "other") for on in days
    ]  # fmt: skip
    totals = [each for each in packs.results() if not each.group]
    beside = {"groups": dict.fromkeys(names, ("one", "other"))}
    return packs.material((*totals, *grouped), beside=beside)


def data_book_in_short() -> str:
    """The data book with one page of each make: axe takes two minutes over all of it."""
    book = data_book(book_material())
    makes = {tuple(type(block) for block in page.blocks): page for page in reversed(book.pages)}
    shown = {page.id for page in makes.values()} | {"measure-d08"}
    return html(replace(book, pages=tuple(page for page in book.pages if page.id in shown)))


def for_the_public() -> str:
    """The public's edition of a day that the figures hold, and of the year before."""
    said = SaidToThePublic(("More of our children stay.",), ("Some live too far.",), "Us.", "Them.")
    quarters = (months_before(packs.AS_AT, 12), packs.AS_AT)
    return html(public_document(packs.material(), quarters, said, frozenset()))


def for_young_people() -> str:
    """The young people's draft: two things and whom to turn to."""
    thing = Thing(
        "Moving home", "we move too much.", "find a home that fits.", "asked your carers."
    )
    said = ForYoungPeople((thing, thing), ("If you feel safe.",), "Tell us.", "Ask for help.")
    return html(young_peoples_document(packs.material().edition, said, ()))


def exempt_appendix() -> str:
    """An appendix that is not for publication, of two figures."""
    chosen = Exemption(2, "a child could be known", "monitoring officer")
    made = packs.material()
    few = [packs.result("D07-under16", packs.AS_AT, 3), packs.result("D18", packs.AS_AT, 2)]
    return html(appendix(made.edition, few, chosen, made.words))


EDITIONS = {
    "board": lambda: html(board_pack(packs.material())),
    "officers": lambda: html(board_pack(packs.material(officers=True))),
    "small-numbers": pack_of_small_numbers,
    "nothing-known": lambda: html(board_pack(packs.material(made=()))),
    "long-name": lambda: html(board_pack(packs.material(authority="Wessexvale " * 8))),
    "note": lambda: html(speaker_note(packs.material())),
    "book": data_book_in_short,
    "public": for_the_public,
    "young-people": for_young_people,
    "exempt": exempt_appendix,
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
    assert page.locator("article.panel").count() in (0, 12)
    assert page.locator("h1").count() == 1
    assert complaints == []


def test_the_pictures_are_drawn_and_tell_what_they_show(context, files):
    page, _ = opened(context, files["board"])
    pictures = page.get_by_role("img")
    assert pictures.count() >= 12
    for n in range(pictures.count()):
        box = pictures.nth(n).bounding_box()
        assert box is not None
        assert box["width"] > 150
        assert box["height"] > 60
    assert page.get_by_role("img", name=re.compile("Latest: 437 on 31 October 2026")).count() == 1


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_has_to_be_scrolled_sideways(browser, files, edition, width):
    # Script is on here only so that the test can measure.
    context = browser.new_context()
    page, _ = opened(context, files[edition], width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{edition}-{width}.png", full_page=True)
    context.close()


@pytest.mark.parametrize(
    ("edition", "width"),
    [
        ("board", 320),
        ("board", 1280),
        ("note", 320),
        ("note", 1280),
        ("book", 320),
        ("book", 1280),
        ("officers", 1280),
        ("nothing-known", 1280),
        ("long-name", 320),
        ("public", 320),
        ("young-people", 1280),
        ("exempt", 320),
    ],
)
def test_axe_finds_nothing(browser, files, edition, width):
    context = browser.new_context(bypass_csp=True)
    page, _ = opened(context, files[edition], width)
    for each in page.locator("details").all():
        each.evaluate("node => { node.open = true }")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()


def focused(page: Page, presses: int) -> list[dict]:
    """What the keyboard reaches, one press of the tab key after another, and where it lies."""
    return [
        page.keyboard.press("Tab")
        or page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect();
            return {tag: e.tagName.toLowerCase(), kind: e.className, words: e.textContent.slice(0, 60),
                href: e.getAttribute('href') || '', y: b.top + scrollY, tall: b.height,
                place: [...document.querySelectorAll('*')].indexOf(e),
                outline: getComputedStyle(e).outlineWidth}; }"""
        )
        for _ in range(presses)
    ]


def test_the_keyboard_goes_through_the_page_in_its_order_and_shows_where_it_is(browser, files):
    context = browser.new_context()
    page, _ = opened(context, files["board"])
    stops = page.evaluate(
        """() => [...document.querySelectorAll('a, summary, [tabindex="0"]')].filter(
        e => e.checkVisibility()).length"""
    )
    reached = focused(page, min(stops, 60))
    assert reached[0]["kind"] == "skip"
    links = page.locator("nav a").count()
    assert [each["tag"] for each in reached[1 : links + 1]] == ["a"] * links
    places = [each["place"] for each in reached]
    assert places == sorted(places)
    assert len(set(places)) == len(places), "nothing holds the keyboard"
    assert all(each["outline"] == "3px" for each in reached)
    kinds = {each["kind"] for each in reached}
    assert {"table", "step"} <= kinds
    assert any(each["tag"] == "summary" for each in reached)
    small = [each for each in reached if each["tag"] in ("a", "summary") and each["tall"] < 24]
    assert not small, "a finger needs 24 pixels"
    context.close()


def test_skip_link_contents_and_way_back_lead_where_they_say(browser, files):
    context = browser.new_context()
    page, _ = opened(context, files["board"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#page-one")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.closest('section').id")
    assert first == "page-one"
    back = page.locator("#data-quality .back a")
    back.press("Enter")
    assert page.url.endswith("#list-of-pages")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('nav') !== null")
    context.close()


def test_a_chart_is_stepped_through_by_keys_with_what_its_table_says(browser, files):
    context = browser.new_context()
    page, complaints = opened(context, files["board"])
    panel = page.locator("#far-from-home")
    step = panel.get_by_role("slider", name="Step through: Far from home: the numbers, once a year")
    rows = panel.locator("details tbody tr")
    words = [
        [cell.strip() for cell in row.locator("th, td").all_text_contents()] for row in rows.all()
    ]
    step.focus()
    told = panel.locator("output")
    for n in range(len(words) - 1, -1, -1):
        assert told.text_content().startswith(f"{words[n][0]}. ")
        assert f": {words[n][1]}." in told.text_content()
        assert step.get_attribute("aria-valuetext") == told.text_content()
        step.press("ArrowLeft")
    step.press("End")
    ring, svg = panel.locator("circle").bounding_box(), panel.locator("svg").bounding_box()
    assert ring is not None
    assert ring["x"] + ring["width"] / 2 > svg["x"] + 0.7 * svg["width"], (
        "the newest is at the right"
    )
    step.press("Home")
    assert panel.locator("circle").bounding_box()["x"] < svg["x"] + 0.4 * svg["width"]
    step.press("Escape")
    assert told.text_content() == ""
    assert panel.locator("circle").count() == 0
    assert complaints == []
    context.close()


def test_a_wide_chart_on_a_narrow_screen_moves_in_its_own_frame_by_keyboard(browser, files):
    context = browser.new_context()
    page, _ = opened(context, files["book"], 320)
    frame = page.locator("#measure-d08 .wide").first
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_every_line_of_the_data_book_can_be_stepped_through(browser, files):
    context = browser.new_context()
    page, complaints = opened(context, files["book"])
    charts = page.locator(".chart[data-from]")
    assert charts.count() >= 3
    assert page.locator(".chart[data-from] .step").count() == charts.count()
    page.locator("#measure-d08 .step").first.focus()
    assert page.locator("#measure-d08 output").first.text_content().startswith("31 October 2026. ")
    assert complaints == []
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_part_of_a_panel_lies_on_another(browser, files, width):
    context = browser.new_context()
    page, _ = opened(context, files["board"], width)
    page.locator("#far-from-home .step").focus()
    overlaps = page.evaluate(
        """() => [...document.querySelectorAll('.panel, .picture')].flatMap(panel => {
            const parts = [...panel.children].map(e => e.getBoundingClientRect());
            return parts.slice(1).filter((box, n) => box.top < parts[n].bottom - 1).map(() => panel.id);
        })"""
    )
    assert overlaps == []
    context.close()


def test_a_pointer_over_a_chart_is_told_the_nearest_point_in_a_live_region(browser, files):
    context = browser.new_context()
    page, _ = opened(context, files["board"])
    panel = page.locator("#far-from-home")
    panel.scroll_into_view_if_needed()
    box = panel.locator("svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.96, box["y"] + box["height"] / 2)
    told = panel.locator("output")
    assert told.get_attribute("aria-live") == "polite"
    assert told.text_content().startswith("31 October 2026. ")
    page.mouse.move(5, 5)
    assert told.text_content() == ""
    context.close()


def test_without_script_the_page_is_the_same_but_for_the_steps(browser, context, files):
    plain, _ = opened(context, files["board"])
    lively = browser.new_context()
    page, _ = opened(lively, files["board"])
    assert page.get_by_role("slider").count() >= 10
    assert plain.get_by_role("slider").count() == 0
    assert plain.locator("output").count() == 0
    assert plain.locator("main").inner_text() == page.locator("main").inner_text()
    assert plain.get_by_role("img").count() == page.get_by_role("img").count() >= 12
    lively.close()


def test_on_paper_every_page_stands_and_nothing_is_cut_off(browser, files):
    """The PDF is the paper version; what a browser prints must still be whole."""
    context = browser.new_context()
    page, _ = opened(context, files["board"])
    page.emulate_media(media="print")
    # 186 mm between the margins of A4: 703 CSS pixels.
    page.set_viewport_size({"width": 703, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    assert page.locator("section.page:visible").count() == page.locator("section.page").count()
    assert page.get_by_role("img").first.is_visible()
    assert not page.locator("nav").is_visible()
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
    assert {"range", "in 2020"} <= set(words)
    # What stripes are stands above the charts, once for all of them.
    assert "stripes: no newer figure" in page.locator("#graphs").inner_text()
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
