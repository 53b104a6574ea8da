"""How the SDK connects where a test does not say: over /rtc/v1 with one peer connection, as it does by itself, or over
/rtc with two; all in the same way, or in turn, so that those who use one and the other meet."""

ONE, TWO = True, False
ORDERS = {"one": [ONE], "two": [TWO], "one-two": [ONE, TWO], "two-one": [TWO, ONE]}


class Connections:
    """Whose turn it is. A test's first client takes the first way."""

    def __init__(self):
        self.order = ORDERS["one"]
        self.count = 0

    def begin(self) -> None:
        """Another test begins."""
        self.count = 0

    def next(self) -> bool:
        """Whether the next client has one peer connection."""
        self.count += 1
        return self.order[(self.count - 1) % len(self.order)]


CONNECTIONS = Connections()
