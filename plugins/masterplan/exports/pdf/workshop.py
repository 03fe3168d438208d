"""Orders for PDFs in, PDFs in the store out.

First every part that is missing is laid out, each once however many documents hold it: those that
go on with a chapter after those before them. Then the lists of contents, which need the parts' page
numbers; then parts are joined to documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial

from masterplan.exports.pdf.assemble import Assembly
from masterplan.exports.pdf.calls import Call, done
from masterplan.exports.pdf.circumstances import press_version
from masterplan.exports.pdf.executors import InProcess, Processes
from masterplan.exports.pdf.fragment import Fragment
from masterplan.exports.pdf.machine import places
from masterplan.exports.pdf.orders import Order, Part, assembly, with_lists, with_starts
from masterplan.exports.pdf.progress import Progress
from masterplan.exports.pdf.reasons import reason
from masterplan.exports.pdf.record import Pdf, Record
from masterplan.exports.pdf.store import Store
from masterplan.exports.pdf.tasks import Bound, join, lay_out
from masterplan.views.print.document import PartJob

LITTLE = 25
"""So many pages are laid out here sooner than other processes would begin."""

PER_PAGE = 4_000
"""Characters of HTML on a page, about, without what is drawn."""

_DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)


class Workshop:
    """One run of work."""

    def __init__(
        self,
        store: Store,
        around: Mapping[str, str],
        tell: Callable[[str], None],
        progress: Progress,
    ) -> None:
        """`around` is what every PDF depends on besides its sources."""
        self.store = store
        self.around = around
        self.tell = tell
        self.progress = progress
        self.press = press_version()
        self.alone = False
        """Whether who worked for us is lost."""
        self.pages: dict[str, int] = {}
        """Of each part that is in the store, by key."""

    def make(
        self,
        orders: Iterable[Order],
        before: Mapping[str, Record | None],
        executor: Executor | None,
        ahead: int,
    ) -> dict[str, Pdf]:
        """Make what is ordered, by address; `before` is what was made there the last time."""
        found: dict[str, Pdf] = {}
        open_orders: list[Order] = []
        for order in orders:
            address = order.document.address
            pdf = self._same(order)
            if pdf is not None:
                found[address] = pdf
                self._remember(order, pdf)
                continue
            self._tell_why(order, before[address])
            open_orders.append(order)
        missing = self._missing(open_orders)
        self.progress.expect(
            sum(_guess(job) for job in missing.values()),
            sum(_guess(part.job) for order in open_orders for part in order.parts),
        )
        with self.progress, _workers(executor, ahead, missing, len(open_orders)) as staff:
            self._lay_out(missing, *staff)
            while not all(one.numbered for one in open_orders):
                open_orders = [with_starts(one, self.pages, self.press) for one in open_orders]
                self._lay_out_more(open_orders, *staff)
            listed = [with_lists(one, self._fragments(one), self.press) for one in open_orders]
            self._lay_out_more(listed, *staff)
            found |= self._join(listed, *staff)
        return found

    def _same(self, order: Order) -> Pdf | None:
        """The PDF of the very same parts, where one was made before."""
        said = self.store.get("susunan", order.finished)
        pdf = Pdf.from_bytes(said) if said is not None else None
        return pdf if pdf is not None and self.store.file(pdf.sha256) is not None else None

    def _tell_why(self, order: Order, before: Record | None) -> None:
        document = order.document
        inputs = dict(document.inputs)
        why = reason(before, order.key, document.slug, order.sources, inputs, self.around)
        self.tell(f"{document.file_name} {'dibuat ulang' if before else 'dibuat'} {why}")

    def _missing(self, orders: Iterable[Order]) -> dict[str, PartJob]:
        """The parts that are not in the store, or not whole: each once, the longest first."""
        jobs: dict[str, PartJob] = {}
        for order in orders:
            for part in order.parts:
                if not part.job.start or part.key in self.pages or part.key in jobs:
                    continue
                made = self.store.get("bagian", part.key)
                if made is None:
                    jobs[part.key] = part.job
                else:
                    self.pages[part.key] = Fragment.from_bytes(made).pages
        return dict(sorted(jobs.items(), key=lambda item: -_guess(item[1])))

    def _lay_out_more(self, orders: Iterable[Order], workers: Executor, ahead: int) -> None:
        """Lay out what could not be known before other parts were."""
        jobs = self._missing(orders)
        self.progress.expect_more(sum(_guess(job) for job in jobs.values()))
        self._lay_out(jobs, workers, ahead)

    def _lay_out(self, jobs: Mapping[str, PartJob], workers: Executor, ahead: int) -> None:
        calls = [
            Call(part, lay_out, partial(tuple, (job, self.press))) for part, job in jobs.items()
        ]
        for call, made in self._done(calls, workers, ahead):
            fragment = self._keep(call.name, made)
            self.progress.laid_out(fragment.pages, _guess(jobs[call.name]))
            for loss in fragment.losses:
                self._tell(f"{fragment.key_name}: {loss}")

    def _join(self, orders: Iterable[Order], workers: Executor, ahead: int) -> dict[str, Pdf]:
        """Join the parts of each document, the largest document first."""
        by_address = {one.document.address: one for one in orders}
        largest = sorted(by_address, key=lambda address: -self._count(by_address[address]))
        calls = [Call(one, join, partial(self._bound, by_address[one])) for one in largest]
        found = {}
        for call, made in self._done(calls, workers, ahead):
            order = by_address[call.name]
            lists = order.parts[order.lists].key if order.lists is not None else ""
            pdf = Pdf(self.store.put_file(made), self._count(order), len(made), lists)
            self._remember(order, pdf)
            found[call.name] = pdf
            self.progress.joined(pdf.pages)
        return found

    def _remember(self, order: Order, pdf: Pdf) -> None:
        """Write down what was made; the PDF itself is in the store already."""
        document = order.document
        self.store.put("susunan", order.finished, pdf.to_bytes())
        record = Record(
            key=order.key,
            pdf=pdf,
            circumstances=self.around,
            inputs=dict(document.inputs),
            parts=order.sources,
            finished=order.finished,
        )
        self.store.put("catatan", document.address, record.to_bytes())

    def _keep(self, key: str, made: bytes) -> Fragment:
        fragment = Fragment.from_bytes(made)
        self.store.put("bagian", key, made)
        self.pages[key] = fragment.pages
        return fragment

    def _bytes(self, part: Part) -> bytes:
        """A part that was there a moment ago; another build may have cleaned up since."""
        made = self.store.get("bagian", part.key)
        if made is None:
            made = lay_out(part.job, self.press)
            self._keep(part.key, made)
        return made

    def _fragments(self, order: Order) -> list[Fragment]:
        return [Fragment.from_bytes(self._bytes(part)) for part in order.parts]

    def _bound(self, order: Order) -> tuple[Assembly, tuple[Bound, ...]]:
        """What is sent to who joins a document."""
        parts = order.parts
        bound = (Bound(self._bytes(part), part.shift, part.prefix) for part in parts)
        return assembly(order), tuple(bound)

    def _count(self, order: Order) -> int:
        return sum(self.pages[part.key] for part in order.parts)

    def _done(
        self, calls: Iterable[Call], workers: Executor, ahead: int
    ) -> Iterator[tuple[Call, bytes]]:
        if self.alone:
            workers, ahead = InProcess(), 1
        return done(workers, calls, ahead, self._lost)

    def _lost(self, error: str) -> None:
        self.alone = True
        self._tell(f"Pekerja cetak berhenti ({error}); sisanya dikerjakan di proses ini.")

    def _tell(self, said: str) -> None:
        self.progress.make_way()
        self.tell(said)


def _guess(job: PartJob) -> int:
    """How many pages a part will have, before anybody knows."""
    return max(1, round(len(_DRAWN.sub("", job.html)) / PER_PAGE))


@contextmanager
def _workers(
    executor: Executor | None, ahead: int, jobs: Mapping[str, PartJob], documents: int
) -> Iterator[tuple[Executor, int]]:
    """Who works, and how many calls he takes at once: who is given, or as many as it is worth."""
    if executor is not None:
        yield executor, ahead
        return
    count = min(places(), max(len(jobs), documents))
    if count == 1 or sum(_guess(job) for job in jobs.values()) < LITTLE:
        yield InProcess(), 1
        return
    workers = Processes(count)
    try:
        yield workers, 2 * count + 1
    except BaseException:
        workers.shutdown(wait=False, cancel_futures=True)
        raise
    workers.shutdown()
