"""watch on the command line: what each save made of the deck, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, ROOT, content


def test_each_save_has_its_line_and_two_of_what_changed_and_ctrl_c_is_the_usual_end(small: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "generator", "watch", "--project", str(small), str(small / "inputs" / BOOK)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        assert running.stdout is not None
        deck = small / "output" / "2024H1.pptx"
        assert f"  {deck}  built in " in running.stdout.readline()
        assert running.stdout.readline() == f"watching {small / 'inputs' / BOOK}; Ctrl-C ends it\n"
        write_workbook(content("1300"), small / "inputs" / BOOK)
        assert f"  {deck}  built in " in running.stdout.readline()
        assert running.stdout.readline() == "  3 changes on 1 slide: 3 number\n"
        assert running.stdout.readline() == "  财务!H4 营业收入 2024H1: 1,200 → 1,300 百万元  3 places on slide 2\n"
        running.send_signal(signal.SIGINT)
        rest, _ = running.communicate(timeout=60)
        assert rest.strip() == f"2 builds; {deck} is as the last of them left it."
        assert running.returncode == 0
    finally:
        running.kill()  # a failed assertion leaves nobody watching
