import { startBoundProcess } from '@compass/child-process';
import { afterAll, beforeAll } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePorts } from '../chaos/mesh/free-ports.js';
import { describeWithPrograms } from '../skipping/describe-with-programs.js';
import { openMetrics, type LabelledSeries } from './open-metrics.js';

/**
 * A suite with a real Prometheus that has a history and scrapes nothing: skipped loudly where there is none, and with CI=true failed.
 * @param history called once @param define gets the server's address, to be called in tests and hooks
 */
export function describeWithPrometheus(
  name: string,
  history: () => readonly LabelledSeries[],
  define: (url: () => string) => void,
): void {
  describeWithPrograms(name, ['prometheus'], () => {
    let prometheus: Awaited<ReturnType<typeof startPrometheus>>;
    beforeAll(async () => {
      prometheus = await startPrometheus(history());
    });
    afterAll(() => prometheus?.stop());
    define(() => prometheus.url);
  });
}

async function startPrometheus(history: readonly LabelledSeries[]) {
  const directory = await mkdtemp(join(tmpdir(), 'compass-prometheus-'));
  const [text, data, configuration] = ['history.txt', 'data', 'prometheus.yml'].map((file) => join(directory, file));
  await writeFile(text!, openMetrics(history));
  await writeFile(configuration!, 'global: {}\n');
  await promisify(execFile)('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', text!, data!]);
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const process = await startBoundProcess({
    command: 'prometheus',
    args: [
      ...[`--config.file=${configuration}`, `--storage.tsdb.path=${data}`, `--web.listen-address=127.0.0.1:${port}`],
      ...['--storage.tsdb.retention.time=100y', '--log.level=error'],
    ],
    output: 'ignore',
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  });
  const stop = async () => {
    await process.stop();
    await rm(directory, { recursive: true, force: true });
  };
  while (!(await isReady(url))) {
    if (!process.running) throw new Error(`prometheus ended; its data is in ${directory}`);
    await sleep(50);
  }
  return { url, stop };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/-/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
