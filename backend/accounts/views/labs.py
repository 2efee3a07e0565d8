"""The labs a clinic can choose."""

from typing import Any, ClassVar

from django.db.models import Q
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins
from rest_framework.viewsets import GenericViewSet

from accounts.actor import any_member
from accounts.models import Organization
from accounts.serializers.organization import LabSerializer
from common.filters import SEARCH, refuse_unknown_parameters, search_words


@extend_schema_view(list=extend_schema(parameters=[SEARCH]))
class LabViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet[Organization]):
    """The labs a clinic can choose. The same for everyone: the network's directory."""

    serializer_class = LabSerializer
    queryset = Organization.objects.labs_open_for_orders()
    access: ClassVar = {"list": any_member, "retrieve": any_member}
    orderings: ClassVar = {"name": ("name", "id")}

    def filter_queryset(self, queryset: Any) -> Any:
        refuse_unknown_parameters(self.request, {"search"})
        for word in search_words(self.request):
            queryset = queryset.filter(Q(name__icontains=word) | Q(address__icontains=word))
        return queryset
