import type { DiffLines } from './read-diff.js';

/** Something that a change does to a program, and that breaks programs. */
export interface Hazard {
  readonly kind: string;
  /** 0..1: how often a change of this kind breaks something. */
  readonly weight: number;
  /** For people: what it does. */
  readonly about: string;
  /** How trouble of this kind shows. */
  readonly shows: RegExp;
}

interface Rule extends Hazard {
  found(lines: DiffLines): boolean;
}

const guard =
  /\b(nil|null|None|undefined|Optional|isPresent|isEmpty|len\(|\.length|size\(\))|(\?\.)|\bif\b.*(==|!=|<|>|!\w)/;
const nullWords = /\b(nil|null|None|undefined)\b|\?\./;
const lock =
  /\b(mu|mutex|lock|unlock|rlock|runlock|synchronized|semaphore|atomic|sync\.Mutex|RWMutex)\b|\.(R?Lock|R?Unlock)\(/i;
const bound =
  /\b(limit|top|page_?size|max_?rows|take|first|fetch_?size|where|tenant_?id|index|ttl|evict\w*|lru|expir\w*|max_?(size|entries|len)|prune|trim)\b/i;
const batching = /batch|chunk|bulk|coalesc|buffer(ed)?Write|cache[dp]?\b|memoi[sz]e/i;
const release =
  /\bdefer\b|\.close\(|\.Close\(|\.release\(|finally\b|cancel\(|\bwith\b|\busing\b|dispose\(|\bfree\(|\.stop\(/;
const waiting = /timeout|deadline|retry|retries|backoff|max_?attempts|circuit|keep_?alive/i;
const capacity =
  /\b(pool|max_?conns?|max_?open|max_?idle|concurrency|workers|threads|replicas|memory|cpu|heap|buffer|queue_?size|capacity)\b/i;
const handling = /\b(catch|except|rescue|recover\(|err != nil|onError|\.catch\()|return .*err\b/i;
const address = /https?:\/\/|\b(host|port|url|endpoint|addr|address|topic|queue|bucket|table|region|dsn)\b/i;
const secret = /\b(secret|token|password|credential|api_?key|auth\w*|permission|role|scope|cert\w*|tls)\b/i;
const schema =
  /\b(alter table|drop (table|column|index)|add column|rename|migration|create index|proto|schema|json:"|serialize|unmarshal|encoding)\b/i;
const environment = /\b(getenv|environ|process\.env|env\[|viper|config\.(get|must)|System\.getProperty|@Value)\b/i;
const narrow = /\b(u?int(8|16|32|64)?|long|short|float(32|64)?|double|decimal|bigint|number|char|varchar\(\d+\))\b/;
const costly =
  /\b(http|fetch|axios|client|rpc|grpc|query|select|exec|sleep|wait|lock|regexp?|compile|marshal|hash|bcrypt|encrypt|decrypt|deepcopy|clone|scan|readall)\b|\.(get|post|do|find|send|call|invoke|lock)\(/i;
const refusal = /\b(reject\w*|deny|forbid|throw|raise|abort|return .*(err|error|invalid|false|4\d\d))\b/i;
const loop = /\b(for|foreach|while|map|forEach)\b/;
const call = /([A-Za-z_][\w.]*)\s*\(/g;

const some = (lines: readonly string[], pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
/** Was there, and is there no longer. */
const lost = ({ added, removed }: DiffLines, pattern: RegExp): boolean =>
  some(removed, pattern) && !some(added, pattern);
const touched = ({ added, removed }: DiffLines, pattern: RegExp): boolean => some([...added, ...removed], pattern);

const timeouts = /time[- ]?out|deadline|slow|latency|duration|exhaust|hang|stuck|backlog|lag|took/i;
const load =
  /throttl|capacity|throughput|exceed|overload|rate|quota|429|503|saturat|cpu|connections?|writes?|reads?|queue/i;
const crash =
  /panic|nil|null|undefined|none\b|segfault|sigsegv|dereference|attribute|cannot read|index out of range|crash|500/i;

const rules: readonly Rule[] = [
  {
    ...{ kind: 'null-check-removed', weight: 0.95, about: 'removes a check for a missing value', shows: crash },
    found: (lines) => lost(lines, nullWords) && some(lines.removed, guard),
  },
  {
    ...{
      kind: 'lock-removed',
      weight: 0.95,
      about: 'removes a lock',
      shows: /concurren|race|corrupt|deadlock|inconsisten|fatal|duplicate|panic/i,
    },
    found: (lines) => lost(lines, lock),
  },
  {
    ...{
      kind: 'bound-removed',
      weight: 0.9,
      about: 'removes what bounded a result',
      shows: new RegExp(`${timeouts.source}|rows|memory|oom|full scan|query`, 'i'),
    },
    found: (lines) => lost(lines, bound),
  },
  {
    ...{
      kind: 'batching-removed',
      weight: 0.85,
      about: 'does one by one what was done together, or no longer remembers it',
      shows: new RegExp(`${load.source}|${timeouts.source}`, 'i'),
    },
    found: (lines) => lost(lines, batching),
  },
  {
    ...{
      kind: 'release-removed',
      weight: 0.85,
      about: 'no longer gives back what it takes',
      shows: /leak|exhaust|too many|memory|oom|descriptor|connections?|pool|file|goroutine|thread/i,
    },
    found: (lines) => lost(lines, release),
  },
  {
    ...{ kind: 'handling-removed', weight: 0.7, about: 'no longer handles an error', shows: crash },
    found: (lines) => lost(lines, handling),
  },
  {
    ...{
      kind: 'call-removed',
      weight: 0.85,
      about: 'no longer calls what it called',
      shows:
        /not found|missing|unknown|unregister|undefined|not initiali[sz]ed|no such|404|invalid|stale|empty|denied/i,
    },
    found: (lines) => removedCalls(lines).length > 0 && addedCalls(lines).length === 0,
  },
  {
    ...{
      kind: 'loop-of-calls',
      weight: 0.75,
      about: 'makes calls in a loop',
      shows: new RegExp(`${load.source}|${timeouts.source}`, 'i'),
    },
    found: (lines) => some(lines.added, loop) && !some(lines.removed, loop) && addedCalls(lines).length > 0,
  },
  {
    ...{ kind: 'waiting-changed', weight: 0.6, about: 'changes how long or how often it waits', shows: timeouts },
    found: (lines) => touched(lines, waiting) && hasNumber(lines),
  },
  {
    ...{
      kind: 'capacity-changed',
      weight: 0.6,
      about: 'changes how much it may use',
      shows: new RegExp(`${load.source}|memory|oom|evict|pool`, 'i'),
    },
    found: (lines) => touched(lines, capacity) && hasNumber(lines),
  },
  {
    ...{
      kind: 'address-changed',
      weight: 0.7,
      about: 'changes whom it talks to',
      shows: /refused|not found|unreachable|no such host|resolve|404|dns|connect|unknown/i,
    },
    found: (lines) => lines.removed.length > 0 && touched(lines, address),
  },
  {
    ...{
      kind: 'access-changed',
      weight: 0.7,
      about: 'changes who may do what',
      shows: /denied|unauthori[sz]ed|forbidden|40[13]|permission|credential|certificate|tls|token/i,
    },
    found: (lines) => touched(lines, secret),
  },
  {
    ...{
      kind: 'format-changed',
      weight: 0.7,
      about: 'changes a schema or a format',
      shows: /parse|decode|unmarshal|deserial|schema|column|field|type|invalid|mismatch|unknown|format/i,
    },
    found: (lines) => touched(lines, schema) && lines.removed.length > 0,
  },
  {
    ...{
      kind: 'setting-read-elsewhere',
      weight: 0.75,
      about: 'reads a setting from elsewhere',
      shows: /missing|unset|not set|empty|required|undefined|config|setting|env|default/i,
    },
    found: (lines) => lines.removed.length > 0 && touched(lines, environment),
  },
  {
    ...{
      kind: 'type-changed',
      weight: 0.7,
      about: 'changes the type of a value',
      shows: /overflow|negative|truncat|out of range|precision|NaN|too large|mismatch|cast|convert/i,
    },
    found: ({ added, removed }) => removed.some((line) => added.some((other) => differsInTypes(line, other))),
  },
  {
    ...{
      kind: 'work-added',
      weight: 0.6,
      about: 'adds calls that take time',
      shows: new RegExp(`${timeouts.source}|${load.source}|deadlock`, 'i'),
    },
    found: (lines) => some(lines.added, costly) && lines.removed.length === 0 && addedCalls(lines).length > 0,
  },
  {
    ...{
      kind: 'refusal-added',
      weight: 0.55,
      about: 'refuses what it accepted',
      shows: /reject|invalid|denied|refus|4\d\d|bad request|validation|forbidden/i,
    },
    found: ({ added, removed }) => some(added, refusal) && some(added, /\bif\b/) && removed.length === 0,
  },
  {
    ...{ kind: 'condition-changed', weight: 0.65, about: 'changes a condition', shows: /./ },
    found: ({ added, removed }) => removed.some((line) => added.some((other) => differsInOperators(line, other))),
  },
];

/** The same names and texts, compared or combined in another way. */
function differsInOperators(before: string, after: string): boolean {
  const names = (line: string) => (line.match(/[A-Za-z_]\w*/g) ?? []).join(' ');
  const isCondition = /[<>]|[=!]=|&&|\|\||\b(and|or|not)\b/;
  return names(before) === names(after) && isCondition.test(before) && isCondition.test(after);
}

/** The same line but for a type that it names. */
function differsInTypes(before: string, after: string): boolean {
  const typed = new RegExp(narrow.source, 'g');
  const without = (line: string) => line.replaceAll(typed, '');
  return before !== after && without(before) === without(after) && narrow.test(before);
}

/** All hazards of a change, worst first; none where it only adds, or only rewords. */
export function hazardsOf(lines: DiffLines): Hazard[] {
  const working = { added: lines.added.filter(isAtWork), removed: lines.removed.filter(isAtWork) };
  return rules.filter((rule) => rule.found(working)).sort((a, b) => b.weight - a.weight);
}

/** What writes logs and metrics, and what declares a version, changes nothing for users. */
const isAtWork = (line: string): boolean =>
  !/\b(log|logger|console|slog|logging|print|printf|println|LOG_\w+)\b|\bmetrics?\b|prometheus|\bversion\b|histogram|counter/i.test(
    line,
  );

const common = new Set(['if', 'for', 'while', 'switch', 'return', 'catch', 'func', 'function', 'def', 'new', 'await']);
const callsOf = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => [...line.matchAll(call)].map(([, name]) => name!.split('.').at(-1)!))
    .filter((name) => !common.has(name));

function removedCalls({ added, removed }: DiffLines): string[] {
  const kept = added.join('\n');
  return callsOf(removed).filter((name) => !kept.includes(name));
}

function addedCalls({ added, removed }: DiffLines): string[] {
  const before = removed.join('\n');
  return callsOf(added).filter((name) => !before.includes(name));
}

const hasNumber = ({ added, removed }: DiffLines): boolean => some(added, /\d/) || some(removed, /\d/);
