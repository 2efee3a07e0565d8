"""The usual way in Django REST framework: a ModelSerializer, select_related, pages that count."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from rest_framework import serializers  # noqa: E402
from rest_framework.authentication import BaseAuthentication  # noqa: E402
from rest_framework.exceptions import AuthenticationFailed  # noqa: E402
from rest_framework.generics import ListAPIView  # noqa: E402
from rest_framework.pagination import PageNumberPagination  # noqa: E402
from rest_framework.permissions import IsAuthenticated  # noqa: E402

from bench.rivals import actions  # noqa: E402
from bench.rivals.django_token import session_of  # noqa: E402
from bench.rivals.models import Order, Organization, User, visible_orders  # noqa: E402


class Authentication(BaseAuthentication):
    def authenticate(self, request):
        session = session_of(request.headers["Authorization"].removeprefix("Bearer "))
        if session is None:
            raise AuthenticationFailed
        session.user.is_authenticated = True
        return session.user, session


class OrganizationSerializer(serializers.ModelSerializer):
    class Meta:
        model = Organization
        fields = ("id", "name")


class PersonSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ("id", "name")


class IdentifierSerializer(serializers.Serializer):
    issuer = serializers.CharField()
    value = serializers.CharField()


class PatientSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    born = serializers.CharField()
    sex_for_ranges = serializers.CharField()
    gender = serializers.CharField()
    identifiers = IdentifierSerializer(many=True)


class PanelSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()


class AnswerSerializer(serializers.Serializer):
    key = serializers.CharField()
    text = serializers.CharField()
    kind = serializers.CharField()
    unit = serializers.CharField()
    answer = serializers.JSONField()


class TestSerializer(serializers.Serializer):
    test = serializers.UUIDField()
    code = serializers.CharField()
    name = serializers.CharField()
    version = serializers.IntegerField()
    panel = PanelSerializer()
    answers = AnswerSerializer(many=True)


class OrderSerializer(serializers.ModelSerializer):
    clinic = OrganizationSerializer()
    lab = OrganizationSerializer()
    requested_by = PersonSerializer()
    patient = PatientSerializer()
    tests = TestSerializer(many=True)
    priority = serializers.SerializerMethodField()
    due_at = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()
    is_editable = serializers.SerializerMethodField()

    class Meta:
        model = Order
        fields = (
            "id", "number", "clinic", "lab", "status", "status_note", "status_reason_code", "priority",
            "delivery_method", "notes", "client_reference", "patient", "tests", "stat_reason", "diagnosis_code",
            "diagnosis", "collection", "collect_at", "requested_by", "due_at", "version", "created_at", "updated_at",
            "allowed_actions", "is_editable",
        )  # fmt: skip

    def get_priority(self, order):
        return actions.PRIORITIES[order.priority]

    def get_due_at(self, order):
        return serializers.DateTimeField().to_representation(order.due_at) if order.submitted_at else None

    def get_allowed_actions(self, order):
        member = self.context["request"].auth.membership
        return actions.allowed_actions(order.status, member.organization.kind, member.role)

    def get_is_editable(self, order):
        member = self.context["request"].auth.membership
        return actions.is_editable(order.status, member.organization.kind, member.role)


class Pagination(PageNumberPagination):
    page_size = 50


class OrderList(ListAPIView):
    authentication_classes = (Authentication,)
    permission_classes = (IsAuthenticated,)
    pagination_class = Pagination
    serializer_class = OrderSerializer

    def get_queryset(self):
        return visible_orders(self.request.auth.membership)
