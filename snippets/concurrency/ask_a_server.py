"""A client adds a word to a list that a server keeps."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager

KEY = b"choose your own"
words = ["hello"]


def get_words():
    return words


class Server(BaseManager):
    pass


class Client(BaseManager):
    pass


Server.register("get_words", callable=get_words)
Client.register("get_words")


def add_a_word(address):
    client = Client(address, authkey=KEY)
    client.connect()
    client.get_words().append("world")


if __name__ == "__main__":
    with Server(("127.0.0.1", 0), authkey=KEY) as server:
        child = Process(target=add_a_word, args=(server.address,))
        child.start()
        child.join()
        print("the server has", server.get_words().copy())
