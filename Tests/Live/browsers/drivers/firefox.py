"""Debian's Firefox over WebDriver BiDi, which it speaks by itself."""

import base64
import json
import re

from browsers.drivers.browser import PRELOAD, Browser
from browsers.drivers.loudspeaker import Loudspeaker
from browsers.drivers.page import Page

PREFERENCES = {
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    "media.peerconnection.ice.obfuscate_host_addresses": False,
    "media.autoplay.default": 0,
    "media.volume_scale": "0.0",
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.min_background_timeout_value": 4,
    "dom.timeout.enable_budget_timer_throttling": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.server": "",
}


class Firefox(Browser):
    name = "firefox"
    loudspeaker: Loudspeaker | None = None

    async def start(self) -> "Firefox":
        profile = self.directory / "profile"
        profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines))
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port=0"]
        self.loudspeaker = Loudspeaker(self.directory)
        self.environment["PULSE_SERVER"] = f"unix:{self.loudspeaker.socket}"
        await self.launch(command, re.compile(r"WebDriver BiDi listening on (ws://\S+)"), "/session")
        await self.command("session.new", {"capabilities": {}})
        await self.command("session.subscribe", {"events": ["log.entryAdded"]})
        return self

    async def open(self, tone: float = 0) -> "FirefoxPage":
        """An empty page, as of a visitor of its own."""
        user = await self.command("browser.createUserContext", {})
        context = await self.command(
            "browsingContext.create", {"type": "window", "userContext": user["userContext"]}
        )
        page = FirefoxPage(self, user["userContext"], context["context"])
        self.pages.append(page)
        await self.command(
            "script.addPreloadScript",
            {"functionDeclaration": f"() => ({PRELOAD})({tone})", "contexts": [page.context]},
        )
        return page

    async def stop(self) -> None:
        await super().stop()
        if self.loudspeaker is not None:
            self.loudspeaker.stop()

    def happened(self, event: dict) -> None:
        parameters = event["params"]
        context = parameters.get("source", {}).get("context")
        page = next((page for page in self.pages if page.context == context), None)
        if page is not None and event["method"] == "log.entryAdded" and parameters["level"] == "error":
            page.complaints.append(parameters["text"])


class FirefoxPage(Page):
    def __init__(self, browser: Firefox, user: str, context: str):
        super().__init__(browser)
        self.user = user
        self.context = context

    async def go(self, url: str) -> None:
        await self.browser.command(
            "browsingContext.navigate", {"context": self.context, "url": url, "wait": "complete"}
        )
        await self.loaded()

    async def reload(self) -> None:
        await self.browser.command("browsingContext.reload", {"context": self.context, "wait": "complete"})
        await self.loaded()

    async def run(self, expression: str):
        answer = await self.browser.command(
            "script.evaluate",
            {
                "expression": f"(async () => JSON.stringify((await ({expression})) ?? null))()",
                "target": {"context": self.context}, "awaitPromise": True, "userActivation": True,
            },
        )  # fmt: skip
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    async def picture(self, width: int, height: int, is_dark: bool = False) -> bytes:
        await self.browser.command(
            "browsingContext.setViewport", {"context": self.context, "viewport": {"width": width, "height": height}}
        )
        await self.settled()
        image = await self.browser.command("browsingContext.captureScreenshot", {"context": self.context})
        return base64.b64decode(image["data"])

    async def close(self) -> None:
        await self.browser.command("browser.removeUserContext", {"userContext": self.user})
        self.browser.pages.remove(self)
