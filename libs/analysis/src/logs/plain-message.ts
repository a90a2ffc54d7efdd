/** Where structured loggers put what a line says, in this order. */
const spoken = ['message', 'msg', 'event', 'error', 'err'];

/** What a log line says: of one that is a JSON object, the texts of its message and error fields; else the line as it is. */
export function plainMessage(line: string): string {
  if (!line.startsWith('{')) return line;
  const fields = fieldsOf(line);
  const texts = spoken.map((name) => fields[name]).filter((text) => typeof text === 'string' && text !== '');
  return texts.length > 0 ? texts.join(': ') : line;
}

function fieldsOf(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}
