"""axe-core in a page, at every width and in both colour schemes."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from playwright.sync_api import Page, expect

from e2e.server import FRONTEND

# From wide to narrow: an order beside its list becomes a page of its own and stays one.
WIDTHS = (1280, 820, 390)
SCHEMES = ("light", "dark")
# Asked again each frame in the page: Playwright's own waiting evaluates text, which the page's policy forbids.
HAS_CHANGED_COLOURS = """async (scheme) => {
  const changed = () => document.documentElement.dataset.mantineColorScheme === scheme;
  while (!changed() || document.getAnimations().length > 0) await new Promise(requestAnimationFrame);
}"""
RUN = "([within, options]) => axe.run(within, { resultTypes: ['violations'], ...options })"
# What a colour scheme can break; everything else is the same in both.
RULES: dict[str, dict[str, list[str]]] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
}


def expect_accessible(page: Page, within: str = "html") -> None:
    """No violation of any rule axe knows, and if there is one: which, where and at what size.

    Args:
        within: selects the part to look at; rules about the whole page apply to the whole page only.
    """
    page.evaluate(axe_source())
    faults = []
    for width, scheme in product(WIDTHS, SCHEMES):
        show(page, width, scheme)
        expect(page.locator(within).first).to_be_visible()
        faults += [f"{width} px, {scheme}: {fault}" for fault in faults_within(page, within, scheme)]
    assert not faults, "\n".join(faults)


def show(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(HAS_CHANGED_COLOURS, scheme)
    expect(page.locator("h1:visible")).to_have_count(1)


def faults_within(page: Page, within: str, scheme: str) -> Iterator[str]:
    for violation in page.evaluate(RUN, [within, RULES[scheme]])["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {node['html']}\n  {node['failureSummary']}"


@cache
def axe_source() -> str:
    return (FRONTEND / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
