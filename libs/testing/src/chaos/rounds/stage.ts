import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checker } from '../checker/checker.js';
import { LogReader } from '../checker/log-reader.js';
import { ChaosMesh, type ChaosMeshOptions } from '../mesh/chaos-mesh.js';
import { Feed } from './feed.js';

const recorded = join(import.meta.dirname, '../../../../../recordings/shop');

/** A mesh, a monitor that feeds it, and a checker of what it leaves behind. */
export interface Stage {
  readonly mesh: ChaosMesh;
  readonly feed: Feed;
  readonly checker: Checker;
  readonly log: LogReader;
  stop(): Promise<void>;
}

export type StageOptions = Pick<ChaosMeshOptions, 'brokers' | 'instances' | 'without' | 'next' | 'otherWorkspace'>;

/** Starts everything, and waits until every process is ready. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'compass-chaos-'));
  chmodSync(directory, 0o755); // the account that PostgreSQL runs under must be able to enter it
  const recordings = join(directory, 'recordings');
  const mesh = await ChaosMesh.start({ ...options, directory: join(directory, 'mesh'), recordings });
  const log = await LogReader.start(mesh.brokers);
  const feed = await Feed.start({ brokers: mesh.brokers, gateway: mesh.gateway, recorded, recordings });
  return {
    mesh,
    feed,
    log,
    checker: new Checker(() => mesh.database, log, {
      acknowledged: feed.acknowledged,
      effects: mesh.receiver.requests,
    }),
    stop: async () => {
      await feed.stop();
      await log.stop();
      await mesh.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
