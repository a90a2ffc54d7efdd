import { randomUUID } from 'node:crypto';
import { asCompassError } from '@compass/kernel';
import type { EventLog } from '@compass/messaging';
import { ChannelClients } from '@compass/runtime';
import { trace } from '@opentelemetry/api';
import { NotJudged, Violation, type Check, type Verdict } from './check.js';
import { allChecks } from './checks/all-checks.js';
import type { Ask } from './stage/ask.js';
import { PlayedEvidence } from './stage/played-evidence.js';
import { PlayedMarket } from './stage/played-market.js';
import { Results } from './stage/results.js';
import { serveMesh } from './stage/serve-mesh.js';
import { Stage } from './stage/stage.js';
import { usualTiming, type Timing } from './stage/timing.js';
import type { Subject } from './subject/subject.js';

export interface ConformanceOptions {
  /** host:port where the suite plays market and knowledge store; port 0 picks a free one. */
  readonly listen: string;
  /** Carries awards and results; stays open. */
  readonly log: EventLog;
  readonly ask: Ask;
  /** Absent: somebody else starts the agent, within the patience. */
  readonly subject?: Subject;
  /** Further settings of the agent, beside COMPASS_MARKET and COMPASS_KNOWLEDGE. */
  readonly env?: Readonly<Record<string, string>>;
  readonly timing?: Partial<Timing>;
  /** Told where the suite listens, before the agent is started. */
  readonly onListening?: (address: string) => void;
  /** Told of each verdict as it falls. */
  readonly onVerdict?: (verdict: Verdict) => void;
}

/**
 * Judges one agent from outside: plays the market, the knowledge store and the market's side of the agent's topic, and looks at what
 * comes back.
 * @throws PermanentError `address-unusable`; the errors of the event log
 */
export async function conform(options: ConformanceOptions): Promise<readonly Verdict[]> {
  const { log, ask, subject, env = {} } = options;
  const timing = { ...usualTiming, ...options.timing };
  const [market, evidence] = [new PlayedMarket(log, timing.leaseMs), new PlayedEvidence()];
  const served = await serveMesh(options.listen, market, evidence);
  const clients = new ChannelClients(trace.getTracer('conformance'));
  const results = await Results.follow(log, `conformance-${randomUUID()}`);
  const settings = { ...env, COMPASS_MARKET: served.address, COMPASS_KNOWLEDGE: served.address };
  const stage = new Stage({ ask, timing, log, clients, market, evidence, results, subject, env: settings });
  try {
    options.onListening?.(served.address);
    await stage.start();
    return await judgeAll(stage, options.onVerdict);
  } finally {
    await stage.running?.kill();
    await results.stop();
    clients.close();
    served.stop();
  }
}

async function judgeAll(stage: Stage, onVerdict: ConformanceOptions['onVerdict']): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const check of allChecks) {
    const verdict = await judge(check, stage);
    verdicts.push(verdict);
    onVerdict?.(verdict);
  }
  return verdicts;
}

async function judge({ name: check, about, judge: look }: Check, stage: Stage): Promise<Verdict> {
  try {
    if (check !== allChecks[0]!.name) stage.requireAgent();
    await look(stage);
    return { check, about, status: 'passed', reason: '' };
  } catch (thrown) {
    if (thrown instanceof NotJudged) return { check, about, status: 'skipped', reason: thrown.message };
    if (thrown instanceof Violation) return { check, about, status: 'failed', reason: thrown.message };
    const { code, message } = asCompassError(thrown);
    return { check, about, status: 'failed', reason: `${code}: ${message}` };
  } finally {
    stage.parts.evidence.release();
  }
}
