"""A coroutine gives up on its worker and ends it."""

import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as executor:
        answer = loop.run_in_executor(executor, time.sleep, 3600)
        try:
            await asyncio.wait_for(answer, timeout=0.5)
        except TimeoutError:
            print("parent: no answer within 0.5 s", flush=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
    print("parent: after the block")


if __name__ == "__main__":
    asyncio.run(main())
