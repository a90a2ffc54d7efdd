import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startBoundProcess, type BoundProcess } from '@compass/child-process';
import { describeWithPrograms } from '../skipping/describe-with-programs.js';
import { docExample } from './doc-example.js';
import { ReceivingMesh } from './receiving-mesh.js';

const labels = { alertname: 'SlowCheckout', severity: 'critical', namespace: 'shop' };
const pods = ['checkout-7d9f8b6c5d-x2v4z', 'checkout-7d9f8b6c5d-q8rst'];

describeWithPrograms('the real Alertmanager, set up as its page says', ['prometheus-alertmanager'], () => {
  const directory = mkdtempSync(join(tmpdir(), 'compass-alertmanager-'));
  let mesh: ReceivingMesh;
  const alertmanagers: { url: string; process: BoundProcess }[] = [];

  beforeAll(async () => {
    mesh = await ReceivingMesh.start('postgres:', { COMPASS_ALERT_TOKENS: 'the-token' });
    for (const name of ['one', 'other']) alertmanagers.push(await startAlertmanager(name, mesh.address));
  });
  afterAll(async () => {
    await Promise.all(alertmanagers.map(({ process }) => process.stop()));
    await mesh?.stop();
    rmSync(directory, { recursive: true });
  });

  /** Two that do not know of each other send everything twice, as a highly available pair does when its halves are cut apart. */
  async function startAlertmanager(name: string, gateway: string) {
    const configuration = docExample('alertmanager', 'yaml')
      .replace('gateway.compass:8080', gateway)
      .replace('<token>', 'the-token')
      .replace('group_wait: 10s', 'group_wait: 1s')
      .replace('group_interval: 1m', 'group_interval: 1s');
    const file = join(directory, `${name}.yml`);
    writeFileSync(file, configuration);
    const listen = `127.0.0.1:${await freePort()}`;
    const storage = `--storage.path=${join(directory, name)}`;
    const process = await startBoundProcess({
      command: 'prometheus-alertmanager',
      args: [`--config.file=${file}`, storage, `--web.listen-address=${listen}`, '--cluster.listen-address='],
      output: 'ignore',
      stopSignal: 'SIGTERM',
      graceMs: 5_000,
    });
    await eventually(() => fetch(`http://${listen}/-/ready`).then(({ ok }) => ok || undefined));
    return { url: `http://${listen}`, process };
  }

  /** As Prometheus does, to all that it knows. */
  async function send(alerts: object[]): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    for (const { url } of alertmanagers) {
      const answer = await fetch(`${url}/api/v2/alerts`, { method: 'POST', headers, body: JSON.stringify(alerts) });
      expect(answer.status).toBe(200);
    }
  }

  test('opens one incident of a workload with its environment, and resolves it', async () => {
    const startsAt = new Date().toISOString();
    const firing = pods.map((pod) => ({ labels: { ...labels, pod }, annotations: { summary: 'slow' }, startsAt }));
    await send(firing);
    const [opened] = await eventually(() => whenAny(mesh.events('compass.incidents.v1.IncidentOpened')));
    expect(opened?.data.incident).toMatchObject({
      environment: 'prod-eu',
      service: 'checkout',
      severity: 'SEVERITY_CRITICAL',
      alerts: [{ source: 'alertmanager', name: 'SlowCheckout', summary: 'slow' }, {}],
    });
    await send(firing.map((alert) => ({ ...alert, endsAt: new Date().toISOString() })));
    const [resolved] = await eventually(() => whenAny(mesh.events('compass.incidents.v1.IncidentResolved')));
    expect(resolved?.key).toBe(opened?.key);
    expect(mesh.events('compass.incidents.v1.IncidentOpened')).toHaveLength(1);
    expect(await mesh.deadLetters()).toEqual([]);
  });
});

const whenAny = <T>(all: readonly T[]): readonly T[] | undefined => (all.length > 0 ? all : undefined);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Asks again until there is an answer, for half a minute. */
async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let asked = 0; asked < 600; asked++) {
    const answer = await Promise.resolve()
      .then(ask)
      .catch(() => undefined);
    if (answer !== undefined) return answer;
    await sleep(50);
  }
  throw new Error(`never: ${ask.toString()}`);
}
