"""What is wrong with a deck's templates and figures, told together and each cause once."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import JianbaoError, Problem


def placed(error: JianbaoError, where: str) -> JianbaoError:
    return type(error)([one if one.where else one._replace(where=where) for one in error.problems])


def together(slips: Sequence[JianbaoError]) -> JianbaoError:
    kinds = {type(one) for one in slips}
    kind = kinds.pop() if len(kinds) == 1 else JianbaoError
    return kind(each_once([problem for one in slips for problem in one.problems]))


def each_once(problems: Sequence[Problem]) -> list[Problem]:
    """One problem for each place and matter: a cell that ten slides need is one empty cell."""
    known: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        known.setdefault((problem.where, problem.what), problem)
    return list(known.values())
