"""Inviting colleagues, and accepting."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actor import organization_admin
from accounts.models import Invitation
from accounts.serializers.people import (
    AcceptSerializer,
    InvitationPreviewSerializer,
    InvitationSerializer,
    MembershipSerializer,
    TokenSerializer,
)
from accounts.services import invitations
from accounts.views.authentication import PublicView, session_of
from common.filters import refuse_unknown_parameters
from common.ids import id_in_path
from common.viewsets import ScopedViewSet


class InvitationViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    serializer_class = InvitationSerializer
    queryset = Invitation.objects.select_related("organization", "invited_by")
    access: ClassVar = dict.fromkeys(("list", "retrieve", "create", "destroy", "resend"), organization_admin)
    orderings = {"-created_at": ("-id",)}

    def filter_queryset(self, queryset: Any) -> Any:
        refuse_unknown_parameters(self.request, ())
        return queryset

    @extend_schema(request=InvitationSerializer, responses={201: InvitationSerializer})
    def create(self, request: Request) -> Response:
        """Invite an address in a role; the letter goes out at once."""
        body = InvitationSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        invitation = invitations.invite(**body.validated_data, actor=self.actor)
        return Response(InvitationSerializer(invitation).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:
        """Revoke: the link is worthless from now on."""
        invitations.revoke_invitation(invitation_id=id_in_path(pk), actor=self.actor)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(request=None, responses=InvitationSerializer)
    @action(detail=True, methods=["post"])
    def resend(self, request: Request, pk: str) -> Response:
        """Send another letter; the former link is worthless, and the time to accept begins anew."""
        invitation = invitations.resend_invitation(invitation_id=id_in_path(pk), actor=self.actor)
        return Response(InvitationSerializer(invitation).data)


class InvitationPreviewView(PublicView):
    @extend_schema(
        operation_id="invitation_preview", request=TokenSerializer, responses=InvitationPreviewSerializer
    )
    def post(self, request: Request) -> Response:
        """What the holder of a letter is invited to."""
        body = TokenSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        invitation = invitations.look_up_invitation(body.validated_data["token"])
        context = {"has_account": invitations.has_account(invitation)}
        return Response(InvitationPreviewSerializer(invitation, context=context).data)


class InvitationAcceptView(APIView):
    """With a session: as that person. Without one: as a new person."""

    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="invitation_accept", request=AcceptSerializer, responses={201: MembershipSerializer}
    )
    def post(self, request: Request) -> Response:
        """Join the organization."""
        body = AcceptSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        if request.auth is not None:
            membership = invitations.accept_as(session_of(request).user, token=body.validated_data["token"])
        else:
            membership = invitations.accept_as_new_person(**body.validated_data)
        return Response(MembershipSerializer(membership).data, status=status.HTTP_201_CREATED)
