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

  test('fields that a later version added are passed over', () => {
    const body = encodeEvent('compass.market.v1.CapabilitiesChanged', { revision: 3, capabilities: ['a'] });
    const later = Buffer.concat([body, Buffer.from([0xa2, 0x06, 0x03, 0x6e, 0x65, 0x77])]); // field 100: "new"
    expect(decodeEvent('compass.market.v1.CapabilitiesChanged', later)).toEqual({ revision: 3, capabilities: ['a'] });
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
