# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio", "numpy"]
# ///
"""A table shows what a forked child can use that its parent opened."""

import logging
import sqlite3
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import Pipe, get_context

import grpc
import numpy as np

fork, spawn = get_context("fork"), get_context("spawn")


def in_a_forked_child(function, *args):
    """Return what it returns there, its error, or that it hangs."""
    receiver, sender = Pipe(duplex=False)

    def run():
        try:
            sender.send(function(*args))
        except grpc.RpcError as error:
            sender.send(error.details())
        except sqlite3.Error as error:
            sender.send(str(error))

    child = fork.Process(target=run)
    child.start()
    answer = receiver.recv() if receiver.poll(20) else "hangs"
    child.kill()
    child.join()
    return answer


def multiply():
    ones = np.ones((300, 300))
    return "works" if (ones @ ones).sum() == 27_000_000 else "wrong"


def try_numpy():
    multiply()  # starts the threads of BLAS
    return in_a_forked_child(multiply)


def log(logger):
    logger.warning("ignored")
    return "works"


def try_logging():
    logger = logging.getLogger("tried")
    logger.propagate = False
    handler = logging.FileHandler("/dev/null")
    logger.addHandler(handler)
    held, release = threading.Event(), threading.Event()

    def hold():
        with handler.lock:  # as a thread that is writing
            held.set()
            release.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    answer = in_a_forked_child(log, logger)
    release.set()
    thread.join()
    return answer


def commit(connection):
    connection.execute("INSERT INTO words VALUES ('child')")
    connection.commit()
    return "works"


def try_sqlite():
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/words.db"
        connection = sqlite3.connect(path, timeout=0)
        connection.execute("CREATE TABLE words (word)")
        connection.execute("INSERT INTO words VALUES ('parent')")
        answer = in_a_forked_child(commit, connection)
        connection.close()
        return answer


class Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps the connection

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.path)))
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, *details):
        pass


class Quiet(HTTPServer):
    def handle_error(self, *details):
        pass  # the client has gone


def serve_http(pipe):
    server = Quiet(("127.0.0.1", 0), Echo)
    pipe.send(server.server_port)
    server.serve_forever()


def try_http(port):
    connection = HTTPConnection("127.0.0.1", port)
    connection.connect()
    in_a_forked_child(connection.request, "GET", "/child")
    connection.request("GET", "/parent")
    path = connection.getresponse().read().decode()
    connection.close()
    if path == "/parent":
        return "works"
    return f"the parent asked for /parent and got {path}"


def serve_grpc(pipe):
    server = grpc.server(ThreadPoolExecutor(1))
    upper = grpc.unary_unary_rpc_method_handler(answer_grpc)
    handler = grpc.method_handlers_generic_handler("T", {"U": upper})
    server.add_generic_rpc_handlers([handler])
    pipe.send(server.add_insecure_port("127.0.0.1:0"))
    server.start()
    server.wait_for_termination()


def answer_grpc(request, context):
    return request.upper()


def ask_grpc(channel):
    reply = channel.unary_unary("/T/U")(b"text", timeout=15)
    return "works" if reply == b"TEXT" else "wrong"


def try_grpc(port):
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    ask_grpc(channel)
    answer = in_a_forked_child(ask_grpc, channel)
    channel.close()
    return answer


def start_server(target):
    receiver, sender = Pipe(duplex=False)
    server = spawn.Process(target=target, args=(sender,))
    server.start()
    return server, receiver.recv()


def main():
    http, http_port = start_server(serve_http)
    rpc, rpc_port = start_server(serve_grpc)
    print(f"{'Opened before the fork':<24}  Used in the child")
    print(f"{'NumPy, its threads':<24}  {try_numpy()}")
    print(f"{'logging, its lock held':<24}  {try_logging()}")
    print(f"{'sqlite3, a transaction':<24}  {try_sqlite()}")
    print(f"{'http.client, connected':<24}  {try_http(http_port)}")
    print(f"{'gRPC, a channel':<24}  {try_grpc(rpc_port)}")
    for server in http, rpc:
        server.kill()
        server.join()


if __name__ == "__main__":
    main()
