"""The table of locks fits the code; that each removal is noticed, `dev.py mutants` shows."""

import pytest

from devtools.mutants_table import MUTANTS
from devtools.paths import BACKEND, ROOT


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_an_edit_applies_and_its_tests_are_there(mutant):
    assert (BACKEND / mutant.file).read_text(encoding="utf-8").count(mutant.find) == 1
    assert mutant.find != mutant.replace
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_each_has_a_name_of_its_own():
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 12
