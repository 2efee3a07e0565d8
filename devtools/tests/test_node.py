import pytest

from devtools import node


@pytest.mark.parametrize(
    ("version", "accepted"),
    [
        ("18.20.4", False),
        ("20.18.1", False),
        ("20.19.0", True),
        ("21.7.3", False),
        ("22.11.0", False),
        ("22.12.0", True),
        ("24.1.0", True),
        ("", False),
    ],
)
def test_versions(version, accepted):
    assert node.is_new_enough(version) is accepted


def test_a_node_without_npm_is_passed_over(on_machine):
    on_machine("node", "echo v24.1.0")
    assert node.find_on_path() is None


def test_an_old_node_is_passed_over(on_machine):
    on_machine("node", "echo v18.20.4")
    on_machine("npm")
    assert node.find_on_path() is None


def test_the_machines_own_node_is_used(on_machine):
    program = on_machine("node", "echo v24.1.0")
    npm = on_machine("npm")
    assert node.find_on_path() == node.Node("24.1.0", program.parent, (str(npm),))
