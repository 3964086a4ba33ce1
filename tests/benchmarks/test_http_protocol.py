"""Messages are cut out of a stream of bytes, however it was cut into packets."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.http_protocol import HttpProtocol

BODIES = st.lists(st.binary(max_size=40), min_size=1, max_size=5)


class Received(HttpProtocol):
    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[bytes] = []

    def on_message(self, head: bytes, body: bytes) -> None:
        assert head.startswith(b"POST ")
        self.bodies.append(body)


@given(BODIES, st.integers(min_value=1, max_value=30))
def test_every_message_arrives_whole(bodies: list[bytes], packet: int) -> None:
    stream = b"".join(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    received = Received()
    for start in range(0, len(stream), packet):
        received.data_received(stream[start : start + packet])
    assert received.bodies == bodies
