"""Fixes how many rounds a comparison gets before the first round that counts."""

from collections.abc import Mapping

import attrs

from recorder.timings.ratios import CONFIDENCE, confidence, left_out

FEWEST = next(n for n in range(1, 99) if confidence(n, 0) >= CONFIDENCE)
"""So many rounds hold the median between the lowest and the highest ratio: four."""
SITTINGS = 3
"""Rounds are spread over so many sittings, with other comparisons between them."""
DEAR = 0.15
"""Sittings may add so much to what the rounds cost."""
RESERVE = 1.06
"""A pilot is one look: rounds are taken to cost so many times as much."""


@attrs.frozen(kw_only=True)
class Cost:
    """What a pilot showed, in seconds: to open and close the processes, and one round."""

    opening: float
    round: float
    most: int
    """Rounds that the catalog asks for."""
    stays_open: bool = False
    """The processes of the pilot serve the only sitting, too."""

    def sittings(self, rounds: int) -> int:
        """Return in how many sittings so many rounds are held; each opens the processes anew."""
        if self.stays_open:
            return 1
        most = min(SITTINGS, rounds)
        cheap = [n for n in range(most + 1) if n * self.opening <= DEAR * rounds * self.round]
        return max(1, *cheap)

    def seconds(self, rounds: int) -> float:
        """Return what so many rounds take after the pilot."""
        openings = 0 if self.stays_open else self.sittings(rounds) * self.opening
        return RESERVE * (rounds * self.round + openings)


def levels(most: int) -> list[int]:
    """Return the numbers of rounds that are worth having, up to `most`: 4, 7, 10 and so on.

    Those between leave out no more ratios than the number before them, so their
    interval is as wide or wider.
    """
    worth = [n for n in range(FEWEST + 1, most + 1) if left_out(n) > left_out(n - 1)]
    return [FEWEST, *worth]


def share_out(costs: Mapping[str, Cost], seconds: float) -> dict[str, int]:
    """Return how many rounds each comparison gets of the seconds that are left.

    Each gets the fewest that keep the promise, even if that takes longer. Then
    what is cheapest is raised first, as water fills a vessel: so all have equal
    shares, and what one does not need goes to the others.
    """
    rounds = dict.fromkeys(costs, FEWEST)
    while True:
        spent = {name: costs[name].seconds(rounds[name]) for name in costs}
        raised = []
        for name, cost in costs.items():
            more = [n for n in levels(cost.most) if n > rounds[name]]
            if more and sum(spent.values()) - spent[name] + cost.seconds(more[0]) <= seconds:
                raised.append((cost.seconds(more[0]), name, more[0]))
        if not raised:
            return rounds
        _, name, rounds[name] = min(raised)


def by_sitting(rounds: int, sittings: int) -> list[int]:
    """Share rounds out among sittings."""
    return [rounds * (n + 1) // sittings - rounds * n // sittings for n in range(sittings)]
