"""The error of a file that is not UTF-8 brings the file along."""

import pickle
import tempfile
from pathlib import Path

TEXT = "a line of text\n" * 100_000 + "café\n"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "notes.txt")
        path.write_bytes(TEXT.encode("latin-1"))
        print(f"the file:            {path.stat().st_size:>9,} bytes")
        try:
            path.read_text("utf-8")
        except UnicodeDecodeError as error:
            pickled = len(pickle.dumps(error))
            print(f"the error, pickled:  {pickled:>9,} bytes")
            print(
                f"what the error says: {len(str(error)):>9,} characters"
            )
