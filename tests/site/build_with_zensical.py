"""Builds the site with Zensical and compares its pages with those that MkDocs built."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
COPY = ROOT / "build" / "zensical"
CANONICAL = r'<link rel="canonical"[^>]*>|<script type="application/ld\+json">'
INPUTS = ("mkdocs.yml", "docs", "snippets", "build/pages")


def main() -> int:
    """Return 0 if Zensical warns of nothing and builds the same pages, outputs and descriptions."""
    if not (SITE / "index.html").is_file():
        print("there is no site/ to compare with; build it first: nox -s docs", file=sys.stderr)
        return 1
    # Zensical writes to site/ below its configuration, so it gets a copy to work in.
    shutil.rmtree(COPY, ignore_errors=True)
    for name in INPUTS:
        (COPY / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, COPY / name)
    done = subprocess.run(
        ["zensical", "build", "--clean", "--strict"],
        cwd=COPY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    print(done.stdout)
    problems = []
    if done.returncode or re.search(r"warning|error", done.stdout, flags=re.IGNORECASE):
        problems.append(f"Zensical complained, exit code {done.returncode}")
    ours, theirs = contents(SITE), contents(COPY / "site")
    problems += [
        f"{name}: only one builder made it" for name in sorted(ours.keys() ^ theirs.keys())
    ]
    problems += [
        f"{name}: the two builders show other code, output or description"
        for name in sorted(ours.keys() & theirs.keys())
        if ours[name] != theirs[name]
    ]
    print("\n".join(problems) or f"{len(ours)} pages, the same from both builders")
    return 1 if problems else 0


def contents(site: Path) -> dict[str, list[str]]:
    """Return each page's code blocks, without markup, and what its head says of it, by its name."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        blocks = re.findall(r"<pre>.*?</pre>", text, flags=re.DOTALL)
        shown = [re.sub(r"<[^>]+>", "", block).strip() for block in blocks]
        told = re.findall(r"<meta (?:name=.description|property=.og:)[^>]*>", text)
        told += re.findall(CANONICAL, text)
        pages[str(path.relative_to(site))] = [*shown, *map(html.unescape, told)]
    return pages


if __name__ == "__main__":
    sys.exit(main())
