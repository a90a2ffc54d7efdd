import { clockText, numberText } from '@compass/analysis';
import { releaseName, suspectRelease, type Suspect } from './releases.js';
import { loadOf, type Scene } from './scene.js';
import type { Said, Source } from './telemetry.js';
import type { Trouble, TroubleCheck } from './troubles.js';

/** Traffic that rose less than this is within a normal day. */
export const surge = 1.5;
/** What services say when they refuse for load, not for a mistake. */
export const refusals =
  /\b(429|503)\b|too many requests|overload|rate.?limit|rejected|queue.?full|timed? ?out|exhausted|shed/i;
/** A shared identifier makes a coincidence in time less likely. */
const withoutSymbols = 0.85;

/** With less left than this, the other explanation is not worth telling. */
const worthTelling = 0.2;

/**
 * The kinds of cause that a service's own trouble speaks for: the release before it, as far as the times fit; for the rest the load
 * on it, or else the code as it was.
 */
export function blamed(trouble: Trouble, check: TroubleCheck, scene: Scene): Said[] {
  const { service, onsetMs = scene.splitMs } = trouble;
  const suspect = suspectRelease(scene.changes ?? [], service, onsetMs, trouble.text);
  if (!suspect) return [onCode(trouble, check, scene, 1)];
  const rest = 1 - suspect.closeness;
  const release = onRelease(trouble, check, suspect, onsetMs);
  return rest < worthTelling ? [release] : [release, onCode(trouble, check, scene, rest)];
}

function onCode(trouble: Trouble, check: TroubleCheck, scene: Scene, share: number): Said {
  const { service } = trouble;
  const ratio = loadOf(scene.behaviours.get(service));
  const loaded = ratio >= surge && (trouble.kind === 'latency' || refusals.test(trouble.text));
  const why = loaded ? `its traffic is ${numberText(ratio)} times as much` : withoutRelease(service, scene, share);
  const category = loaded ? 'application.overload' : categories[trouble.kind];
  return {
    ...finding(trouble, check, scene),
    category,
    strength: trouble.strength * share,
    statement: `${trouble.sentence}; ${why}.`,
    refutations: refutationsOf[category]!,
  };
}

const categories: Readonly<Record<Trouble['kind'], string>> = {
  errors: 'application.error',
  latency: 'application.latency',
  result: 'application.wrong-result',
};

/** The place is likelier to be right than the kind: it stays where no kind of cause fits. */
const unknownKind = 0.5;

/** That trouble begins at the service, whatever brought it about. */
export const ofUnknownKind = (trouble: Trouble, check: TroubleCheck, scene: Scene): Said => ({
  ...finding(trouble, check, scene),
  category: 'application.unusual-behaviour',
  strength: unknownKind * trouble.strength,
  statement: `${trouble.sentence}.`,
  refutations: ['It is as usual for the service.', 'It is passed on from a service that it calls.'],
});

function withoutRelease(service: string, { changes }: Scene, share: number): string {
  if (!changes) return 'nobody keeps a record of changes';
  return share === 1 ? `no release of ${service} is near` : 'its last release was minutes before';
}

function onRelease(
  trouble: Trouble,
  check: TroubleCheck,
  { change, closeness, symbols }: Suspect,
  onsetMs: number,
): Said {
  const seconds = Math.max(0, Math.round((onsetMs - change.atMs) / 1000));
  const shared = symbols.length > 0 ? `; change and error share ${symbols.slice(0, 3).join(', ')}` : '';
  return {
    ...finding(trouble, check),
    category: 'application.bad-release',
    onsetMs,
    strength: trouble.strength * closeness * (symbols.length > 0 || trouble.text === '' ? 1 : withoutSymbols),
    statement: `${trouble.sentence}; it began ${seconds} s after the ${releaseName(change)} at ${clockText(change.atMs)}${shared}.`,
    reads: [...check.reads, 'changes'],
    refutations: refutationsOf['application.bad-release']!,
  };
}

function finding({ service, indicator, onsetMs, strength }: Trouble, check: TroubleCheck, scene?: Scene) {
  const reads: readonly Source[] = scene?.changes ? [...check.reads, 'changes'] : check.reads;
  return {
    service,
    indicator,
    direction: 'up' as const,
    strength,
    check: check.id,
    reads,
    ...(onsetMs !== undefined && { onsetMs }),
  };
}

const refutationsOf: Readonly<Record<string, readonly string[]>> = {
  'application.bad-release': [
    'The errors or the slowness began before the release.',
    'The version before the release fails or is slow in the same way.',
    'The errors come from a service that it calls, or its time is spent waiting for one.',
  ],
  'application.error': ['The errors come from a service that it calls.', 'They were as frequent before the onset.'],
  'application.wrong-result': [
    'Requests take the way that they took before.',
    'They end in an exception, or at a call that failed.',
    'What the service calls answers differently, and begins to do so first.',
  ],
  'application.latency': ['The time is spent waiting for others.', 'It is as slow at the same load before the onset.'],
  'application.overload': ['Traffic did not rise.', 'Time and errors per request are as before.'],
};
