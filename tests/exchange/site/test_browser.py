"""Sites in a real browser, as visitors have them: from files, so that no server is needed."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from irtui.query.folding import fold_text
from tests.exchange.site.reading import MARKUP, site
from tests.tools import library, package, program

OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAGES = (
    "index.html",  # has what tree.html and timeline.html have
    "changes.html",
    "names.html",
    "all/event.html",
    "report/single-source.html",  # as statements.html
    "body/assembly.html",
)
"""One of each sort."""


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Two sites, each in its folder."""
    with TemporaryDirectory() as name:
        for one in ("legislature", "markup"):
            for path, content in site(one).items():
                file = Path(name, one, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        yield Path(name)


@pytest.fixture(scope="module")
def browser(folder: Path) -> Iterator[Any]:
    """A browser without a window."""
    driver = library("selenium.webdriver")
    service = library("selenium.webdriver.chrome.service")
    options = driver.ChromeOptions()
    options.binary_location = program("chromium")
    for option in (*OPTIONS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = driver.Chrome(options=options, service=service.Service(program("chromedriver")))
    yield found
    found.quit()


def _open(browser: Any, folder: Path, page: str) -> None:
    browser.get(f"{folder.as_uri()}/{page}")


def _days_of_change(folder: Path) -> str:
    return f"day/{min(path.name for path in (folder / 'legislature' / 'day').iterdir())}"


def test_pages_are_accessible_in_the_dark_and_in_the_light(browser: Any, folder: Path) -> None:
    axe = (package("axe-core") / "axe.min.js").read_text("utf-8")
    for number, page in enumerate((*PAGES, _days_of_change(folder))):
        scheme = {"name": "prefers-color-scheme", "value": ("light", "dark")[number % 2]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        _open(browser, folder, f"legislature/{page}")
        browser.execute_script(
            "document.querySelectorAll('details').forEach(one => one.open = true)"
        )
        browser.execute_script(axe)
        found = browser.execute_async_script("axe.run({preload: false}).then(arguments[0])")
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], page
    assert browser.get_log("browser") == []


def test_a_record_is_found_by_the_keyboard(browser: Any, folder: Path) -> None:
    keys = library("selenium.webdriver.common.keys").Keys
    wait = library("selenium.webdriver.support.ui").WebDriverWait
    _open(browser, folder, "legislature/index.html")
    browser.switch_to.active_element.send_keys("/")
    browser.switch_to.active_element.send_keys("assem")
    wait(browser, 10).until(lambda one: one.find_elements("css selector", "#search-hits a"))
    browser.switch_to.active_element.send_keys(keys.ARROW_DOWN)
    hit = browser.switch_to.active_element
    address = hit.get_attribute("href")
    assert "Assembly" in hit.text
    hit.send_keys(keys.ENTER)
    assert browser.current_url == address
    assert browser.get_log("browser") == []


def test_what_is_typed_is_folded_as_everywhere(browser: Any, folder: Path) -> None:
    texts = [*map(chr, range(0x20, 0x530)), "М&МТС: 2+2", "  Ёлка—Æther ß ", "“quoted”"]
    _open(browser, folder, "markup/index.html")
    browser.execute_async_script(
        "const done = arguments[0], one = document.createElement('script');"
        "one.src = 'search-index.js'; one.onload = () => done(); document.head.append(one);"
    )
    folded = browser.execute_script("return arguments[0].map(irtui.fold)", texts)
    assert folded == [*map(fold_text, texts)]


def test_markup_in_data_is_text_on_every_page(browser: Any, folder: Path) -> None:
    for path in sorted((folder / "markup").rglob("*.html")):
        if path.parent.name in ("body", "source", "event", "markup"):
            _open(browser, folder, str(path.relative_to(folder)))
            found = browser.execute_script("return [typeof owned, document.images.length]")
            assert found == ["undefined", 0], path
    assert browser.get_log("browser") == []
    _open(browser, folder, "markup/body/a.html")
    assert MARKUP in browser.find_element("css selector", "h1").text


def test_without_a_script_all_is_there_but_the_search(browser: Any, folder: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        _open(browser, folder, "legislature/body/assembly.html")
        assert not browser.find_element("css selector", "search").is_displayed()
        section = browser.find_element("css selector", "details.part")
        section.find_element("css selector", "summary").click()
        assert section.get_attribute("open") is not None
        browser.find_element("link text", "Names").click()
        assert browser.current_url.endswith("names.html")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
