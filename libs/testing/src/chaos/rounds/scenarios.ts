import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../../fuzz/dice.js';
import { isAgent, services } from '../mesh/processes.js';
import { untilAtRest } from './rest.js';
import type { RoundResult } from './results.js';
import type { Stage } from './stage.js';

const patienceMs = 240_000;
/** An incident takes one to three seconds: what strikes so much later strikes its middle. */
const middleMs = 700;

/** What befalls the mesh at large, or what it stands on, in the middle of incidents. */
export interface Scenario {
  readonly name: string;
  /** Resolves when the fault is over, and everything that was taken away is there again: with whether it struck. */
  readonly befall: (stage: Stage, dice: Dice) => Promise<boolean>;
}

export async function playScenario(stage: Stage, { befall }: Scenario, dice: Dice): Promise<RoundResult> {
  const { mesh, feed, checker } = stage;
  const reached = await befall(stage, dice);
  const over = performance.now();
  await mesh.untilReady();
  const { violations } = await untilAtRest(checker, feed, patienceMs);
  return { reached, seconds: (performance.now() - over) / 1000, violations };
}

/** Publishes, waits for the middle, strikes, and goes on publishing. */
const inTheMiddle =
  (strike: (stage: Stage, dice: Dice) => Promise<void> | void): Scenario['befall'] =>
  async (stage, dice) => {
    await stage.feed.publish(3);
    await sleep(middleMs + dice.roll(1_500));
    await strike(stage, dice);
    return true;
  };

/** For a mesh over one broker. */
export const scenariosOverOneBroker: readonly Scenario[] = [
  {
    name: 'three processes killed at once',
    befall: inTheMiddle(({ mesh }, dice) => {
      for (let n = 0; n < 3; n += 1) mesh.kill(dice.pick(mesh.processes));
    }),
  },
  {
    name: 'every service killed at once',
    befall: inTheMiddle(({ mesh }) => services.forEach((name) => mesh.kill(name))),
  },
  {
    name: 'every agent killed at once',
    befall: inTheMiddle(({ mesh }) => mesh.processes.filter(isAgent).forEach((name) => mesh.kill(name))),
  },
  {
    name: 'PostgreSQL killed, away for 5 s',
    befall: inTheMiddle(({ mesh }) => mesh.killPostgres(5_000)),
  },
  {
    name: 'PostgreSQL restarted during a conclusion',
    befall: restartDuringConclusion,
  },
  {
    name: 'the broker killed, away for 10 s',
    befall: inTheMiddle(({ mesh }) => mesh.killBroker(0, 10_000)),
  },
  {
    name: 'the broker stopped for two minutes in a flood',
    befall: async ({ mesh, feed }) => {
      await feed.publish(10, 200);
      const stopped = mesh.stopBroker(0, 120_000);
      await sleep(5_000);
      feed.postOnly(10);
      await stopped;
      return true;
    },
  },
  {
    name: 'everything killed at once: processes, broker, PostgreSQL',
    befall: inTheMiddle(async ({ mesh }) => {
      mesh.processes.forEach((name) => mesh.kill(name));
      await Promise.all([mesh.killBroker(0, 3_000), mesh.killPostgres(3_000)]);
    }),
  },
  ...['orchestrator', 'task-market', 'agent-database'].map((name) => ({
    name: `the network of ${name} cut for 20 s`,
    befall: inTheMiddle(async ({ mesh }) => {
      mesh.link(name).cut();
      await sleep(20_000);
      mesh.link(name).heal();
    }),
  })),
  {
    name: 'every message delayed by 150 ms, for 20 s',
    befall: async ({ mesh, feed }) => {
      mesh.processes.forEach((name) => mesh.link(name).slow(150));
      await feed.publish(3);
      await sleep(20_000);
      mesh.processes.forEach((name) => mesh.link(name).heal());
      return true;
    },
  },
];

/** For two instances of everything over three brokers. */
export const scenariosOverThreeBrokers: readonly Scenario[] = [
  ...[0, 1, 2].map((n) => ({
    name: `broker ${n + 1} of three killed, away for 15 s`,
    befall: inTheMiddle(async ({ mesh, feed }) => {
      const back = mesh.killBroker(n, 15_000);
      await feed.publish(3);
      await back;
    }),
  })),
  {
    name: 'one of three brokers frozen for 20 s',
    befall: inTheMiddle(({ mesh }, dice) => mesh.freezeBroker(dice.roll(3), 20_000)),
  },
  {
    name: 'one of three brokers stopped for two minutes in a flood',
    befall: async ({ mesh, feed }, dice) => {
      await feed.publish(10, 200);
      const stopped = mesh.stopBroker(dice.roll(3), 120_000);
      for (let batch = 0; batch < 4; batch += 1) {
        await sleep(5_000);
        await feed.publish(5, 50);
      }
      await stopped;
      return true;
    },
  },
  {
    name: 'one instance of every service killed at once',
    befall: inTheMiddle(({ mesh }) => services.forEach((name) => mesh.kill(name))),
  },
  {
    name: 'both instances of three processes killed at once',
    befall: inTheMiddle(({ mesh }, dice) => {
      for (let n = 0; n < 3; n += 1) {
        const name = dice.pick(mesh.processes).replace(/-2$/, '');
        mesh.kill(name);
        mesh.kill(`${name}-2`);
      }
    }),
  },
  {
    name: 'everything killed at once: processes, three brokers, PostgreSQL',
    befall: inTheMiddle(async ({ mesh }) => {
      mesh.processes.forEach((name) => mesh.kill(name));
      await Promise.all([...[0, 1, 2].map((n) => mesh.killBroker(n, 3_000)), mesh.killPostgres(3_000)]);
    }),
  },
];

/** For two instances of everything, the second ones of the next version. */
export const scenariosOverTwoVersions: readonly Scenario[] = [
  {
    name: 'two versions side by side, with fields and events that one does not know',
    befall: async ({ feed }) => {
      await feed.publishUnknownEvents();
      await feed.publish(6);
      return true;
    },
  },
  ...[
    ['this', ''],
    ['the next', '-2'],
  ].map(([version, suffix]) => ({
    name: `every service of ${version} version killed at once`,
    befall: inTheMiddle(({ mesh }) => services.forEach((name) => mesh.kill(`${name}${suffix}`))),
  })),
];

/** The transaction that concludes is the one that puts the verdict into the outbox. */
async function restartDuringConclusion({ mesh, feed, checker }: Stage): Promise<boolean> {
  let restarted: Promise<void> | undefined;
  const struck = mesh.trap.arm('orchestrator', 'postgres: INSERT outbox compass.verdicts.v1 (request)', 1, () => {
    restarted = mesh.restartPostgres();
    return true;
  });
  await feed.publish(1);
  await Promise.race([struck, untilAtRest(checker, feed, patienceMs)]);
  mesh.trap.disarm();
  await restarted;
  return restarted !== undefined;
}
