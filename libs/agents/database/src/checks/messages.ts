import type { LogTemplate } from '@compass/agent-sdk';
import { lineText, lineSurge, numberText, ownOnset } from '@compass/analysis';
import type { Database, Scene } from '../databases.js';
import { messageMeaning } from '../messages.js';
import type { Seen } from './check.js';

/** Strong, though a line tells what its writer believes. */
const believed = 0.75;
/** Nobody knows which database is meant. */
const nameless = 0.6;
/** Whoever has no room left says so of itself: no database needs to be known. */
const ofTheSpeaker = /^infrastructure\./;

/** What a database says itself, and what its callers say of it. */
export function messagesSeen(database: Database, scene: Scene): Seen[] {
  return templatesOf(scene).flatMap((template) => {
    return concerns(template, database) ? told(template, believed, scene, isNamed(template, database)) : [];
  });
}

/** Where no database is known that a line could mean, the service that wrote it is all that can be named. */
export function messagesOfNoDatabase(scene: Scene): (Seen & { readonly service: string })[] {
  return templatesOf(scene)
    .filter((template) => !scene.databases.some((database) => concerns(template, database)))
    .flatMap((template) =>
      told(template, 1, scene, false).map((seen) => ({
        ...seen,
        service: template.service,
        strength: seen.strength * (ofTheSpeaker.test(seen.category) ? believed : nameless),
      })),
    );
}

const templatesOf = ({ telemetry }: Scene): readonly LogTemplate[] => telemetry.logs?.templates ?? [];
const textOf = ({ sample, template }: LogTemplate): string => `${sample} ${template}`;

function concerns(template: LogTemplate, { name, statements }: Database): boolean {
  const calls = statements.some(({ callers }) => callers.includes(template.service));
  return template.service === name || calls || textOf(template).includes(name);
}

function isNamed(template: LogTemplate, { name }: Database): boolean {
  const text = textOf(template);
  return template.service === name || text.includes(name) || /postgres|mysql|:5432|:3306|database/i.test(text);
}

function told(template: LogTemplate, weight: number, scene: Scene, named: boolean): Seen[] {
  const meaning = messageMeaning(textOf(template), named);
  const surge = meaning ? lineSurge(template, scene.telemetry.logs!.buckets, splitFor(template, scene)) : undefined;
  if (!meaning || !surge) return [];
  return [
    {
      category: meaning.category,
      ...(meaning.ofPool && template.service !== '' && { at: template.service }),
      indicator: `errors: ${template.template}`,
      direction: 'up',
      onsetMs: surge.onsetMs,
      strength: weight * surge.strength,
      statement: `${template.service} logs ${surge.count} lines of "${lineText(template.sample, 120)}" (${numberText(surge.after)} a minute, ${numberText(surge.before)} before).`,
    },
  ];
}

/** Where nothing that is measured dates the trouble, a kind of line that is new dates itself. */
function splitFor(template: LogTemplate, { telemetry, splitMs, alertAtMs }: Scene): number {
  if (splitMs < alertAtMs) return splitMs;
  return ownOnset([template], telemetry.logs!, alertAtMs) ?? splitMs;
}
