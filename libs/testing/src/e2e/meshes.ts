import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { whyKafkaCannotStart } from '@compass/local-kafka';
import { startMesh, type MeshStart, type RunningMesh } from '../mesh/running-mesh.js';

const startTimeoutMs = 600_000;

/** A suite over a mesh that is started for it alone. The mesh of processes needs Kafka: see describeWithKafka. */
export function describeMesh(name: string, start: MeshStart, define: (mesh: () => RunningMesh) => void): void {
  const missing = start.kind === 'mesh' && !process.env['COMPASS_TEST_KAFKA'] ? whyKafkaCannotStart() : undefined;
  const title = `${name} (${start.kind})`;
  if (missing !== undefined && process.env['CI'] !== 'true') {
    process.stderr.write(`\n*** SKIPPED, NOT TESTED: ${title}: ${missing} ***\n`);
    describe.skip(title, () => test('needs Kafka', () => undefined));
    return;
  }
  describe(title, () => {
    let mesh: RunningMesh | undefined;
    beforeAll(async () => {
      mesh = await startMesh(start);
    }, startTimeoutMs);
    define(() => {
      if (!mesh) throw new Error('the mesh did not start');
      return mesh;
    });
    // After the suite's own hooks: what it started stops while the mesh is still there.
    afterAll(async () => {
      await mesh?.stop();
    }, startTimeoutMs);
  });
}
