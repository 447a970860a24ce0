"""Every sentence that says how Python behaves rests on something that would go red.

The list of claims has the whole sentence, so one that changes must be confirmed again, by hand:
``python -m tests.chapters.claims PAGE.md`` proposes the entries, see ``claims/backing.py``.
"""

import pytest

from tests.chapters.claims.backing import (
    FOLDER,
    claims_on,
    digest_of,
    digest_on,
    faults_of,
    rest_on,
)
from tests.chapters.claims.sentences import claims_in_text, claims_of, rest_of
from tests.chapters.prose import OF_ROOT, PAGES, split

WRITTEN = sorted(
    path.relative_to(PAGES).as_posix()
    for glob in ("*.md", "about/*.md", "reference/*.md")
    for path in PAGES.glob(glob)
)
WRITTEN += OF_ROOT


@pytest.mark.parametrize("page", WRITTEN)
def test_every_sentence_is_claimed_as_it_stands(page: str) -> None:
    said = {sentence.text: sentence.block.place for sentence in claims_of(page)}
    claimed = [claim["says"] for claim in claims_on(page)]
    new = [f"{place}: {text}" for text, place in said.items() if text not in claimed]
    gone = [text for text in claimed if text not in said]
    if new or gone:
        lines = ["new or changed:", *new, "no longer there:", *gone]
        lines.append(f"Confirm it: python -m tests.chapters.claims {page}")
        pytest.fail("\n".join(lines), pytrace=False)
    assert claimed == list(said), f"in another order: python -m tests.chapters.claims {page}"


@pytest.mark.parametrize("page", WRITTEN)
def test_whatever_else_a_page_says_is_as_it_was_read(page: str) -> None:
    assert rest_on(page) == rest_of(page), f"Confirm: python -m tests.chapters.claims {page}"


@pytest.mark.parametrize("page", WRITTEN)
def test_a_page_is_laid_out_as_somebody_saw_it(page: str) -> None:
    """A blank line less makes a table one long line, and `hidden` makes a sentence invisible."""
    assert digest_on(page) == digest_of(page), (
        f"{page} has changed: look at it in a browser, then python -m tests.chapters.claims {page}"
    )


@pytest.mark.parametrize("page", WRITTEN)
def test_every_claim_rests_on_what_exists_and_belongs_to_the_page(page: str) -> None:
    faults = [
        f"{fault}\n    {claim['says']}"
        for claim in claims_on(page)
        for fault in faults_of(page, claim)
    ]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_every_page_has_its_list_of_claims_and_nothing_else_has_one() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("**/*.toml")}
    assert files == {page.replace(".md", ".toml") for page in WRITTEN}


def test_pages_are_split_into_their_sentences() -> None:
    text = "A `x. Y` b. [C. D](e.md) f, e.g. G: `h`. “I.” *J* k? See 3.14. L"
    assert split(text) == [
        "A `x. Y` b.",
        "[C. D](e.md) f, e.g. G: `h`.",
        "“I.”",
        "*J* k?",
        "See 3.14.",
        "L",
    ]


def test_no_form_hides_a_sentence() -> None:
    """Wherever a reader finds one, in a fold, a list, a table or an answer, it is looked at."""
    page = """# T { #t }

A first. A
second.

--8<-- "build/pages/circumstances.md"
- A third.
    A fourth.

??? note "A fifth."

    A sixth.

    | a | b |
    |:---|:---|
    | A seventh | and eighth |

    1. A ninth: *in the figure*.

!!! warning "A tenth"

    **In the figure.** An eleventh. What? A twelfth:

??? question "Why?"

    [No](x.md). A thirteenth.
"""
    assert [each.text for each in claims_in_text("t.md", page)] == [
        "A first.",
        "A second.",
        "A third.",
        "A fourth.",
        "A fifth.",
        "A sixth.",
        "| a | b |",
        "| A seventh | and eighth |",
        "A ninth: *in the figure*.",
        "A tenth",
        "An eleventh.",
        "A twelfth:",
        "A thirteenth.",
    ]
