import { exactly, printClaims } from '../claims.js';
import { growthMb } from '../curves.js';
import { untilAtLeast } from '../state.js';
import { growthClaims, printCurves } from './growth-claims.js';
import type { LoadScene } from './one-alert.js';

export interface ManyInvestigationsOptions {
  /** The last of them is of a critical incident. */
  readonly investigations: number;
  /** As the mesh was started: for all, and with what is kept for critical incidents. */
  readonly running: { readonly usual: number; readonly critical: number };
}

/** Those who look at the same moment may all find the last room: as many as one orchestrator handles at once. */
const overshoot = 8;

interface Course {
  readonly service: string;
  readonly opened: number;
  readonly begun: number;
  readonly concluded: number;
  readonly kind: string;
}

/** Many incidents at once all end, no process grows, and a critical one does not wait for the warnings before it. */
export async function manyInvestigations(scene: LoadScene, options: ManyInvestigationsOptions): Promise<boolean> {
  const { stored } = scene;
  const { investigations, running } = options;
  const concluded = await stored.concluded();
  const curves = scene.watch();
  const beganMs = performance.now();
  await scene.publish([
    ...Array.from({ length: investigations - 1 }, (_, i) => ({ service: `burst-${i}` })),
    { service: 'burst-critical', severity: 'critical' },
  ]);
  await untilAtLeast(stored.concluded, concluded + investigations, 'investigations');
  const seconds = (performance.now() - beganMs) / 1000;
  const samples = await curves.stop();
  printCurves(samples);
  const courses = await stored.rows<Course>(
    `SELECT service, opened_at_ms::float8 AS opened, concluded_at_ms::float8 AS concluded,
            verdict->>'kind' AS kind,
            (SELECT min(at_ms)::float8 FROM orchestrator.investigation_event e
              WHERE e.investigation_id = i.investigation_id AND type = 'TasksRequested') AS begun
       FROM orchestrator.investigation i WHERE service LIKE 'burst-%'`,
  );
  const critical = courses.find(({ service }) => service === 'burst-critical')!;
  const warnings = courses.filter((course) => course !== critical);
  const between = (at: (course: Course) => number, from: number, to: number) =>
    warnings.filter((course) => at(course) > from && at(course) < to).length;
  return printClaims(`${investigations} investigations at once`, [
    exactly('concluded', courses.filter(({ concluded: at }) => at > 0).length, investigations),
    exactly(
      'with the cause that the agents name',
      courses.filter(({ kind }) => kind === 'cause').length,
      investigations,
    ),
    exactly('parked or dead letters', await stored.troubles(), 0),
    { what: 'most that ran at once', measured: mostAtOnce(courses), atMost: running.critical + overshoot },
    exactly(
      'warnings begun while the critical one waited',
      between(({ begun }) => begun, critical.opened, critical.begun),
      0,
    ),
    {
      what: 'warnings concluded before it, once it was opened',
      measured: between((course) => course.concluded, critical.opened, critical.concluded),
      atMost: running.usual + overshoot,
    },
    { what: 'critical: opening to verdict', measured: (critical.concluded - critical.opened) / 1000, unit: 's' },
    ...growthClaims(growthMb(samples)),
    { what: 'until all were concluded', measured: seconds, unit: 's' },
  ]);
}

function mostAtOnce(courses: readonly Course[]): number {
  const changes = courses
    .flatMap(({ begun, concluded }) => [
      { at: begun, by: 1 },
      { at: concluded, by: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.by - other.by);
  let [now, most] = [0, 0];
  for (const { by } of changes) most = Math.max(most, (now += by));
  return most;
}
