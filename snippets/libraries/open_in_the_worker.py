"""Each worker of a pool opens the database for itself."""

import sqlite3
import tempfile
from contextlib import closing
from multiprocessing import Pool

PLANETS = ["Mercury", "Venus", "Earth", "Mars"]


def connect(path):
    global connection
    connection = sqlite3.connect(path)


def name_of(number):
    query = "SELECT name FROM planets WHERE number = ?"
    return connection.execute(query, [number]).fetchone()[0]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/planets.db"
        with closing(sqlite3.connect(path)) as new:
            new.execute("CREATE TABLE planets (number, name)")
            rows = enumerate(PLANETS, 1)
            new.executemany("INSERT INTO planets VALUES (?, ?)", rows)
            new.commit()
        with Pool(2, initializer=connect, initargs=[path]) as pool:
            print(pool.map(name_of, [4, 3, 2, 1]))
