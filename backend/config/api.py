"""Every endpoint of the API on one screen."""

from django.urls import include, path, re_path
from rest_framework.routers import SimpleRouter

from accounts.views import authentication, email_change, passwords, second_factor
from accounts.views.invitations import InvitationAcceptView, InvitationPreviewView, InvitationViewSet
from accounts.views.labs import LabViewSet
from accounts.views.members import MemberViewSet
from accounts.views.organization import OrganizationView
from accounts.views.profile import ProfileView
from accounts.views.sessions import SessionViewSet
from attachments.views import AttachmentViewSet
from audit.views import AuditEventViewSet
from catalog.views.categories import CategoryViewSet
from catalog.views.compendium import CompendiumViewSet
from catalog.views.exchange import ExchangeViewSet
from catalog.views.lab_tests import CatalogTestViewSet
from catalog.views.panels import CatalogPanelViewSet
from common.fallbacks import api_not_found
from config.docs import DocsView, SchemaView
from demo.views import DemoLoginsView
from documents.views import ManifestDocumentViewSet, OrderDocumentViewSet, SpecimenDocumentViewSet
from notifications.views import NotificationViewSet
from orders.requisition.views import UsualTestViewSet
from orders.views import OrderViewSet
from patients.views import PatientViewSet
from specimens.views import ManifestViewSet, SpecimenViewSet
from turnaround.views import OnTimeViewSet

router = SimpleRouter()
# First what is asked for most: routes are tried in turn. What has no id of an order stands before the orders.
router.register("orders/usual-tests", UsualTestViewSet, basename="usual-test")
router.register(r"orders/(?P<order_id>[^/.]+)/attachments", AttachmentViewSet, basename="attachment")
router.register("orders", OrderViewSet, basename="order")
router.register("orders", OrderDocumentViewSet, basename="order-document")
router.register("specimens", SpecimenViewSet, basename="specimen")
router.register("specimens", SpecimenDocumentViewSet, basename="specimen-document")
router.register("manifests", ManifestViewSet, basename="manifest")
router.register("manifests", ManifestDocumentViewSet, basename="manifest-document")
router.register("patients", PatientViewSet, basename="patient")
router.register("catalog/tests", CatalogTestViewSet, basename="catalog-test")
router.register("catalog/panels", CatalogPanelViewSet, basename="catalog-panel")
router.register("catalog/compendium", CompendiumViewSet, basename="catalog-compendium")
router.register("catalog/categories", CategoryViewSet, basename="catalog-category")
router.register("catalog", ExchangeViewSet, basename="catalog")
router.register(r"labs/(?P<lab_id>[^/.]+)/on-time", OnTimeViewSet, basename="lab-on-time")
router.register("labs", LabViewSet, basename="lab")
router.register("members", MemberViewSet, basename="member")
router.register("invitations", InvitationViewSet, basename="invitation")
router.register("audit", AuditEventViewSet, basename="audit")
router.register("notifications", NotificationViewSet, basename="notification")

auth = [
    path("register/", authentication.RegisterView.as_view(), name="register"),
    path("login/", authentication.LoginView.as_view(), name="login"),
    path("token/refresh/", authentication.RefreshView.as_view(), name="token-refresh"),
    path("logout/", authentication.LogoutView.as_view(), name="logout"),
    path("switch/", authentication.SwitchView.as_view(), name="switch"),
    path("profile/", ProfileView.as_view(), name="profile"),
    path("password/change/", passwords.PasswordChangeView.as_view(), name="password-change"),
    path("password/reset/", passwords.PasswordResetView.as_view(), name="password-reset"),
    path(
        "password/reset/confirm/", passwords.PasswordResetConfirmView.as_view(), name="password-reset-confirm"
    ),
    path("email/change/", email_change.EmailChangeView.as_view(), name="email-change"),
    path("email/change/confirm/", email_change.EmailChangeConfirmView.as_view(), name="email-change-confirm"),
    path(
        "sessions/",
        SessionViewSet.as_view({"get": "list", "delete": "destroy_others"}),
        name="session-list",
    ),
    path(
        "sessions/<pk>/",
        SessionViewSet.as_view({"get": "retrieve", "delete": "destroy"}),
        name="session-detail",
    ),
    path("second-factor/", second_factor.SecondFactorView.as_view(), name="second-factor"),
    path("second-factor/verify/", second_factor.VerifyView.as_view(), name="second-factor-verify"),
    path("second-factor/enroll/", second_factor.EnrolView.as_view(), name="second-factor-enroll"),
    path("second-factor/confirm/", second_factor.ConfirmView.as_view(), name="second-factor-confirm"),
    path("second-factor/disable/", second_factor.DisableView.as_view(), name="second-factor-disable"),
    path(
        "second-factor/recovery-codes/",
        second_factor.RecoveryCodesView.as_view(),
        name="second-factor-recovery-codes",
    ),
]

urlpatterns = [
    path("auth/", include(auth)),
    path("organization/", OrganizationView.as_view(), name="organization"),
    path("invitations/preview/", InvitationPreviewView.as_view(), name="invitation-preview"),
    path("invitations/accept/", InvitationAcceptView.as_view(), name="invitation-accept"),
    path("", include(router.urls)),
    path("demo/logins/", DemoLoginsView.as_view(), name="demo-logins"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    re_path("", api_not_found, name="not-found"),
]
