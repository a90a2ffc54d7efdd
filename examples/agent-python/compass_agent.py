"""All that an agent in Python needs of COMPASS, over the protos alone: docs/protocol.md says what is owed, `compass agent conform` checks it."""

import hashlib
import logging
import os
import queue
import signal
import sys
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import grpc
import rfc8785
from confluent_kafka import Consumer, Message, Producer, TopicPartition

sys.path.insert(0, str(Path(__file__).resolve().parent / "generated"))
from compass.agents.v1 import agents_pb2, agents_pb2_grpc  # noqa: E402
from compass.findings.v1 import findings_pb2  # noqa: E402
from compass.knowledge.v1 import knowledge_pb2, knowledge_pb2_grpc  # noqa: E402
from compass.market.v1 import events_pb2, market_service_pb2, market_service_pb2_grpc, task_pb2  # noqa: E402
from compass.observations.v1 import observations_pb2  # noqa: E402

PROTOCOL = 2
RESULTS = "compass.results.v1"
AWARDED = "compass.market.v1.TaskAwarded"
CANCELLED = "compass.market.v1.AwardCancelled"
DRAIN_SECONDS = 5
log = logging.getLogger("compass")


class UnknownEnvironment(Exception):
    """Raised where an agent cannot look: the task is declined."""


class EvidenceRefused(Exception):
    """The store does not take what was observed: nobody would believe a result that names it."""


@dataclass(frozen=True)
class Task:
    task_id: str
    investigation_id: str
    capability: str
    environment: str
    services: list[str]
    #: Environment's time, epoch milliseconds; end 0 means its now.
    start_ms: int
    end_ms: int
    alert_at_ms: int
    price_ceiling_micros: int


@dataclass(frozen=True)
class Bid:
    price_micros: int
    expected_seconds: float
    confidence: float


@dataclass(frozen=True)
class Decline:
    reason: str


@dataclass(frozen=True)
class Observation:
    """One look, and what was seen. `data` is None where the environment has no such telemetry."""

    message: observations_pb2.Observation
    data: object

    @staticmethod
    def of(environment: str, query: dict, start_ms: int, end_ms: int, data: object) -> "Observation":
        content = {
            "availability": "AVAILABILITY_NOT_AVAILABLE" if data is None else "AVAILABILITY_AVAILABLE",
            "environment": environment,
            "query": rfc8785.dumps(query).decode(),
            "result": rfc8785.dumps(data).decode(),
            "summarised": False,
            "window": {"startMs": start_ms, "endMs": end_ms},
        }
        message = observations_pb2.Observation(
            hash=hashlib.sha256(rfc8785.dumps(content)).hexdigest(),
            environment=environment,
            query=content["query"],
            window=observations_pb2.Window(start_ms=start_ms, end_ms=end_ms),
            availability=content["availability"],
            result=content["result"],
        )
        return Observation(message, data)


@dataclass(frozen=True)
class Finding:
    service: str
    indicator: str
    statement: str
    check: str
    #: 0..1: how strongly what it cites carries the statement.
    strength: float
    #: Never empty.
    cites: list[Observation]
    #: A cause category; empty for a symptom without a cause.
    category: str = ""
    direction: str = "changed"
    onset_ms: int = 0
    refutations: list[str] = field(default_factory=list)


class Context:
    """What an agent works with while it investigates one task."""

    def __init__(self, deadline_at: float, cancelled: threading.Event):
        self.observations: dict[str, Observation] = {}
        #: Set when nobody needs the answer any more.
        self.cancelled = cancelled
        self._deadline_at = deadline_at

    @property
    def seconds_left(self) -> float:
        return self._deadline_at - time.time()

    def observe(self, observation: Observation) -> Observation:
        """Takes a look down; only what was taken down may be cited."""
        self.observations[observation.message.hash] = observation
        return observation


@dataclass(frozen=True)
class Agent:
    name: str
    version: str
    capabilities: list[str]
    expertise: dict[str, float]
    capacity: int
    bid: Callable[[Task], Bid | Decline]
    investigate: Callable[[Task, Context], list[Finding]]


