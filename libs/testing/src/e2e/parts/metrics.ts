import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { RunningMesh } from '../../mesh/running-mesh.js';
import { askedBy, queriesOf } from '../../observability/promql.js';
import { scrape } from '../../observability/scrape.js';
import { longEnoughMs } from '../asking.js';
import { workspace } from '../recordings.js';

/** What platform teams see of it, once it has investigated something. */
export function metricsPart(mesh: () => RunningMesh): void {
  test(
    'leaves behind every metric, with every label, that dashboards and alert rules ask for',
    async () => {
      const measured = await scrape(Object.values(mesh().http()));
      const asked = queriesOf(join(workspace, 'infra')).flatMap(askedBy);
      const missing = asked.filter(({ metric, labels }) => {
        const known = measured.get(metric);
        return !known || labels.some((label) => !known.has(label));
      });
      expect(missing).toEqual([]);
    },
    longEnoughMs,
  );
}
