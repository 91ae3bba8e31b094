"""Many decks on a Dask cluster: two processes of this machine, one of which is killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from generator import Outcome, build_many
from generator.commands.trace import Wanted, trace
from generator.workbook.writing.write import write_workbook
from tests.small_project import content


def test_of_two_workers_one_is_killed_and_all_decks_are_there(small: Path) -> None:
    """Workers are sent bytes and send bytes back: they see neither workbooks nor templates."""
    from distributed import Client, LocalCluster

    books = [small / "inputs" / f"{number}.xlsx" for number in range(6)]
    for number, book in enumerate(books):
        write_workbook(content(str(1200 + number)), book)
    killed: list[int] = []
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        Client(cluster) as client,
    ):
        workers = list(client.run(os.getpid).values())

        def kill_one(_: Outcome) -> None:
            if not killed:
                killed.append(workers[0])
                os.kill(workers[0], signal.SIGKILL)

        outcomes = build_many(books, executor=client.get_executor(), ended=kill_one)
    assert killed == workers[:1]
    assert [one.problems for one in outcomes] == [()] * 6
    for number, one in enumerate(outcomes):
        assert one.result is not None and one.result.deck is not None
        found, _ = trace(one.result.deck, Wanted(), None, small)
        assert any(f"{1200 + number:,}" in traced.text for traced in found.numbers)
