import { describe, expect, test } from '@jest/globals';
import { decodeEvent, encodeEvent } from '../codec.js';
import { enumWord } from './enum-words.js';
import { messageJson } from './message-json.js';

describe('a message as JSON', () => {
  test.each([
    ['compass.investigations.v1.VerdictKind', 'VERDICT_KIND_NO_FAULT', 'no-fault'],
    ['compass.investigations.v1.VerdictKind', 'VERDICT_KIND_INSUFFICIENT_EVIDENCE', 'insufficient-evidence'],
    ['compass.alerts.v1.Severity', 'SEVERITY_UNSPECIFIED', 'unspecified'],
  ])('says %s %s as %s', (type, value, word) => {
    expect(enumWord(type, value)).toBe(word);
  });

  test('has every field, enums as words at any depth, maps as objects, and null where a message is absent', () => {
    const type = 'compass.investigations.v1.VerdictReached';
    const alerts = [{ name: 'SlowCheckout', status: 'ALERT_STATUS_FIRING', labels: { team: 'shop' } } as const];
    const { report } = decodeEvent(
      type,
      encodeEvent(type, { report: { incident: { severity: 'SEVERITY_CRITICAL', startedAtMs: 2 ** 41, alerts } } }),
    );
    expect(messageJson('compass.investigations.v1.Report', report!)).toMatchObject({
      incident: {
        severity: 'critical',
        startedAtMs: 2 ** 41,
        alerts: [{ name: 'SlowCheckout', status: 'firing', labels: { team: 'shop' }, annotations: {} }],
      },
      verdict: null,
      hypotheses: [],
      expired: false,
    });
  });

  test('has bytes in base64', () => {
    const letter = { body: Buffer.from('{"a":1'), headers: { 'compass-format': 'alertmanager' } };
    expect(messageJson('compass.operations.v1.DeadLetter', letter)).toMatchObject({
      body: 'eyJhIjox',
      headers: { 'compass-format': 'alertmanager' },
    });
  });
});
