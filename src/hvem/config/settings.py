"""Django's settings. Local mode: one person, SQLite in a data folder, bound to loopback."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.dateparse import parse_datetime

ROOM = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("HVEM_DATA") or Path.home() / ".local" / "share" / "hvem").resolve()
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)


def _key() -> str:
    """The key beside the database, made whole at the first start, readable by its owner only."""
    path = DATA / "key"
    if not path.exists() or not path.stat().st_size:
        handle, fresh = tempfile.mkstemp(dir=DATA, prefix=".key-")
        try:
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_urlsafe(48))
            if path.exists() and not path.stat().st_size:
                path.unlink(missing_ok=True)
            with suppress(FileExistsError):  # another program was first
                os.link(fresh, path)
        finally:
            os.unlink(fresh)
    return path.read_text().strip()


SECRET_KEY, *SECRET_KEY_FALLBACKS = (os.environ.get("HVEM_KEY") or _key()).split()  # the newest first
DEBUG = False
HVEM_AT = parse_datetime(os.environ.get("HVEM_AT", ""))
if HVEM_AT and not HVEM_AT.tzinfo:
    HVEM_AT = HVEM_AT.astimezone()
HVEM_AT_RUNS = bool(os.environ.get("HVEM_AT_RUNS"))
HVEM_PORT = int(os.environ.get("HVEM_PORT", "8765"))
HVEM_URL = os.environ.get("HVEM_URL", "")
HVEM_OAUTH = {
    name: {
        "client_id": os.environ.get(f"HVEM_{name.upper()}_CLIENT_ID", ""),
        "client_secret": os.environ.get(f"HVEM_{name.upper()}_CLIENT_SECRET", ""),
    }
    for name in ("google", "microsoft")
}  # the host's own registration with those who take no app passwords
ALLOWED_HOSTS = [urlsplit(HVEM_URL).hostname or ""] if HVEM_URL else ["localhost", "127.0.0.1", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "hvem.ground",
    "hvem.accounts",
    "hvem.people",
    "hvem.campaign",
    "hvem.correspondence",
    "hvem.importing",
    "hvem.keeping",
    "hvem.coaching",
    "hvem.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hvem.web.doorway.Doorway",
    "hvem.web.doorway.Sessions",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "hvem.config.urls"
WSGI_APPLICATION = "hvem.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["hvem.accounts.backend.ByLink"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOM / "web" / "templates"],
        "OPTIONS": {"environment": "hvem.web.jinja.environment"},
    }
]

HVEM_WAIT = int(os.environ.get("HVEM_WAIT", "20"))  # seconds one waits for another who writes, before the page says so
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000; PRAGMA mmap_size=33554432; "
    f"PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=27103364; PRAGMA busy_timeout={HVEM_WAIT * 1000}; PRAGMA secure_delete=ON;"
)
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "hvem.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": HVEM_WAIT, "init_command": PRAGMAS},
}


def _postgres(address: str) -> dict[str, object]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": parts.username or "",
        "PASSWORD": parts.password or "",
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }


DATABASES = {"default": _postgres(os.environ["HVEM_DB"]) if os.environ.get("HVEM_DB") else SQLITE}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en"

STATIC_URL = "/static/"
STATIC_ROOT = ROOM / "web" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365  # addresses carry the file's hash
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000

SESSION_COOKIE_NAME = f"hvem_{HVEM_PORT}"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HVEM_URL.startswith("https://")
CSRF_COOKIE_NAME = f"hvem_csrf_{HVEM_PORT}"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hvem.web.errors.csrf"
CSRF_TRUSTED_ORIGINS = [HVEM_URL] if HVEM_URL else []
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # framing is refused by frame-ancestors in the content policy
    "security.W004", "security.W008", "security.W010", "security.W012", "security.W016",  # https is set where a host has it (HVEM_URL)
]  # fmt: skip

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
