# /// script
# requires-python = ">=3.11"
# dependencies = ["grpcio"]
# ///
"""A child forked after a gRPC call waits in its own, and never ends."""

import os
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

os.environ["GRPC_ENABLE_FORK_SUPPORT"] = "0"
import grpc


def serve(pipe):
    echo = grpc.unary_unary_rpc_method_handler(lambda ask, _: ask)
    server = grpc.server(ThreadPoolExecutor(1))
    server.add_generic_rpc_handlers(
        [grpc.method_handlers_generic_handler("demo", {"Echo": echo})]
    )
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    pipe.send(port)
    server.wait_for_termination()


def ask(question, port):
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    answer = channel.unary_unary("/demo/Echo")(question)
    print("asked", question, "got", answer, flush=True)
    return channel


if __name__ == "__main__":
    context = get_context("fork")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=[there])
    server.start()
    port = here.recv()
    channel = ask(b"parent?", port)  # stays open
    child = context.Process(target=ask, args=[b"child?", port])
    child.start()
    child.join()
    print("child's exit code", child.exitcode)
    channel.close()
    server.kill()
    server.join()
