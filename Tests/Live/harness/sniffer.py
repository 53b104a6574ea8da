"""Every datagram on an interface, with the kernel's time of its passing.

All of the namespace's own traffic takes the loopback, so there this sees what really left the server, whatever a client
makes of it.
"""

import socket
import struct
import threading
from dataclasses import dataclass

SO_TIMESTAMPNS = 35
OUTGOING = 4
IPV4, ALL = 0x0800, 0x0003
LEVEL_ID = 1


@dataclass
class Datagram:
    at: float
    source: int
    destination: int
    payload: bytes

    @property
    def is_rtp(self) -> bool:
        """RFC 5761: RTP, not RTCP; RFC 7983: neither STUN nor DTLS."""
        return len(self.payload) >= 12 and 128 <= self.payload[0] < 192 and not 64 <= self.payload[1] & 0x7F < 96

    @property
    def level(self) -> int | None:
        """How loud the packet is said to be, in dB below full scale: in the clear, in the header (RFC 6464, RFC 8285),
        under the number that all of our clients give it."""
        begin = 12 + 4 * (self.payload[0] & 0x0F)
        if not self.is_rtp or not self.payload[0] & 0x10 or self.payload[begin : begin + 2] != b"\xbe\xde":
            return None
        words = int.from_bytes(self.payload[begin + 2 : begin + 4], "big")
        elements = self.payload[begin + 4 : begin + 4 + 4 * words]
        at = 0
        while at + 1 < len(elements) and elements[at] >> 4 != LEVEL_ID:
            at += 2 + (elements[at] & 0x0F) if elements[at] else 1
        return elements[at + 1] & 0x7F if at + 1 < len(elements) else None


class Sniffer:
    def __init__(self, interface: str = "lo"):
        self._is_loopback = interface == "lo"
        self.datagrams: list[Datagram] = []
        kind = socket.htons(IPV4 if self._is_loopback else ALL)
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, kind)
        self._socket.bind((interface, 0))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
        self._socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self._socket.settimeout(0.2)
        self._is_open = True
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Sniffer":
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._is_open = False
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        while self._is_open:
            try:
                data, ancillary, _, address = self._socket.recvmsg(2_048, 256)
            except TimeoutError:
                continue
            # Loopback shows every packet twice: going out, and coming in.
            is_twice = self._is_loopback and address[2] == OUTGOING
            if is_twice or len(data) < 42 or data[12:14] != b"\x08\x00" or data[23] != socket.IPPROTO_UDP:
                continue
            header = 14 + (data[14] & 0x0F) * 4
            source, destination = struct.unpack_from("!HH", data, header)
            seconds, nanoseconds = next(
                struct.unpack("qq", value) for _, kind, value in ancillary if kind == SO_TIMESTAMPNS
            )
            self.datagrams.append(Datagram(seconds + nanoseconds / 1e9, source, destination, data[header + 8 :]))

    def rtp(self, *, source: int | None = None, destination: int | None = None, after: float = 0) -> list[Datagram]:
        return [
            d for d in list(self.datagrams)
            if d.is_rtp and d.at > after and source in (None, d.source) and destination in (None, d.destination)
        ]  # fmt: skip
