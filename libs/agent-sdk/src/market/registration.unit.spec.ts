import { beforeEach, describe, expect, test } from '@jest/globals';
import { PermanentError, RetryableError } from '@compass/kernel';
import { silentLogger } from '../testing/fixtures.js';
import { ManualTime } from '../testing/manual-time.js';
import { Registration, type Market } from './registration.js';

class FakeMarket implements Market {
  readonly calls: string[] = [];
  failure: Error | undefined;
  knows = false;

  register() {
    if (this.failure) return Promise.reject(this.failure);
    this.calls.push('register');
    this.knows = true;
    return Promise.resolve({ heartbeatMs: 2_000 });
  }

  heartbeat(consuming: boolean) {
    if (this.failure) return Promise.reject(this.failure);
    if (!this.knows) return Promise.reject(new PermanentError('agent-not-found', 'x'));
    this.calls.push(consuming ? 'heartbeat consuming' : 'heartbeat');
    return Promise.resolve();
  }

  deregister() {
    this.calls.push('deregister');
    return Promise.resolve();
  }
}

let market: FakeMarket;
let time: ManualTime;
let registration: Registration;
beforeEach(() => {
  market = new FakeMarket();
  time = new ManualTime();
  registration = new Registration(market, time.timers, silentLogger);
});

const start = async () => {
  registration.start({ address: 'here:1' });
  await time.advance(0);
};

describe('an agent', () => {
  test('registers, and renews its lease with every heartbeat', async () => {
    await start();
    await time.advance(4_000);
    expect(market.calls).toEqual(['register', 'heartbeat', 'heartbeat', 'heartbeat']);
  });

  test('tells at once that it consumes', async () => {
    await start();
    registration.nowConsuming();
    await time.advance(0);
    expect(market.calls.at(-1)).toBe('heartbeat consuming');
  });

  test('waits for a market that is away', async () => {
    market.failure = new RetryableError('unavailable', 'x');
    await start();
    await time.advance(60_000);
    expect(registration.isBiddable).toBe(false);
    market.failure = undefined;
    await time.advance(2_000);
    expect(market.calls.slice(0, 2)).toEqual(['register', 'heartbeat']);
  });

  test('registers anew with a market that has forgotten it, and is biddable again at once', async () => {
    await start();
    registration.nowConsuming();
    await time.advance(0);
    market.knows = false;
    await time.advance(2_500);
    expect(market.calls.slice(-2)).toEqual(['register', 'heartbeat consuming']);
  });

  test('stays registered while the market is away for a moment', async () => {
    await start();
    market.failure = new RetryableError('unavailable', 'x');
    await time.advance(3_000);
    market.failure = undefined;
    await time.advance(2_000);
    expect(market.calls.filter((call) => call === 'register')).toHaveLength(1);
  });

  test('leaves on its way out, and says nothing more', async () => {
    await start();
    await registration.end();
    await time.advance(10_000);
    expect(market.calls).toEqual(['register', 'heartbeat', 'deregister']);
  });
});
