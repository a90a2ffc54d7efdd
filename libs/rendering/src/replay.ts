import type { JsonDifference } from '@compass/kernel';
import { plain, type Paint } from './report.js';
import { shown } from './words.js';

/** A replay as `compass replay` shows it. */
interface Replay {
  readonly investigationId: string;
  readonly equal: boolean;
  readonly events: number;
  readonly log: HashPair;
  readonly report?: HashPair;
  readonly differences: readonly {
    readonly version: number;
    readonly type: string;
    readonly kind: 'differs' | 'damaged' | 'not-recorded' | 'not-repeated';
    readonly fields: readonly JsonDifference[];
  }[];
}

interface HashPair {
  readonly recorded: string;
  readonly repeated: string;
}

const kinds = {
  differs: 'came out otherwise',
  damaged: 'is not what was written',
  'not-recorded': 'comes out now, and was not recorded',
  'not-repeated': 'was recorded, and does not come out now',
} as const;

/** Whether the same came out, the hashes to compare it by, and every field that differs. Lines end in \n. */
export function renderReplay(
  { investigationId, equal, events, log, report, differences }: Replay,
  paint: Paint = plain,
): string {
  const headline = equal ? paint('green', 'equal') : paint('red', 'NOT EQUAL');
  const lines = [
    `${paint('bold', investigationId)}  ${events} events decided again: ${headline}`,
    `   log     ${hashes(log)}`,
    `   report  ${report ? hashes(report) : 'there is no verdict yet'}`,
    ...differences.flatMap(({ version, type, kind, fields }) => [
      `   ${paint('yellow', `event ${version}`)}  ${type} ${kinds[kind]}`,
      ...fields.map(fieldLine),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const hashes = ({ recorded, repeated }: HashPair): string =>
  recorded === repeated ? `sha256 ${recorded}` : `sha256 ${recorded} recorded, ${repeated || 'nothing'} repeated`;

/** One field that differs, as it was and as it is. */
export function fieldLine({ path, before, after }: JsonDifference): string {
  return `      ${path || '(all)'}: ${shown(before)} -> ${shown(after)}`;
}
