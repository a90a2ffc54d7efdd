import { describe, expect, test } from '@jest/globals';
import { parseAlerts } from '@compass/service-intake/domain';
import { alertWebhook } from './alert-webhook.js';
import { parseCase } from './case-file.js';

const environment = 'shop/case-1';
const occurrences = (about: object) => {
  const body = alertWebhook(parseCase({ id: 'case-1', alertTime: 1_700_000_000, ...about }, 'test'), environment);
  return parseAlerts({ headers: {}, body }, undefined).occurrences.map(({ alert }) => alert);
};
const only = (about: object) => {
  const [alert, ...others] = occurrences(about);
  expect(others).toEqual([]);
  return alert!;
};

describe('the alert of a recorded case, as intake reads it', () => {
  test('is one alert of its environment at alertTime', () => {
    const alert = only({ entry: 'web' });
    expect(alert).toMatchObject({
      environment,
      service: 'web',
      startsAtMs: 1_700_000_000_000,
      name: 'ServiceDegraded',
    });
    expect(alert.severity).toBe('SEVERITY_CRITICAL');
  });

  test('says what the monitor says', () => {
    const alert = { service: 'pay', metric: 'ratio', monitor: 'pay-errors', severity: 'high', summary: 'too many' };
    expect(only({ entry: 'web', alert })).toMatchObject({
      service: 'pay',
      name: 'pay-errors',
      severity: 'SEVERITY_WARNING',
      summary: 'too many',
    });
  });

  test('names the entry point where most requests failed, and tells of all', () => {
    const failed = (entry_service: string, occurrences: number) => ({
      entry_service,
      occurrences,
      url: `/${entry_service}`,
    });
    const alert = only({
      query: 'Users are unhappy.',
      alerts: [failed('cart', 3), failed('pay', 5), failed('cart', 1)],
    });
    expect(alert).toMatchObject({ service: 'pay', name: 'Users are unhappy' });
    expect(alert.summary).toContain('/cart');
  });

  test('names nobody where monitors only saw unusual indicators', () => {
    const alert = only({
      query: 'Slow.',
      alerts: [{ type: 'Service', name: 'cart', evidence: ['p90: 10 -> 200 ms'] }],
    });
    expect(alert).toMatchObject({ service: '', summary: 'Slow; Service cart: p90: 10 -> 200 ms' });
  });

  test('is the same bytes every time, and never depends on truth', () => {
    const recorded = parseCase({ id: 'case-1', alertTime: 5, rootService: 'secret' }, 'test');
    expect(Buffer.from(alertWebhook(recorded, environment)).toString()).not.toContain('secret');
    expect(alertWebhook(recorded, environment)).toEqual(alertWebhook(recorded, environment));
  });
});
