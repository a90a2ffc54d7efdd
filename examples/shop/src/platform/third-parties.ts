import { characterEnvironment } from '../third-party/character.js';
import { CertificateAuthority } from './certificates.js';
import { startProcess, type RunningProcess } from './child-process.js';
import type { Cleanup } from './cleanup.js';
import { freePort } from './free-port.js';
import { THIRD_PARTIES, type ThirdPartyName } from './service-names.js';

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
const USUALLY_WITHIN_MS = [15, 45] as const;

/** What is unusual of a third party. */
export interface Condition {
  readonly answersWithinMs?: readonly [low: number, high: number];
  /** Its certificate has expired this many milliseconds ago. */
  readonly expiredSinceMs?: number;
}

/** The companies that the shop calls, as processes that serve HTTPS. */
export class ThirdParties {
  private readonly processes = new Map<ThirdPartyName, RunningProcess>();

  private constructor(
    private readonly authority: CertificateAuthority,
    private readonly ports: ReadonlyMap<ThirdPartyName, number>,
    private readonly seed: number,
  ) {}

  static async start(seed: number, cleanup: Cleanup): Promise<ThirdParties> {
    const ports = new Map<ThirdPartyName, number>();
    for (const name of THIRD_PARTIES) ports.set(name, await freePort());
    const parties = new ThirdParties(await CertificateAuthority.create(cleanup), ports, seed);
    cleanup.defer(() => Promise.all([...parties.processes.values()].map((process) => process.stop())));
    for (const name of THIRD_PARTIES) await parties.become(name, {});
    return parties;
  }

  /** The file that clients have to trust. */
  get authorityFile(): string {
    return this.authority.file;
  }

  get urls(): Record<string, string> {
    return Object.fromEntries([...this.ports].map(([name, port]) => [name, `https://127.0.0.1:${port}`]));
  }

  /** From now on the third party is like this, and otherwise as usual. */
  async become(
    name: ThirdPartyName,
    { answersWithinMs = USUALLY_WITHIN_MS, expiredSinceMs }: Condition,
  ): Promise<void> {
    const expiresAtMs = Date.now() + (expiredSinceMs === undefined ? MONTH_MS : -expiredSinceMs);
    const served = await this.authority.issue(name, expiresAtMs);
    const port = this.ports.get(name) ?? 0;
    const before = this.processes.get(name);
    const environment = characterEnvironment({ ...served, port, answersWithinMs, seed: this.seed });
    this.processes.set(name, await startProcess('third-party/main.js', environment));
    await before?.stop();
  }
}
