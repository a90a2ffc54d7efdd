import {
  lineText,
  durationText,
  fanOutHarm,
  numberText,
  outsideReasons,
  shareText,
  type MetricHarm,
  type OwnBehaviour,
} from '@compass/analysis';
import type { ErrorLog } from './error-logs.js';
import { brokenPath, stoppedLine } from './flows.js';
import type { Scene } from './scene.js';
import type { Source } from './telemetry.js';

/** Something that a service does worse by itself, not by waiting for others. */
export interface Trouble {
  readonly service: string;
  readonly kind: 'errors' | 'latency' | 'result';
  readonly indicator: string;
  readonly onsetMs?: number;
  /** 0..1 */
  readonly strength: number;
  /** What the errors say, to be compared with what was changed. */
  readonly text: string;
  /** Without full stop. */
  readonly sentence: string;
}

/** One way to see that a service is in trouble by itself. */
export interface TroubleCheck {
  readonly id: string;
  readonly reads: readonly [Source, ...Source[]];
  /** Weaker is not told. */
  readonly threshold: number;
  readonly because: string;
  find(scene: Scene): readonly Trouble[];
}

export const troubleChecks: readonly TroubleCheck[] = [
  {
    id: 'own-errors',
    reads: ['traces', 'metrics'],
    threshold: 0.2,
    because: 'a fifth of an added share of 3 % is within what objectives tolerate',
    find: (scene) => [...scene.behaviours.values()].map((behaviour) => ownErrors(behaviour, scene)),
  },
  {
    id: 'own-work',
    reads: ['traces', 'metrics'],
    threshold: 0.2,
    because: 'machines that are merely busier reach half as much time again, and a few milliseconds',
    find: (scene) => [...scene.behaviours.values()].map((behaviour) => ownWork(behaviour, scene)),
  },
  {
    id: 'more-calls-per-request',
    reads: ['traces'],
    threshold: 0.2,
    because: 'the mix of requests alone changes the calls per request by a third',
    find: (scene) => [...scene.behaviours.values()].map(moreCalls),
  },
  {
    id: 'new-error-logs',
    reads: ['logs', 'metrics'],
    threshold: 0.2,
    because: 'three lines of one kind may be an accident',
    find: (scene) => scene.errorLogs.filter(({ passedOn }) => !passedOn).map((log) => errorLines(log, scene)),
  },
  {
    id: 'path-cut-short',
    reads: ['paths'],
    threshold: 0.15,
    because:
      'one request in ten may end early by chance, and so may a few of a few; what is likelier than that is worth a look',
    find: (scene) => scene.broken.map(brokenPath),
  },
  {
    id: 'line-stopped',
    reads: ['logs'],
    threshold: 0.1,
    because: 'half of a line that is gone may be a sample; weak as it is, it is where to look next',
    find: ({ stopped, broken }) =>
      stopped.filter(({ service }) => !broken.some((flow) => flow.service === service)).map(stoppedLine),
  },
];

/** The recorded metric that shows it, so that an engineer finds the very series; else a plain word. */
function indicatorFor(service: string, kind: Trouble['kind'], harms: readonly MetricHarm[]): string {
  return harms.find((harm) => harm.service === service && harm.meaning.role === kind)?.metric ?? kind;
}

function ownErrors({ service, ownErrors, failing, errorTypes }: OwnBehaviour, { harms }: Scene): Trouble {
  const { name, difference } = failing ?? { name: 'its requests', difference: ownErrors };
  const text = errorTypes.map(({ type, message }) => `${type} ${message}`.trim()).slice(0, 3);
  const types = text.length > 0 ? `, most often ${text[0]}` : '';
  const onsetMs = ownErrors.onsetMs ?? difference.onsetMs;
  const { before, after, callsAfter } = difference;
  return {
    service,
    kind: 'errors',
    indicator: indicatorFor(service, 'errors', harms),
    ...(onsetMs !== undefined && { onsetMs }),
    strength: 0.95 * Math.max(ownErrors.strength, failing?.difference.strength ?? 0),
    text: text.join(' '),
    sentence: `${service} fails ${shareText(after)} of ${name} by itself (${shareText(before)} before, ${callsAfter} calls seen)${types}; no failed call is behind it`,
  };
}

function ownWork({ service, ownWork, heaviest }: OwnBehaviour, { harms }: Scene): Trouble {
  const worst = heaviest && heaviest.difference.strength > ownWork.strength ? heaviest : undefined;
  const { before, after, callsAfter, strength, onsetMs } = worst?.difference ?? ownWork;
  const what = worst ? worst.name : 'a request';
  return {
    service,
    kind: 'latency',
    indicator: indicatorFor(service, 'latency', harms),
    ...(onsetMs !== undefined && { onsetMs }),
    strength: 0.9 * strength,
    text: '',
    sentence: `${service} works ${durationText(after)} on ${what} itself, its waiting for others not counted (${durationText(before)} before, ${callsAfter} calls seen)`,
  };
}

function moreCalls(behaviour: OwnBehaviour): Trouble {
  const { service, callsPerRequest, latency } = behaviour;
  return {
    service,
    kind: 'latency',
    indicator: 'calls per request',
    ...(latency.onsetMs !== undefined && { onsetMs: latency.onsetMs }),
    strength: 0.8 * fanOutHarm(behaviour),
    text: '',
    sentence: `${service} makes ${numberText(callsPerRequest.after)} calls for each request (${numberText(callsPerRequest.before)} before)`,
  };
}

/** What the machine refuses is not the code's; that it shows at this service stays. */
const ofTheMachine = 0.5;

/** Where spans tell that the service's failures come from its calls, lines about failures are only their echo. */
function errorLines(log: ErrorLog, { behaviours, harms }: Scene): Trouble {
  const { service, template, after, before, count } = log;
  const byMachine = outsideReasons([template.sample]).some(({ kind }) => kind === 'machine');
  const behaviour = behaviours.get(service);
  const echo = behaviour && behaviour.errors.strength > 0.2 && behaviour.ownErrors.strength < 0.2;
  const type = template.exceptionType ? `${template.exceptionType}: ` : '';
  const metric = harms.find((harm) => harm.service === service && harm.meaning.role === 'errors')?.metric;
  return {
    service,
    kind: 'errors',
    indicator: metric ?? `errors: ${type}${template.template}`,
    onsetMs: log.onsetMs,
    strength: log.strength * (echo ? 0.2 : 1) * (byMachine ? ofTheMachine : 1),
    text: `${template.exceptionType ?? ''} ${template.sample}`,
    sentence: `${service} logs ${count} lines of "${lineText(template.sample, 120)}" (${numberText(after)} a minute, ${numberText(before)} before)`,
  };
}
