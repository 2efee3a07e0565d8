"""Every endpoint of the API on one screen."""

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from accounts import views as accounts
from common.fallbacks import api_not_found
from demo.views import DemoLoginsView
from notifications.views import NotificationViewSet
from orders.views import OrderViewSet

router = SimpleRouter()
router.register("labs", accounts.LabViewSet, basename="lab")
router.register("orders", OrderViewSet, basename="order")
router.register("notifications", NotificationViewSet, basename="notification")

auth = [
    path("register/", accounts.RegisterView.as_view(), name="register"),
    path("login/", accounts.LoginView.as_view(), name="login"),
    path("token/refresh/", accounts.RefreshView.as_view(), name="token-refresh"),
    path("logout/", accounts.LogoutView.as_view(), name="logout"),
    path("profile/", accounts.ProfileView.as_view(), name="profile"),
]

urlpatterns = [
    path("auth/", include(auth)),
    path("", include(router.urls)),
    path("demo/logins/", DemoLoginsView.as_view(), name="demo-logins"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    re_path("", api_not_found),
]
