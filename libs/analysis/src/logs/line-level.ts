/** What loggers of the common platforms call their levels, by the word that is used here. */
const words: readonly (readonly [level: string, RegExp])[] = [
  ['FATAL', /^(FATAL|PANIC|DPANIC|EMERG(ENCY)?|ALERT|F)$/],
  ['CRITICAL', /^(CRITICAL|CRIT|C)$/],
  ['ERROR', /^(ERROR|ERR|EROR|FAIL|E)$/],
  ['WARN', /^(WARN|W)$/],
  ['INFO', /^(INFO|INFORMATION|NOTICE|I)$/],
  ['DEBUG', /^(DEBUG|DBG|DBUG|D|FINE|VERBOSE)$/],
  ['TRACE', /^(TRACE|TRCE|T|FINER|FINEST)$/],
];
/** The first numbers of pino and bunyan; OpenTelemetry's severity numbers are smaller. */
const numbered: readonly (readonly [level: string, pino: number, openTelemetry: number])[] = [
  ['FATAL', 60, 21],
  ['ERROR', 50, 17],
  ['WARN', 40, 13],
  ['INFO', 30, 9],
  ['DEBUG', 20, 5],
  ['TRACE', 10, 1],
];
const leastPino = 25;

/** A level as it is named here: upper case; one that is unknown stays as it was logged. */
export function levelNamed(level: string | number): string {
  const name = String(level).toUpperCase();
  if (/^\d+$/.test(name)) return numberedLevel(Number(name));
  return words.find(([, pattern]) => pattern.test(name))?.[0] ?? name;
}

function numberedLevel(number: number): string {
  const at = number < leastPino && number % 10 !== 0 ? 2 : 1;
  return numbered.find((one) => number >= one[at])?.[0] ?? 'TRACE';
}

/** Where lines without a level of their own tell it: at the beginning, or by what only failures say. */
const klog = /^([IWEF])\d{4} \d\d:\d\d:\d\d/;
const marked = /(?:^|[\s[(<|"=])(FATAL|CRITICAL|SEVERE|ERROR|WARN|WARNING|INFO|NOTICE|DEBUG|TRACE)(?=$|[\s\]):>|",])/;
const markedLow =
  /^.{0,40}?\[(fatal|emerg|alert|crit|error|err|warn|warning|notice|info|debug|trace)\]|^(fatal|error|warning|info|debug): /i;
/** .NET's console, in words of four letters before the logger's name and the event's number. */
const dotnet = /^(trce|dbug|info|warn|fail|crit): [\w.]+\[\d+\]/;
const fielded = /"(?:level|severity|lvl)"\s*:\s*"(\w+)"/;
const beginning = 120;
const died = /^(panic: |fatal error: |thread '.*' panicked at|FATAL )/;
const failed =
  /^(Traceback \(most recent call last\)|Exception in thread|Unhandled (exception|rejection|promise)|Uncaught )|^([A-Za-z_$][\w$]*\.)*[A-Z][\w$]*(Exception|Error)\b:|\banswered 5xx$/im;

/** The level that a line's text tells, for lines that carry none; undefined where nothing does. */
export function levelInText(text: string): string | undefined {
  const [, letter] = klog.exec(text) ?? [];
  if (letter) return levelNamed(letter);
  if (died.test(text)) return 'FATAL';
  const [, short] = dotnet.exec(text) ?? [];
  if (short) return levelNamed(short);
  const head = text.slice(0, beginning);
  const [, word] = marked.exec(head) ?? [];
  const [, bracketed, leading] = markedLow.exec(head) ?? [];
  const named = word ?? bracketed ?? leading ?? fielded.exec(head)?.[1];
  if (named) return levelNamed(named);
  return failed.test(text) ? 'ERROR' : undefined;
}
