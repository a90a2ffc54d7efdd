import type { Clue } from './clues.js';
import type { EventSuspect } from './event-suspects.js';
import type { MonitoredScene } from './monitor-event.js';

/** What a kind of fault would have to leave in events, and what shows that it did not. */
interface Consequence {
  readonly id: string;
  readonly of: RegExp;
  readonly because: string;
  readonly sentence: string;
  isMissing(seen: Seen): boolean;
}

/** What events show of one instance beside its clues. */
interface Seen {
  readonly runs: boolean;
  readonly calls: boolean;
  readonly isCalled: boolean;
}

/** Only a process that runs can show these. */
const signsOfLife: readonly Clue[] = [
  'cpu-up',
  'memory-up',
  'calls-fail',
  'calls-slower',
  'serves-slower',
  'called-slowly',
];

const consequences: readonly Consequence[] = [
  {
    id: 'it-does-not-run',
    of: /^kubernetes\.(node-|pod-anti|taint|cordon|cpu-cap|memory-cap|volume-|quota-|service-account|image-|registry-|secret-|zero-)|^infrastructure\.host-service/,
    because: 'an instance that finds no place, is not admitted or cannot be started shows nothing of its own',
    sentence: 'it runs: it computes, calls or answers',
    isMissing: ({ runs }) => runs,
  },
  {
    id: 'others-wait-for-it',
    of: /^(database|dependency)\./,
    because:
      'trouble of a database or a dependency is seen in the calls to it; whose own calls are watched is watched as a callee, too',
    sentence: 'its own calls are watched, and no call to it is slow or fails',
    isMissing: ({ calls, isCalled }) => calls && !isCalled,
  },
  {
    id: 'it-is-a-machine',
    of: /^infrastructure\.(kubelet|kube-proxy|container-runtime|scheduler|unhealthy-node)/,
    because: 'a machine sends and answers no requests, what runs on it does',
    sentence: 'it sends or answers requests, so that it is no machine',
    isMissing: ({ calls, isCalled }) => calls || isCalled,
  },
];

/** Why what is claimed of a suspect did not leave what it would have to leave; none where it did, or where events cannot tell. */
export function missingConsequences(
  { instance, clues }: EventSuspect,
  category: string,
  { events }: MonitoredScene,
): readonly { readonly id: string; readonly sentence: string }[] {
  const calls = events.filter((event) => event.kind === 'call');
  const seen = {
    runs: signsOfLife.some((clue) => clues.has(clue)),
    calls: calls.some(({ caller }) => caller === instance),
    isCalled: calls.some(({ callee, caller }) => callee === instance && caller !== instance),
  };
  return consequences
    .filter(({ of, isMissing }) => of.test(category) && isMissing(seen))
    .map(({ id, sentence }) => ({ id, sentence: `of ${instance}, ${sentence}` }));
}
