import { afterEach, expect, test } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusApi } from './prometheus-api.js';

const times = { start: 0, end: 60, step: 15 };
const empty = JSON.stringify({ status: 'success', data: { resultType: 'matrix', result: [] } });
const queries = Array.from({ length: 50 }, (_, i) => `up{job="${i}"}`);

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** @param answer is told how many were asked before, and how many of them are not answered yet */
async function asking(
  answer: (response: ServerResponse, before: number, waiting: number) => void,
): Promise<PrometheusApi> {
  let [asked, open] = [0, 0];
  server = createServer((_, response) => {
    response.on('close', () => (open -= 1));
    answer(response, asked++, open++);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server!.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new PrometheusApi({ url, services: ['job'], scrapeSeconds: 15 });
}

test('a server is asked eight queries at once, and all in the end', async () => {
  const waiting: number[] = [];
  const api = await asking((response, _, before) => {
    waiting.push(before + 1);
    setImmediate(() => response.end(empty));
  });
  expect(await api.ranges(queries, times)).toHaveLength(queries.length);
  expect(waiting).toHaveLength(queries.length);
  expect(Math.max(...waiting)).toBeLessThanOrEqual(8);
});

test('once it fails, it is asked no more', async () => {
  let most = 0;
  const api = await asking((response, before) => {
    most = before + 1;
    response.writeHead(503).end('overloaded');
  });
  await expect(api.ranges(queries, times)).rejects.toMatchObject({ code: 'prometheus-unavailable' });
  await expect(api.ranges(queries.slice(0, 1), times)).rejects.toMatchObject({
    message: expect.stringContaining('overloaded') as unknown,
  });
  expect(most).toBeLessThan(queries.length / 2);
});

test('one query that asks too much is left out, and the others are answered', async () => {
  const tooMuch = JSON.stringify({ status: 'error', errorType: 'execution', error: 'too many samples' });
  const api = await asking((response, before) =>
    before === 3 ? response.writeHead(422).end(tooMuch) : response.end(empty),
  );
  const answers = await api.ranges(queries, times);
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
});

test('once nobody waits for the answers, it is asked no more, and what it is at ends', async () => {
  const task = new AbortController();
  const seen = Promise.withResolvers<ServerResponse>();
  let asked = 0;
  const api = await asking((response) => {
    asked += 1;
    seen.resolve(response);
  });
  const look = api.ranges(queries, times, task.signal);
  const unanswered = await seen.promise;
  const closed = new Promise((resolve) => unanswered.on('close', resolve));
  task.abort();
  await expect(look).rejects.toMatchObject({ code: 'prometheus-unavailable', kind: 'retryable' });
  await closed;
  expect(asked).toBeLessThanOrEqual(8);
});
