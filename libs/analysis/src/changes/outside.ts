/** A reason that lies outside of any code that was changed. */
export interface OutsideReason {
  readonly kind: 'external-host' | 'bad-input' | 'credential-expired' | 'provider' | 'machine';
  /** 0..1 */
  readonly strength: number;
  /** The line that says so. */
  readonly line: string;
}

const host = /https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/i;
const ownHosts = /\.(local|internal|svc|cluster)(\b|$)|localhost|127\.0\.0\.1/i;
const failed = /\b5\d\d\b|deadline|time[d -]?out|unavailable|refused|reset|unreachable/i;
const poison =
  /\b(record|message|event|row|payload|offset|partition)[\w -]*(id)?\b.*(invalid|malformed|out of range|corrupt|poison|schema|parse|validation)|\b(validation|parse|decode|deserializ\w+) (error|failed|failure)\b.*\b(record|message|event|row|offset|partition|producer)/i;
const redelivered = /redeliver|same offset|retrying (the )?same|poison|dead.?letter/i;
const expired =
  /(certificate|cert|token|credential|licen[cs]e|key)[\w ]* (has )?expired|x509: certificate has expired/i;
const provider =
  /\b(region|availability zone|az|provider|upstream provider|vendor|third.?party)\b.*\b(outage|down|degraded|unavailable|incident)/i;
const machine =
  /no space left on device|disk (is )?full|read-only file system|i\/o error|node (not ready|is down|lost)|kernel panic|hardware|spot (instance )?(interruption|terminated)|preempted|evicted/i;

const rules: readonly (readonly [OutsideReason['kind'], number, (line: string) => boolean])[] = [
  ['external-host', 0.85, (line) => host.test(line) && !ownHosts.test(line) && failed.test(line)],
  ['bad-input', 0.9, (line) => isOutOfItsRange(line)],
  ['bad-input', 0.75, (line) => poison.test(line) || redelivered.test(line)],
  ['credential-expired', 0.9, (line) => expired.test(line)],
  ['provider', 0.8, (line) => provider.test(line)],
  ['machine', 0.85, (line) => machine.test(line)],
];

/** What the lines that came up with the trouble say of reasons outside of the code, strongest first. */
export function outsideReasons(lines: readonly string[]): OutsideReason[] {
  return lines
    .flatMap((line): OutsideReason[] => {
      const found = rules.find(([, , says]) => says(line));
      return found ? [{ kind: found[0], strength: found[1], line }] : [];
    })
    .sort((a, b) => b.strength - a.strength || (a.line < b.line ? -1 : 1));
}

/** A line that names a range and a value outside of it complains rightly: what came in was bad. */
function isOutOfItsRange(line: string): boolean {
  const range = /[[(](-?\d+(?:\.\d+)?)\s*(?:,|\.\.)\s*(-?\d+(?:\.\d+)?)[\])]/.exec(line);
  const value = /\b(?:got|was|value|received|actual)\W{0,3}(-?\d+(?:\.\d+)?)/i.exec(line);
  if (!range || !value) return false;
  const [low, high, got] = [Number(range[1]), Number(range[2]), Number(value[1])];
  return got < low || got > high;
}
