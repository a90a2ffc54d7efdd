import { lineSurge, numberText } from '@compass/analysis';
import type { Database, Scene } from '../databases.js';
import { messageCategory } from '../messages.js';
import type { Seen } from './check.js';

export function messagesSeen(database: Database, { telemetry: { logs }, splitMs }: Scene): Seen[] {
  const callers = new Set(database.statements.flatMap(({ callers }) => callers));
  return (logs?.templates ?? []).flatMap((template): Seen[] => {
    const text = `${template.sample} ${template.template}`;
    const itself = template.service === database.name;
    const named = itself || text.includes(database.name) || /postgres|mysql|:5432|:3306|database/i.test(text);
    if (!itself && !callers.has(template.service) && !text.includes(database.name)) return [];
    const category = messageCategory(text, named);
    const surge = category ? lineSurge(template, logs!.buckets, splitMs) : undefined;
    if (!category || !surge) return [];
    return [
      {
        category,
        indicator: `errors: ${template.template}`,
        direction: 'up',
        onsetMs: surge.onsetMs,
        strength: 0.75 * surge.strength,
        statement: `${template.service} logs ${surge.count} lines of "${template.sample.slice(0, 120)}" (${numberText(surge.after)} a minute, ${numberText(surge.before)} before).`,
      },
    ];
  });
}
