"""Tests are chosen among what the lab offers, and kept as they were said to be."""

import pytest

from accounts.actor import Administrator
from accounts.models import Role
from catalog.services.lab_tests import change_test, retire_test
from catalog.services.panels import retire_panel
from common.errors import Invalid
from orders.models import Order
from orders.requisition.tests.conftest import chosen, faults_of, make_test
from orders.services import transition_order
from orders.tests.wire import URL, step, url_of

FASTING = [
    {"key": "fasting", "text": "Fasting?", "kind": "yes_no", "required": True},
    {
        "key": "hours",
        "text": "How long?",
        "kind": "number",
        "unit": "h",
        "shown_when": {"key": "fasting", "equals": True},
    },
]
PRIORITIES = {"routine": 24, "urgent": 4, "stat": None}


@pytest.fixture
def other_labs_test(other_lab, make_member):
    return make_test(make_member(other_lab, "otto", Role.ADMIN), "K")


def codes(response) -> list[str]:
    return [test["code"] for test in response.json()["tests"]]


def test_both_sides_read_what_was_chosen_in_the_order_given(place, at_clinic, at_lab, offer, together):
    second, first = offer("TRIG"), offer("GLU", questions=FASTING)
    panel = together("SUGAR", first)
    tests = [
        {"test": str(first.pk), "panel": str(panel.pk), "answers": {"hours": 8.5, "fasting": True}},
        {"test": str(second.pk)},
    ]

    placed = place(tests)

    assert placed.status_code == 201
    assert placed.json()["tests"] == [
        {
            "test": str(first.pk),
            "code": "GLU",
            "name": "Test GLU",
            "version": 1,
            "panel": {"id": str(panel.pk), "code": "SUGAR", "name": "Panel SUGAR"},
            "answers": [
                {"key": "fasting", "text": "Fasting?", "kind": "yes_no", "unit": "", "answer": True},
                {"key": "hours", "text": "How long?", "kind": "number", "unit": "h", "answer": 8.5},
            ],
        },
        {
            "test": str(second.pk),
            "code": "TRIG",
            "name": "Test TRIG",
            "version": 1,
            "panel": None,
            "answers": [],
        },
    ]
    for side in (at_clinic, at_lab):
        assert side.get(f"{URL}{placed.json()['id']}/").json()["tests"] == placed.json()["tests"]
        assert side.get(URL).json()["results"][0]["tests"] == placed.json()["tests"]


@pytest.mark.parametrize("is_draft", [False, True])
@pytest.mark.parametrize("which", ["unknown", "retired", "other_lab"])
def test_what_the_lab_does_not_offer(
    place, offer, lab_admin, other_labs_test, which, is_draft, nothing_changes
):
    good, retired = offer("GLU"), offer("OLD")
    retire_test(test_id=retired.pk, actor=lab_admin)
    bad = {
        "unknown": "0190aaaa-0000-7000-8000-000000000000",
        "retired": str(retired.pk),
        "other_lab": str(other_labs_test.pk),
    }[which]
    tests = [*chosen(good), {"test": bad}]

    with nothing_changes():
        response = place(tests, **({"status": "draft"} if is_draft else {}))

    assert faults_of(response) == [("tests[1].test", "not_offered")]


def test_a_lab_that_closes_offers_nothing_more(place, at_clinic, at_lab, offer, lab, nothing_changes):
    first, second = offer("GLU", questions=FASTING), offer("TRIG")
    order = Order.objects.get(pk=place(chosen(first, fasting=True)).json()["id"])
    lab.is_approved = False
    lab.save()

    def edit(tests):
        return at_clinic.patch(url_of(order), {"tests": tests})

    with nothing_changes():
        added, answered = edit(chosen(first, second, fasting=True)), edit(chosen(first, fasting=False))
        assert edit(chosen(first, fasting=True)).status_code == 200

    assert faults_of(added) == [("tests[1].test", "lab_not_available")]
    assert faults_of(answered) == [("tests[0].test", "lab_not_available")]
    assert answered.json()["errors"][0]["detail"].startswith("This lab takes no changes of tests at present.")
    assert at_clinic.patch(url_of(order), {"notes": "Call us."}).status_code == 200


def test_all_answers_together_fit_in_one_order(place, offer, nothing_changes):
    asked = [{"key": f"q{number}", "text": "What?", "kind": "text"} for number in range(14)]
    tests = offer("GLU", questions=asked), offer("TRIG", questions=asked)
    answers = {f"q{number}": "€" * 600 for number in range(14)}
    both = [{"test": str(test.pk), "answers": answers} for test in tests]

    with nothing_changes():
        refused = place(both), place(both, status="draft")

    for response in refused:
        assert faults_of(response) == [("tests", "too_long")]
    assert place(both[:1]).status_code == 201


def test_a_test_is_chosen_once(place, offer, nothing_changes):
    first, second = offer("GLU"), offer("TRIG")

    with nothing_changes():
        response = place(chosen(first, second, first))

    assert faults_of(response) == [("tests[2].test", "not_unique")]


