"""The processes that answer queries, and who waits for them: first come, first served, and no more than fit the line."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

import kg
from kg.answers import Answer
from kg.serve.settings import Settings
from kg.serve.sparql.cut import ending
from kg.serve.sparql.frames import END, HEAD, REFUSED, Begin, Job
from kg.serve.sparql.limits import busy, late, lost, reached
from kg.serve.sparql.refusal import Refusal

LONG = 2.0  # seconds of work after which a query has to let others go first
LINE = 100  # queries that may wait for a process
PATIENCE = 2  # times the limit of one query that it may wait there


class Lost(Exception):
    """The process has ended in the middle of an answer."""


class Worker:
    """One process. It belongs to one answer at a time; what is left unfinished ends with it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.spent = False

    @staticmethod
    async def start(store: str, memory: int) -> Worker:
        """A process that has opened the store. Raises Lost where it cannot."""
        roots = [str(Path(kg.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", "kg.serve.sparql.worker", store, str(memory << 20)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, roots))},
            limit=1 << 20,
        )
        worker = Worker(process)
        try:
            await worker.frame()
        except BaseException:
            worker.kill()
            raise
        return worker

    def ask(self, job: Job) -> None:
        assert self.process.stdin
        self.process.stdin.write(job.line())

    async def frame(self) -> tuple[bytes, bytes, bytes]:
        """Kind, closing and data of the next one. Raises Lost."""
        assert self.process.stdout
        try:
            kind, before, size = HEAD.unpack(await self.process.stdout.readexactly(HEAD.size))
            closing = await self.process.stdout.readexactly(before)
            return kind, closing, await self.process.stdout.readexactly(size)
        except asyncio.IncompleteReadError as error:
            raise Lost from error

    async def last_words(self) -> str:
        """What a process said that has ended by itself."""
        assert self.process.stderr
        self.kill()
        return (await self.process.stderr.read(1 << 16)).decode("utf-8", "replace")

    def worked(self) -> float:
        """Seconds that the process has had of a processor; where that is not known, seconds that have passed."""
        with contextlib.suppress(OSError, OverflowError):
            if sys.platform == "linux":
                return time.clock_gettime(~self.process.pid << 3 | 2)  # as clock_getcpuclockid makes it
        return time.monotonic()

    def give_way(self) -> None:
        """Lets short queries go first; it cannot be taken back, so the process ends with its answer."""
        self.spent = True
        with contextlib.suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, 10)

    def kill(self) -> None:
        """Ends the process; not by `process.kill`, which takes a dead one away from asyncio, that then complains."""
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):  # Windows denies it to a dead one
                os.kill(self.process.pid, getattr(signal, "SIGKILL", signal.SIGTERM))


