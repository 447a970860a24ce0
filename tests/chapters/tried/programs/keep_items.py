import struct
from multiprocessing.shared_memory import ShareableList
from typing import Any

if __name__ == "__main__":
    items: ShareableList[Any] = ShareableList([2**63 - 1, "", b"ab\0", "ab\0"])
    print(items[0], items[2], items[3])
    items[0] = -(2**63)
    for number in (2**63, -(2**63) - 1):
        try:
            items[0] = number
        except struct.error:
            print("refused")
    try:
        items[0] = 9 * "x"
    except ValueError:
        print("no room")
    items[1] = 8 * "x"
    try:
        items[1] = 9 * "x"
    except ValueError:
        print(items[1])
    items.shm.close()
    items.shm.unlink()
