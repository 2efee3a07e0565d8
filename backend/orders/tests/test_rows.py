"""A page says of each order exactly what the order's own address says, to every reader."""

import pytest

from accounts.models import User
from orders.models import Order
from orders.states import Status
from orders.tests.wire import URL, url_of
from patients.factories import make_patient

READERS = ["clinic_admin", "clinic_staff", "clinic_viewer", "lab_admin", "lab_staff", "lab_viewer"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("status", Status)
def test_a_row_is_the_order(client_for, clinic_staff, order_maker, request, reader, status):
    number = {"issuer": "NHS", "value": "1"}
    patient = make_patient(clinic_staff, given_names="Ada", born="1984-03", identifiers=[number])
    order = order_maker(status, notes="Fasting", client_reference="R-1", priority=1, patient=patient.pk)
    client = client_for(request.getfixturevalue(reader))

    alone = client.get(url_of(order))
    rows = client.get(URL).json()["results"]

    if status == Status.DRAFT and reader.startswith("lab"):
        assert (alone.status_code, rows) == (404, [])
    else:
        assert [list(row.items()) for row in rows] == [list(alone.json().items())]


@pytest.mark.parametrize("name", [("", ""), ("Ada", ""), ("", "Lovelace"), ("Ada", "Lovelace")])
def test_a_person_is_called_the_same(client_for, clinic_staff, order_maker, name):
    order = order_maker()
    User.objects.filter(pk=clinic_staff.user_id).update(first_name=name[0], last_name=name[1])
    client = client_for(clinic_staff)

    (row,) = client.get(URL).json()["results"]

    assert row == client.get(url_of(order)).json()
    assert row["requested_by"]["name"] == (" ".join(filter(None, name)) or clinic_staff.user.username)


def test_nobody_need_have_asked(client_for, lab_staff, order_maker):
    order = order_maker()
    Order.objects.update(requested_by=None)
    client = client_for(lab_staff)

    (row,) = client.get(URL).json()["results"]

    assert row["requested_by"] is None
    assert row == client.get(url_of(order)).json()
