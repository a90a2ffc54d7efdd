import { describe, expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker, Workers } from './lifecycle/worker.js';
import { runMain } from './run-main.js';
import { defineService } from './service-definition.js';
import { demoService } from './testing/demo-service.js';
import { WORKERS } from './tokens.js';

/** A process that does not end the tests. */
class FakeHost extends EventEmitter {
  readonly env: Record<string, string> = { COMPASS_LOG_LEVEL: 'silent' };
  readonly exited = Promise.withResolvers<number>();
  written = '';
  readonly stderr = { write: (text: string) => (this.written += text) };

  exit(code: number): void {
    this.exited.resolve(code);
  }
}

/** Tells when the service has started, and when it stops; may keep it from stopping. */
class Probe implements Worker {
  readonly name = 'probe';
  alive = true;
  readonly started = Promise.withResolvers<void>();
  readonly stopping = Promise.withResolvers<void>();
  readonly released = Promise.withResolvers<void>();

  start(): Promise<void> {
    this.started.resolve();
    return Promise.resolve();
  }

  isAlive(): boolean {
    return this.alive;
  }

  stop(): Promise<void> {
    this.stopping.resolve();
    return this.released.promise;
  }
}

async function startedOn(host: FakeHost): Promise<Probe> {
  const probe = new Probe();
  const useFactory = (workers: Workers) => workers.add(probe);
  const module = () => ({ module: class {}, providers: [{ provide: 'probe', inject: [WORKERS], useFactory }] });
  runMain(defineService({ ...demoService, grpc: [], module }), host);
  await probe.started.promise;
  await new Promise(setImmediate);
  return probe;
}

describe('a process', () => {
  test.each(['SIGTERM', 'SIGINT'])('finishes what is at hand on %s, then exits with 0', async (signal) => {
    const host = new FakeHost();
    const probe = await startedOn(host);
    host.emit(signal);
    await probe.stopping.promise;
    probe.released.resolve();
    expect(await host.exited.promise).toBe(0);
  });

  test('exits at once with 1 on a second signal', async () => {
    const host = new FakeHost();
    const probe = await startedOn(host);
    host.emit('SIGINT');
    await sleep(1_050); // sooner, it may be the same one, passed on by a launcher
    host.emit('SIGINT');
    expect(await host.exited.promise).toBe(1);
    probe.released.resolve();
  });

  test('with a wrong setting exits with 78 and says which, and what is allowed', async () => {
    const host = new FakeHost();
    host.env['COMPASS_DEMO_ANSWER'] = 'many';
    runMain(demoService, host);
    expect(await host.exited.promise).toBe(78);
    expect(host.written).toBe(
      'demo cannot start (invalid-configuration):\n  COMPASS_DEMO_ANSWER is "many"; allowed: a whole number from 1 to 99\n',
    );
  });

  test('that is not alive any more finishes what is at hand, says why, and exits with 1, so that it is replaced', async () => {
    const host = new FakeHost();
    const probe = await startedOn(host);
    probe.alive = false;
    await probe.stopping.promise;
    probe.released.resolve();
    expect(await host.exited.promise).toBe(1);
    expect(host.written).toBe('demo cannot go on and exits (not-alive): probe\n');
  });

  test('with an unhandled rejection logs it and exits with 1', async () => {
    const host = new FakeHost();
    const probe = await startedOn(host);
    host.emit('unhandledRejection', new Error('forgotten'));
    expect(await host.exited.promise).toBe(1);
    expect(JSON.parse(host.written)).toMatchObject({ service: 'demo', error: { message: 'forgotten' } });
    probe.released.resolve();
    host.emit('SIGTERM');
    await probe.stopping.promise;
  });
});
