import { describe, expect, test } from '@jest/globals';
import { categoriesOf, faultTypeOf } from './fault-types.js';

describe('the categories that mean a fault type', () => {
  test('are those that would be translated into it', () => {
    const categories = categoriesOf('rcd-ss', 'cpu-hog');
    expect(categories.length).toBeGreaterThan(0);
    expect(categories.map((category) => faultTypeOf('rcd-ss', category, 'app'))).toEqual(
      categories.map(() => 'cpu-hog'),
    );
  });

  test('hold every category of a domain that is meant as a whole', () => {
    expect(categoriesOf('rcbench', 'code-change')).toEqual(expect.arrayContaining(['change.code', 'change.flag']));
  });

  test('are none for a group of whole domains, and for a type that nobody knows', () => {
    expect(categoriesOf('rcbench', 'no-code-cause')).toEqual([]);
    expect(categoriesOf('rcd-ss', 'gremlins')).toEqual([]);
  });
});
