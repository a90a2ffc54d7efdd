import { closeSync, mkdtempSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandSubject, conform, type Verdict } from '@compass/conformance';
import { caseAt } from '@compass/evaluation';
import { systemClock, systemTimers } from '@compass/kernel';
import { startKafka } from '@compass/local-kafka';
import { createEventLog, type EventLog } from '@compass/messaging';
import { createLogger } from '@compass/telemetry';
import { trace } from '@opentelemetry/api';
import { print } from '../print.js';
import { renderVerdict, renderVerdicts } from './render-verdicts.js';

interface ConformOptions {
  /** kafka://…; absent: a broker is started for the while. */
  readonly events?: string;
  readonly recording: string;
  readonly bidDeadline: number;
  readonly patience: number;
  readonly showOutput?: boolean;
  readonly json?: boolean;
}

/**
 * Judges one agent from outside; exit code 1 when a check failed.
 * @param address where the suite plays market and knowledge store
 * @param command starts the agent; empty: somebody else does
 * @throws PermanentError `address-unusable`, `kafka-unsupported`, `unknown-case`
 */
export async function conformAgent(
  address: string,
  command: readonly string[],
  options: ConformOptions,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'compass-conform-'));
  const kafka = options.events ? undefined : await startKafka({ dir: join(scratch, 'kafka') });
  const events = options.events ?? `kafka://${kafka?.address}`;
  const log = await openLog(events);
  try {
    const verdicts = await judge({ address, command, events, log, outputFile: join(scratch, 'agent.log') }, options);
    print(verdicts, renderVerdicts, options.json);
    process.exitCode = verdicts.some(({ status }) => status === 'failed') ? 1 : 0;
  } finally {
    await log.close();
    await kafka?.stop();
    if (process.exitCode === 0) await rm(scratch, { recursive: true });
    else if (command.length > 0 && !options.showOutput) console.error(`the agent's output: ${scratch}/agent.log`);
  }
}

interface Judged {
  readonly address: string;
  readonly command: readonly string[];
  readonly events: string;
  readonly log: EventLog;
  readonly outputFile: string;
}

async function judge(judged: Judged, options: ConformOptions): Promise<readonly Verdict[]> {
  const { environment, root, file } = caseAt(options.recording);
  const say = (line: string) => void (options.json || process.stderr.write(line));
  const output = options.showOutput ? 'inherit' : openSync(judged.outputFile, 'w');
  const env = { COMPASS_EVENTS: judged.events, COMPASS_RECORDINGS: root };
  try {
    return await conform({
      ...{ listen: judged.address, log: judged.log, env },
      ask: { environment, alertAtMs: (file.alertTime ?? file.now ?? 0) * 1_000, services: [] },
      ...(judged.command.length > 0 && { subject: commandSubject(judged.command, output) }),
      timing: { bidDeadlineMs: options.bidDeadline, patienceMs: options.patience * 1_000 },
      onListening: (at) => {
        if (judged.command.length === 0) say(howToStart({ ...env, COMPASS_MARKET: at, COMPASS_KNOWLEDGE: at }));
      },
      onVerdict: (verdict) => say(renderVerdict(verdict)),
    });
  } finally {
    if (output !== 'inherit') closeSync(output);
  }
}

const howToStart = (env: Readonly<Record<string, string>>): string =>
  `start the agent now, with:\n${Object.entries(env)
    .map(([name, value]) => `  export ${name}=${value}\n`)
    .join('')}`;

function openLog(events: string): Promise<EventLog> {
  const time = { clock: systemClock, timers: systemTimers };
  const tracer = trace.getTracer('conformance');
  return createEventLog(events, {
    clientId: 'compass-conform',
    ...time,
    tracer,
    logger: createLogger({ service: 'compass-conform', instance: 'cli', level: 'silent' }),
  });
}
