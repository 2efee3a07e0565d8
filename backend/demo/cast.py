"""The people and organizations of the demo world."""

from dataclasses import dataclass

PASSWORD = "demo-Pass-2026"


@dataclass(frozen=True)
class Person:
    """Somebody who works somewhere; ``also`` names further houses by key, with the role there."""

    username: str
    first_name: str
    last_name: str
    role: str
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class House:
    key: str
    kind: str
    name: str
    address: str
    phone: str
    people: tuple[Person, ...]


HOUSES = (
    House(
        "riverside",
        "clinic",
        "Riverside Family Clinic",
        "12 Quay Street, Dunmore",
        "+44 20 7946 0101",
        (
            Person("amara", "Amara", "Okafor", "admin"),
            Person("jonas", "Jonas", "Lindqvist", "staff"),
            Person("petra", "Petra", "Novak", "viewer"),
        ),
    ),
    House(
        "hillcrest",
        "clinic",
        "Hillcrest Women's Health",
        "4 Orchard Rise, Ashford",
        "+44 20 7946 0144",
        (
            Person("leila", "Leila", "Haddad", "admin"),
            Person("tomas", "Tomás", "Ferreira", "staff"),
        ),
    ),
    House(
        "helix",
        "lab",
        "Helix Diagnostics",
        "Unit 7, Science Park, Cranfield",
        "+44 20 7946 0177",
        (
            Person("rupinder", "Rupinder", "Kaur", "admin"),
            Person("mateo", "Mateo", "Rossi", "staff"),
            Person("ingrid", "Ingrid", "Solberg", "viewer"),
        ),
    ),
    House(
        "northgate",
        "lab",
        "Northgate Pathology",
        "88 Canal Road, Northgate",
        "+44 20 7946 0190",
        (
            Person("daniel", "Daniel", "Osei", "admin"),
            Person("yuki", "Yuki", "Tanaka", "staff", also=(("helix", "viewer"),)),
        ),
    ),
)
ADMINISTRATOR = Person("admin", "Avery", "Stone", "administrator")
