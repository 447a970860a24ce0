import multiprocessing
import ssl
from socket import socketpair
from threading import Thread

import pytest

from tests.snippets.conftest import RunSnippet


def test_each_child_gets_the_answer_to_the_other(run: RunSnippet) -> None:
    assert run("libraries/share_a_connection").lines == [
        "B asked, got: answer to A",
        "A asked, got: answer to B",
    ]


def without_certificates(purpose: int) -> ssl.SSLContext:
    context = ssl.SSLContext(purpose)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("aNULL:@SECLEVEL=0")
    return context


def test_with_encryption_what_two_children_send_is_an_error() -> None:
    fork = multiprocessing.get_context("fork")
    ours, theirs = socketpair()
    client = without_certificates(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(
        ours, do_handshake_on_connect=False
    )
    server = without_certificates(ssl.PROTOCOL_TLS_SERVER).wrap_socket(
        theirs, server_side=True, do_handshake_on_connect=False
    )
    with client, server:
        server.settimeout(30)
        thread = Thread(target=server.do_handshake)
        thread.start()
        client.do_handshake()
        thread.join()
        for asked in (b"A", b"B"):
            child = fork.Process(target=client.sendall, args=(asked,))
            child.start()
            child.join()
        assert server.recv(100) == b"A"
        with pytest.raises(ssl.SSLError, match=r"(?i)decryption failed or bad record mac"):
            server.recv(100)