@pytest.mark.parametrize("which", ["unknown", "retired", "without_it"])
def test_a_panel_is_one_of_the_lab_that_holds_the_test(
    place, offer, together, lab_admin, which, nothing_changes
):
    test, other = offer("GLU"), offer("TRIG")
    retired, without_it = together("OLD", test), together("FAT", other)
    retire_panel(panel_id=retired.pk, actor=lab_admin)
    panels = {
        "unknown": "0190aaaa-0000-7000-8000-000000000000",
        "retired": str(retired.pk),
        "without_it": str(without_it.pk),
    }

    with nothing_changes():
        response = place([{"test": str(test.pk), "panel": panels[which]}])

    assert faults_of(response) == [("tests[0].panel", "not_offered")]


def test_a_priority_is_one_that_each_test_is_offered_at(place, at_clinic, offer, nothing_changes):
    first, second = offer("GLU"), offer("VITD", turnaround_hours=PRIORITIES)
    sent = place(chosen(first, second)).json()

    with nothing_changes():
        response = place(chosen(first, second), priority="stat", stat_reason="Now.")
        edited = at_clinic.patch(f"{URL}{sent['id']}/", {"priority": "stat", "stat_reason": "Now."})

    for refused in (response, edited):
        assert faults_of(refused) == [("tests[1].test", "priority_not_offered")]
        detail = refused.json()["errors"][0]["detail"]
        assert detail == "Test VITD (VITD) is not offered as stat, but as urgent and routine."
    assert place(chosen(first, second), priority="stat", status="draft").status_code == 201


@pytest.mark.parametrize(
    ("answers", "faults"),
    [
        ({}, [("tests[1].answers.fasting", "required")]),
        ({"fasting": "yes"}, [("tests[1].answers.fasting", "invalid")]),
        ({"fasting": False, "hours": 8}, [("tests[1].answers.hours", "not_asked")]),
        ({"fasting": True, "mood": "good"}, [("tests[1].answers.mood", "not_asked")]),
    ],
)
def test_answers_are_checked_at_their_place(place, offer, answers, faults, nothing_changes):
    tests = [*chosen(offer("TRIG")), *chosen(offer("GLU", questions=FASTING), **answers)]

    with nothing_changes():
        assert faults_of(place(tests)) == faults


@pytest.mark.parametrize(
    ("tests", "field"),
    [
        ("GLU", "tests"),
        (None, "tests"),
        ([None], "tests[0]"),
        ([{}], "tests[0].test"),
        ([{"test": "GLU"}], "tests[0].test"),
        ([{"test": "{test}", "panel": "LIPID"}], "tests[0].panel"),
        ([{"test": "{test}", "answers": []}], "tests[0].answers"),
        ([{"test": "{test}", "answers": None}], "tests[0].answers"),
        ([{"test": "{test}"}] * 101, "tests"),
    ],
)
@pytest.mark.parametrize("method", ["post", "patch"])
def test_the_wrong_form_is_refused_also_in_a_draft(
    place, at_clinic, offer, order_maker, tests, field, method, nothing_changes
):
    test, draft = offer("GLU"), order_maker("draft")
    filled = (
        [
            {**each, "test": str(test.pk)}
            if isinstance(each, dict) and each.get("test") == "{test}"
            else each
            for each in tests
        ]
        if isinstance(tests, list)
        else tests
    )

    with nothing_changes():
        if method == "post":
            response = place(filled, status="draft")
        else:
            response = at_clinic.patch(url_of(draft), {"tests": filled})

    assert {path for path, _ in faults_of(response)} == {field}


def test_a_draft_may_be_incomplete(place, at_clinic, offer):
    draft = place(
        chosen(offer("GLU", questions=FASTING)),
        status="draft",
        patient=None,
        priority="stat",
        collection="planned",
    )

    assert draft.status_code == 201
    response = step(at_clinic, Order.objects.get(), "submit", {})
    assert faults_of(response) == [
        ("tests[0].answers.fasting", "required"),
        ("collect_at", "required"),
        ("patient", "required"),
        ("stat_reason", "required"),
    ]
    assert Order.objects.get().status == "draft"


def test_a_draft_is_sent_with_what_the_catalogue_says_then(place, at_clinic, offer, lab_admin):
    test = offer("GLU", questions=FASTING)
    place(chosen(test, fasting=True, hours=8), status="draft")
    asked_otherwise = [{**FASTING[0], "text": "Nothing eaten?"}, FASTING[1]]
    change_test(
        test_id=test.pk, actor=lab_admin, changes={"name": "Sugar", "questions": _full(asked_otherwise)}
    )

    sent = step(at_clinic, Order.objects.get(), "submit", {}).json()

    (line,) = sent["tests"]
    assert (line["name"], line["version"], line["answers"][0]["text"]) == ("Sugar", 2, "Nothing eaten?")


