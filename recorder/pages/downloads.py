"""Puts the snippets where the builder publishes them, each and all in one zip."""

import io
import zipfile
from pathlib import Path

from recorder.catalog.load import Catalog
from recorder.pages.write import replace_files
from recorder.paths import PUBLISHED_SNIPPETS, SNIPPETS

EPOCH = (1980, 1, 1, 0, 0, 0)


def publish_snippets(catalog: Catalog) -> None:
    """Write every snippet and ``snippets.zip`` below ``docs/en/snippets/``."""
    files = {f"{name}.py": Path(SNIPPETS, f"{name}.py").read_bytes() for name in catalog.names}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"snippets/{name}", EPOCH), content)
    files["snippets.zip"] = packed.getvalue()
    replace_files(PUBLISHED_SNIPPETS, files)
