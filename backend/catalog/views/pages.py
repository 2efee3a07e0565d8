"""Pages of catalogues: by name or code, or, for a search, the best first."""

from typing import Any

from django.db.models import IntegerField
from rest_framework.response import Response

from catalog.rules.loinc import NOTICE
from common.pagination import KeysetPagination, fields_of

RANK = IntegerField()
RANK.set_attributes_from_name("rank")


class CatalogPagination(KeysetPagination):
    """Knows ``rank``, which a search adds to its rows, and says whose codes LOINC's are."""

    def column_fields(self) -> list[Any]:
        return [RANK if name == "rank" else fields_of(self.model, [name])[0] for name in self.ordering]

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {"next": self.next, "previous": self.previous, "results": data, "loinc_notice": NOTICE}
        )

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        described = super().get_paginated_response_schema(schema)
        described["required"].append("loinc_notice")
        described["properties"]["loinc_notice"] = {"type": "string"}
        return described
