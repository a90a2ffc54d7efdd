"""Where this agent looks: metrics of recordings. Yours would ask Prometheus, or whatever your services report to."""

import csv
import gzip
import io
import json
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from compass_agent import Observation, UnknownEnvironment

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Environment:
    """One recording, with a time of its own."""

    name: str
    folder: Path
    now_ms: int

    def metric(self, metric: str, start_ms: int, end_ms: int) -> Observation:
        """One metric of all services over time, as an observation. end_ms 0: up to now. Data: [{service, metric, points}]."""
        end_ms = min(end_ms or self.now_ms, self.now_ms)
        query = {
            "signal": "metrics",
            "operation": "range",
            "arguments": {"names": [metric], "window": {"startMs": start_ms, "endMs": end_ms}},
        }
        recorded = read_metrics(self.folder)
        series = None if recorded is None else select(recorded, metric, start_ms, end_ms)
        return Observation.of(self.name, query, start_ms, end_ms, series)


def find_environment(name: str) -> Environment:
    """The environment `<source>/<case>`: a recording below COMPASS_RECORDINGS."""
    for root in os.environ.get("COMPASS_RECORDINGS", "recordings").split(":"):
        source, _, case = name.partition("/")
        file = Path(root, source, "cases", case, "case.json")
        if NAME.fullmatch(name) and file.exists():
            return Environment(name, file.parent, round(json.loads(file.read_text())["now"] * 1000))
    raise UnknownEnvironment(name)


@lru_cache(maxsize=4)
def read_metrics(folder: Path) -> dict[str, list[tuple[int, float]]] | None:
    """Points by column, `<service>_<metric>`; None where no metrics were recorded."""
    file = folder / "metrics.csv.gz"
    if not file.exists():
        return None
    header, *rows = csv.reader(io.StringIO(gzip.decompress(file.read_bytes()).decode()))
    return {
        column: [(round(float(row[0]) * 1000), float(row[i])) for row in rows if row[i] != ""]
        for i, column in enumerate(header[1:], start=1)
    }


def select(recorded: dict[str, list[tuple[int, float]]], metric: str, start_ms: int, end_ms: int) -> list[dict]:
    series = []
    for column, points in sorted(recorded.items()):
        service, _, name = column.rpartition("_")
        kept = [[at, float(f"{value:.6g}")] for at, value in points if start_ms <= at < end_ms]
        if name == metric and kept:
            series.append({"service": service, "metric": name, "points": kept})
    return series
