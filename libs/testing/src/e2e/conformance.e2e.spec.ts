import { commandSubject, conform, type Verdict } from '@compass/conformance';
import { systemClock, systemTimers } from '@compass/kernel';
import { createEventLog, type EventLog } from '@compass/messaging';
import { createLogger } from '@compass/telemetry';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { trace } from '@opentelemetry/api';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithKafka } from '../kafka/describe-with-kafka.js';
import { machinePace } from '../pace/machine-pace.js';
import { pythonAgentCommand, whyPythonCannotRun } from '../python/python-agent.js';

const workspace = join(import.meta.dirname, '../../../..');
const recordings = join(workspace, 'recordings');
const specialists = ['application', 'change', 'database', 'infrastructure', 'network', 'tracing'];
const longEnoughMs = 900_000;
const pace = machinePace();
const timing = {
  patienceMs: 60_000 * pace,
  bidDeadlineMs: 1_000 * pace,
  leaseMs: 12_000 * pace,
  shortAwardMs: 2_000 * pace,
  quietMs: 500 * pace,
};

describeWithKafka('conformance', (address) => {
  let log: EventLog;
  let dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'compass-conformance-'));
    log = await createEventLog(`kafka://${address()}`, {
      ...{ clientId: 'conformance', clock: systemClock, timers: systemTimers, tracer: trace.getTracer('test') },
      logger: createLogger({ service: 'test', instance: 'test', level: 'silent' }),
    });
  });
  afterAll(async () => {
    await log.close();
    rmSync(dir, { recursive: true });
  });

  const now = (
    JSON.parse(readFileSync(join(recordings, 'shop/cases/incident-015/case.json'), 'utf8')) as { now: number }
  ).now;
  const ask = { environment: 'shop/incident-015', alertAtMs: now * 1_000 - 110_000, services: ['web'] };

  async function verdictsOn(name: string, command: readonly string[]): Promise<readonly Verdict[]> {
    const output = openSync(join(dir, `${name}.log`), 'w');
    const env = { COMPASS_EVENTS: `kafka://${address()}`, COMPASS_RECORDINGS: recordings };
    const subject = commandSubject(command, output);
    return conform({ listen: '127.0.0.1:0', log, ask, subject, env, timing }).finally(() => closeSync(output));
  }

  const wanting = (verdicts: readonly Verdict[]) => verdicts.filter(({ status }) => status !== 'passed');
  const programOf = (folder: string) => [process.execPath, join(workspace, folder, 'dist/main.js')];

  // Side by side: most of the time goes by with waiting for what must not come.
  test(
    'of our six, and of the example in TypeScript',
    async () => {
      const programs = [...specialists.map((name) => `apps/agent-${name}`), 'examples/agent-disk'];
      const judged = programs.map(async (folder) => {
        const verdicts = await verdictsOn(folder.replace('/', '-'), programOf(folder));
        return [folder, wanting(verdicts)] as const;
      });
      expect(Object.fromEntries(await Promise.all(judged))).toEqual(
        Object.fromEntries(programs.map((folder) => [folder, []])),
      );
    },
    longEnoughMs,
  );

  const missing = whyPythonCannotRun();
  if (missing)
    process.stderr.write(`\n*** SKIPPED, NOT TESTED: conformance of the example in Python: ${missing} ***\n`);
  (missing && process.env['CI'] !== 'true' ? test.skip : test)(
    'of the example in Python',
    async () => {
      expect(wanting(await verdictsOn('python', await pythonAgentCommand()))).toEqual([]);
    },
    longEnoughMs,
  );
});
