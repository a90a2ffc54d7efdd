import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { alertFile, alertText, concluded, investigationId, receiptId, record, stream } from '../testing/concluded.js';
import { PlayedGateway, problem, type Answer, type Asked } from '../testing/played-gateway.js';
import { runCompass } from '../testing/run-compass.js';

const gateway = new PlayedGateway();
beforeAll(() => gateway.start());
afterAll(() => gateway.stop());
beforeEach(() => void gateway.asked.splice(0));

const investigation = `/v1/investigations/${investigationId}`;

/** A mesh that takes a moment for each step, and then has an answer. */
function mesh(answers: Readonly<Record<string, (asked: Asked) => Answer | undefined>> = {}) {
  const asks = new Map<string, number>();
  const usual: Readonly<Record<string, (asked: Asked, times: number) => Answer | undefined>> = {
    'POST /v1/alerts/alertmanager': () => ({ topic: 't', bytes: 9, traceId: 'x', receiptId }),
    'GET /v1/alerts': (_, times) => ({ records: times > 1 ? [record] : [] }),
    'GET /v1/deadletters/intake': () => ({ deadLetters: [] }),
    [`GET ${investigation}`]: (_, times) => (times > 1 ? {} : problem(404, 'unknown-investigation')),
    [`GET ${investigation}/events`]: ({ headers }) =>
      headers['last-event-id'] === '2'
        ? { status: 204, text: '' }
        : { status: 200, type: 'text/event-stream', text: stream },
    [`GET ${investigation}/report`]: () => concluded('cause'),
  };
  gateway.play = (asked) => {
    const route = `${asked.method} ${asked.path}`;
    asks.set(route, (asks.get(route) ?? 0) + 1);
    return (answers[route] ?? usual[route])?.(asked, asks.get(route)!);
  };
}

const investigate = (...options: string[]) =>
  runCompass('investigate', alertFile, '--gateway', gateway.url, ...options);

describe('compass investigate <alert file>', () => {
  test('posts the bytes by their format, tells what happens, and prints the report', async () => {
    mesh();
    const { output, errors, exitCode } = await investigate('--environment', 'prod-eu', '--token', 'secret');
    expect(gateway.asked[0]).toMatchObject({ method: 'POST', path: '/v1/alerts/alertmanager', body: alertText });
    expect(gateway.asked[0]!.headers).toMatchObject({
      'compass-environment': 'prod-eu',
      authorization: 'Bearer secret',
    });
    expect(errors).toContain('SlowCheckout at checkout: opened, nothing that is open explains it');
    expect(errors).toContain('90 %  Lock contention at orders-db');
    expect(output).toContain('VERDICT  Lock contention at orders-db');
    expect(exitCode).toBe(0);
  });

  test('prints the receipt, the records and the reports as JSON', async () => {
    mesh();
    const { output } = await investigate('--json');
    expect(JSON.parse(output)).toEqual({ receiptId, records: [record], reports: [concluded('cause')] });
  });

  test.each([
    ['the evidence carries no answer', { [`GET ${investigation}/report`]: () => concluded('insufficient-evidence') }],
    ['nobody investigates', { 'GET /v1/alerts': () => ({ records: [{ ...record, investigationId: '' }] }) }],
  ])('ends with 1 where %s', async (_, answers) => {
    mesh(answers);
    expect((await investigate()).exitCode).toBe(1);
  });

  test('says why intake gave up on the message', async () => {
    const given = { code: 'unknown-environment', reason: 'no label', headers: { 'compass-receipt': receiptId } };
    mesh({ 'GET /v1/alerts': () => ({ records: [] }), 'GET /v1/deadletters/intake': () => ({ deadLetters: [given] }) });
    const { errors, exitCode } = await investigate();
    expect(errors).toContain('unknown-environment: no label; name it with --environment');
    expect(exitCode).toBe(2);
  });

  test('does not wait longer than it was told to', async () => {
    mesh({ 'GET /v1/alerts': () => ({ records: [] }) });
    const { errors, exitCode } = await investigate('--wait', '1');
    expect(errors).toContain('not-concluded: no verdict within 1 s');
    expect(exitCode).toBe(2);
  });

  test.each([
    ['another file', [import.meta.filename], 'not-json'],
    ['neither a file nor a case', ['/nowhere/at/all'], 'unknown-case: /nowhere/at/all is no recorded case'],
    ['an alert to verify', [alertFile, '--verify'], 'nothing-to-verify'],
  ])('refuses %s without asking anybody', async (_, words, code) => {
    const { errors, exitCode } = await runCompass('investigate', ...words, '--gateway', gateway.url);
    expect(errors).toMatch(new RegExp(`^${code}`));
    expect(exitCode).toBe(2);
    expect(gateway.asked).toEqual([]);
  });
});
