import { mkdirSync, mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '@compass/persistence';
import { textTable } from '@compass/rendering';
import { rounded } from '../summary.js';
import { plotOf, type Curve, type Plot } from './plot.js';
import { costOfServices } from './services.js';
import { costOfStored } from './stored.js';

const figures = fileURLToPath(new URL('../../../../docs/figures', import.meta.url));

/** How cost grows with what there is more of: tables, and plots in docs/figures. */
export async function benchGrowth(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'compass-growth-'));
  // Root's Postgres runs as another account.
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ dir: join(directory, 'postgres') });
  try {
    show('growth-services', {
      title: 'More services in the graph',
      across: 'services',
      up: 'CPU ms',
      curves: [costOfServices()],
    });
    show('growth-stored', {
      title: 'More investigations stored',
      across: 'concluded investigations, 40 events each',
      up: 'pages of 8 KB that a statement touches',
      curves: await costOfStored(postgres.url, directory),
    });
  } finally {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
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
