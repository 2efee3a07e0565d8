"""The browser for the end-to-end tests."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from . import processes
from .console import Failure, timed_step
from .python_env import PYTHON

COMMANDS = (
    # Chromium without windows: the same pages in a third less time.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


def ensure_browser(environ: Mapping[str, str] = os.environ) -> Path:
    """A Chromium-like browser: one that is there, else one that can be installed.

    Raises Failure with the command that mends it when none can be had.
    """
    browser = find_browser(environ) or _install()
    if not browser:
        mend = "apt-get install chromium" if shutil.which("apt-get") else "install Chrome or Chromium"
        raise Failure(f"No browser for the end-to-end tests: {mend}, or set E2E_BROWSER to the path of one.")
    return browser


def find_browser(environ: Mapping[str, str] = os.environ) -> Path | None:
    """E2E_BROWSER, else Playwright's own, else Chromium, Chrome or Edge of this machine."""
    named = environ.get("E2E_BROWSER")
    if named and not Path(named).is_file():
        raise Failure(f"E2E_BROWSER names {named}, which is not there.")
    lookups: tuple[Callable[[], Path | None], ...] = (
        lambda: Path(named) if named else None,
        _find_playwrights_own,
        _find_on_machine,
    )
    return next((browser for lookup in lookups if (browser := lookup())), None)


def _find_playwrights_own() -> Path | None:
    try:
        browser = Path(processes.run([PYTHON, "-c", PLAYWRIGHTS_OWN]).strip())
    except Failure:
        return None
    return browser if browser.is_file() else None


def _find_on_machine() -> Path | None:
    found = (shutil.which(command) for command in COMMANDS)
    places = (place for place in PLACES if Path(place).is_file())
    return next((Path(browser) for browser in (*found, *places) if browser), None)


def _install() -> Path | None:
    commands = [[PYTHON, "-m", "playwright", "install", "chromium"]]
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = ("chromium-headless-shell", "chromium")
        commands += [["apt-get", "install", "-y", "--no-install-recommends", each] for each in packages]
    for command in commands:
        try:
            with timed_step(f"Browser ({' '.join(command[-2:])})"):
                processes.run(command, env={"DEBIAN_FRONTEND": "noninteractive"})
        except Failure:
            continue
        if browser := find_browser({}):
            return browser
    return None
