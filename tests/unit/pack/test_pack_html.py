"""The file: whole in itself, no script, a policy that holds, headings in order, its origin on every page."""

import base64
import hashlib
import itertools
import re
from datetime import date
from html.parser import HTMLParser

import pytest

import packs
from nearhome.pack.blocks import Document, Page, Paragraph
from nearhome.pack.build import board_pack
from nearhome.pack.html import html


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


def test_nothing_is_fetched_and_nothing_runs(page):
    read = Read(page)
    assert not read.all("script")
    assert not read.all("link")
    assert not read.all("img")
    assert not [a for _, attributes in read.tags for a in attributes if a.startswith("on")]
    assert not [a for _, attributes in read.tags for a in attributes if a == "style"]
    addresses = set(re.findall(r"https?://[^\"' )<]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert all(each["href"].startswith("#") for each in read.all("a"))


def test_the_policy_allows_the_one_style_and_nothing_else(page):
    policy = next(
        each["content"] for each in Read(page).all("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )  # fmt: skip
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


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


def test_the_officers_edition_says_so_on_every_page_on_screen_and_on_paper():
    written = html(board_pack(packs.material(officers=True)))
    feet = re.findall(r'<p class="foot">(.*?)</p>', written)
    assert feet
    assert all(foot.startswith("Officers only.") for foot in feet)
    assert 'content: "Officers only.' in written


def test_the_officers_edition_shows_small_numbers_and_the_boards_does_not():
    made = packs.results(sizes={"D15": 2})
    row = r"In secure children&#39;s homes</th>\s*<td class=\"number\">([^<]*)</td>"
    shown = [
        re.search(row, html(board_pack(packs.material(made, officers=officers)))).group(1)
        for officers in (True, False)
    ]
    assert shown == ["2", "fewer than 6"]


def test_words_from_outside_are_escaped_in_the_page_and_in_the_foot_of_the_paper():
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