class Reply:
    """An answer that has begun. `pieces` gives its bytes; `close` has to be called, whatever happens.

    Only the time in which the process works counts against `job.seconds`, not that of a client that reads slowly.
    """

    def __init__(self, worker: Worker, job: Job, give_back: Callable[[Worker, bool], None]) -> None:
        self.worker = worker
        self.job = job
        self.begin: Begin | None = None
        self.limit: str | None = None
        self._left = job.seconds
        self._give_back: Callable[[Worker, bool], None] | None = give_back
        self._over = False
        self._began = worker.worked()
        self._long = asyncio.get_running_loop().call_later(LONG, self._let_others)

    async def start(self) -> Begin:
        """What is known before the first bytes. Raises Refusal."""
        self.worker.ask(self.job)
        try:
            kind, _, data = await self._frame()
        except TimeoutError as error:
            raise late(self.job.seconds) from error
        except Lost as error:
            raise lost(await self.worker.last_words()) from error
        self._over = kind == REFUSED
        if self._over:
            raise Refusal(**json.loads(data))
        self.begin = Begin(**json.loads(data))
        self.limit = self.begin.limit
        return self.begin

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes of the answer, well-formed also when it is stopped; `limit` then says why."""
        assert self.begin
        closing = b""
        try:
            while True:
                kind, closed, data = await self._frame()
                if kind == END:
                    self._over = True
                    said = json.loads(data)
                    self.limit = said["limit"]
                    self.worker.spent |= said["heavy"]
                    return
                closing = closed
                yield data
        except (TimeoutError, Lost) as error:
            self.limit = "seconds" if isinstance(error, TimeoutError) else "stopped"
        why = reached(self.limit, self.job.rows, self.job.seconds)
        yield ending(self.begin.form, closing, why, self.begin.columns)

    def _let_others(self) -> None:
        """After so much work, not so much time: on a busy machine short queries take long, and would then starve."""
        left = LONG - (self.worker.worked() - self._began)
        if left <= 0:
            self.worker.give_way()
        else:
            self._long = asyncio.get_running_loop().call_later(max(left, 0.1), self._let_others)

    def close(self) -> None:
        self._long.cancel()
        if self._give_back:
            self._give_back(self.worker, self._over)
            self._give_back = None

    async def _frame(self) -> tuple[bytes, bytes, bytes]:
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with asyncio.timeout(self._left):
            frame = await self.worker.frame()
        self._left -= loop.time() - began
        return frame


class Pool:
    """`settings.workers` processes; `line` are those who wait for one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.generation = 0
        self.line: deque[asyncio.Future[Worker]] = deque()
        self._free: list[Worker] = []
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writing = asyncio.Lock()

    async def start(self) -> None:
        await asyncio.gather(*(self._add() for _ in range(self.settings.workers)))

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for worker in self._all:
            worker.kill()
        await asyncio.gather(*self._tasks, *(worker.process.wait() for worker in self._all), return_exceptions=True)

    async def reply(self, job: Job) -> Reply:
        """The answer to a query, as soon as it begins. Raises Refusal."""
        worker = await self._next()
        reply = Reply(worker, replace(job, generation=self.generation), self._give_back)
        try:
            await reply.start()
        except BaseException:
            reply.close()
            raise
        return reply

    async def select(self, text: str, seconds: float | None = None) -> Answer:
        """Columns and rows for a page. Raises Refusal, also for an answer that a limit cuts."""
        reply = await self.reply(
            Job(text, self.settings.rows, seconds or self.settings.seconds, rows_form="json", triples_form="ntriples")
        )
        try:
            data = b"".join([piece async for piece in reply.pieces()])
        finally:
            reply.close()
        if reply.limit:
            said = reached(reply.limit, self.settings.rows, seconds or self.settings.seconds)
            raise Refusal(504, said.zh, said.en)
        return _answer(data, triples=bool(reply.begin and reply.begin.triples))

    async def update(self, text: str, network: bool = False) -> None:
        """Changes the store; queries that come later see it. With `network` it may read from servers. Raises Refusal."""
        async with self._writing:
            worker = await Worker.start(self.settings.store, 0)
            try:
                worker.ask(Job(text, 0, self.settings.seconds, update=True, network=network))
                async with asyncio.timeout(self.settings.seconds):
                    kind, _, data = await worker.frame()
            except TimeoutError as error:
                raise late(self.settings.seconds) from error
            except Lost as error:
                raise lost(await worker.last_words()) from error
            finally:
                worker.kill()
                await worker.process.wait()
            self.generation += 1
            if kind == REFUSED:
                raise Refusal(**json.loads(data))

    async def _add(self) -> None:
        """One process more; where it cannot open the store, which may just be replaced, it is tried again."""
        while True:
            try:
                worker = await Worker.start(self.settings.store, self.settings.memory)
                break
            except Lost:
                await asyncio.sleep(1)
        self._all.add(worker)
        self._hand_on(worker)

    async def _next(self) -> Worker:
        """A free process, in the order of asking."""
        while self._free:
            worker = self._free.pop()
            if worker.process.returncode is None:
                return worker
            self._replace(worker)
        if len(self.line) >= LINE:
            raise busy()
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self.line.append(turn)
        try:
            async with asyncio.timeout(PATIENCE * self.settings.seconds):
                return await asyncio.shield(turn)
        except BaseException as error:
            if turn.done():
                self._hand_on(turn.result())
            else:
                self.line.remove(turn)
            if isinstance(error, TimeoutError):
                raise busy() from error
            raise

    def _hand_on(self, worker: Worker) -> None:
        if self.line:
            self.line.popleft().set_result(worker)
        else:
            self._free.append(worker)

    def _give_back(self, worker: Worker, over: bool) -> None:
        """A process that is not through with its answer is killed, and another takes its place."""
        if over and not worker.spent:
            self._hand_on(worker)
        else:
            self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        worker.kill()
        task = asyncio.get_running_loop().create_task(self._follow(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _follow(self, worker: Worker) -> None:
        await worker.process.wait()
        self._all.discard(worker)
        await self._add()


def _answer(data: bytes, triples: bool) -> Answer:
    if triples:
        found = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
        return Answer(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in found))
    rows = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    if isinstance(rows, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(rows)),),))
    return Answer(tuple(v.value for v in rows.variables), tuple(tuple(row) for row in rows))
