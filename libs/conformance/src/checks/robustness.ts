import type { OutboundMessage } from '@compass/messaging';
import { demand, NotJudged, type Check } from '../check.js';
import type { Stage } from '../stage/stage.js';
import { within } from '../stage/until.js';

/** Field 1000, of type bytes: `later`. */
const unknownField = Buffer.concat([Buffer.from([0xc2, 0x3e, 5]), Buffer.from('later')]);

const unknownFields: Check = {
  name: 'unknown-fields',
  about: 'ignores fields that it does not know',
  judge: async (stage) => {
    const task = stage.task();
    const message = stage.awardMessage(task);
    await stage.parts.log.append([{ ...message, body: Buffer.concat([message.body, unknownField]) }]);
    await stage.answered(task);
  },
};

const garbage: Check = {
  name: 'garbage',
  about: 'goes on after records that it cannot read',
  judge: async (stage) => {
    const task = stage.task();
    await stage.parts.log.append(unreadable(stage));
    await stage.parts.log.append([{ ...stage.awardMessage(task), key: 'garbage' }]);
    await stage.answered(task);
    const bidding = stage.bid(stage.task(), stage.timing.patienceMs).catch(() => undefined);
    demand((await bidding) !== undefined, 'bids no more');
  },
};

/** Of one key: they lie in the partition of the award that follows. */
function unreadable(stage: Stage): OutboundMessage[] {
  const message = stage.awardMessage(stage.task());
  const { ce_type: _type, ...untyped } = message.headers;
  const empty = stage.message('compass.market.v1.TaskAwarded', stage.task(), { award: null, bids: [] });
  const variants: Partial<OutboundMessage>[] = [
    { body: Buffer.from('no protobuf at all') },
    { body: message.body.subarray(0, message.body.length / 2) },
    { body: Buffer.alloc(0) },
    { headers: {} },
    { headers: untyped },
    { headers: { ...message.headers, ce_type: 'compass.market.v9.NeverHeardOf' } },
    { body: empty.body },
  ];
  return variants.map((variant) => ({ ...message, ...variant, key: 'garbage' }));
}

const crash: Check = {
  name: 'crash',
  about: 'answers, when it is started again, what it was at work on when it was killed',
  judge: async (stage) => {
    const { running } = stage;
    if (!running) throw new NotJudged('the suite did not start the agent, so it cannot kill it');
    const { market } = stage.parts;
    const task = stage.task();
    await stage.atWork(task);
    await running.kill();
    stage.parts.evidence.release();
    const before = market.registrations.length;
    await stage.start();
    const back = await within(stage.timing.patienceMs, () => market.registrations.length > before);
    demand(back === true, 'did not come back');
    await stage.answered(task);
  },
};

const shutdown: Check = {
  name: 'shutdown',
  about: 'deregisters and ends when it is asked to',
  judge: async (stage) => {
    const { running } = stage;
    if (!running) throw new NotJudged('the suite did not start the agent, so it cannot stop it');
    const { market } = stage.parts;
    const { instance } = stage.agent;
    let exitCode: number | undefined;
    void running.exited.then((code) => (exitCode = code));
    void running.stop();
    await within(stage.timing.patienceMs, () => exitCode !== undefined);
    demand(exitCode !== undefined, `still runs ${stage.timing.patienceMs} ms after SIGTERM`);
    demand(
      market.deregistrations.some(({ said }) => said.instance === instance),
      'ended without a Deregister: it would be asked for bids until its lease runs out',
    );
    demand(exitCode === 0, `ended with exit code ${exitCode}`);
  },
};

export const robustnessChecks = { unknownFields, garbage, crash, shutdown };
