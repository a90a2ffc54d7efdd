import { describe, expect, test } from '@jest/globals';
import { decodeEvent, encodeEvent } from './codec.js';
import { topics } from './topics.js';

describe('codec', () => {
  test('an event read back has every field that was written, and defaults for the others', () => {
    const body = encodeEvent('compass.market.v1.CapabilitiesChanged', { revision: 2 ** 40, capabilities: ['a'] });
    expect(decodeEvent('compass.market.v1.CapabilitiesChanged', body)).toEqual({
      revision: 2 ** 40,
      capabilities: ['a'],
    });
  });

  test('bytes of another shape are refused with a permanent error', () => {
    expect(() => decodeEvent('compass.incidents.v1.IncidentOpened', Buffer.from([0xff, 0xff]))).toThrow(
      expect.objectContaining({ code: 'undecodable', kind: 'permanent' }),
    );
  });

  test.each(Object.values(topics).flatMap((topic) => [...topic.events]))('%s has a codec', (type) => {
    expect(encodeEvent(type, {})).toBeInstanceOf(Buffer);
  });
});
