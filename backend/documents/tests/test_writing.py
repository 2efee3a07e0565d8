"""Any text can be printed: in the scripts that the typefaces have, and with a visible sign for what they have not."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from documents.tests.printed import assert_neat, text_of
from documents.typefaces import REPLACEMENT, face_of
from documents.writing import ELLIPSIS, Style, draw_line, fit, wrap

pytestmark = pytest.mark.one_engine

STYLE = Style(9)
COLUMN = 120.0

SCRIPTS = {
    "latin": "Łucja Đỗ-Ñuñez",
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Дмитрий Ёлкин",
    "arabic": "محمد عبد الرحمن",
    "persian": "پژمان گلچین",
    "hebrew": "רחל כהן",
    "chinese": "王小明",
    "japanese": "山田 たろう",
    "korean": "김민준",
    "armenian": "Արամ",
    "georgian": "ნინო",
    "thai": "สมชาย",
}


def draw(*lines) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(400, 40 + 20 * len(lines)))
    for index, line in enumerate(lines):
        draw_line(canvas, line, 20, 30 + 20 * index)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_each_script_is_printed_and_can_be_found(text, bold):
    (line,) = wrap(text, 300, Style(9, bold))

    assert REPLACEMENT not in signs_of(line)
    assert text_of(draw(line)) == text


def signs_of(line) -> str:
    return "".join(signs for _, signs in line.pieces)


def test_arabic_is_joined_and_reads_from_the_right():
    (line,) = wrap("سلام", 300, STYLE)

    # seen from left to right: alone at the end, the alif that joins lam, lam in the middle, seen at the beginning
    assert signs_of(line) == "\ufee1\ufefc\ufeb3"


def test_brackets_turn_with_the_text_around_them():
    (line,) = wrap("محمد (42)", 300, STYLE)

    assert signs_of(line).startswith("(42) ")


def test_a_name_among_others_of_another_direction_stays_where_it_is():
    (line,) = wrap("Paul (محمد) Smith", 300, STYLE)

    assert signs_of(line).startswith("Paul (")
    assert signs_of(line).endswith(") Smith")


@pytest.mark.parametrize("text", ["😀", "\x00", "\ud800", "देव", "\uffff"])
def test_what_no_typeface_has_is_seen_to_be_missing(text):
    (line,) = wrap(f"a{text}b", 300, STYLE)

    assert signs_of(line) == f"a{REPLACEMENT * len(text)}b"


def test_what_steers_the_direction_is_not_obeyed():
    (line,) = wrap("abc\u202edef\u202c\U000e0041", 300, STYLE)

    assert signs_of(line) == "abcdef"


@given(st.text(max_size=60), st.booleans())
def test_any_text_prints(text, bold):
    style = Style(9, bold)
    lines = wrap(text, COLUMN, style)
    one = fit(text, COLUMN, style, 6)

    assert all(line.width <= COLUMN + 0.01 for line in (*lines, one))
    for line in (*lines, one):
        assert all(face_of(sign, bold) for sign in signs_of(line))
    text_of(draw(*lines, one))


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0x52F), max_size=300))
def test_wrapping_loses_nothing(text):
    lines = wrap(text, COLUMN, STYLE)

    printable = "".join(signs_of(line) for line in wrap(text, 1e9, STYLE))
    assert "".join(signs_of(line) for line in lines) == printable


def test_a_line_ends_between_words_or_after_a_hyphen():
    text = "Haemoglobin and follicle-stimulating hormone"

    assert [signs_of(line) for line in wrap(text, 100, STYLE)] == [
        "Haemoglobin and",
        "follicle-stimulating",
        "hormone",
    ]


def test_chinese_breaks_between_signs():
    lines = wrap("王" * 40, COLUMN, STYLE)

    assert [len(signs_of(line)) for line in lines] == [13, 13, 13, 1]


def test_what_is_too_long_is_set_smaller_and_then_cut():
    shrunk = fit("Konstantinos Papadopoulos", COLUMN, Style(10), 6)
    cut = fit("Konstantinos Papadopoulos " * 3, COLUMN, Style(10), 6)

    assert 6 < shrunk.style.size < 10
    assert signs_of(shrunk) == "Konstantinos Papadopoulos"
    assert cut.style.size == 6
    assert signs_of(cut).startswith("Konstantinos Papadopoulos")
    assert signs_of(cut).endswith(ELLIPSIS)


def test_lines_of_a_text_stay_lines():
    assert [signs_of(line) for line in wrap("one\n\ntwo\r\n", COLUMN, STYLE)] == ["one", "two"]


def test_signs_stand_beside_each_other():
    assert_neat(draw(*wrap("Ελένη 王小明 محمد Иван", 300, STYLE)))
