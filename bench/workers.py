"""Several processes that share what they work on; a single one stays in this process."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")
AT_ONCE = 5
"""People a process is handed at a time: some tenths of a second of work, so that none waits long for another."""


class Map(Protocol):
    """`map` over some pieces of work, results in their order; a process is handed `at_once` of them."""

    def __call__(
        self, do: Callable[[Work], Result], work: Sequence[Work], at_once: int = AT_ONCE
    ) -> Iterable[Result]:
        """The results."""


@contextmanager
def workers(processes: int, begin: Callable[..., None], *shared: object) -> Iterator[Map]:
    """So many processes, in each of which `begin(*shared)` was called first."""
    if processes == 1:
        begin(*shared)
        yield _here
        return
    with get_context().Pool(processes, begin, shared) as pool:

        def there(
            do: Callable[[Work], Result], work: Sequence[Work], at_once: int = AT_ONCE
        ) -> Iterable[Result]:
            return pool.imap(do, work, at_once)

        yield there


def _here(do: Callable[[Work], Result], work: Sequence[Work], at_once: int = AT_ONCE) -> Iterable[Result]:
    assert at_once
    return map(do, work)
