"""Two calls run in workers while a coroutine goes on."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


def add_up(begin, end):
    return sum(range(begin, end))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as executor:
        both = asyncio.gather(
            loop.run_in_executor(executor, add_up, 0, 500_000),
            loop.run_in_executor(executor, add_up, 500_000, 1_000_000),
        )
        print("parent: the loop is free")
        print("parent:", sum(await both))


if __name__ == "__main__":
    asyncio.run(main())
