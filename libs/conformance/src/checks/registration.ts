import { agentRegistrationRule, faultsOf, isProtocolSupported, protocolOf } from '@compass/contracts';
import { demand, type Check } from '../check.js';
import { within } from '../stage/until.js';

const registration: Check = {
  name: 'registration',
  about: 'registers, tries again while the market is away, and says what a registration must say',
  judge: async (stage) => {
    const { market } = stage.parts;
    let exitCode: number | undefined;
    void stage.running?.exited.then((code) => (exitCode = code));
    await within(stage.timing.patienceMs, () => market.registrations.length > 0 || exitCode !== undefined);
    const nothing = market.refused > 0 ? 'tried once, and not again after UNAVAILABLE' : 'never called Register';
    const ended = exitCode === undefined ? '' : `ended with exit code ${exitCode}, and `;
    demand(market.registrations.length > 0, `${ended}${nothing}`);
    const checked = agentRegistrationRule.safeParse(stage.agent);
    if (!checked.success) demand(false, faultsOf(checked.error));
  },
};

const protocol: Check = {
  name: 'protocol',
  about: 'speaks a version of the protocol that the market supports',
  judge: ({ agent }) => {
    const spoken = protocolOf(agent);
    demand(isProtocolSupported(spoken), `speaks protocol ${spoken}`);
    return Promise.resolve();
  },
};

const consuming: Check = {
  name: 'consuming',
  about: 'says with a heartbeat that its consumer has joined',
  judge: async (stage) => {
    const biddable = await within(stage.timing.patienceMs, () => stage.parts.market.isBiddable);
    demand(biddable === true, 'no heartbeat had consuming = true');
  },
};

const forgotten: Check = {
  name: 'forgotten',
  about: 'registers again when a heartbeat is answered NOT_FOUND',
  judge: async (stage) => {
    const { market } = stage.parts;
    const before = market.registrations.length;
    const wasBiddable = market.isBiddable;
    const remember = market.forget();
    const again = await within(stage.timing.patienceMs, () => market.registrations.length > before);
    if (!again) remember();
    demand(again === true, 'did not register again');
    if (wasBiddable) await within(stage.timing.patienceMs, () => market.isBiddable);
  },
};

const lease: Check = {
  name: 'lease',
  about: 'renews its lease by heartbeats, also while it works',
  judge: async (stage) => {
    const { leaseMs } = stage.timing;
    const { registrations, heartbeats } = stage.parts.market;
    const beginMs = registrations.at(-1)!.atMs;
    await within(2 * leaseMs, () => performance.now() - beginMs >= 2 * leaseMs);
    const times = [beginMs, ...heartbeats.map(({ atMs }) => atMs).filter((atMs) => atMs > beginMs), performance.now()];
    const longest = Math.max(...times.slice(1).map((atMs, i) => atMs - times[i]!));
    demand(longest <= leaseMs, `was silent for ${Math.round(longest)} ms, and its lease is ${leaseMs} ms`);
  },
};

export const registrationChecks = { registration, protocol, consuming, forgotten, lease };
