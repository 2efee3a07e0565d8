"""Makes the organizations, people and sessions of a bench, by the product's own models; run inside backend/.

Prints JSON: clinics and labs (ids), and for each organization its people with an access token each.
"""

import json
import sys

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402

from accounts.models import Membership, Organization, Role, User  # noqa: E402
from accounts.sessions import start_session  # noqa: E402
from bench.scale import PASSWORD, WITH_PASSWORD  # noqa: E402

CLINICS, LABS = 100, 20
PEOPLE = (Role.STAFF, Role.ADMIN, Role.STAFF, Role.VIEWER)
# The last lab is one where an event reaches this many people.
CROWD = 100


def make_people() -> dict[str, object]:
    organizations = {
        kind: Organization.objects.bulk_create(
            Organization(kind=kind, name=f"{name} {number}", is_approved=True) for number in range(count)
        )
        for kind, name, count in (("clinic", "Clinic", CLINICS), ("lab", "Laboratory", LABS))
    }
    crowd = organizations["lab"][-1]
    people = {}
    for organization in organizations["clinic"] + organizations["lab"]:
        roles = [*PEOPLE, *[Role.STAFF] * (CROWD - len(PEOPLE) if organization is crowd else 0)]
        people[str(organization.pk)] = [_person(organization, n, role) for n, role in enumerate(roles)]
    return {
        **{f"{kind}s": [str(each.pk) for each in found] for kind, found in organizations.items()},
        "people": people,
    }


def _person(organization: Organization, number: int, role: str) -> dict[str, str]:
    handle = "-".join(["bench", *organization.name.lower().replace("laboratory", "lab").split(), str(number)])
    user = User(
        username=handle, email=f"{handle}@example.org", first_name="Robin", last_name=f"Morgan-{number}"
    )
    user.password = make_password(PASSWORD if handle == WITH_PASSWORD else None)
    user.save(force_insert=True)
    member = Membership.objects.create(user=user, organization=organization, role=role)
    token = start_session(user=user, membership=member)[1].access
    return {"user": str(user.pk), "username": handle, "role": role, "token": token}


json.dump(make_people(), sys.stdout)
