"""The file: whole in itself, one script it can do without, a policy that holds, headings in order, its origin on every page."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import get_args

import pytest
from markupsafe import escape

import packs
from nearhome.pack.blocks import (
    Block,
    Document,
    HeatMap,
    Line,
    LineChart,
    Look,
    Page,
    Panel,
    PanelGrid,
    Paragraph,
    Picture,
    Point,
    Statement,
    Table,
)
from nearhome.pack.build import board_pack
from nearhome.pack.html import html
from nearhome.pack.measure_pages import all_measures
from nearhome.pack.words import texts


class Read(HTMLParser):
    """Tags with their attributes, and the text of each."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self._open = [], {}, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._open.append(tag)

    def handle_data(self, data):
        if self._open:
            self.text.setdefault(self._open[-1], []).append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def document():
    return board_pack(packs.material())


@pytest.fixture(scope="module")
def page(document):
    return html(document)


def test_nothing_is_fetched_and_only_the_script_of_the_charts_runs(page):
    read = Read(page)
    assert read.all("script") == [{}]
    assert not read.all("link")
    assert not read.all("img")
    assert not [a for _, attributes in read.tags for a in attributes if a.startswith("on")]
    assert not [a for _, attributes in read.tags for a in attributes if a == "style"]
    addresses = set(re.findall(r"https?://[^\"' )<]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert all(each["href"].startswith("#") for each in read.all("a"))


def digest(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def policy_of(page):
    return next(
        each["content"] for each in Read(page).all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(page):
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    script = re.search(r"<script>(.*?)</script>", page, re.S).group(1)
    assert policy_of(page) == (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; "
        f"script-src 'sha256-{digest(script)}'; base-uri 'none'; form-action 'none'"
    )


def test_a_document_without_charts_has_no_script():
    read = Read(html(Document("T", (), "", (Page("p", "P", (Paragraph("x"),)),), packs.AS_AT)))
    assert not read.all("script")


@pytest.mark.parametrize("kind", ["png", "jpeg", "svg"])
def test_a_logo_stands_in_the_file_with_its_words_and_may_only_be_shown(kind):
    look = Look("#7a0019", b"picture", kind, "Our <Council>")
    page = html(Document("T", (), "", (Page("p", "P", ()),), packs.AS_AT, "Ours", look))
    (shown,) = Read(page).all("img")
    assert shown["alt"] == "Our <Council>"
    assert shown["src"].startswith("data:image/")
    assert base64.b64decode(shown["src"].partition("base64,")[2]) == b"picture"
    assert "img-src data:;" in policy_of(page)
    assert "--council: #7a0019;" in page


def every_kind():
    chart = LineChart("line", (Line("now", (Point(packs.AS_AT, 1.0), Point(packs.AS_AT, 2.0))),),
        None, "n", "A line.")  # fmt: skip
    numbers = Table("The numbers of it", ("On", "How many"), (("31 October 2026", "2"),))
    heat = HeatMap("heat", ("babies",), (packs.AS_AT,), ((3.0,),), "A map.")
    return (
        Paragraph("A paragraph."), Statement("A statement", ("One.", "Two.")), numbers,
        PanelGrid((Panel("a-panel", "A panel.", None, "under it", numbers),)),
        Picture("a-picture", "Its caption", "What it says.", chart, numbers),
        Picture("a-map", "The map's caption", "What it says too.", heat, numbers),
    )  # fmt: skip


def test_every_kind_of_block_is_written_with_all_its_words():
    page = Page("all", "All", every_kind())
    assert {type(block) for block in page.blocks} == set(get_args(Block))
    written = html(Document("T", (), "", (page,), packs.AS_AT))
    for block in page.blocks:
        for words in texts(block):
            assert escape(words) in written, words
    names = [a["id"] for _, a in Read(written).tags if "id" in a]
    assert len(names) == len(set(names))


def test_a_chart_as_wide_as_a_page_may_be_moved_sideways_by_keyboard():
    written = html(Document("T", (), "", (Page("all", "All", every_kind()),), packs.AS_AT))
    assert written.count('<div class="wide" role="group" tabindex="0"') == 1


def test_headings_go_down_one_step_at_a_time_from_one_first_heading(page):
    levels = [int(tag[1]) for tag, _ in Read(page).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(two - one <= 1 for one, two in itertools.pairwise(levels))


def test_identifiers_are_unique_and_what_names_them_is_there(page):
    read = Read(page)
    names = [a["id"] for _, a in read.tags if "id" in a]
    assert len(names) == len(set(names))
    for _, attributes in read.tags:
        for name in attributes.get("aria-labelledby", "").split():
            assert name in names
    assert {each["href"][1:] for each in read.all("a")} <= set(names)


def test_every_table_has_a_caption_and_headers_with_their_scope(page):
    read = Read(page)
    assert len(read.all("table")) == len(read.all("caption")) > 10
    assert {each["scope"] for each in read.all("th")} == {"col", "row"}


def test_every_page_cites_the_snapshot_and_carries_the_notice(page, document):
    feet = re.findall(r'<p class="foot">(.*?)</p>', page)
    assert len(feet) == len(document.pages)
    for foot in feet:
        assert "snapshot 2026-10-31-1a2b3c4d" in foot
        assert "Invented children in an invented county." in foot


def test_the_officers_edition_says_so_on_every_page():
    written = html(board_pack(packs.material(officers=True)))
    feet = re.findall(r'<p class="foot">(.*?)</p>', written)
    assert feet
    assert all(foot.startswith("Officers only.") for foot in feet)


def _every_measure(material):
    return replace(board_pack(material), pages=(all_measures(material),))


def test_the_officers_edition_shows_small_numbers_and_the_boards_does_not():
    made = packs.results(sizes={"D15": 2})
    row = r"In secure children&#39;s homes</th>\s*<td class=\"number\">([^<]*)</td>"
    shown = [
        re.search(row, html(_every_measure(packs.material(made, officers=officers)))).group(1)
        for officers in (True, False)
    ]
    assert shown == ["2", "fewer than 6"]


def test_words_from_outside_are_escaped():
    nasty = '"; } </style><script>alert(1)</script>'
    document = Document(
        "T & T", (nasty,), nasty, (Page("p", nasty, (Paragraph(nasty),)),), date(2026, 10, 31)
    )
    read = Read(html(document))
    assert not read.all("script")
    assert len(read.all("style")) == 1
    assert "T & T" in read.text["title"]


def test_an_authority_of_eighty_characters_still_makes_a_pack():
    written = html(board_pack(packs.material(authority="x" * 80)))
    assert f"<title>{'x' * 80}: our children on 31 October 2026</title>" in written


def test_an_edition_with_no_results_at_all_says_what_is_missing():
    written = html(board_pack(packs.material(made=())))
    assert written.count('<article class="panel"') == 12
    assert "Children in our care: not supplied." in written


def test_the_same_edition_gives_the_same_bytes(page):
    assert html(board_pack(packs.material())) == page


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(one, two):
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_words_have_a_contrast_of_four_and_a_half_and_lines_and_marks_of_three(page):
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", page))
    assert set(named) == {"ink", "line", "soft", "quiet", "focus", "council"}
    white = "#ffffff"
    for paper in (white, named["soft"], named["focus"]):
        assert contrast(named["ink"], paper) >= 4.5
    assert contrast(named["quiet"], white) >= 4.5
    assert contrast(named["council"], white) >= 4.5
    assert contrast(named["line"], white) >= 3
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    bare = set(re.findall(r"#[0-9a-f]{3,8}", re.sub(r"--\w+: #[0-9a-f]{6};", "", style)))
    assert {each for each in bare if not each.startswith(("#all", "#board"))} <= {white, "#b"}
