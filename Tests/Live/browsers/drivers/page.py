"""The page as somebody in front of it uses it, whatever the browser."""

import json

from harness.waiting import until_true


class Page:
    def __init__(self, browser):
        self.browser = browser
        # What the console said in red.
        self.complaints: list[str] = []

    def __str__(self) -> str:
        return self.browser.name

    async def loaded(self) -> None:
        """Until the page's own code has begun, and knows what the server offers."""
        await self.until(
            "!window.isOld && document.readyState === 'complete' && document.activeElement !== document.body",
            "the page to load",
        )

    async def settled(self) -> None:
        """Until a changed size is on the screen."""
        await self.run("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 150)))")

    async def until(self, expression: str, what: str, limit: float = 20.0):
        """Waits until something in the page is true, and gives it back."""
        return await until_true(lambda: self.run(expression), f"{what} in {self}", limit)

    # Joining

    async def fill(self, **values: str) -> None:
        for name, value in values.items():
            await self.run(f"void (document.getElementById({json.dumps(name)}).value = {json.dumps(value)})")

    async def press(self, name: str) -> None:
        await self.run(f"void document.getElementById({json.dumps(name)}).click()")

    async def join(self, room: str, name: str, is_listening: bool = False) -> "Page":
        """Opens the page, types room and name, presses the button, and waits until the call is there."""
        await self.go(f"{self.browser.origin}/")
        await self.fill(room=room, name=name)
        await self.press("listen" if is_listening else "join-button")
        await self.connected()
        return self

    async def connected(self, limit: float = 25.0) -> None:
        await self.until("document.getElementById('state').dataset.state === 'connected' "
                         "&& !document.getElementById('call').hidden", "the call to be connected", limit)  # fmt: skip

    async def reopened(self) -> None:
        """Loads the page anew: it is in its call by itself, and silent until a click where the browser insists."""
        await self.reload()
        await self.connected()
        await self.run("void document.body.click()")
        if await self.run("!document.querySelector('#notice button').hidden"):
            await self.run("void document.querySelector('#notice button').click()")

    async def identity(self) -> str:
        return await self.run("JSON.parse(sessionStorage.quartet).identity")

    async def leave(self) -> None:
        await self.press("leave")
        await self.until("!document.getElementById('lobby').hidden", "the lobby")

    # What is to be seen

    async def trouble(self) -> str:
        """What the page says is wrong, as soon as it does."""
        said = "document.getElementById('trouble').hidden ? '' : document.getElementById('trouble').textContent"
        return await self.until(said, "a word on what is wrong")

    async def people(self) -> dict[str, str]:
        """Everyone's name, and what stands below it."""
        pairs = await self.run(
            "[...document.querySelectorAll('.person:not(.free)')].map((one) => "
            "[one.children[1].textContent, one.children[2].textContent])"
        )
        return dict(pairs)

    async def sees(self, *names: str, limit: float = 20.0) -> None:
        """Waits until exactly these are there."""
        async def are_there():
            return set(await self.people()) == set(names)

        await until_true(are_there, f"exactly {', '.join(names)} in {self}", limit)

    async def shows(self, name: str, words: str, limit: float = 10.0) -> None:
        """Waits for the words below a name."""
        async def is_shown():
            return (await self.people()).get(name) == words

        await until_true(is_shown, f"{name} shown as {words!r} in {self}", limit)

    async def sid(self, name: str) -> str:
        return await self.until(
            "[...document.querySelectorAll('.person:not(.free)')].find((one) => "
            f"one.children[1].textContent === {json.dumps(name)})?.dataset.sid", f"a tile of {name}",
        )  # fmt: skip

    # What is to be heard

    async def sound_of(self, name: str, moments: int = 5) -> dict[str, float]:
        """Level (root mean square, 0...1) and loudest frequency of somebody, measured from the remote track."""
        return await self.run(f"window.measure({json.dumps(await self.sid(name))}, {moments})")

    async def hears(self, name: str, frequency: float = 0, limit: float = 20.0) -> None:
        """Waits until somebody is heard, with that tone where one is given."""
        async def is_heard():
            sound = await self.sound_of(name, 3)
            return sound["level"] > 0.05 and (not frequency or abs(sound["frequency"] - frequency) < 12)

        await until_true(is_heard, f"{self} hearing {name} at {frequency:g} Hz", limit)

    async def hears_nothing_of(self, name: str, limit: float = 10.0) -> None:
        async def is_still():
            return (await self.sound_of(name, 3))["level"] < 0.001

        await until_true(is_still, f"silence of {name} in {self}", limit)

    # Chat

    async def say(self, text: str) -> None:
        await self.until("document.getElementById('state').dataset.state === 'connected'", "a connection")
        await self.fill(line=text)
        await self.run("void document.getElementById('say').requestSubmit()")

    async def reads(self, text: str, limit: float = 15.0) -> None:
        lines = "[...document.querySelectorAll('#lines li:not(.news)')]"
        found = f"{lines}.some((one) => one.innerText.includes({json.dumps(text)}))"
        await self.until(found, f"the line {text!r}", limit)