def test_a_draft_is_not_sent_with_what_the_catalogue_no_longer_asks_or_offers(
    place, at_clinic, offer, lab_admin, nothing_changes
):
    kept, changed, retired = offer("TRIG"), offer("GLU", questions=FASTING), offer("OLD")
    place([*chosen(kept), *chosen(changed, fasting=True, hours=8), *chosen(retired)], status="draft")
    change_test(test_id=changed.pk, actor=lab_admin, changes={"questions": _full(FASTING[:1])})
    retire_test(test_id=retired.pk, actor=lab_admin)

    with nothing_changes():
        response = step(at_clinic, Order.objects.get(), "submit", {})

    assert faults_of(response) == [
        ("tests[1].answers.hours", "not_asked"),
        ("tests[2].test", "not_offered"),
    ]


def test_a_sent_order_keeps_the_versions_it_froze(place, at_clinic, offer, lab_admin):
    first, second, third = offer("GLU", questions=FASTING), offer("TRIG"), offer("HDL")
    order = Order.objects.get(pk=place(chosen(first, second, fasting=True)).json()["id"])
    for test in (first, third):
        change_test(test_id=test.pk, actor=lab_admin, changes={"name": "New", "questions": []})
    retire_test(test_id=first.pk, actor=lab_admin)
    retire_test(test_id=second.pk, actor=lab_admin)

    edited = at_clinic.patch(url_of(order), {"tests": chosen(first, second, third, fasting=True, hours=3)})

    assert [(test["name"], test["version"]) for test in edited.json()["tests"]] == [
        ("Test GLU", 1),
        ("Test TRIG", 1),
        ("New", 2),
    ]
    assert [each["answer"] for each in edited.json()["tests"][0]["answers"]] == [True, 3]
    without = at_clinic.patch(url_of(order), {"tests": chosen(third)})
    assert codes(without) == ["HDL"]
    assert faults_of(at_clinic.patch(url_of(order), {"tests": chosen(third, second)})) == [
        ("tests[1].test", "not_offered")
    ]


def test_one_is_not_yes(place, at_clinic, offer, nothing_changes):
    test = offer("GLU", questions=FASTING)
    order = Order.objects.get(pk=place(chosen(test, fasting=True)).json()["id"])

    with nothing_changes():
        response = at_clinic.patch(url_of(order), {"tests": chosen(test, fasting=1)})

    assert faults_of(response) == [("tests[0].answers.fasting", "invalid")]


def test_a_sent_order_keeps_a_panel_that_was_retired(place, at_clinic, offer, together, lab_admin):
    test = offer("GLU", questions=FASTING)
    panel = together("SUGAR", test)
    line = {"test": str(test.pk), "panel": str(panel.pk), "answers": {"fasting": True}}
    order = Order.objects.get(pk=place([line]).json()["id"])
    retire_panel(panel_id=panel.pk, actor=lab_admin)

    edited = at_clinic.patch(url_of(order), {"tests": [{**line, "answers": {"fasting": False}}]})

    assert edited.json()["tests"][0]["panel"]["code"] == "SUGAR"
    assert edited.json()["tests"][0]["answers"][0]["answer"] is False


def test_another_lab_has_other_tests(place, at_clinic, offer, other_lab, other_labs_test):
    place(chosen(offer("GLU")), status="draft")
    order, to_other = Order.objects.get(), {"lab": str(other_lab.pk)}

    assert faults_of(at_clinic.patch(url_of(order), to_other)) == [("tests", "other_lab")]
    assert Order.objects.get().lab_id == order.lab_id
    moved = at_clinic.patch(url_of(order), {**to_other, "tests": chosen(other_labs_test)})
    assert (moved.json()["lab"]["id"], codes(moved)) == (str(other_lab.pk), ["K"])


def test_a_draft_without_tests_moves_as_before(at_clinic, order_maker, other_lab):
    moved = at_clinic.patch(url_of(order_maker("draft")), {"lab": str(other_lab.pk)})

    assert moved.json()["lab"]["id"] == str(other_lab.pk)


def test_a_lab_chooses_nothing(at_lab, place, offer, nothing_changes):
    order = Order.objects.get(pk=place(chosen(offer("GLU"))).json()["id"])

    for content in ({"tests": []}, {"diagnosis": "x"}, {"collection": "here"}):
        with nothing_changes():
            assert at_lab.patch(url_of(order), content).status_code == 403


def test_an_administrator_submits_in_the_clinics_stead_what_is_offered(
    place, offer, lab_admin, administrator
):
    test = offer("GLU")
    place(chosen(test), status="draft")
    retire_test(test_id=test.pk, actor=lab_admin)
    order = Order.objects.get()

    with pytest.raises(Invalid):
        transition_order(order_id=order.pk, action="submit", actor=Administrator(administrator))

    order.refresh_from_db()
    assert order.status == "draft"


def _full(questions):
    """Questions with every member, as the catalogue keeps them."""
    rest = {"unit": "", "choices": [], "required": False, "shown_when": None}
    return [{**rest, **each} for each in questions]