def run(agent: Agent) -> None:
    """Runs an agent until SIGTERM or SIGINT. Settings: COMPASS_EVENTS, COMPASS_MARKET, COMPASS_KNOWLEDGE, COMPASS_GRPC_LISTEN."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    stopping = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopping.set())
    server, address = serve_bids(agent)
    registration = Registration(agent, address)
    if registration.wait(stopping):
        Worker(agent, registration).work(stopping)
    registration.end()
    server.stop(1).wait()


def read_task(message: task_pb2.Task) -> Task:
    scope = message.scope
    return Task(
        task_id=message.task_id,
        investigation_id=message.investigation_id,
        capability=message.capability,
        environment=scope.environment,
        services=list(scope.services),
        start_ms=scope.window.start_ms,
        end_ms=scope.window.end_ms,
        alert_at_ms=scope.alert_at_ms,
        price_ceiling_micros=message.price_ceiling_micros,
    )


# --- the market ---


class Bidding(agents_pb2_grpc.AgentServiceServicer):
    def __init__(self, agent: Agent):
        self.agent = agent

    def SolicitBid(self, request, _):
        offer = self.offer(read_task(request.task))
        if isinstance(offer, Decline):
            return agents_pb2.SolicitBidResponse(decline=agents_pb2.Decline(reason=offer.reason))
        return agents_pb2.SolicitBidResponse(bid=agents_pb2.Bid(**vars(offer)))

    def offer(self, task: Task) -> Bid | Decline:
        if task.capability not in self.agent.capabilities:
            return Decline("unknown-capability")
        try:
            offer = self.agent.bid(task)
        except UnknownEnvironment as unknown:
            return Decline(f"unknown-environment: {unknown}")
        if isinstance(offer, Bid) and offer.price_micros > task.price_ceiling_micros:
            return Decline("above-price-ceiling")
        return offer


def serve_bids(agent: Agent) -> tuple[grpc.Server, str]:
    server = grpc.server(ThreadPoolExecutor(max_workers=8))
    agents_pb2_grpc.add_AgentServiceServicer_to_server(Bidding(agent), server)
    listen = os.environ.get("COMPASS_GRPC_LISTEN", "127.0.0.1:0")
    port = server.add_insecure_port(listen)
    server.start()
    return server, os.environ.get("COMPASS_GRPC_ADVERTISED", f"{listen.rpartition(':')[0]}:{port}")


class Registration:
    """Keeps the agent registered: tries until the market answers, renews the lease, registers anew when it was forgotten."""

    def __init__(self, agent: Agent, address: str):
        self.market = market_service_pb2_grpc.MarketServiceStub(grpc.insecure_channel(os.environ["COMPASS_MARKET"]))
        self.key = {"name": agent.name, "version": agent.version, "instance": str(uuid.uuid4())}
        self.message = market_service_pb2.AgentRegistration(
            **self.key,
            address=address,
            capabilities=agent.capabilities,
            expertise=agent.expertise,
            capacity=agent.capacity,
            protocol=PROTOCOL,
        )
        self.consuming = threading.Event()
        self._registered = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._thread.start()

    def wait(self, stopping: threading.Event) -> bool:
        """True once the market has taken the agent in: its topic exists then."""
        while not stopping.is_set():
            if self._registered.wait(0.1):
                return True
        return False

    def end(self) -> None:
        self._ended.set()
        self._thread.join(timeout=5)
        if self._registered.is_set():
            try:
                self.market.Deregister(market_service_pb2.DeregisterRequest(**self.key), timeout=2)
            except grpc.RpcError as error:
                log.warning("not deregistered: %s", error.details())

    def _keep(self) -> None:
        known, pause = False, 0.2
        while not self._ended.is_set():
            try:
                if not known:
                    answer = self.market.Register(market_service_pb2.RegisterRequest(agent=self.message), timeout=2)
                    known, pause = True, answer.heartbeat_ms / 1000
                    self._registered.set()
                    log.info("registered with the market")
                joined = self.consuming.is_set()
                self.market.Heartbeat(market_service_pb2.HeartbeatRequest(**self.key, consuming=joined), timeout=2)
                if not joined:
                    self.consuming.wait(pause)
                    continue
            except grpc.RpcError as error:
                log.warning("the market did not take the call: %s", error.details())
                known = known and error.code() != grpc.StatusCode.NOT_FOUND
                self._ended.wait(0.2)
                continue
            self._ended.wait(pause)


# --- awards and results ---


def kafka_settings() -> dict:
    settings = {"bootstrap.servers": os.environ["COMPASS_EVENTS"].removeprefix("kafka://")}
    if user := os.environ.get("COMPASS_EVENTS_USERNAME"):
        secure = os.environ.get("COMPASS_EVENTS_TLS") == "true"
        settings |= {
            "security.protocol": "SASL_SSL" if secure else "SASL_PLAINTEXT",
            "sasl.mechanism": os.environ.get("COMPASS_EVENTS_SASL", "plain").upper(),
            "sasl.username": user,
            "sasl.password": os.environ["COMPASS_EVENTS_PASSWORD"],
        }
    return settings


class InOrder:
    """Of the records of one partition, up to which all are done: only that far may be committed."""

    def __init__(self):
        self._open: set[int] = set()
        self._next = 0
        self._lock = threading.Lock()

    def begin(self, offset: int) -> None:
        with self._lock:
            self._open.add(offset)
            self._next = offset + 1

    def done(self, offset: int) -> int:
        with self._lock:
            self._open.discard(offset)
            return min(self._open, default=self._next)


class Worker:
    """Takes awards from the agent's topic, works on as many at once as the agent said, and publishes a result for each."""

    def __init__(self, agent: Agent, registration: Registration):
        self.agent = agent
        self.registration = registration
        self.pool = ThreadPoolExecutor(max_workers=agent.capacity)
        self.evidence = knowledge_pb2_grpc.KnowledgeServiceStub(grpc.insecure_channel(os.environ["COMPASS_KNOWLEDGE"]))
        self.producer = Producer(kafka_settings() | {"enable.idempotence": True})
        self.consumer = Consumer(
            kafka_settings()
            | {
                "group.id": f"agent-{agent.name}-{agent.version}",
                "auto.offset.reset": "earliest",
                "enable.auto.commit": False,
                "session.timeout.ms": 6000,
                "heartbeat.interval.ms": 1500,
            }
        )
        self.partitions: dict[int, InOrder] = {}
        self.cancels: dict[tuple[str, int], threading.Event] = {}
        self.at_work: set[Future] = set()
        #: Records that need nothing more. Only the thread that polls touches the consumer.
        self.done: queue.SimpleQueue[Message] = queue.SimpleQueue()

    def work(self, stopping: threading.Event) -> None:
        topic = f"compass.agent.{self.agent.name}.v1"
        self.consumer.subscribe([topic], on_assign=lambda *_: self.registration.consuming.set())
        while not stopping.is_set():
            message = self.consumer.poll(0.05)
            self.commit()
            if message is None:
                continue
            if message.error():
                log.warning("%s", message.error())
                continue
            self.take(message)
        self.registration.end()
        deadline = time.monotonic() + DRAIN_SECONDS
        while self.at_work and time.monotonic() < deadline:
            time.sleep(0.05)
        self.commit()
        self.consumer.close()
        self.pool.shutdown(wait=False, cancel_futures=True)

    def take(self, message: Message) -> None:
        """A cancellation counts at once, an award as soon as there is room."""
        self.partitions.setdefault(message.partition(), InOrder()).begin(message.offset())
        award = self.read(message)
        if award is None:
            self.done.put(message)
            return
        future = self.pool.submit(self.answer, award)
        self.at_work.add(future)

        def ended(done: Future) -> None:
            self.at_work.discard(done)
            if not done.cancelled() and done.exception() is None:
                self.done.put(message)
            elif not done.cancelled():
                log.error("left unanswered", exc_info=done.exception())

        future.add_done_callback(ended)

    def commit(self) -> None:
        """Acknowledges what is done; what is not comes again after a crash."""
        offsets = {}
        while not self.done.empty():
            message = self.done.get()
            offsets[message.partition()] = self.partitions[message.partition()].done(message.offset())
        if offsets:
            topic = f"compass.agent.{self.agent.name}.v1"
            self.consumer.commit(offsets=[TopicPartition(topic, *each) for each in offsets.items()], asynchronous=True)

    def read(self, message: Message) -> events_pb2.Award | None:
        """The award in a record; None for what is none, is not for this version, or cannot be read."""
        kind = dict(message.headers() or []).get("ce_type", b"").decode(errors="replace")
        try:
            if kind == CANCELLED:
                self.cancel(events_pb2.AwardCancelled.FromString(message.value()))
            if kind != AWARDED:
                return None
            award = events_pb2.TaskAwarded.FromString(message.value() or b"").award
        except Exception as error:
            log.error("unreadable record at offset %s: %s", message.offset(), error)
            return None
        is_ours = award.agent == self.agent.name and award.agent_version == self.agent.version
        return award if is_ours and award.task.task_id else None

    def cancel(self, cancelled: events_pb2.AwardCancelled) -> None:
        self.cancels.setdefault((cancelled.task_id, cancelled.attempt), threading.Event()).set()

    def answer(self, award: events_pb2.Award) -> None:
        deadline_at = award.deadline_at_ms / 1000
        if deadline_at <= time.time():
            return log.warning("dropped: its deadline had passed before it came")
        key = (award.task.task_id, award.attempt)
        cancelled = self.cancels.setdefault(key, threading.Event())
        ctx = Context(deadline_at, cancelled)
        result = self.investigate(award, ctx)
        try:
            try:
                if not cancelled.is_set() and not self.store(ctx):
                    return log.warning("dropped: its evidence could not be stored in time")
            except EvidenceRefused as refused:
                result = self.result(award, failure=("evidence-refused", str(refused)[:1000]))
            if cancelled.is_set():
                result = self.result(award, failure=("cancelled", "nobody needs it any more"))
            if deadline_at <= time.time():
                return log.warning("dropped: its deadline has passed")
            self.publish(result)
        finally:
            self.cancels.pop(key, None)

    def investigate(self, award: events_pb2.Award, ctx: Context) -> agents_pb2.ResultReported:
        try:
            findings = self.agent.investigate(read_task(award.task), ctx)
        except UnknownEnvironment as unknown:
            return self.result(award, failure=("unknown-environment", str(unknown)))
        except Exception as error:
            log.exception("the investigation failed")
            return self.result(award, failure=("unexpected", str(error)[:1000]))
        return self.result(award, findings, ctx)

    def result(self, award, findings=(), ctx: Context | None = None, failure=("", "")) -> agents_pb2.ResultReported:
        task = award.task
        looks = list(ctx.observations.values()) if ctx else []
        return agents_pb2.ResultReported(
            investigation_id=task.investigation_id,
            task_id=task.task_id,
            attempt=award.attempt,
            agent=self.agent.name,
            agent_version=self.agent.version,
            status="RESULT_STATUS_FAILED" if failure[0] else "RESULT_STATUS_COMPLETED",
            failure_code=failure[0],
            failure_reason=failure[1],
            cost_micros=0 if failure[0] else award.reserved_micros,
            findings=[self.finding(task.task_id, i, finding) for i, finding in enumerate(findings)],
            observations=[look.message.hash for look in looks],
            not_available=[look.message.query for look in looks if look.data is None],
        )

    def finding(self, task_id: str, ordinal: int, said: Finding) -> findings_pb2.Finding:
        return findings_pb2.Finding(
            finding_id=derive(task_id, self.agent.name, ordinal),
            service=said.service,
            indicator=said.indicator,
            category=said.category,
            stance="STANCE_SUPPORTS",
            direction=f"DIRECTION_{said.direction.upper()}",
            onset_ms=said.onset_ms,
            strength=said.strength,
            statement=said.statement,
            check=said.check,
            observations=[look.message.hash for look in said.cites],
            refutations=said.refutations,
        )

    def store(self, ctx: Context) -> bool:
        """Puts the evidence in one call; tries until the deadline while the store is away. True also when it was cancelled meanwhile."""
        request = knowledge_pb2.PutObservationsRequest(observations=[look.message for look in ctx.observations.values()])
        while request.observations and not ctx.cancelled.is_set():
            left = ctx.seconds_left
            if left <= 0:
                return False
            call = self.evidence.PutObservations.future(request, timeout=min(left, 10))
            while not call.done():
                if ctx.cancelled.wait(0.02):
                    call.cancel()
                    return True
            if call.code() == grpc.StatusCode.OK:
                return True
            if call.code() not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED):
                raise EvidenceRefused(call.details())
            ctx.cancelled.wait(0.2)
        return True

    def publish(self, result: agents_pb2.ResultReported) -> None:
        headers = {
            "ce_specversion": "1.0",
            "ce_id": derive(result.task_id, "result", result.attempt),
            "ce_type": "compass.agents.v1.ResultReported",
            "ce_source": f"agent-{self.agent.name}",
            "ce_time": datetime.now(timezone.utc).isoformat(),
            "content-type": "application/protobuf",
        }
        self.producer.produce(
            RESULTS, key=result.investigation_id, value=result.SerializeToString(), headers=list(headers.items())
        )
        if self.producer.flush(10) > 0:
            raise RuntimeError("the result was not acknowledged")


def derive(parent: str, role: str, ordinal: int) -> str:
    """The same id each time: a retry cannot draw a second one."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{parent}/{role}/{ordinal}"))
