"""The refusals that domain code raises, each with a stable code. ``common.problem_json`` speaks HTTP for them."""

from typing import Any


class Problem(Exception):
    """A refusal with a stable ``code``. Domain code raises subclasses; the handler speaks HTTP.

    Args:
        detail: one sentence for a person: what happened and what to do.
        errors: ``{field, code, detail}`` for each field at fault.
        extra: further members of the document (RFC 9457, section 3.2).
        headers: HTTP headers of the answer.
    """

    status = 400
    code = "invalid"
    detail = "The request could not be understood."

    def __init__(
        self,
        detail: str | None = None,
        *,
        code: str | None = None,
        errors: list[dict[str, str]] | None = None,
        extra: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.detail = detail or self.detail
        self.code = code or self.code
        self.errors = errors or []
        self.extra = extra or {}
        self.headers = headers or {}
        super().__init__(self.detail)


class Invalid(Problem):
    """400: fields are missing or wrong."""

    detail = "Some fields need attention."

    @classmethod
    def field(cls, field: str, code: str, detail: str) -> "Invalid":
        return cls(errors=[{"field": field, "code": code, "detail": detail}])


class NotAuthenticated(Problem):
    """401: no session, or one that has ended."""

    status = 401
    code = "not_authenticated"
    detail = "Log in to continue."

    def __init__(self, detail: str | None = None, **more: Any) -> None:
        super().__init__(detail, **more)
        self.headers.setdefault("WWW-Authenticate", 'Bearer realm="api"')


class Forbidden(Problem):
    """403: known, but the role may not."""

    status = 403
    code = "permission_denied"
    detail = "Your role does not allow this. Ask an administrator of your organization."


class Missing(Problem):
    """404: absent, or another organization's; nobody can tell which."""

    status = 404
    code = "not_found"
    detail = "There is nothing here, or it belongs to another organization."


class Conflict(Problem):
    """409: the present state forbids it."""

    status = 409
    code = "conflict"
    detail = "The present state does not allow this."


class Stale(Problem):
    """412: the version named by If-Match is not the current one."""

    status = 412
    code = "stale_version"
    detail = "It was changed by somebody else meanwhile. Look at the current version and try again."


class Malformed(Problem):
    """400: not even its form is right."""

    code = "malformed"
    detail = "The request was refused as malformed."


class TooLarge(Problem):
    """413: the body is larger than any of ours."""

    status = 413
    code = "too_large"
    detail = "The body is too large."


class TooLong(Problem):
    """414: the address is longer than any of ours."""

    status = 414
    code = "too_long"
    detail = "The address is too long. Send fewer or shorter parameters."


class UnsupportedEncoding(Problem):
    """415: text in anything but UTF-8."""

    status = 415
    code = "unsupported_media_type"
    detail = "Send UTF-8."


class Unprocessable(Problem):
    """422: well-formed, but contradicts what was said before."""

    status = 422
    code = "unprocessable"


class Throttled(Problem):
    """429: tried too often; ``Retry-After`` says when to come back.

    Args:
        retry_after_s: in seconds.
        is_first: nobody was refused in this window before.
    """

    status = 429
    code = "throttled"
    detail = "Too many tries. Wait a while, then try again."

    def __init__(
        self, detail: str | None = None, *, retry_after_s: int, is_first: bool = True, **more: Any
    ) -> None:
        super().__init__(detail, **more)
        self.is_first = is_first
        self.headers.setdefault("Retry-After", str(retry_after_s))


class Unavailable(Problem):
    """503: a part we depend on is away; try again."""

    status = 503
    code = "unavailable"
    detail = "The service is not available for a moment. Nothing was changed; try again shortly."

    def __init__(self, detail: str | None = None, **more: Any) -> None:
        super().__init__(detail, **more)
        self.headers.setdefault("Retry-After", "5")
