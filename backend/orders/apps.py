from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "orders"
    verbose_name = "Work"

    def ready(self) -> None:
        from audit.witness import vouch_for
        from orders.models import VOUCHED_FOR, OrderEvent
        from orders.patients import listen

        vouch_for(OrderEvent, VOUCHED_FOR)
        listen()
