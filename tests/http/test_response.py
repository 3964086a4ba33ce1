"""Answers as they are sent."""

from bot.http.response import response


def test_an_answer_has_its_length_and_says_when_it_is_the_last() -> None:
    answer = response(503, b"later", {"Retry-After": "2"})
    head = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 5\r\nRetry-After: 2\r\n"
    assert answer.written(last=False, bare=False) == head + b"\r\nlater"
    assert answer.written(last=True, bare=False) == head + b"Connection: close\r\n\r\nlater"


def test_to_head_its_body_is_only_measured() -> None:
    assert response(200, b"ok").written(last=False, bare=True) == b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
