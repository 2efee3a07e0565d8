"""Bands are shared out to pages: those that hold each other stay together, and none leaves its page."""

import pytest

from documents.sheets import gap, height_of, rule, share_out

pytestmark = pytest.mark.one_engine

HELD = rule(above=40)


def test_what_holds_the_next_goes_overleaf_with_it():
    first, held, last = gap(50), HELD, gap(30)

    assert share_out([first, held, last], 100) == [[first], [held, last]]


def test_what_holds_more_than_a_page_is_parted_after_all():
    pages = share_out([HELD] * 5, 100)

    assert [len(page) for page in pages] == [2, 2, 1]
    assert all(height_of(page) <= 100 for page in pages)
