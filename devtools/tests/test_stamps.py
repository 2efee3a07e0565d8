import pytest

from devtools.stamps import Step, fingerprint, perform, was_cut_short


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    return folder


@pytest.fixture
def stamps(tmp_path):
    return tmp_path / "stamps"


def make_step(source, action=lambda: None, **changes):
    return Step(name="build", label="Build", action=action, inputs=(source,), **changes)


def test_a_finished_step_is_skipped(source, stamps):
    assert perform(make_step(source), stamps) is True
    assert perform(make_step(source), stamps) is False


def test_a_changed_input_repeats_the_step(source, stamps):
    perform(make_step(source), stamps)
    (source / "a.txt").write_text("two")
    assert perform(make_step(source), stamps) is True


def test_changed_extra_text_repeats_the_step(source, stamps):
    perform(make_step(source, extra="one environment"), stamps)
    assert perform(make_step(source, extra="another"), stamps) is True


def test_a_missing_product_repeats_the_step(source, stamps):
    perform(make_step(source), stamps)
    assert perform(make_step(source, is_done=lambda: False), stamps) is True


def test_a_step_cut_short_is_repeated(source, stamps):
    def cut_short():
        raise KeyboardInterrupt

    perform(make_step(source), stamps)
    (source / "a.txt").write_text("two")
    with pytest.raises(KeyboardInterrupt):
        perform(make_step(source, cut_short), stamps)
    assert was_cut_short("b*", stamps)
    (source / "a.txt").write_text("one")
    assert perform(make_step(source), stamps) is True
    assert not was_cut_short("b*", stamps)


def test_a_step_that_runs_makes_those_after_it_run_again(source, stamps):
    later = Step(name="later", label="Later", action=lambda: None, inputs=())
    perform(later, stamps)
    perform(make_step(source, invalidates=("later",)), stamps)
    assert perform(later, stamps) is True


def test_generated_folders_are_no_input(source):
    before = fingerprint([source])
    (source / "node_modules").mkdir()
    (source / "node_modules" / "b.txt").write_text("installed")
    assert fingerprint([source]) == before


def test_a_renamed_file_is_a_change(source):
    before = fingerprint([source])
    (source / "a.txt").rename(source / "b.txt")
    assert fingerprint([source]) != before


def test_a_missing_input_is_not_an_empty_one(tmp_path):
    missing = fingerprint([tmp_path / "lock.json"])
    (tmp_path / "lock.json").write_text("")
    assert fingerprint([tmp_path / "lock.json"]) != missing
