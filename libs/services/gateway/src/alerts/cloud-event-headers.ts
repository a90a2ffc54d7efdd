import type { IncomingHttpHeaders } from 'node:http';

/** More are nobody's event. */
const mostAttributes = 30;

/** The attributes of a CloudEvent in HTTP's binary mode (`ce-…`, percent-encoded) as Kafka's binding names them (`ce_…`). */
export function cloudEventHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const attributes = Object.entries(headers).filter(([name]) => /^ce-[a-z0-9]{1,20}$/.test(name));
  return Object.fromEntries(
    attributes.slice(0, mostAttributes).map(([name, value]) => [`ce_${name.slice(3)}`, decoded(String(value))]),
  );
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
