import random

import pytest

from recorder.timings.plan import DEAR, FEWEST, RESERVE, Cost, by_sitting, levels, share_out
from recorder.timings.ratios import CONFIDENCE, confidence, left_out


def test_the_fewest_rounds_are_the_fewest_that_can_keep_the_promise() -> None:
    assert FEWEST == 4
    assert confidence(FEWEST, 0) >= CONFIDENCE
    assert confidence(FEWEST - 1, 0) < CONFIDENCE


def test_only_numbers_of_rounds_that_narrow_the_interval_are_worth_having() -> None:
    assert levels(10) == [4, 7, 10]
    assert levels(9) == [4, 7]
    assert levels(5) == [4]
    assert [left_out(n) for n in levels(10)] == [0, 1, 2]


def test_what_is_cheap_gets_its_rounds_first_and_leaves_the_rest_to_the_others() -> None:
    costs = {
        "dear": Cost(opening=0.0, round=5.0, most=7),
        "cheap": Cost(opening=0.0, round=0.1, most=10),
    }
    fewest = 4 * 5.1 * RESERVE
    assert share_out(costs, 0) == {"dear": 4, "cheap": 4}
    assert share_out(costs, fewest + 0.1) == {"dear": 4, "cheap": 4}
    assert share_out(costs, fewest + 0.7) == {"dear": 4, "cheap": 10}
    assert share_out(costs, 1000) == {"dear": 7, "cheap": 10}


def test_no_plan_is_dearer_than_the_budget_unless_the_promise_needs_it() -> None:
    draw = random.Random(3)
    for _ in range(300):
        costs = {
            f"{n}": Cost(
                opening=draw.uniform(0, 2),
                round=draw.uniform(0.1, 4),
                most=draw.choice([5, 7, 10]),
                stays_open=draw.random() < 0.5,
            )
            for n in range(draw.randrange(1, 16))
        }
        budget = draw.uniform(1, 200)
        rounds = share_out(costs, budget)
        planned = sum(cost.seconds(rounds[name]) for name, cost in costs.items())
        assert planned <= budget or set(rounds.values()) == {FEWEST}
        assert all(FEWEST <= rounds[name] <= cost.most for name, cost in costs.items())
        assert rounds == share_out(costs, budget)
        # Nobody could have one more step.
        for name, cost in costs.items():
            for more in [n for n in levels(cost.most) if n > rounds[name]][:1]:
                assert planned - cost.seconds(rounds[name]) + cost.seconds(more) > budget


@pytest.mark.parametrize(("opening", "sittings"), [(0.0, 3), (0.1, 3), (0.25, 2), (9.0, 1)])
def test_rounds_are_spread_where_opening_again_is_cheap(opening: float, sittings: int) -> None:
    cost = Cost(opening=opening, round=1.0, most=7)
    assert cost.sittings(4) == sittings
    assert sittings == 1 or sittings * opening <= DEAR * 4 * 1.0
    assert Cost(opening=opening, round=1.0, most=7, stays_open=True).sittings(7) == 1


def test_the_rounds_of_all_sittings_are_all_rounds() -> None:
    for rounds in range(4, 20):
        for sittings in (1, 2, 3):
            shares = by_sitting(rounds, sittings)
            assert (sum(shares), len(shares)) == (rounds, sittings)
            assert max(shares) - min(shares) <= 1
