import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textTable } from '@compass/rendering';
import { startStage, type Stage } from '../mesh/stage.js';
import { rounded } from '../summary.js';
import { costOfAgents } from './agents.js';
import { costOfAlerts } from './alerts.js';
import { plotOf, type Curve, type Plot } from './plot.js';
import { costOfServices } from './services.js';
import { costOfStored } from './stored.js';

const figures = fileURLToPath(new URL('../../../../docs/figures', import.meta.url));

interface Question extends Omit<Plot, 'curves'> {
  readonly measure: (stage: Stage) => Promise<readonly Curve[]>;
}

const questions: Readonly<Record<string, Question>> = {
  services: {
    title: 'More services',
    across: 'services in the graph',
    up: 'CPU ms',
    measure: () => Promise.resolve(costOfServices()),
  },
  stored: {
    title: 'More investigations stored',
    across: 'concluded investigations, 40 events each',
    up: 'pages of 8 KB that a statement touches',
    measure: ({ database, directory }) => costOfStored(database, directory),
  },
  agents: {
    title: 'More agents',
    across: 'agents registered',
    up: "market's CPU ms for each task",
    measure: costOfAgents,
  },
  alerts: {
    title: 'More alerts in an incident',
    across: 'alerts, each of another pod',
    up: 'CPU ms for each incident',
    measure: costOfAlerts,
  },
};

export const growthNames: readonly string[] = Object.keys(questions);

export interface GrowthOptions {
  /** All unless given. */
  readonly only?: readonly string[];
}

/** How cost grows with what there is more of: tables, and plots in docs/figures. Each has a Kafka and a PostgreSQL of its own. */
export async function benchGrowth({ only = growthNames }: GrowthOptions): Promise<void> {
  for (const name of growthNames.filter((each) => only.includes(each))) {
    const { measure, ...plot } = questions[name]!;
    const stage = await startStage();
    try {
      show(`growth-${name}`, { ...plot, curves: await measure(stage) });
    } finally {
      await stage.stop();
    }
  }
}

function show(name: string, plot: Plot): void {
  mkdirSync(figures, { recursive: true });
  writeFileSync(join(figures, `${name}.svg`), plotOf(plot));
  const sizes = plot.curves[0]!.points.map(({ at }) => at);
  const rows = plot.curves.map(({ name: curve, points }) => [
    curve,
    ...points.map(({ cost }) => rounded(cost)),
    slopeOf(points),
  ]);
  const title = [`${plot.title}: ${plot.up}`, ...sizes.map(String), 'grows as'];
  console.log(`\n${textTable([title, ...rows])}`);
}

/** The power of the size that the cost grew with, over the last two sizes: 1 is in step, 0 not at all. */
function slopeOf(points: Curve['points']): string {
  const [before, last] = points.slice(-2);
  const power = Math.log(last!.cost / before!.cost) / Math.log(last!.at / before!.at);
  return `n^${power.toFixed(1)}`;
}
