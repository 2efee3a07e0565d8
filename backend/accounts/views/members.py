"""The people of an organization."""

from typing import Any, ClassVar

from django.db.models import Q
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actor import any_member, organization_admin
from accounts.models import Membership
from accounts.serializers.people import MemberSerializer
from accounts.services.members import change_role, remove_member
from common.filters import SEARCH, refuse_unknown_parameters, search_words
from common.ids import id_in_path
from common.viewsets import ScopedViewSet


@extend_schema_view(list=extend_schema(parameters=[SEARCH]))
class MemberViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    serializer_class = MemberSerializer
    queryset = Membership.objects.with_people()
    access: ClassVar = {
        "list": organization_admin,
        "retrieve": organization_admin,
        "partial_update": organization_admin,
        "destroy": any_member,  # everybody may leave; the service lets only admins remove others
    }
    orderings = {"created_at": ("id",)}

    def filter_queryset(self, queryset: Any) -> Any:
        if self.action != "list":
            return queryset
        refuse_unknown_parameters(self.request, {"search"})
        for word in search_words(self.request):
            queryset = queryset.filter(
                Q(user__username__icontains=word)
                | Q(user__email__icontains=word)
                | Q(user__first_name__icontains=word)
                | Q(user__last_name__icontains=word)
            )
        return queryset

    @extend_schema(request=MemberSerializer, responses=MemberSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Give a member another role; their sessions for this organization end."""
        body = MemberSerializer(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        if "role" in body.validated_data:
            change_role(member_id=id_in_path(pk), role=body.validated_data["role"], actor=self.actor)
        return Response(MemberSerializer(self.get_object()).data)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        """Remove a member, or leave. The last admin cannot."""
        remove_member(member_id=id_in_path(pk), actor=self.actor)
        return Response(status=status.HTTP_204_NO_CONTENT)
