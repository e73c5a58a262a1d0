"""A council's colour and logo: used when they can be, named and left out when not, whatever they are."""

import base64
import struct
import zlib

import pytest

import packs
from nearhome.journeys.branding import LARGEST_LOGO, look_of
from nearhome.journeys.edition_settings import EditionSettings, read_settings, write_settings
from nearhome.journeys.refusals import RefusedError
from nearhome.pack.blocks import Look
from nearhome.pack.build import board_pack
from nearhome.pack.colour import contrast_on_white
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf


def png(wide=2, high=2):
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = b"".join(b"\0" + b"\x12\x43\x6d" * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b'<defs><linearGradient id="g"/></defs><rect width="40" height="20" fill="url(#g)"/>%s</svg>'
)
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////"
    "////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxD/2Q=="
)


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#12436d", 10.25)]
)
def test_contrast_is_that_of_the_guidelines(colour, contrast):
    assert contrast_on_white(colour) == pytest.approx(contrast, abs=0.05)


@pytest.mark.parametrize("colour", ["#767676", "#12436D", "#7a0019"])
def test_a_colour_dark_enough_is_used(tmp_path, colour):
    assert look_of(tmp_path, {"colour": colour}) == (Look(colour.lower()), ())


@pytest.mark.parametrize(
    ("colour", "why"),
    [
        ("#777777", "contrast of 4.4; 4.5 is needed"),
        ("#f46a25", "contrast of 3.0"),
        ("#ffffff", "contrast of 1.0"),
        ("blue", "not # and six digits"),
        ("#12g45d", "not # and six digits"),
        ("#12436d; } body { display: none", "not # and six digits"),
    ],
)
def test_a_colour_that_cannot_be_used_is_named_and_the_default_stands(tmp_path, colour, why):
    look, (said,) = look_of(tmp_path, {"colour": colour})
    assert look == Look()
    assert colour in said
    assert why in said


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("logo.png", png(), "png"),
        ("crest.jpg", JPEG, "jpeg"),
        ("crest.svg", SVG % b"", "svg"),
        ("a name with spaces.PNG", png(), "png"),
        ("wrongly-named.svg", png(), "png"),
    ],
)
def test_a_logo_is_known_by_its_bytes(tmp_path, name, content, kind):
    (tmp_path / name).write_bytes(content)
    look, said = look_of(tmp_path, {"logo": name, "logo_words": " Our Council "})
    assert said == ()
    assert (look.logo, look.logo_kind, look.logo_words) == (content, kind, "Our Council")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no picture"),
        (b"GIF89a....", "no picture"),
        (b"<html><body>hello</body></html>", "no picture"),
        (b"%PDF-1.7", "no picture"),
        (png()[:40], "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "damaged"),
        (b"\xff\xd8\xff" + b"x" * 90, "damaged"),
        (JPEG[:-2], "damaged"),
        (JPEG.replace(b"\xff\xc2", b"\xff\xfe"), "damaged"),
        (png() + b"\0" * LARGEST_LOGO, "over 200 KB"),
        (SVG % b"<script>alert(1)</script>", "<script>"),
        (SVG % b'<rect onclick="x()"/>', "`onclick`"),
        (SVG % b'<image href="http://example.org/a.png"/>', "outside itself"),
        (SVG % b'<use xlink:href="other.svg#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>', "outside"),
        (SVG % b'<rect fill="url( \'http://example.org/a\')"/>', "outside itself"),
        (SVG % b"<style>@import 'http://example.org/a.css';</style>", "outside itself"),
        (SVG % b"<foreignObject/>", "<foreignObject>"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "no picture"),
        (SVG[:60], "no picture"),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_named_and_left_out(tmp_path, content, why):
    (tmp_path / "logo.png").write_bytes(content)
    look, (said,) = look_of(tmp_path, {"logo": "logo.png", "colour": "#7a0019"})
    assert look == Look("#7a0019")
    assert said.startswith("The logo logo.png is left out: ")
    assert why in said


@pytest.mark.parametrize("name", ["missing.png", ".", "no/such/folder/a.png"])
def test_a_logo_that_is_not_there_is_named(tmp_path, name):
    assert look_of(tmp_path, {"logo": name}) == (
        Look(),
        (f"The logo {name} is left out: there is no such file that can be read in the workspace.",),
    )


@pytest.mark.parametrize("content", [png(), JPEG, SVG % b""])
def test_a_pack_with_a_colour_and_a_logo_is_made_as_page_and_as_pdf(tmp_path, content):
    (tmp_path / "logo").write_bytes(content)
    look, _ = look_of(tmp_path, {"logo": "logo", "colour": "#7a0019"})
    document = board_pack(packs.material(look=look))
    assert document.look == look
    assert 'alt="Wessex Vale (demonstration)"' in html(document)
    assert pdf(document) == pdf(document)


def test_what_is_left_out_stands_on_the_page_of_how_good_the_data_is():
    pack = board_pack(packs.material(left_out=("The logo x.png is left out: it is over 200 KB.",)))
    (page,) = [each for each in pack.pages if each.id == "data-quality"]
    (said,) = [
        each
        for each in page.blocks
        if getattr(each, "heading", "").startswith("What this pack was")
    ]
    assert said.sentences == ("The logo x.png is left out: it is over 200 KB.",)
    plain = board_pack(packs.material())
    assert "was to have" not in html(plain)


def test_the_settings_of_the_look_and_the_report_are_written_as_they_are_read(tmp_path):
    kept = EditionSettings(
        look={"colour": "#7a0019", "logo": "logo.png", "logo_words": "Our Council"},
        report={"template": "our report.docx"},
    )
    write_settings(tmp_path, kept)
    assert read_settings(tmp_path) == kept


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("look = 'blue'", "`look`"),
        ("[look]\ncolor = '#000000'", "`color` is no setting of `[look]`"),
        ("[look]\nlogo = 3", "`logo` in `[look]`"),
        ("[report]\nheadings = 'x'", "`headings` is no setting of `[report]`"),
    ],
)
def test_a_setting_of_the_look_that_is_wrong_is_named(tmp_path, text, named):
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError, match=r"edition\.toml") as refused:
        read_settings(tmp_path)
    assert named in refused.value.problem
