import { dirname, resolve } from 'node:path';
import { investigateRecording, type Agent } from '@compass/agent-sdk';
import { startBoundProcess } from '@compass/child-process';
import { caseAt, type Case } from '@compass/evaluation';
import { PermanentError } from '@compass/kernel';
import { renderFindings, seenAs } from '@compass/rendering';
import { agentsIn } from '../chosen-agents.js';
import { paint, print } from '../print.js';
import { changedFiles } from './changed-files.js';

export interface DevelopOptions {
  readonly recording: string;
  readonly capability?: string;
  readonly once?: boolean;
  readonly json?: boolean;
}

/**
 * Lets the agents of a module answer a task about a recording, without broker or market, and prints what they found; then again whenever
 * a file of its folder changes, until Ctrl-C. Exit code of one run: 1 when an answer failed.
 * @throws PermanentError `invalid-agent-module`, `unknown-case`, `invalid-recording`, `no-capability`
 */
export async function developAgent(path: string, options: DevelopOptions): Promise<void> {
  if (!options.once) return runOnChange(path);
  const found = caseAt(options.recording);
  for (const agent of await agentsIn(path))
    for (const capability of asked(agent, options.capability)) await answer(agent, capability, found, options.json);
}

/** What is to be disproved comes from an investigation: none is under way here. */
function asked({ name, capabilities }: Agent, wanted?: string): readonly string[] {
  const diagnoses = capabilities.filter((each) => each.startsWith('diagnose.'));
  const offered = diagnoses.filter((each) => wanted === undefined || each === wanted);
  if (offered.length > 0) return offered;
  const known = diagnoses.join(', ') || 'no diagnosis';
  throw new PermanentError('no-capability', `${name} offers ${known}${wanted ? `, and not ${wanted}` : ''}`);
}

async function answer(agent: Agent, capability: string, found: Case, json?: boolean): Promise<void> {
  const { root, source, id, environment, file } = found;
  const alertAtMs = (file.alertTime ?? file.now ?? 0) * 1_000;
  const beganAt = performance.now();
  const recording = resolve(root, source, 'cases', id);
  const { result, observations } = await investigateRecording(agent, recording, { capability, alertAtMs });
  const seconds = ((performance.now() - beganAt) / 1_000).toFixed(2);
  const looks = observations.map((each) => seenAs(each, each.availability === 'available'));
  const title = `${agent.name}@${agent.version}: ${capability} on ${environment}, ${seconds} s\n`;
  print({ result, observations: looks }, () => paint('cyan', title) + renderFindings(result, looks, paint), json);
  if (result.status !== 'RESULT_STATUS_COMPLETED') process.exitCode = 1;
}

/** Each run is a process of its own: it sees every file anew, and neither a crash nor an endless loop of the agent ends the watching. */
async function runOnChange(path: string): Promise<void> {
  let run = await startRun();
  for await (const file of changedFiles(dirname(resolve(path)))) {
    await run.stop();
    console.error(paint('dim', `\n${file} changed`));
    run = await startRun();
  }
}

/** However the watching ends, the run ends with it. */
const startRun = () =>
  startBoundProcess({
    command: process.execPath,
    args: [...process.execArgv, ...process.argv.slice(1), '--once'],
    output: 'inherit',
    stopSignal: 'SIGTERM',
    graceMs: 500,
  });
