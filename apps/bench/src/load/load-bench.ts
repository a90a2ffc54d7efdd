import { loadavg } from 'node:os';
import { rounded } from '../summary.js';
import { LoadStage } from './load-stage.js';
import { manyInvestigations } from './scenarios/many-investigations.js';
import { manyServices } from './scenarios/many-services.js';
import { oneAlert, type LoadScene } from './scenarios/one-alert.js';

type Scenario = (scene: LoadScene, quick: boolean) => Promise<boolean>;

/** In this order on one mesh. */
const scenarios: Readonly<Record<string, Scenario>> = {
  'one-alert': (scene, quick) => oneAlert(scene, { copies: quick ? 500 : 10_000, timed: !quick }),
  'many-services': (scene, quick) =>
    manyServices(
      scene,
      quick ? { alerts: 300, services: 10, padding: 500 } : { alerts: 10_000, services: 200, padding: 8_000 },
    ),
  'many-investigations': (scene, quick) =>
    manyInvestigations(scene, { investigations: quick ? 40 : 1_000, running: limits(quick) }),
};

/** Few enough in the quick form that most have to wait. */
const limits = (quick: boolean) => (quick ? { usual: 8, critical: 10 } : { usual: 100, critical: 120 });

export const scenarioNames: readonly string[] = Object.keys(scenarios);

export interface LoadOptions {
  /** Small numbers, and no claim about speed. */
  readonly quick: boolean;
  /** host:port; one is started unless given. */
  readonly kafka?: string;
  /** All unless given. */
  readonly only?: readonly string[];
}

/** Floods a real mesh and prints what came of it; the exit code is 1 when a claim does not hold. */
export async function benchLoad({ quick, kafka, only = scenarioNames }: LoadOptions): Promise<void> {
  const stage = await LoadStage.start(settingsOf(quick), kafka);
  console.error('[load] the mesh is up');
  try {
    const results: boolean[] = [];
    for (const name of scenarioNames.filter((each) => only.includes(each)))
      results.push(await scenarios[name]!(stage, quick));
    console.log(`\nload of the machine: ${loadavg().map(rounded).join(' ')}`);
    if (!results.every(Boolean)) process.exitCode = 1;
  } finally {
    await stage.stop();
  }
}

function settingsOf(quick: boolean): Readonly<Record<string, string>> {
  const { usual, critical } = limits(quick);
  return {
    // What is kept in memory beyond this ends the process.
    NODE_OPTIONS: '--max-old-space-size=256',
    COMPASS_RUNNING_INVESTIGATIONS: String(usual),
    COMPASS_RUNNING_CRITICAL: String(critical - usual),
    // The quick form makes no claim about speed: a bid that a slow machine holds up still counts.
    ...(quick && { COMPASS_BID_DEADLINE_MS: '5000' }),
  };
}
