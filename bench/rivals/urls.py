"""Each Django rival's process has its own application and so its own route to the page."""

import sys

from django.urls import path

if "bench.rivals.ninja_page" in sys.modules:
    from bench.rivals.ninja_page import api

    urlpatterns = [path("api/", api.urls)]
else:
    from bench.rivals.usual_drf import OrderList

    urlpatterns = [path("api/orders/", OrderList.as_view())]
