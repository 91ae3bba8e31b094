"""Many decks: each made wherever an executor has room, all put into their places here, and none stops another."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ..errors import JianbaoError, Problem, UsageError
from ..files.project import project_above
from ..lineage.build_id import template_parts
from ..lineage.store import check_target, tidied
from .chosen import chosen_template
from .fault import Fault, fault_of
from .laid_out import Answer, Failed, Wanted
from .making import put
from .parcel import Kit, Parcel, kit_of, parcel_of
from .request import BuildRequest, build_request
from .results import BuildResult
from .unchanged import unchanged

_TRIES = 3


@dataclass(frozen=True)
class Outcome:
    """What became of one workbook: a result, or what stood in its way."""

    workbook: Path
    result: BuildResult | None = None
    problems: tuple[Problem, ...] = ()
    fault: Fault | None = None

    @property
    def matters(self) -> int:
        """How many findings a person must see to, as `check` counts them; of a final deck, all that refuse it."""
        return len(self.result.mattering) if self.result is not None else 0


Ended = Callable[[Outcome], None]


class Workers(Protocol):
    """Whoever makes decks of parcels."""

    room: int

    def send(self, parcel: Parcel) -> Future[Answer]: ...
    def renew(self) -> None: ...
    def end(self) -> None: ...


@dataclass
class _Order:
    """A workbook on its way: `against` is the last period's, once somebody has asked for it."""

    number: int
    request: BuildRequest
    kit: Kit | None = None
    against: Path | None = None
    looked: bool = False
    tries: int = 0


def build_many(
    workbooks: Iterable[str | Path],
    output: str | Path | None = None,
    *,
    final: bool = False,
    template: str | Path | None = None,
    project: str | Path | None = None,
    use_cache: bool = True,
    recalculate: bool = False,
    notes: bool = False,
    executor: Executor | None = None,
    jobs: int | None = None,
    ended: Ended | None = None,
) -> tuple[Outcome, ...]:
    """Build the decks of many workbooks, in their order; the same bytes as `build` gives one by one.

    `output` is the folder for all decks; `project` that of all workbooks, otherwise the one that each lies in. They are
    made by `jobs` processes, or by any `executor`, which needs none of the files: what it is sent and sends back are
    bytes. A workbook whose process dies is tried again. `ended` hears of each deck as it is there, or is not to be.

    Raises:
        UsageError: nothing to build, or two workbooks whose decks would have one name.
        KeyboardInterrupt: stopped; what was told as built is there, whole, and nothing else was touched.
    """
    orders = [
        _Order(number, _request(Path(book), output, final, template, project, use_cache, recalculate, notes))
        for number, book in enumerate(workbooks)
    ]
    _check(orders)
    batch = _Batch(orders, ended or (lambda _: None))
    batch.run(lambda waiting: _workers(executor, jobs, waiting))
    return tuple(batch.outcomes[order.number] for order in orders)


def _request(
    book: Path, output: str | Path | None, final: bool, template: str | Path | None, project: str | Path | None,
    use_cache: bool, recalculate: bool, notes: bool,
) -> BuildRequest:  # fmt: skip
    home = Path(project) if project is not None else _project_of(book)
    return build_request(
        book, project=home, output=None if output is None else Path(output) / f"{book.stem}.pptx", template=template,
        final=final, notes=notes, recalculate=recalculate, use_cache=use_cache,
    )  # fmt: skip


def _project_of(book: Path) -> Path:
    """The project that a workbook lies in, else the current folder."""
    found = project_above(book) if book.is_file() else None
    return Path() if found is None or found == Path().resolve() else found


def _check(orders: Sequence[_Order]) -> None:
    counted = Counter(order.request.target.resolve() for order in orders)
    problems = [
        Problem(str(order.request.workbook), f"would be written to {order.request.target}, as another workbook would.",
                "Give one another name, or build it by itself, with -o.")
        for order in orders if counted[order.request.target.resolve()] > 1
    ]  # fmt: skip
    if problems:
        raise UsageError(problems)


def _workers(executor: Executor | None, jobs: int | None, waiting: int) -> Workers:
    from .processes import Lent, Processes, processors

    if executor is not None:
        return Lent(executor)
    return Processes(max(1, min(jobs or processors(), waiting)))


