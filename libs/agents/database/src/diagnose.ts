import { checks } from './checks/checks.js';
import { messagesOfNoDatabase } from './checks/messages.js';
import { sceneOf, type Database, type Scene } from './databases.js';
import { otherWorkThatIsBorne } from './health.js';
import { refutations } from './refutations.js';
import type { Said, Telemetry } from './telemetry.js';

const mostFindings = 40;

/** What the telemetry says about databases, strongest first. Pure: the same data, the same findings. */
export function diagnose(telemetry: Telemetry, alertAtMs: number): Said[] {
  const scene = sceneOf(telemetry, alertAtMs);
  const ofNone = messagesOfNoDatabase(scene).map((seen) => ({ ...seen, check: 'messages', reads: ['logs'] as const }));
  const ofEach = scene.databases.flatMap((database) => [
    ...troubles(database, scene),
    ...otherWorkThatIsBorne(database, scene),
  ]);
  return [...ofEach, ...ofNone].sort((a, b) => b.strength - a.strength).slice(0, mostFindings);
}

function troubles(database: Database, scene: Scene): Said[] {
  return checks.flatMap(({ id, reads, threshold, find }) =>
    find(database, scene)
      .filter(({ strength }) => strength >= threshold)
      .map(({ at = database.name, ...seen }) => {
        return { ...seen, service: at, check: id, reads, refutations: refutations[seen.category] ?? [] };
      }),
  );
}
