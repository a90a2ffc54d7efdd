import type { Change, Claim } from '@compass/agent-sdk';
import { lineText, clockText, strongestTest, type ConsequenceTest, type TestedClaim } from '@compass/analysis';
import { nameOf, suspicionOf, suspiciousFrom } from '../diagnose.js';
import type { Telemetry } from '../telemetry.js';
import type { Focus } from '../trouble.js';

const unlikely = 0.8;
const asExpected = 0.1;
const halfAsMuch = 0.5;

/** An attempt before it cites. */
interface Attempt extends TestedClaim {
  /** A change is recorded whose own doing explains the trouble. */
  readonly seenItself: boolean;
}

/** Tries to falsify that a change is to blame: when it came, what else would explain the trouble, and what it does. Pure. */
export function disprove(telemetry: Telemetry, claim: Claim, focus: Focus): Attempt {
  const suspicion = suspicionOf(telemetry, focus);
  const claimed = suspicion?.suspects.find(({ change }) => change.service === claim.service && isMeant(change, claim));
  if (!suspicion || !claimed) return { ...strongestTest(notRecorded(claim, telemetry)), seenItself: false };
  const [first] = suspicion.suspects;
  const { onsetMs, outside } = suspicion.trouble;
  const later = claimed.change.atMs > onsetMs + 60_000;
  const tests: ConsequenceTest[] = [
    {
      id: 'came-before-the-trouble',
      contradiction: later ? unlikely : asExpected,
      sentence: `it came at ${clockText(claimed.change.atMs)}, and the trouble was first seen at ${clockText(onsetMs)}`,
    },
    {
      id: 'no-other-change-explains-more',
      contradiction: claimed.strength < first!.strength * halfAsMuch ? unlikely : asExpected,
      sentence: `"${first!.change.summary.slice(0, 80)}" is the change that explains most`,
    },
    ...outside.slice(0, 1).map(({ kind, strength, line }) => ({
      id: 'no-reason-outside',
      contradiction: claimed.strength < 0.3 ? unlikely * strength : asExpected,
      sentence: `a line speaks of ${kind}: "${lineText(line, 120)}"`,
    })),
  ];
  return { ...strongestTest(tests), seenItself: claimed.strength >= suspiciousFrom };
}

/** A claim that names no change means the one of that kind at its service that explains most. */
const isMeant = (change: Change, { category, indicator }: Claim): boolean =>
  indicator === '' ? (change.kind === 'flag') === (category === 'change.flag') : nameOf(change) === indicator;

function notRecorded({ service }: Claim, { changes }: Telemetry): ConsequenceTest[] {
  if (!changes) return [];
  return [{ id: 'is-recorded', contradiction: unlikely, sentence: `no such change of ${service} is recorded` }];
}
