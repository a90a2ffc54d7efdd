import { describe, expect, test } from '@jest/globals';
import { gravest, severityOf } from './severity.js';

describe('severity', () => {
  test.each<[Record<string, string>, string]>([
    [{ severity: 'critical' }, 'SEVERITY_CRITICAL'],
    [{ severity: 'Page' }, 'SEVERITY_CRITICAL'],
    [{ priority: 'P1' }, 'SEVERITY_CRITICAL'],
    [{ severity: 'warning', priority: 'P1' }, 'SEVERITY_WARNING'],
    [{ severity: 'info' }, 'SEVERITY_INFO'],
    [{ severity: 'constructor' }, 'SEVERITY_UNSPECIFIED'],
    [{}, 'SEVERITY_UNSPECIFIED'],
  ])('of %j is %s', (labels, severity) => {
    expect(severityOf(labels)).toBe(severity);
  });

  test('the gravest of several counts', () => {
    expect(gravest(['SEVERITY_INFO', 'SEVERITY_CRITICAL', 'SEVERITY_UNSPECIFIED'])).toBe('SEVERITY_CRITICAL');
    expect(gravest([])).toBe('SEVERITY_UNSPECIFIED');
  });
});
