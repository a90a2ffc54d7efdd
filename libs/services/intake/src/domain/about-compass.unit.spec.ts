import { describe, expect, test } from '@jest/globals';
import { isAboutCompass } from './about-compass.js';

describe('an alert about COMPASS itself', () => {
  test.each([
    [{ part_of: 'compass', alertname: 'CompassDeadLetters' }],
    [{ app_kubernetes_io_part_of: 'Compass' }],
    [{ 'app.kubernetes.io/part-of': 'compass' }],
    [{ job: 'compass', process: 'intake' }],
  ])('is known by %j', (labels) => expect(isAboutCompass(labels)).toBe(true));

  test.each([
    [{ service: 'compass-app', alertname: 'CompassNeedleStuck' }],
    [{ job: 'node' }],
    [{ part_of: 'shop' }],
    [{}],
  ])('is not %j', (labels: Record<string, string>) => expect(isAboutCompass(labels)).toBe(false));
});
