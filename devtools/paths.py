"""Where things are in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
E2E = ROOT / "e2e"
VENV = ROOT / ".venv"
VAR = ROOT / "var"
STAMPS = VAR / "stamps"
DATABASE = VAR / "db.sqlite3"
SECRETS = VAR / "secrets.env"
SERVER_LOG = VAR / "server.log"
SBOM = VAR / "sbom"
RUN_LOCK = VAR / "run.lock"
