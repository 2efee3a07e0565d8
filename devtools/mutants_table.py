"""The locks, each with the edit that removes it and the tests that must notice."""

from dataclasses import dataclass

ISOLATION = "backend/config/tests/test_isolation.py"
HEADERS = "backend/config/tests/test_security_headers.py"
SESSIONS = "backend/accounts/tests/test_session_life.py"
REFRESH = "backend/accounts/tests/test_refresh.py"
ORIGINS = "backend/config/tests/test_origins.py"
LIMITS = "backend/config/tests/test_limits.py"
ORDERS_PATIENTS = "backend/orders/tests/test_patients.py"
EXCHANGE = "backend/catalog/tests/test_exchange.py"
CHOOSING = "backend/orders/requisition/tests/test_choosing.py"


@dataclass(frozen=True)
class Mutant:
    """One edit: in ``backend/<file>``, ``find`` stands exactly once and becomes ``replace``."""

    name: str
    file: str
    find: str
    replace: str
    tests: tuple[str, ...]
    in_database: bool = False


MUTANTS = (
    Mutant(
        "views forget the scope",
        "common/viewsets.py",
        "return rows.visible_to(self.actor)",
        "return rows",
        (ISOLATION,),
    ),
    Mutant(
        "orders of everybody",
        "orders/querysets.py",
        "return self.filter(scope_of(actor))",
        "return self.all()",
        (ISOLATION,),
    ),
    Mutant(
        "events of everybody",
        "orders/querysets.py",
        'return self.none() if actor is None else self.filter(scope_of(actor, "order__"))',
        "return self.all()",
        (ISOLATION,),
    ),
    Mutant(
        "patients of everybody",
        "patients/querysets.py",
        "return self.filter(clinic=actor.organization_id)",
        "return self.all()",
        (ISOLATION,),
    ),
    Mutant(
        "an order names another clinic's patient",
        "patients/services.py",
        "Patient.objects.visible_to(actor).select_for_update()",
        "Patient.objects.select_for_update()",
        (ORDERS_PATIENTS,),
    ),
    Mutant(
        "an order asks for another lab's test",
        "catalog/querysets.py",
        "return self.filter(lab=lab, lab__is_approved=True, lab__is_active=True)",
        "return self.filter(lab__is_approved=True, lab__is_active=True)",
        (CHOOSING,),
    ),
    Mutant(
        "a sent order asks for what is offered no longer",
        "catalog/querysets.py",
        "return self.of_open(lab).current().filter(item__status=ACTIVE)",
        "return self.of_open(lab).current()",
        (CHOOSING,),
    ),
    Mutant(
        "favourites of everybody",
        "orders/querysets.py",
        "return self.filter(clinic=actor.organization_id)",
        "return self.all()",
        (ISOLATION, "backend/orders/requisition/tests/test_usual.py"),
    ),
    Mutant(
        "repeats of other clinics",
        "orders/requisition/repeats.py",
        "Order.objects.visible_to(actor)",
        "Order.objects.all()",
        ("backend/orders/requisition/tests/test_preview.py",),
    ),
    Mutant(
        "administrators see what is asked for, and why",
        "orders/admin.py",
        "return (*shown, *CONTENT_OF_ORDER) if is_open else shown",
        "return (*shown, *CONTENT_OF_ORDER)",
        ("backend/orders/requisition/tests/test_who_learns.py",),
    ),
    Mutant(
        "a lab learns the id of a patient",
        "orders/serializers.py",
        "str(patient_id) if actor.kind == Side.CLINIC else None",
        "str(patient_id)",
        (ORDERS_PATIENTS,),
    ),
    Mutant(
        "catalogues of everybody",
        "catalog/querysets.py",
        'return self.none() if actor is None else self.filter(_SCOPES[actor.kind](actor, ""))',
        "return self.all()",
        (ISOLATION,),
    ),
    Mutant(
        "a file is imported though nobody looked at it",
        "catalog/services/importing.py",
        "    if token != now:",
        "    if False:",
        (EXCHANGE,),
    ),
    Mutant(
        "a file with faults is imported",
        "catalog/services/importing.py",
        "    if plan.faults:",
        "    if False:",
        (EXCHANGE,),
    ),
    Mutant(
        "a spreadsheet runs what a lab wrote",
        "catalog/exchange/cells.py",
        'return f"\'{text}" if _MARKED.match(text) else text',
        "return text",
        (EXCHANGE,),
    ),
    Mutant(
        "administrators see who a patient is",
        "patients/admin.py",
        "return (*shown, *CONTENT) if _is_open(request, obj) else shown",
        "return (*shown, *CONTENT)",
        ("backend/patients/tests/test_break_glass.py",),
    ),
    Mutant(
        "the record names a patient",
        "patients/models.py",
        "return str(self.pk)  # labels",
        "return self.name  # labels",
        ("backend/patients/tests/test_record.py",),
    ),
    Mutant(
        "members of everybody",
        "accounts/models.py",
        "return self.filter(organization=actor.organization_id)",
        "return self.all()",
        (ISOLATION,),
    ),
    Mutant(
        "notifications of colleagues",
        "notifications/querysets.py",
        "recipient_id=user_id, organization_id",
        "organization_id",
        (ISOLATION,),
    ),
    Mutant(
        "sessions of everybody",
        "accounts/views/sessions.py",
        "super().get_queryset().filter(user=session_of(self.request).user)",
        "super().get_queryset()",
        (ISOLATION,),
    ),
    Mutant(
        "the record of everybody",
        "audit/querysets.py",
        "return self.filter(organization_id=actor.organization_id)",
        "return self.all()",
        ("backend/audit/tests/test_audit_api.py",),
    ),
    Mutant(
        "what is not declared is open",
        "common/permissions.py",
        "return rule is not None and bool(rule(actor_of(request)))",
        "return rule is None or bool(rule(actor_of(request)))",
        ("backend/config/tests/test_routes.py",),
    ),
    Mutant(
        "a viewer works",
        "accounts/actor.py",
        "WORKING_ROLES = frozenset({Role.ADMIN, Role.STAFF})",
        "WORKING_ROLES = frozenset(Role.values)",
        (ISOLATION,),
    ),
    Mutant(
        "a refresh token works twice",
        "accounts/sessions.py",
        "filter(pk=session.pk, token_hash=token.id_hash, ended_at=None)",
        "filter(pk=session.pk, ended_at=None)",
        (REFRESH,),
    ),
    Mutant(
        "a disabled person goes on",
        "accounts/sessions.py",
        "        and session.user.is_active\n",
        "",
        (SESSIONS,),
    ),
    Mutant(
        "a changed password ends nothing",
        "accounts/sessions.py",
        "        and constant_time_compare(session.credential_stamp, credential_stamp_of(session.user))\n",
        "",
        (SESSIONS,),
    ),
    Mutant(
        "a closed organization goes on",
        "accounts/sessions.py",
        "membership.user_id == user.pk and membership.organization.is_active",
        "membership.user_id == user.pk",
        (SESSIONS,),
    ),
    Mutant(
        "an expired session goes on",
        "accounts/sessions.py",
        "        and session.expires_at > clock.now()\n",
        "",
        (REFRESH, SESSIONS),
    ),
    Mutant(
        "a required second factor is not asked for",
        "accounts/sessions.py",
        "        and (session.second_factor or not needs_second_factor(session.user, session.membership))\n",
        "",
        (
            "backend/accounts/tests/test_requires_second_factor.py",
            "backend/accounts/tests/test_second_factor_required.py",
        ),
    ),
    Mutant(
        "another site's form uses the cookie",
        "accounts/cookies.py",
        'if "X-Requested-With" not in request.headers:',
        "if False:",
        (REFRESH,),
    ),
    Mutant(
        "guesses of passwords are not counted",
        "accounts/services/credentials.py",
        "        count_tries(tries, user_id=user.pk if user else None)",
        "        pass",
        ("backend/accounts/tests/test_lock_out.py",),
    ),
    Mutant(
        "guesses of codes are not counted",
        "accounts/services/second_factor.py",
        "    count_try(CODES_OF_USER, str(user.pk), user_id=user.pk)\n    with transaction.atomic():\n"
        "        User.objects.select_for_update().get(pk=user.pk)  #",
        "    with transaction.atomic():\n        User.objects.select_for_update().get(pk=user.pk)  #",
        ("backend/accounts/tests/test_second_factor_limits.py",),
    ),
    Mutant(
        "the last admin leaves",
        "accounts/services/members.py",
        "    if not others.exists():",
        "    if False:",
        ("backend/accounts/tests/test_leaving.py",),
    ),
    Mutant(
        "a key counts for every organization",
        "common/idempotency.py",
        'digest_of(f"{self.actor.organization_id}:{request.method}:{request.path}")',
        'digest_of(f"{request.method}:{request.path}")',
        ("backend/orders/tests/test_idempotency.py",),
    ),
    Mutant(
        "a client writes its own address",
        "common/requests.py",
        "entries[-proxies]",
        "entries[0]",
        ("backend/common/tests/test_client_address.py",),
    ),
    Mutant(
        "no policy for scripts",
        "config/security.py",
        '        response["Content-Security-Policy"] =',
        '        response["X-Nothing"] =',
        (HEADERS,),
    ),
    Mutant(
        "inline styles without a nonce",
        "config/security.py",
        "'self' 'nonce-{nonce}'",
        "'self' 'unsafe-inline'",
        (HEADERS,),
    ),
    Mutant(
        "text becomes markup",
        "config/security.py",
        '    "require-trusted-types-for": "\'script\'",\n',
        "",
        (HEADERS,),
    ),
    Mutant(
        "browsers keep personal data",
        "config/security.py",
        '            response["Cache-Control"] = "no-store"\n',
        "            pass\n",
        (HEADERS,),
    ),
    Mutant(
        "a lab approves itself",
        "accounts/serializers/organization.py",
        'read_only_fields = ("id", "kind", "is_approved", "created_at")',
        'read_only_fields = ("id", "kind", "created_at")',
        ("backend/config/tests/test_mass_assignment.py",),
    ),
    Mutant(
        "any page may use the API",
        "config/settings.py",
        "CORS_ALLOW_CREDENTIALS = True\n",
        "CORS_ALLOW_CREDENTIALS = True\nCORS_ALLOW_ALL_ORIGINS = True\n",
        (ORIGINS,),
    ),
    Mutant(
        "a client names the host",
        "config/settings.py",
        "CORS_ALLOW_CREDENTIALS = True\n",
        "CORS_ALLOW_CREDENTIALS = True\nUSE_X_FORWARDED_HOST = True\n",
        (ORIGINS,),
    ),
    Mutant(
        "bodies of any depth",
        "common/parsers.py",
        "        if depth > DEEPEST:\n",
        "        if False:\n",
        (LIMITS,),
    ),
    Mutant(
        "a name twice in a body",
        "common/parsers.py",
        "    if len(members) < len(pairs):\n",
        "    if False:\n",
        (LIMITS,),
    ),
    Mutant(
        "bodies of any size",
        "common/excess.py",
        "    if _content_length(request) > largest_body(request.path_info):\n        return TooLarge()\n",
        "",
        (LIMITS,),
    ),
    Mutant(
        "formulas in a spreadsheet",
        "common/spreadsheets.py",
        '        return f"\'{value}"\n',
        "        return value\n",
        ("backend/orders/tests/test_export.py",),
    ),
    Mutant(
        "two keys that are one",
        "config/start.py",
        "or shared or",
        "or",
        ("backend/config/tests/test_start.py",),
    ),
    Mutant(
        "a demo world beside real data",
        "config/start.py",
        '    if given["DEMO_MODE"] and not given["TEST_INSTALLATION"]:\n',
        "    if False:\n",
        ("backend/config/tests/test_start.py",),
    ),
    Mutant(
        "lines of the record can be deleted",
        "audit/migrations/0003_append_only.py",
        '            unless=(\n                "EXISTS',
        '            unless=(\n                "1 = 1 OR EXISTS',
        ("backend/audit/tests/test_triggers.py",),
        in_database=True,
    ),
)
