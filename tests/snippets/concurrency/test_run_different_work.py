from tests.snippets.conftest import RunSnippet


def test_each_process_gives_the_answer_of_its_own_computation(run: RunSnippet) -> None:
    assert sorted(run("concurrency/run_different_work").lines) == [
        "longest walk below 4000: 237 steps from 3711",
        "primes below 200000: 17984",
        f"squares below 300000 add up to {sum(n * n for n in range(300_000))}",
    ]
