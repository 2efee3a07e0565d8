"""Where sockets go."""

from django.urls import path, re_path

from notifications.consumers import NotificationConsumer, UnknownPathConsumer

websocket_urlpatterns = [
    path("ws/notifications/", NotificationConsumer.as_asgi()),
    re_path("", UnknownPathConsumer.as_asgi()),
]
