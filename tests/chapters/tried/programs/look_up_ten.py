from multiprocessing import Process
from pathlib import Path

words = {f"key {number}": f"value {number}" for number in range(200_000)}


def own_kilobytes() -> int:
    text = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8")
    return int(text.split("Private_Dirty:")[1].split()[0])


def look() -> None:
    sizes = [own_kilobytes()]
    _ = [words[f"key {number}"] for number in range(0, 200_000, 20_000)]
    sizes.append(own_kilobytes())
    _ = [word for word in words.values() if word == "none"]
    sizes.append(own_kilobytes())
    print("ten:", sizes[1] - sizes[0] < 1_000)
    print("all:", sizes[2] - sizes[1] > 8_000)


if __name__ == "__main__":
    child = Process(target=look)
    child.start()
    child.join()
