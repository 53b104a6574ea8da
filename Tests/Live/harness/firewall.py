"""A firewall in the namespace of the tests: rules of nftables that stand while a block runs."""

import subprocess

TABLE = "quartet_tests"


class Firewall:
    """What arrives and matches one of the rules is dropped without a word, as firewalls on the way do."""

    def __init__(self, *rules: str):
        self._rules = rules

    def __enter__(self) -> "Firewall":
        lines = [f"add table inet {TABLE}", f"add chain inet {TABLE} way {{ type filter hook input priority 0; }}"]
        lines += [f"add rule inet {TABLE} way {rule} drop" for rule in self._rules]
        subprocess.run(["nft", "-f", "-"], input="\n".join(lines) + "\n", text=True, check=True)
        return self

    def __exit__(self, *_) -> None:
        subprocess.run(["nft", "delete", "table", "inet", TABLE], check=True)
