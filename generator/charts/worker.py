"""The second process: draws the charts that it is sent, one after another, until its input ends.

Both ends speak pickles over pipes. It is started by a plain command, not by multiprocessing, which imports the caller's
main module again where there is no fork.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO


def serve(requests: BinaryIO, drawings: BinaryIO) -> None:
    """Draw until the input ends. An error ends the process; the caller then draws itself and meets the error there."""
    from .draw import draw
    from .drawing.font import font_path

    font_path()
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            return
        pickle.dump(draw(*request), drawings, pickle.HIGHEST_PROTOCOL)
        drawings.flush()


def main() -> None:
    """Speak on the standard streams; whatever else prints does so into nothing."""
    drawings = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    serve(sys.stdin.buffer, drawings)


if __name__ == "__main__":
    main()
