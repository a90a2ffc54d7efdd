"""An agent that knows slowness: it says which services answer much slower than they did before the alert."""

from statistics import median

from compass_agent import Agent, Bid, Context, Decline, Finding, Task, run
from telemetry import find_environment

METRIC = "http-server-duration-p95-ms"
#: From so many times the usual on, it is worth telling.
FACTOR = 3
#: Milliseconds below which nobody waits.
NOTICEABLE_MS = 100


def bid(task: Task) -> Bid | Decline:
    """Answers within milliseconds and looks at nothing but whether it could."""
    find_environment(task.environment)
    return Bid(price_micros=10_000, expected_seconds=1, confidence=0.5)


def investigate(task: Task, ctx: Context) -> list[Finding]:
    environment = find_environment(task.environment)
    look = ctx.observe(environment.metric(METRIC, task.start_ms, task.end_ms))
    findings = []
    for series in look.data or []:
        points = series["points"]
        onset = next((at for at, value in points if is_slow(value, points)), None)
        latest = median(value for _, value in points[-6:])
        if onset is None or not is_slow(latest, points):
            continue
        findings.append(
            Finding(
                service=series["service"],
                indicator=METRIC,
                direction="up",
                onset_ms=onset,
                strength=0.6,
                statement=f"95 of 100 answers of {series['service']} come within {latest:.0f} ms; "
                f"usual are {usual(points):.0f} ms",
                check="slowness.p95",
                cites=[look],
            )
        )
    return findings


def usual(points: list[list[float]]) -> float:
    """The median of the first half: what came before."""
    return median(value for _, value in points[: max(1, len(points) // 2)])


def is_slow(value: float, points: list[list[float]]) -> bool:
    return value > NOTICEABLE_MS and value > FACTOR * usual(points)


agent = Agent(
    name="slowness",
    version="1.0.0",
    capabilities=["diagnose.slowness"],
    expertise={"application": 0.4},
    capacity=4,
    bid=bid,
    investigate=investigate,
)

if __name__ == "__main__":
    run(agent)