class _Batch:
    """Orders on their way: not begun, to be sent once more, to be tried alone, and under way."""

    def __init__(self, orders: Sequence[_Order], ended: Ended) -> None:
        self.outcomes: dict[int, Outcome] = {}
        self._waiting, self._again, self._alone = deque(orders), deque[_Order](), deque[_Order]()
        self._under_way: dict[Future[Answer], _Order] = {}
        self._ended, self._died = ended, False
        self._kits: dict[tuple[Path, Path], Kit] = {}
        self._tidied: dict[tuple[Path, ...], tuple[str, ...]] = {}

    def run(self, workers_for: Callable[[int], Workers]) -> None:
        """Until each has ended. Whoever works is asked for once there is something to do."""
        first = next(self._ready(), None)
        if first is None:
            return
        workers = workers_for(len(self._waiting) + 1)
        try:
            self._send(first, workers)
            while self._waiting or self._again or self._alone or self._under_way:
                self._fill(workers)
                self._take(workers)
        finally:
            for future in self._under_way:
                future.cancel()
            workers.end()

    def _ready(self) -> Iterator[_Order]:
        """Orders that something must be made for; the others end here."""
        while self._again or self._waiting:
            order = self._again.popleft() if self._again else self._waiting.popleft()
            if order.kit is not None or self._begun(order):
                yield order

    def _fill(self, workers: Workers) -> None:
        """As many on their way as there is room for; while some are to be tried alone, each of those by itself."""
        if self._alone:
            if not self._under_way:
                self._send(self._alone.popleft(), workers)
            return
        while len(self._under_way) < workers.room:
            order = next(self._ready(), None)
            if order is None:
                return
            self._send(order, workers)

    def _begun(self, order: _Order) -> bool:
        """Whether there is a deck to be made; what is unchanged, or cannot be, ends here."""
        started = time.perf_counter()
        try:
            known = self._unchanged(order)
        except Exception as error:
            self._fail(order, *_told(error, order.request))
            return False
        if known is not None:
            self._end(order, replace(known, seconds=time.perf_counter() - started))
        return known is None

    def _unchanged(self, order: _Order) -> BuildResult | None:
        request = order.request
        check_target(request.target)
        mended = self._mended(request)
        folder, pictures = chosen_template(request).folder, request.project.pictures
        if (folder, pictures) not in self._kits:
            self._kits[folder, pictures] = kit_of(folder, pictures, template_parts(folder, pictures))
        order.kit = self._kits[folder, pictures]
        known = unchanged(request, order.kit.parts)
        return None if known is None else replace(known, mended=mended + known.mended)

    def _mended(self, request: BuildRequest) -> tuple[str, ...]:
        """What was left behind in a folder is put right once."""
        folders = request.target.parent, request.project.history, request.workbook.parent
        told = () if folders in self._tidied else tidied(request.target, *folders[1:])
        self._tidied[folders] = told
        return told

    def _send(self, order: _Order, workers: Workers) -> None:
        order.tries += 1
        try:
            parcel = _parcel(order)
        except Exception as error:
            self._fail(order, *_told(error, order.request))
            return
        try:
            self._under_way[workers.send(parcel)] = order
        except Exception:  # the executor takes nothing any more
            self._lose(order)

    def _take(self, workers: Workers) -> None:
        """What has come back; whoever worked is renewed once all is known that a death has taken along."""
        if self._under_way:
            done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in sorted(done, key=lambda one: self._under_way[one].number):
                self._take_one(future)
        if self._died and not self._under_way:
            self._died = False
            workers.renew()

    def _take_one(self, future: Future[Answer]) -> None:
        order = self._under_way.pop(future)
        try:
            answer = future.result()
        except (Exception, CancelledError):
            self._lose(order)
        else:
            self._answer(order, answer)

    def _answer(self, order: _Order, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._fail(order, answer.problems, answer.fault)
        elif isinstance(answer, Wanted):
            order.against, order.looked, order.tries = _previous(order.request, answer.name), True, 0
            self._again.append(order)
        else:
            started = time.perf_counter()
            try:
                result = put(order.request, answer, lambda _: None)
            except Exception as error:
                self._fail(order, *_told(error, order.request))
            else:
                self._end(order, replace(result, seconds=answer.seconds + time.perf_counter() - started))

    def _lose(self, order: _Order) -> None:
        """After a death all that was under way is tried again, one by one: so the guilty one is found."""
        self._died = True
        if order.tries < _TRIES:
            self._alone.append(order)
            return
        what = f"the process that is to build it ended, {_TRIES} times."
        hint = "See whether there is memory enough, or build it by itself."
        self._fail(order, (Problem(str(order.request.workbook), what, hint),), None)

    def _fail(self, order: _Order, problems: tuple[Problem, ...], fault: Fault | None) -> None:
        self._tell(order, Outcome(order.request.workbook, None, problems, fault))

    def _end(self, order: _Order, result: BuildResult) -> None:
        self._tell(order, Outcome(order.request.workbook, result))

    def _tell(self, order: _Order, outcome: Outcome) -> None:
        self.outcomes[order.number] = outcome
        self._ended(outcome)


def _parcel(order: _Order) -> Parcel:
    assert order.kit is not None
    return parcel_of(order.request, order.kit, order.against, looked=order.looked)


def _previous(request: BuildRequest, name: str) -> Path | None:
    return request.project.workbook_named(name, request.workbook.parent)


def _told(error: Exception, request: BuildRequest) -> tuple[tuple[Problem, ...], Fault | None]:
    """What a person must mend, or a fault of the program's: neither stops another workbook."""
    if isinstance(error, JianbaoError):
        return error.problems, None
    if not isinstance(error, OSError):
        return (), fault_of(error)
    what = f"cannot be read or written ({error.strerror or error})."
    return (Problem(str(error.filename or request.workbook), what, "Name another."),), None
