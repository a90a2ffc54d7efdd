import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { occurrence } from './occurrence.fixture.js';
import { silenceOf, type Matcher, type Silence } from './silence.js';

const { alert } = occurrence('a', { labels: { team: 'shop', service: 'of-the-exporter' } });
const silenced = (matchers: readonly Matcher[], change: Partial<Silence> = {}, about = alert) => {
  const silence: Silence = {
    ...{ silenceId: 's', kind: 'silence', environment: '', matchers, startsAtMs: 10, endsAtMs: 20 },
    ...{ createdBy: '', comment: '', configured: false, ...change },
  };
  return silenceOf([silence], about, 15) !== undefined;
};
const matcher = (label: string, pattern: string, negated = false): Matcher => ({ label, pattern, negated });

test.each<[Matcher, boolean]>([
  [matcher('alertname', 'SlowCheckout'), true],
  [matcher('alertname', 'Slow'), false],
  [matcher('alertname', 'Slow*'), true],
  [matcher('alertname', '*low*out'), true],
  [matcher('alertname', '*low*out*low*'), false],
  [matcher('alertname', 'SlowC*Checkout'), false],
  [matcher('alertname', 'slow*'), false],
  [matcher('service', 'checkout'), true],
  [matcher('team', 'shop'), true],
  [matcher('team', 'shop', true), false],
  [matcher('none', ''), true],
  [matcher('none', '*'), true],
  [matcher('none', 'x', true), true],
  [matcher('constructor', 'x'), false],
])('%j fits: %s', (condition, fits) => {
  expect(silenced([condition])).toBe(fits);
});

test('all conditions, the environment and the time must fit', () => {
  expect(silenced([matcher('team', 'shop'), matcher('service', 'cart')])).toBe(false);
  expect(silenced([matcher('team', 'shop')], { environment: 'prod-eu' })).toBe(true);
  expect(silenced([matcher('team', 'shop')], { environment: 'prod-us' })).toBe(false);
  expect(silenced([matcher('team', 'shop')], { startsAtMs: 16 })).toBe(false);
  expect(silenced([matcher('team', 'shop')], { endsAtMs: 15 })).toBe(false);
});

test('a pattern fits what a regular expression with .* in place of * does', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (given, value) => {
      const about = occurrence('a', { labels: { value } });
      const expected = new RegExp(`^${given.replaceAll('*', '.*')}$`).test(value);
      expect(silenced([matcher('value', given)], {}, about.alert)).toBe(expected);
    }),
  );
});
