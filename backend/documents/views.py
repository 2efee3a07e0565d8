"""Documents over HTTP: whoever sees an order, a specimen or a manifest can print it."""

from typing import Any, ClassVar, Final

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request

from accounts.actor import any_member
from common.errors import Conflict, Invalid
from common.filters import refuse_unknown_parameters
from common.rendering import JsonRenderer
from common.viewsets import ScopedViewSet
from documents.labels import print_labels
from documents.manifest import print_manifest
from documents.reading import record_printing
from documents.requisition import print_requisition
from orders.models import Order
from specimens.models import Manifest, Specimen
from specimens.states import AWAITED, CLOSED_ORDER, ENDED

PDF: Final = "application/pdf"
MOST_COPIES: Final = 10
# Half a second of printing, during which others of the process wait.
MOST_LABELS: Final = 500

_ANSWER: Any = {(200, PDF): OpenApiTypes.BINARY}
_COPIES: Final = OpenApiParameter(
    "copies",
    {"type": "integer", "minimum": 1, "maximum": MOST_COPIES, "default": 1},
    description="Of each label.",
)


class PdfRenderer(JsonRenderer):
    """Lets ``Accept: application/pdf`` through; only errors are ever rendered by it."""

    media_type = PDF
    format = "pdf"


class DocumentViewSet(ScopedViewSet):
    filter_backends = ()
    pagination_class = None
    renderer_classes = (JsonRenderer, PdfRenderer)

    @property
    def specimens(self) -> Any:
        """What the actor sees of specimens, in the order in which they were made."""
        return Specimen.objects.visible_to(self.actor).select_related("order", "clinic").order_by("id")


class OrderDocumentViewSet(DocumentViewSet):
    queryset = Order.objects.with_names()
    access: ClassVar = {"requisition": any_member, "labels": any_member}

    @extend_schema(responses=_ANSWER)
    @action(detail=True)
    def requisition(self, request: Request, pk: str) -> HttpResponse:
        """What the order asks for, on A4, with the specimens that count."""
        refuse_unknown_parameters(request, ())
        order = self.get_object()
        specimens = list(self.specimens.living().filter(order=order))
        record_printing("requisition", [order])
        return _inline(f"requisition-{order.number}", print_requisition(order, specimens))

    @extend_schema(responses=_ANSWER, parameters=[_COPIES])
    @action(detail=True)
    def labels(self, request: Request, pk: str) -> HttpResponse:
        """A label of 50 × 25 mm for each specimen that is not at the lab yet."""
        copies = _read_copies(request)
        order = self.get_object()
        specimens = list(self.specimens.filter(order=order, status__in=AWAITED))
        if not specimens or order.status in CLOSED_ORDER:
            raise Conflict(
                "No specimen of this order is expected or collected.",
                code="nothing_to_print",
            )
        if copies * len(specimens) > MOST_LABELS:
            most = MOST_LABELS // len(specimens)
            raise Invalid.field("copies", "too_many", f"At once at most {most} of each of these.")
        record_printing("labels", [order])
        return _inline(f"labels-{order.number}", print_labels(specimens, copies=copies))


class SpecimenDocumentViewSet(DocumentViewSet):
    queryset = Specimen.objects.select_related("order", "clinic")
    access: ClassVar = {"label": any_member}

    @extend_schema(responses=_ANSWER, parameters=[_COPIES])
    @action(detail=True)
    def label(self, request: Request, pk: str) -> HttpResponse:
        """A label of 50 × 25 mm for this specimen."""
        copies = _read_copies(request)
        specimen = self.get_object()
        if specimen.status in ENDED or specimen.order.status in CLOSED_ORDER:
            raise Conflict(
                "This specimen does not count any more: it gets no label.", code="nothing_to_print"
            )
        record_printing("labels", [specimen.order])
        return _inline(f"label-{specimen.accession_number}", print_labels([specimen], copies=copies))


class ManifestDocumentViewSet(DocumentViewSet):
    queryset = Manifest.objects.with_names()
    access: ClassVar = {"document": any_member}

    @extend_schema(responses=_ANSWER)
    @action(detail=True)
    def document(self, request: Request, pk: str) -> HttpResponse:
        """The manifest on A4, with all that was put on it."""
        refuse_unknown_parameters(request, ())
        manifest = self.get_object()
        specimens = list(self.specimens.on_manifest(manifest.pk))
        record_printing("manifest", [specimen.order for specimen in specimens])
        return _inline(f"manifest-{manifest.number}", print_manifest(manifest, specimens))


def _read_copies(request: Request) -> int:
    refuse_unknown_parameters(request, {"copies"})
    given = request.query_params.get("copies", "1")
    if given not in {str(count) for count in range(1, MOST_COPIES + 1)}:
        raise Invalid.field("copies", "invalid", f"Give a whole number from 1 to {MOST_COPIES}.")
    return int(given)


def _inline(name: str, document: bytes) -> HttpResponse:
    return HttpResponse(
        document, content_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}.pdf"'}
    )
