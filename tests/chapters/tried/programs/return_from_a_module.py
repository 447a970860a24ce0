from concurrent.futures import InterpreterPoolExecutor  # type: ignore[attr-defined]

import orders  # type: ignore[import-not-found]

if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        print(type(executor.submit(orders.make).result()) is orders.Order)
        print(type(executor.submit(orders.fail).exception()) is orders.SoldOutError)
