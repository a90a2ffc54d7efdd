"""CPU milliseconds of BARO's RobustScorer for each case folder given, a line each; told when the alert was, not the onset."""

import json
import pathlib
import sys
import time

import pandas
from baro.root_cause_analysis import robust_scorer

for folder in map(pathlib.Path, sys.argv[1:]):
    alert_time = json.loads((folder / "case.json").read_text())["alertTime"]
    metrics = pandas.read_csv(folder / "metrics.csv.gz").ffill().fillna(0)
    began = time.process_time()
    robust_scorer(metrics, inject_time=alert_time)
    print((time.process_time() - began) * 1000, flush=True)
