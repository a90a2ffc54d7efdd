import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeWithOwnKafka } from '../kafka/describe-with-kafka.js';
import { describeWithPrograms } from '../skipping/describe-with-programs.js';
import { docExample } from './doc-example.js';
import { monitorPayloads } from './monitor-payloads.js';
import { ReceivingMesh } from './receiving-mesh.js';

const formats = Object.entries(monitorPayloads);

describeWithPrograms('kcat, used as its page says', ['kcat'], () => {
  describeWithOwnKafka('on a real Kafka', (kafka) => {
    const directory = mkdtempSync(join(tmpdir(), 'compass-kcat-'));
    let mesh: ReceivingMesh;
    beforeAll(async () => {
      mesh = await ReceivingMesh.start(`kafka://${kafka().address}`);
    });
    afterAll(async () => {
      await mesh?.stop();
      rmSync(directory, { recursive: true });
    });

    function publish(environment: string, message: unknown): void {
      const file = join(directory, 'alert.json');
      writeFileSync(file, JSON.stringify(message));
      const command = docExample('kafka', 'sh')
        .replace('kafka:9092', kafka().address)
        .replace('prod-eu', environment)
        .replace('alert.json', file);
      const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }

    test('a firing of every monitor opens an incident', async () => {
      for (const [format, { firing }] of formats) publish(format, firing);
      const opened = () =>
        mesh.events('compass.incidents.v1.IncidentOpened').flatMap(({ data: { incident } }) => incident ?? []);
      for (let asked = 0; asked < 600 && opened().length < formats.length; asked++) {
        expect(await mesh.deadLetters()).toEqual([]);
        await sleep(50);
      }
      const read = opened().map(({ environment, alerts }) => [environment, alerts[0]?.source]);
      expect(read.sort()).toEqual(formats.map(([format]) => [format, format]).sort());
    });
  });
});
