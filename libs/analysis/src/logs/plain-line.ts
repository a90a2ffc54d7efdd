import { stackFirst } from './stack-trace.js';

/** Where structured loggers put what a line says, in this order. */
const spoken = ['message', 'msg', 'event', 'error', 'err', 'exception', 'exc_info', 'stack_trace', 'stack'];
/** Shorter texts than a whole stack trace are said beside the others. */
const stacks = new Set(['exception', 'exc_info', 'stack_trace', 'stack']);
const levels = ['level', 'severity', 'lvl', 'levelname', 'loglevel', 'log.level', '@level', 'severityText'];

/** What a line says, without what its logger wraps around it. */
export interface PlainLine {
  readonly text: string;
  /** As the line itself tells it; absent where it does not. */
  readonly level?: string | number;
}

/**
 * What a log line says: of a JSON object or of logfmt, the texts of its message and error fields; of a web server's access line, method,
 * path and class of status; of a stack trace, first what was thrown and what brought it about. Else the line as it is.
 */
export function plainLine(line: string): PlainLine {
  const fields = fieldsOf(line);
  const level = fields && levelIn(fields);
  const texts = fields ? textsOf(fields) : [];
  const text = texts.length > 0 ? texts.join(': ') : (accessed(line) ?? line);
  return { text: stackFirst(text), ...(level !== undefined && { level }) };
}

function levelIn(fields: Readonly<Record<string, unknown>>): string | number | undefined {
  const found = levels
    .map((name) => fields[name])
    .find((value) => typeof value === 'string' || typeof value === 'number');
  return found;
}

function textsOf(fields: Readonly<Record<string, unknown>>): string[] {
  const texts: string[] = [];
  for (const name of spoken) {
    const text = textIn(fields[name]);
    const isKnown = texts.some((known) => known.includes(text) || text.startsWith(known));
    if (text !== '' && !(stacks.has(name) && isKnown) && !texts.includes(text)) texts.push(text);
  }
  return texts;
}

/** A text, or what an error that is logged as an object says. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { type, name, class: kind, message } = value as Record<string, unknown>;
  return [type ?? name ?? kind, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
}

function fieldsOf(line: string): Record<string, unknown> | undefined {
  const at = line.trimStart();
  if (!at.startsWith('{')) return logfmtOf(line);
  try {
    return JSON.parse(at) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const pair = /([A-Za-z_@][\w.@-]*)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g;
const fewestPairs = 2;

/** key=value pairs, one of which is the message or the error, and that make up the line from its beginning. */
function logfmtOf(line: string): Record<string, unknown> | undefined {
  if (!/^[A-Za-z_@][\w.@-]*=/.test(line)) return undefined;
  const pairs = [...line.matchAll(pair)];
  const fields = Object.fromEntries(
    pairs.map(([, key, quoted, bare]) => [key!, quoted?.replaceAll('\\"', '"') ?? bare]),
  );
  return pairs.length >= fewestPairs && spoken.some((name) => name in fields) ? fields : undefined;
}

/** Common and combined log format, as nginx, Apache, Envoy and load balancers write it. */
const access = /"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S+)(?: HTTP\/[\d.]+)?" (\d{3})\b/;

function accessed(line: string): string | undefined {
  const [, method, path, status] = access.exec(line) ?? [];
  if (!method || !path || !status) return undefined;
  return `${method} ${path.split('?', 1)[0]} answered ${status[0]}xx`;
}
