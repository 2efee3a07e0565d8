"""What administrators do to what labs offer: tables of ``RowAction``."""

from typing import Any, Final

from accounts.actor import Administrator
from accounts.models import User
from catalog.querysets import ACTIVE, RETIRED
from catalog.services.lab_tests import reactivate_test, retire_test
from catalog.services.panels import reactivate_panel, retire_panel
from common.row_actions import RowAction


def _actions(noun: str, keyword: str, retire: Any, reactivate: Any) -> tuple[RowAction, ...]:
    """Both ways between active and retired.

    Args:
        keyword: the services' name of the argument that is a row's id.
    """

    def taking(service: Any) -> Any:
        def act(row: Any, by: User) -> None:
            service(**{keyword: row.pk}, actor=Administrator(by), expected_version=row.version)

        return act

    return (
        RowAction(
            "retire",
            title="Retire",
            title_of_many=f"Retire the selected {noun}",
            effect=f"Clinics can order these {noun} no more. Orders that name them stay, and so does "
            "all that was said of them. The lab can offer them again.",
            act=taking(retire),
            done="Retired:",
            applies=lambda row: row.status == ACTIVE,
            otherwise="they are retired already",
        ),
        RowAction(
            "reactivate",
            title="Offer again",
            title_of_many=f"Offer the selected {noun} again",
            effect=f"Clinics can order these {noun} again, as they were described last.",
            act=taking(reactivate),
            done="Offered again:",
            applies=lambda row: row.status == RETIRED,
            otherwise="they are offered already",
        ),
    )


OF_TESTS: Final = _actions("tests", "test_id", retire_test, reactivate_test)
OF_PANELS: Final = _actions("panels", "panel_id", retire_panel, reactivate_panel)
