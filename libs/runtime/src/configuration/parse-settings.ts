import { PermanentError } from '@compass/kernel';
import type { z } from 'zod';
import type { ServiceDefinition } from '../service-definition.js';
import { commonSettings, type CommonSettings } from './common-settings.js';
import { notesOf } from './setting.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the common settings and those of the service from `env`; an empty variable counts as absent.
 * @throws PermanentError `invalid-configuration`, naming every wrong setting, its value and what is allowed
 */
export function parseSettings(definition: ServiceDefinition, env: Environment): CommonSettings {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, schema] of settingsOf(definition)) {
    const text = env[name]?.trim() || undefined;
    const result = schema.safeParse(text);
    if (result.success) values[name] = result.data;
    else problems.push(problem(name, text, schema));
  }
  const settings = values as CommonSettings;
  if (problems.length === 0) problems.push(...missingConnections(definition, settings));
  if (problems.length > 0) throw new PermanentError('invalid-configuration', problems.join('\n'));
  return settings;
}

/** Every setting that the service reads, by name. */
function settingsOf(definition: ServiceDefinition): [name: string, schema: z.ZodType][] {
  return Object.entries({ ...commonSettings.shape, ...definition.settings?.shape });
}

function problem(name: string, text: string | undefined, schema: z.ZodType): string {
  const found = text === undefined ? 'is not set' : `is "${masked(text)}"`;
  return `${name} ${found}; allowed: ${notesOf(schema)?.allowed ?? 'see the reference'}`;
}

/** Which of the shared connections a service needs follows from its definition, which a schema per setting cannot say. */
function missingConnections(definition: ServiceDefinition, settings: CommonSettings): string[] {
  const { COMPASS_EVENTS: events, COMPASS_DATABASE: database } = settings;
  const common = commonSettings.shape;
  const problems: string[] = [];
  const usesLog = definition.eventLog !== false;
  if (usesLog && !events) problems.push(problem('COMPASS_EVENTS', undefined, common.COMPASS_EVENTS));
  const needsDatabase = definition.migrations !== undefined || (usesLog && events === 'postgres:');
  if (needsDatabase && !database) problems.push(problem('COMPASS_DATABASE', undefined, common.COMPASS_DATABASE));
  if (needsDatabase && !definition.migrations && database?.startsWith('embedded:'))
    problems.push(`COMPASS_DATABASE is "${database}"; allowed for a service without a schema: a \`postgres://\` URL`);
  return problems;
}

/** Passwords in URLs do not belong into messages. */
function masked(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, '//***@');
}
