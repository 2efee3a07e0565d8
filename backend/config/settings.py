"""All settings, read from the environment; every variable is explained in .env.example."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from config.start import find_faults
from monitoring.logs import configure

BASE_DIR = Path(__file__).resolve().parent.parent
REPOSITORY = BASE_DIR.parent

env = environ.Env()
DEVELOPMENT_KEY = "development-only-key-that-production-refuses-to-start-with"

# --- what kind of installation ---------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=False)
# Nothing but this one process on one machine, on SQLite.
EMBEDDED = env.bool("EMBEDDED", default=False)

# Web, sockets and worker in one process: no Redis to carry wake-ups between them.
ONE_PROCESS = env.bool("ONE_PROCESS", default=EMBEDDED)

# Made to be thrown away: may hold the demo world on production's parts, and be debugged on another machine's.
TEST_INSTALLATION = env.bool("TEST_INSTALLATION", default=False)

SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_KEY)
JWT_SIGNING_KEY = env.str("JWT_SIGNING_KEY", default=f"jwt-{SECRET_KEY}")
# Seals the record of who did what; old keys still verify what they sealed.
AUDIT_KEY = env.str("AUDIT_KEY", default=f"audit-{SECRET_KEY}")
AUDIT_OLD_KEYS = env.list("AUDIT_OLD_KEYS", default=[])
AUDIT_ANCHOR_FILE = env.str("AUDIT_ANCHOR_FILE", default="")
AUDIT_RETENTION_DAYS = int(env.str("AUDIT_RETENTION_DAYS", default="") or 0) or None
# Former signing keys, believed until the tokens made with them have expired.
JWT_PREVIOUS_KEYS = env.list("JWT_PREVIOUS_KEYS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PUBLIC_URL = env.str("PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")
DATABASE_URL = env.str("DATABASE_URL", default="")
REDIS_URL = env.str("REDIS_URL", default="")
EMAIL_URL = env.str("EMAIL_URL", default="")
BEHIND_TLS_PROXY = env.bool("BEHIND_TLS_PROXY", default=False)
ALLOW_PLAIN_HTTP = env.bool("ALLOW_PLAIN_HTTP", default=False)
REFRESH_COOKIE_SECURE = env.bool("REFRESH_COOKIE_SECURE", default=True)
CORS_ALLOWED_ORIGINS = env.list("CORS_ALLOWED_ORIGINS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Proxies in front that append to X-Forwarded-For; whatever else stands in it was written by the client.
NUM_PROXIES = env.int("NUM_PROXIES", default=0)
# Not env.float, which drops what is no digit: 1e9 would be 19.
ACCESS_TOKEN_MINUTES = float(env.str("ACCESS_TOKEN_MINUTES", default="10"))
REFRESH_TOKEN_DAYS = float(env.str("REFRESH_TOKEN_DAYS", default="30"))
CONN_MAX_AGE = env.int("CONN_MAX_AGE", default=0)
# Where Prometheus asks this process for its numbers; 0: nowhere.
METRICS_PORT = env.int("METRICS_PORT", default=0)
METRICS_HOST = env.str("METRICS_HOST", default="127.0.0.1")
# Touched by the worker whenever it goes round.
HEARTBEAT_FILE = env.str("HEARTBEAT_FILE", default="")
# Where errors are reported to.
SENTRY_DSN = env.str("SENTRY_DSN", default="")
# The same for the application in browsers, which everybody can read: a project of its own.
SENTRY_BROWSER_DSN = env.str("SENTRY_BROWSER_DSN", default="")
SENTRY_ENVIRONMENT = env.str("SENTRY_ENVIRONMENT", default="production")
SENTRY_RELEASE = env.str("SENTRY_RELEASE", default="")
# One JSON object a line; where no data is real, lines for people.
LOG_FORMAT = env.str("LOG_FORMAT", default="") or ("plain" if DEBUG or EMBEDDED else "json")

# A bucket that speaks S3, for the files of orders; without one they lie in a folder.
FILES_S3_BUCKET = env.str("FILES_S3_BUCKET", default="")
FILES_S3_ENDPOINT = env.str("FILES_S3_ENDPOINT", default="").rstrip("/")
FILES_S3_REGION = env.str("FILES_S3_REGION", default="")
FILES_S3_ACCESS_KEY = env.str("FILES_S3_ACCESS_KEY", default="")
FILES_S3_SECRET_KEY = env.str("FILES_S3_SECRET_KEY", default="")

# Before anything listens.
if faults := find_faults(vars()):
    raise ImproperlyConfigured("Not starting. " + "; ".join(faults) + ".")

# --- parts -----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "daphne",
    "administration",  # before the admin, whose templates it has some of
    "administration.site_app.AdministrationSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "channels",
    "corsheaders",
    "django_filters",
    "rest_framework",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "monitoring",
    "common",
    "audit",
    "accounts",
    "patients",
    "catalog",
    "orders",
    "attachments",
    "turnaround",
    "specimens",  # hears of orders before the notifications do, which take their numbers last
    "notifications",
    "backups",
    "demo",
]

MIDDLEWARE = [
    "config.security.SecurityHeadersMiddleware",
    "common.requests.RequestIdMiddleware",
    "config.health.HealthMiddleware",
    "audit.who.WhoMiddleware",
    "config.each_request.EachRequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "common.excess.ExcessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# --- data ------------------------------------------------------------------------------------------------

VAR = Path(env.str("VAR_DIR", default=str(REPOSITORY / "var")))
DATABASES = {"default": env.db_url_config(DATABASE_URL or f"sqlite:///{VAR / 'db.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = CONN_MAX_AGE
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    VAR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        # Take the write lock at BEGIN: a transaction that reads first could not be upgraded later.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, because sockets and request threads open connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
else:
    DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
    # They live on one connection: poolers by transaction do not know them, nor do the tenant's statements.
    DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True

# What people upload; part of each backup. With a bucket it only passes through here.
MEDIA_ROOT = VAR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "attachments.storage.folder.Folder"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if FILES_S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "attachments.storage.bucket.Bucket",
        "OPTIONS": {
            "bucket_name": FILES_S3_BUCKET,
            "endpoint_url": FILES_S3_ENDPOINT or None,
            "region_name": FILES_S3_REGION or "us-east-1",
            "access_key": FILES_S3_ACCESS_KEY,
            "secret_key": FILES_S3_SECRET_KEY,
        },
    }
# Virus scanner that looks at each file before it is taken.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")
# Public key (age) that backups are encrypted for.
BACKUP_RECIPIENT = env.str("BACKUP_RECIPIENT", default="")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels.layers.InMemoryChannelLayer",
        # One channel a process hears everything, for as long as the process lives.
        "CONFIG": {"capacity": 10_000, "group_expiry": 10 * 365 * 86_400},
    }
}
if REDIS_URL:
    CHANNEL_LAYERS["default"] = {
        # Not the core layer: that one drops messages silently and goes deaf after a flush.
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {
            # Without a socket timeout: a silent subscription must stay open.
            "hosts": [{"address": REDIS_URL, "socket_timeout": None, "socket_connect_timeout": 5}],
            "prefix": env.str("REDIS_PREFIX", default="clinic-lab"),
        },
    }

# --- people ----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["accounts.hashers.TunedArgon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "email", "first_name", "last_name")},
    },
]
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=ACCESS_TOKEN_MINUTES),
    "REFRESH_TOKEN_LIFETIME": timedelta(days=REFRESH_TOKEN_DAYS),
    "SIGNING_KEY": JWT_SIGNING_KEY,
}
# A log-in with the right password asks for the second factor next; CODES_OF_USER limits tries, so that django-otp's
# growing pauses need not refuse right codes.
ADMINISTRATORS_NEED_SECOND_FACTOR = env.bool(
    "ADMINISTRATORS_NEED_SECOND_FACTOR", default=not (DEBUG or EMBEDDED)
)
OTP_TOTP_ISSUER = env.str("SECOND_FACTOR_ISSUER", default="Clinic-Lab Orders")
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

# --- the web ---------------------------------------------------------------------------------------------

CORS_ALLOW_CREDENTIALS = True
CORS_URLS_REGEX = r"^/api/"
CORS_EXPOSE_HEADERS = ["ETag", "X-Request-ID", "Retry-After", "Idempotent-Replayed", "Content-Disposition"]
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "content-disposition",
    "content-type",
    "idempotency-key",
    "if-match",
    "x-request-id",
    "x-requested-with",
]
if BEHIND_TLS_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Whether browsers are to know the domain beforehand is for its owner to say.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
# The Django admin's session.
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
X_FRAME_OPTIONS = "DENY"
# The largest body in bytes, and where it may be larger.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LARGER_BODIES = (
    (r"/api/catalog/import/(preview/)?", 5 * 1024 * 1024),
    (r"/api/orders/[^/]+/attachments/", 20 * 1024 * 1024),
)
SECURE_REFERRER_POLICY = "same-origin"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
FRONTEND_DIST = REPOSITORY / "frontend" / "dist"
STATICFILES_DIRS = [FRONTEND_DIST] if FRONTEND_DIST.exists() else []
# Vite puts a content hash into the names of its assets: name-8charhash.ext
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+/assets/.+-[A-Za-z0-9_-]{8}\..+$"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["common.permissions.DeclaredAccess"],
    "DEFAULT_PAGINATION_CLASS": "common.pagination.KeysetPagination",
    "DEFAULT_RENDERER_CLASSES": ["common.rendering.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["common.parsers.StrictJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "config.schema.ProblemAwareSchema",
    "EXCEPTION_HANDLER": "common.problem_json.handle_exception",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Clinic–Lab Order Network",
    "DESCRIPTION": "Clinics place orders, labs move them on, both see every change.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "COMPONENT_SPLIT_REQUEST": True,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # No validator: that one is asked on a foreign server, with the address of this one.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    "ENUM_NAME_OVERRIDES": {
        "SexForRanges": "patients.serializers.SEXES",
        "Gender": "patients.serializers.GENDERS",
        "CatalogStatus": "catalog.models.STATUSES",
        "QuestionKindEnum": "catalog.serializers.content.QUESTION_KINDS",
        "OrderStatus": "orders.serializers.STATUSES",
        "OrderPriority": "orders.serializers.PRIORITIES",
        "DeliveryMethod": "orders.serializers.DELIVERY_METHODS",
        "SampleCollection": "orders.requisition.shapes.COLLECTIONS",
        "OrderAction": "orders.serializers.ACTIONS",
        "ReasonCode": "orders.serializers.REASON_CODES",
        "SpecimenStatus": "specimens.serializers.STATUSES",
        "SpecimenAction": "specimens.serializers.ACTIONS",
        "SpecimenReasonCode": "specimens.serializers.REASON_CODES",
        "ScanResult": "specimens.serializers.RESULTS",
        "ManifestStatus": "specimens.serializers.MANIFEST_STATUSES",
        "ManifestAction": "specimens.serializers.MANIFEST_ACTIONS",
        "OrganizationKind": "accounts.models.OrganizationKind.choices",
        "UserType": "accounts.serializers.profile.USER_TYPES",
        "Role": "accounts.models.Role.choices",
        "InvitationStatus": "accounts.models.InvitationStatus.choices",
        "NotificationKind": "notifications.models.KINDS",
    },
}

# --- e-mail ----------------------------------------------------------------------------------------------

# Without a mail server the embedded installation keeps its e-mails as files, to be looked at.
vars().update(env.email_url_config(EMAIL_URL or f"filemail:///{VAR / 'mail'}"))
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="orders@localhost")

# --- the rest --------------------------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"

LOGGING = configure(LOG_FORMAT, env.str("LOG_LEVEL", default="INFO"))
