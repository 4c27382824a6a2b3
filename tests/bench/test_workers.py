import subprocess
import sys
from pathlib import Path

from bench.workers import workers

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
from bench.workers import workers
seen = []
def double(number): return seen[0] * number
if __name__ == "__main__":
    with workers(2, seen.append, 2) as each:
        print(list(each(double, range(12), at_once=1)))
"""


def test_one_worker_stays_in_this_process() -> None:
    shared: list[int] = []
    with workers(1, shared.append, 3) as each:
        assert list(each(lambda number: number * shared[0], range(4))) == [0, 3, 6, 9]


def test_several_workers_give_results_in_the_order_of_the_work(tmp_path: Path) -> None:
    """In a program of its own: a process that already has threads should not be split."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == str([2 * number for number in range(12)])
