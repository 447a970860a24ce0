"""Which addresses of this machine lead to a listener."""

import socket
from multiprocessing.connection import Listener

KEY = b"choose your own"


def reaches(host, port):
    with socket.socket() as client:
        return client.connect_ex((host, port)) == 0


if __name__ == "__main__":
    print("Listens at     127.0.0.1  127.0.0.2")
    for bound in ["127.0.0.1", ""]:
        with Listener((bound, 0), authkey=KEY) as listener:
            host, port = listener.address
            answers = [
                "reached" if reaches(to, port) else "refused"
                for to in ["127.0.0.1", "127.0.0.2"]
            ]
            print(f"{host:13}  {answers[0]:9}  {answers[1]}")
