"""The categories of what labs offer, as lists can be narrowed by them."""

from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Count
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member
from catalog.models import STATUSES, CatalogTest
from common.filtersets import StrictFilterBackend
from common.viewsets import ScopedViewSet


class CategorySerializer(serializers.Serializer[Any]):
    category = serializers.CharField()
    tests = serializers.IntegerField()


class CategoryFilter(FilterSet):
    lab = filters.UUIDFilter(field_name="lab_id")
    status = filters.ChoiceFilter(choices=STATUSES)

    class Meta:
        model = CatalogTest
        fields: tuple[str, ...] = ()


class CategoryViewSet(ScopedViewSet):
    queryset = CatalogTest.objects.all()
    serializer_class = CategorySerializer
    filter_backends = (StrictFilterBackend,)
    filterset_class = CategoryFilter
    pagination_class = None
    access: ClassVar = {"list": any_member}

    @extend_schema(responses=CategorySerializer(many=True))
    def list(self, request: Request) -> Response:
        """Each category with the number of its tests that you can see, by name."""
        rows = self.filter_queryset(self.get_queryset()).values("category")
        return Response(list(rows.annotate(tests=Count("pk")).order_by("category")))
