"""Debian's Chromium over the DevTools protocol."""

import base64
import json
import re

from browsers.drivers.browser import PRELOAD, Browser
from browsers.drivers.page import Page


class Chromium(Browser):
    name = "chromium"

    async def start(self) -> "Chromium":
        command = [
            "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--disable-component-update", "--disable-default-apps", "--mute-audio", "--hide-scrollbars",
            "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            # Several pages are in calls at once, and none of them is in front.
            "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows", "--disable-features=WebRtcHideLocalIpsWithMdns,Translate",
            f"--user-data-dir={self.directory}/profile", "--remote-debugging-port=0", "about:blank",
        ]  # fmt: skip
        await self.launch(command, re.compile(r"DevTools listening on (ws://\S+)"))
        return self

    async def open(self, tone: float = 0) -> "ChromiumPage":
        """An empty page, as of a visitor of its own."""
        context = await self.command("Target.createBrowserContext", {})
        target = await self.command(
            "Target.createTarget",
            {"url": "about:blank", "browserContextId": context["browserContextId"], "newWindow": True},
        )
        attached = await self.command(
            "Target.attachToTarget", {"targetId": target["targetId"], "flatten": True}
        )
        page = ChromiumPage(self, target["targetId"], context["browserContextId"], attached["sessionId"])
        self.pages.append(page)
        for domain in ("Page", "Runtime", "Log"):
            await page.command(f"{domain}.enable", {})
        await page.command("Page.addScriptToEvaluateOnNewDocument", {"source": f"({PRELOAD})({tone})"})
        return page

    def happened(self, event: dict) -> None:
        page = next((page for page in self.pages if page.session == event.get("sessionId")), None)
        if page is None:
            return
        parameters = event["params"]
        match event["method"]:
            case "Runtime.exceptionThrown":
                details = parameters["exceptionDetails"]
                page.complaints.append(details.get("exception", {}).get("description") or details["text"])
            case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                page.complaints.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")
            case "Page.loadEventFired":
                page.loads += 1


class ChromiumPage(Page):
    def __init__(self, browser: Chromium, target: str, context: str, session: str):
        super().__init__(browser)
        self.target = target
        self.context = context
        self.session = session
        self.loads = 0

    async def command(self, method: str, parameters: dict) -> dict:
        return await self.browser.command(method, parameters, sessionId=self.session)

    async def go(self, url: str) -> None:
        await self.command("Page.navigate", {"url": url})
        await self.loaded()

    async def reload(self) -> None:
        await self.run("window.isOld = true")
        await self.command("Page.reload", {})
        await self.loaded()

    async def run(self, expression: str):
        answer = await self.command(
            "Runtime.evaluate",
            {
                "expression": f"(async () => JSON.stringify((await ({expression})) ?? null))()",
                "awaitPromise": True, "returnByValue": True, "userGesture": True,
            },
        )  # fmt: skip
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return json.loads(answer["result"]["value"])

    async def picture(self, width: int, height: int, is_dark: bool = False) -> bytes:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        await self.command("Emulation.setEmulatedMedia", {"features": [scheme]})
        await self.command(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        await self.settled()
        image = await self.command("Page.captureScreenshot", {"format": "png"})
        return base64.b64decode(image["data"])

    async def close(self) -> None:
        await self.browser.command("Target.disposeBrowserContext", {"browserContextId": self.context})
        self.browser.pages.remove(self)
