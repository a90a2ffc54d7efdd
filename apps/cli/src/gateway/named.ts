import { PermanentError } from '@compass/kernel';
import type { Gateway } from './gateway.js';

const whole = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const listed = 500;

/** A kind of thing that people name by the beginning of its id. */
interface Kind {
  readonly word: 'investigation' | 'incident';
  /** The command that shows those there are. */
  readonly list: string;
  /** The ids of the newest, the newest first. */
  readonly newest: (gateway: Gateway) => Promise<readonly string[]>;
}

const investigation: Kind = {
  word: 'investigation',
  list: 'compass list',
  newest: async (gateway) => {
    const path = `/v1/investigations?pageSize=${listed}`;
    const { investigations } = await gateway.get<{ investigations: { investigationId: string }[] }>(path);
    return investigations.map(({ investigationId }) => investigationId);
  },
};

const incident: Kind = {
  word: 'incident',
  list: 'compass incidents list',
  newest: async (gateway) => {
    const path = `/v1/incidents?pageSize=${listed}`;
    const { records } = await gateway.get<{ records: { incident: { incidentId: string } }[] }>(path);
    return records.map((record) => record.incident.incidentId);
  },
};

/**
 * The id that somebody meant: whole, its first characters, or `latest`.
 * @throws PermanentError `unknown-investigation`, `ambiguous-investigation`
 */
export const namedInvestigation = (gateway: Gateway, name: string): Promise<string> =>
  named(gateway, name, investigation);

/** The same of incidents. @throws PermanentError `unknown-incident`, `ambiguous-incident` */
export const namedIncident = (gateway: Gateway, name: string): Promise<string> => named(gateway, name, incident);

async function named(gateway: Gateway, name: string, { word, list, newest }: Kind): Promise<string> {
  if (whole.test(name)) return name;
  const ids = await newest(gateway);
  const found = name === 'latest' ? ids.slice(0, 1) : ids.filter((id) => id.startsWith(name));
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new PermanentError(`ambiguous-${word}`, `${name} may be ${found.slice(0, 3).join(', ')}: give more of it`);
  const lack = ids.length === 0 ? 'there is none yet' : `there is no ${name} among the newest ${ids.length}`;
  throw new PermanentError(`unknown-${word}`, `${lack}; ${list} shows them`);
}
