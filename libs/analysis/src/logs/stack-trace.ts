/** Python tells last what was thrown, and Java and .NET what brought it about. */
const pythonTrace = /^\s*Traceback \(most recent call last\)/m;
const javaCause = /^\s*Caused by: (.+)$/gm;
const dotNetCause = /---> (.+?)(?: --->|$)/gm;
/** A frame of a stack, in the common platforms' ways of writing it. */
const frame = /^\s+(at |File "|\.\.\. \d+ more)|^\t|^goroutine \d|^\s*--- End of/;
const thrown = /^\s*((?:[A-Za-z_$][\w$]*\.)*[A-Z][\w$]*(?:Exception|Error|Fault|Timeout|Warning)\b.*)$/;

/**
 * A text that holds a stack trace, with what it tells first: its first line, what was thrown, and what brought that about. The frames
 * follow as they were. A text of one line stays as it is.
 */
export function stackFirst(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n').map((line) => line.trimEnd());
  const said = pythonTrace.test(text) ? pythonHeadline(lines) : headline(lines);
  const cause = [...text.matchAll(javaCause), ...text.matchAll(dotNetCause)].at(-1)?.[1]?.trim();
  const first = cause && !said.includes(cause) ? `${said}; caused by ${cause}` : said;
  return first === lines[0] ? text : `${first}\n${text}`;
}

/** The first line that says something; and what was thrown, where only the next line tells it. */
function headline(lines: readonly string[]): string {
  const at = lines.findIndex((line) => line.trim() !== '');
  const first = lines[at]?.trim() ?? '';
  const next = lines[at + 1] ?? '';
  const [, exception] = thrown.exec(next) ?? [];
  return exception && lines.slice(at + 2).some((line) => frame.test(line)) && !first.includes(exception)
    ? `${first} ${exception}`
    : first;
}

/** What is said before the trace, and the last line that is no frame. */
function pythonHeadline(lines: readonly string[]): string {
  const at = lines.findIndex((line) => pythonTrace.test(line));
  const before = lines.slice(0, at).find((line) => line.trim() !== '');
  const last = lines.findLast((line) => line !== '' && !/^\s/.test(line) && !pythonTrace.test(line)) ?? '';
  return [before?.trim(), last === before ? undefined : last.trim()].filter((part) => part).join(' ');
}
