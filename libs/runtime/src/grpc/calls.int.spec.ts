import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermanentError, RetryableError } from '@compass/kernel';
import { withSpan } from '@compass/telemetry';
import { ChannelClients } from './channel-clients.js';
import { Channels } from './channels.js';
import { readAll, runDemo } from '../testing/run-demo.js';

let demo: Awaited<ReturnType<typeof runDemo>>;
beforeAll(async () => {
  demo = await runDemo({ COMPASS_DEMO_ANSWER: '7' });
});
afterAll(() => demo.stop());

const get = (investigationId: string, options = {}) => demo.client.getInvestigation({ investigationId }, options);

describe('a call to several instances', () => {
  test('reaches all of them in turn, and only the others while one is away', async () => {
    const [other, third] = await Promise.all(['8', '9'].map((answer) => runDemo({ COMPASS_DEMO_ANSWER: answer })));
    const address = [demo, other!, third!].map(({ service }) => service.grpcAddress).join(',');
    const client = demo.clients.client('compass.investigations.v1.InvestigationService', address);
    const answers = async (calls: number) => {
      const said = new Set<string>();
      for (let call = 0; call < calls; call += 1) said.add((await client.listInvestigations({})).nextPageToken);
      return [...said].sort();
    };
    while ((await answers(3)).length < 3) await sleep(10); // connects with the first calls
    await other!.stop();
    expect(await answers(6)).toEqual(['7', '9']);
    await third!.stop();
    expect(await answers(3)).toEqual(['7']);
  });
});

describe('a call', () => {
  test('gets the response', async () => {
    expect((await demo.client.listInvestigations({})).nextPageToken).toBe('7');
  });

  test("belongs to the caller's trace", async () => {
    const { traceId, seen } = await withSpan(demo.tracer, 'caller', {}, async (span) => ({
      traceId: span.spanContext().traceId,
      seen: (await get('any')).summary?.investigationId,
    }));
    expect(seen).toBe(traceId);
  });

  test('that is refused for good fails with the code of the server', async () => {
    const failure = await get('missing').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PermanentError);
    expect(failure).toMatchObject({ code: 'investigation-not-found' });
    expect((failure as Error).message).toContain('no investigation "missing"');
  });

  test('that may succeed later fails as retryable, with the code of the server', async () => {
    const failure = await get('busy').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure).toMatchObject({ code: 'database-unavailable' });
  });

  test('that hits a bug tells nothing about the code', async () => {
    const failure = await get('bug').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'internal', kind: 'retryable' });
    expect(String((failure as Error).cause) + (failure as Error).message).not.toContain('secret');
  });

  test('ends at its deadline', async () => {
    await expect(get('never', { deadlineMs: 50 })).rejects.toMatchObject({
      code: 'deadline-exceeded',
      kind: 'retryable',
    });
  });

  test.each([0, 30])('is cancelled by its signal after %d ms', async (delayMs) => {
    const signal = delayMs === 0 ? AbortSignal.abort() : AbortSignal.timeout(delayMs);
    await expect(get('never', { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('to where nobody listens fails as unavailable', async () => {
    const nowhere = demo.clients.client('compass.investigations.v1.InvestigationService', '127.0.0.1:1');
    await expect(nowhere.getInvestigation({})).rejects.toMatchObject({ code: 'unavailable', kind: 'retryable' });
  });
});

test('a peer that comes back at its address is found again', async () => {
  const before = await runDemo();
  const address = before.service.grpcAddress;
  await before.stop();
  const client = demo.clients.client('compass.investigations.v1.InvestigationService', address);
  await expect(client.listInvestigations({})).rejects.toMatchObject({ code: 'unavailable' });
  const after = await runDemo({ COMPASS_GRPC_LISTEN: address });
  let answer: unknown;
  while (!answer) {
    await sleep(20);
    answer = await client.listInvestigations({}).catch(() => undefined);
  }
  await after.stop();
});

test('a channel that was given up is opened again by the next call', async () => {
  const channels = new Channels(1);
  const few = new ChannelClients(demo.tracer, channels);
  const one = few.client('compass.investigations.v1.InvestigationService', demo.service.grpcAddress);
  await one.listInvestigations({});
  channels.to('127.0.0.1:1');
  expect((await one.listInvestigations({})).nextPageToken).toBe('7');
  few.close();
});

describe('a stream', () => {
  test('gives one message after the other, then ends', async () => {
    expect(await readAll(demo.client.watch({}))).toMatchObject([{ version: 1 }, { version: 2 }]);
  });

  test('can be left at any time', async () => {
    for await (const { version } of demo.client.watch({ investigationId: 'endless' })) if (version === 2) break;
    expect((await get('any')).summary).toBeDefined();
  });

  test('that stays open is ended by its signal', async () => {
    const signal = AbortSignal.timeout(50);
    const consuming = readAll(demo.client.watch({ investigationId: 'endless' }, { signal }));
    await expect(consuming).rejects.toMatchObject({ code: 'cancelled' });
  });
});
