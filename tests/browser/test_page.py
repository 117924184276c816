"""The HTML report in a real browser: opened from disk, without a network."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hand_built import accepted, report

from checker.config.decisions import read_decisions
from checker.model.finding import Report
from checker.render import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS, headless=True)
        yield found
        found.close()


def full() -> Report:
    source = report()
    other = replace(accepted(source), finding=replace(source.judgement.findings[0], rule="old"))
    return replace(source, accepted=(other,))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(render(full(), "html"))
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address, viewport=WIDE)


def opened(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """Yield the page; anything that it asks of a network or complains about fails the test."""
    context = browser.new_context(**settings)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    said: list[str] = []
    page.on("request", lambda r: r.url.startswith(("file:", "blob:")) or said.append(r.url))
    page.on("console", lambda m: said.append(m.text))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(address)
    yield page
    context.close()
    assert said == []


def shown(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "#findings > .finding", "all => all.filter(f => !f.hidden).map(f => f.dataset.rule)"
    )


def here(page: Page) -> list[str]:
    return page.eval_on_selector_all(".here", "all => all.map(m => m.firstChild.textContent)")


def current(page: Page) -> str | None:
    return page.evaluate("document.querySelector('.current')?.dataset.rule")


def test_it_opens_with_counts_coverage_and_both_texts(page: Page) -> None:
    assert page.title() == "Rapport de cohérence\u00a0: draft.txt ↔ reference.txt"
    assert page.locator(".counts").inner_text().split("\n")[0].startswith("1 erreur")
    assert shown(page) == ["count", "amount", "growth"]
    assert page.locator(".pane").count() == 2
    left, right = (page.locator(".pane").nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    folded = page.locator(".cut summary").inner_text()
    assert folded == "Laissé de côté : commentaires, 48 caractères"
    assert not page.locator(".cut div").is_visible()


def test_keys_walk_the_findings_and_light_both_sides(page: Page) -> None:
    page.keyboard.press("j")
    assert current(page) == "count"
    assert here(page) == ["3 200 personnes", "2 900 personnes"]
    page.keyboard.press("j")
    assert current(page) == "amount"
    assert here(page) == ["frôlé les 50 millions de tonnes", "48,7 millions de tonnes"]
    page.keyboard.press("k")
    assert current(page) == "count"
    assert "at=f-0a1b2c3d4e5f6071" in page.url


def test_a_click_on_a_mark_leads_to_its_finding_or_counterpart(page: Page) -> None:
    page.click("a.m:has-text('17 %')")
    assert current(page) == "growth"
    page.click("a.m:has-text('12 millions')")
    assert here(page) == ["11 millions de dollars"]


def test_filters_are_kept_in_the_address(page: Page) -> None:
    page.select_option("select[name=severity]", "warning")
    assert shown(page) == ["amount"]
    assert page.locator("#shown").inner_text() == "1 sur 4 affichés"
    page.click("[data-do=reset]")
    page.fill("input[name=q]", "PERSONNÉS")
    assert shown(page) == ["count"]
    kept = page.url
    page.goto("about:blank")
    page.goto(kept)
    assert shown(page) == ["count"]
    assert page.input_value("input[name=q]") == "PERSONNÉS"
    page.fill("input[name=q]", "nothing like it")
    assert page.locator("#none").is_visible()


def test_a_permalink_opens_its_finding(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address + "#f-2a1b2c3d4e5f6073")
    assert current(page) == "growth"


def test_decisions_are_kept_shown_filtered_and_exported(page: Page, tmp_path: Path) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.type('two ways of counting, "both" \\ named')
    page.keyboard.press("Enter")
    assert page.locator(".decision.mine").inner_text().startswith("✓ acceptée: two ways")
    page.click(".finding[data-rule=growth] [data-do=dismiss]")
    page.keyboard.press("Escape")
    assert page.locator(".decide").count() == 0
    page.click(".finding[data-rule=growth] [data-do=dismiss]")
    page.keyboard.type("rounding")
    page.click(".decide button[type=submit]")
    page.reload()
    assert page.locator(".decision.mine").count() == 2
    page.select_option("select[name=decision]", "undecided")
    assert shown(page) == ["amount"]
    page.select_option("select[name=decision]", "")
    with page.expect_download() as waited:
        page.click("[data-do=export]")
    path = tmp_path / "decisions.toml"
    waited.value.save_as(path)
    found = read_decisions(path)
    assert [(d.fingerprint, d.decision, d.because) for d in found] == [
        ("0a1b2c3d4e5f6071", "accepted", 'two ways of counting, "both" \\ named'),
        ("2a1b2c3d4e5f6073", "dismissed", "rounding"),
    ]
    assert tomllib.loads(path.read_text("utf-8"))["decision"][1]["what"] == "17 % arrondit 16,9 %."
    page.click(".finding[data-rule=count] [data-do=undo]")
    assert page.locator(".decision.mine").count() == 1


def test_a_finding_is_copied_as_text(page: Page) -> None:
    page.click(".finding[data-rule=count] [data-do=copy]")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("3 200 personnes ici")
    assert "B reference.txt, ligne 2\n  Le port emploie 2 900 personnes." in text


def test_help_opens_and_closes_and_typing_is_no_command(page: Page) -> None:
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("jja")
    assert current(page) is None
    assert page.input_value("input[name=q]") == "jja"


def test_every_key_has_a_button(page: Page) -> None:
    for name in ("next", "previous", "accept", "dismiss", "help", "reset", "export", "theme"):
        assert page.locator(f"button[data-do={name}]").count() >= 1


def test_everything_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    for page in opened(browser, address, viewport=WIDE, java_script_enabled=False):
        assert page.locator(".finding").count() == 4
        assert page.locator(".js:visible").count() == 0
        assert page.locator("noscript").count() == 1
        assert page.locator("a.m").first.get_attribute("href").startswith("#")
        page.locator(".cut summary").click()
        assert page.locator(".cut div").is_visible()


def test_it_prints_findings_first_and_folds_nothing_but_cuts(page: Page) -> None:
    page.keyboard.press("j")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".actions").first.is_hidden()
    assert page.locator("#coverage table").first.is_visible()
    tops = page.eval_on_selector_all(
        "#findings, #texts, #coverage", "all => all.map(s => s.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_axe_finds_no_violation(
    browser: Browser, address: str, scheme: str, size: dict[str, int]
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    for page in opened(browser, address, viewport=size, color_scheme=scheme):
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.click(".finding [data-do=accept]")
        # The page's own policy forbids foreign script; the driver puts axe in from outside.
        found = axe.Axe().run(page)
        assert [(v["id"], v["nodes"]) for v in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_narrow_page_stacks_the_texts(browser: Browser, address: str) -> None:
    for page in opened(browser, address, viewport=NARROW):
        left, right = (page.locator(".pane").nth(n).bounding_box() for n in (0, 1))
        assert right["y"] >= left["y"] + left["height"]
        page.keyboard.press("j")
        assert page.locator(".finding.current").is_visible()


def test_the_theme_can_be_turned_and_stays(page: Page) -> None:
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("[data-do=theme]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_states_differ_without_colour(page: Page) -> None:
    looks = page.evaluate(
        """() => ['differs', 'rounded', 'agrees', 'inner', 'related', 'alone', 'skipped'].map(s => {
          const c = getComputedStyle(document.querySelector('.legend .' + s));
          return [c.borderBottomStyle, c.borderBottomWidth, c.textDecorationStyle,
                  c.textDecorationLine, c.outlineStyle].join(' ');
        })"""
    )
    assert len(set(looks)) == len(looks)


def test_text_of_a_document_stays_text(browser: Browser, tmp_path: Path) -> None:
    bad = "<img src=x onerror=alert(1)>\"'</script><script>document.title='x'</script>{{7*7}}"
    source = report()
    first = source.readings[0]
    text = bad + first.document.text[len(bad) :].rjust(len(first.document.text) - len(bad))
    document = replace(first.document, text=text, name=f"{bad}.txt", notices=(bad,))
    broken = replace(
        source,
        readings=(replace(first, document=document), source.readings[1]),
        judgement=replace(
            source.judgement,
            findings=tuple(replace(f, message=bad) for f in source.judgement.findings),
        ),
    )
    path = tmp_path / "bad.html"
    path.write_bytes(render(broken, "html"))
    for page in opened(browser, path.as_uri(), viewport=WIDE):
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 1
        assert bad in page.locator(".message").first.inner_text()
        assert page.title().startswith("Rapport")


def test_the_policy_lets_nothing_foreign_run(page: Page, address: str) -> None:
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    text = Path(address.removeprefix("file://")).read_text("utf-8")
    assert not re.search(r"""(?:src|href)=["'](?!#)""", text)
    assert "style=" not in text
