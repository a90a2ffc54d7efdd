import { readFileSync } from 'node:fs';
import { PermanentError } from '@compass/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { weekdays, type MaintenanceWindow } from '../domain/maintenance.js';
import { matcher } from './parse-silence.js';

const weekMinutes = 7 * 24 * 60;

const windowShape = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and dashes'),
    environment: z.string().max(200).default(''),
    matchers: z
      .array(matcher.extend({ negated: z.boolean().default(false) }).strict())
      .min(1)
      .max(20),
    days: z
      .array(z.enum(weekdays))
      .min(1)
      .default([...weekdays]),
    start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 02:30, in quotes'),
    durationMinutes: z.int().min(1).max(weekMinutes),
    timeZone: z.string().refine(isTimeZone, 'not the name of a time zone, such as Europe/Berlin').default('UTC'),
    comment: z.string().max(1_000).default('planned'),
  })
  .transform(({ days, start, ...window }): MaintenanceWindow => {
    const [hours, minutes] = start.split(':').map(Number);
    return { ...window, days: new Set(days.map((day) => weekdays.indexOf(day))), startMinute: hours! * 60 + minutes! };
  });

const fileShape = z
  .strictObject({ windows: z.array(windowShape).max(200) })
  .refine(({ windows }) => new Set(windows.map(({ name }) => name)).size === windows.length, {
    path: ['windows'],
    error: 'two have the same name',
  });

/** @throws PermanentError `invalid-configuration` */
export function readMaintenance(path: string): readonly MaintenanceWindow[] {
  const parsed = fileShape.safeParse(contentOf(path));
  if (parsed.success) return parsed.data.windows;
  throw new PermanentError('invalid-configuration', `COMPASS_MAINTENANCE, ${path}:\n${z.prettifyError(parsed.error)}`);
}

function contentOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const message = `COMPASS_MAINTENANCE, ${path}: cannot be read as YAML or JSON`;
    throw new PermanentError('invalid-configuration', message, { cause });
  }
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
