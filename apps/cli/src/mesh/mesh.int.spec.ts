import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { concluded, incident, investigationId, record } from '../testing/concluded.js';
import { PlayedGateway, problem } from '../testing/played-gateway.js';
import { runCompass } from '../testing/run-compass.js';

const gateway = new PlayedGateway();
beforeAll(() => gateway.start());
afterAll(() => gateway.stop());
beforeEach(() => void gateway.asked.splice(0));

const compass = (...words: string[]) => runCompass(...words, '--gateway', gateway.url);
const summaryOf = (ordinal: number) => ({
  ...{
    investigationId: `${String(ordinal).padStart(8, '0')}-4444-5444-8444-444444444444`,
    incidentId: 'i',
    version: 1,
  },
  ...{ environment: 'prod-eu', service: 'checkout', alert: 'Slow', status: 'running', verdict: null },
  ...{ openedAtMs: ordinal, concludedAtMs: 0 },
});

describe('compass list', () => {
  /** 700 investigations, at most 500 a page. */
  const pages = ({ query }: { query: URLSearchParams }) => {
    const [from, size] = [Number(query.get('pageToken') ?? 0), Number(query.get('pageSize'))];
    const investigations = Array.from({ length: Math.min(size, 700 - from) }, (_, index) => summaryOf(from + index));
    return { investigations, nextPageToken: from + size < 700 ? String(from + size) : '' };
  };

  test('follows the pages, and says when there are more', async () => {
    gateway.play = pages;
    const { output, errors } = await compass('list', '--limit', '600', '--status', 'running');
    expect(output.split('\n')).toHaveLength(601);
    expect(errors).toContain('there are more than these 600');
    expect(gateway.asked.map(({ query }) => query.get('status'))).toEqual(['running', 'running']);
  });

  test('says that there are none where a program reads an empty list', async () => {
    gateway.play = () => ({ investigations: [], nextPageToken: '' });
    expect(await compass('list', '--json')).toEqual({ output: '[]\n', errors: 'there are none\n', exitCode: 0 });
  });
});

describe('compass show', () => {
  test.each([
    ['latest', 2],
    ['00000001', 2],
    [investigationId, 1],
  ])('finds %s', async (name, asks) => {
    gateway.play = ({ path }) =>
      path === '/v1/investigations' ? { investigations: [summaryOf(1), summaryOf(22)] } : concluded('cause');
    expect((await compass('show', name)).output).toContain('Lock contention at orders-db');
    expect(gateway.asked).toHaveLength(asks);
  });

  test.each([
    [409, 'not-concluded', 'compass watch follows it'],
    [401, 'credentials-missing', 'COMPASS_TOKEN'],
  ])('advises when the gateway answers %i', async (status, code, advice) => {
    gateway.play = () => problem(status, code);
    const { errors, exitCode } = await compass('show', investigationId);
    expect(errors).toMatch(new RegExp(`^${code}: .*${advice}`));
    expect(exitCode).toBe(2);
  });
});

describe('compass watch', () => {
  test('goes on behind the last event when the stream breaks off', async () => {
    const event = (version: number) =>
      `id: ${version}\ndata: ${JSON.stringify({ version, type: 'VerdictReached', atMs: 1, event: {} })}\n\n`;
    gateway.play = ({ headers }) => {
      const seen = Number(headers['last-event-id'] ?? 0);
      return seen === 2
        ? { status: 204, text: '' }
        : { status: 200, type: 'text/event-stream', text: `${event(seen + 1)}id: 99\ndata: {"cut` };
    };
    const { output } = await compass('watch', investigationId, '--json');
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { version: number }).version),
    ).toEqual([1, 2]);
  });
});

describe('compass alerts', () => {
  test('send tells how to ask what became of them', async () => {
    gateway.play = () => ({ topic: 'compass.alerts.v1', bytes: 2, traceId: 't', receiptId: 'r-7' });
    expect((await compass('alerts', 'send', import.meta.filename)).output).toContain(
      'compass alerts list --receipt r-7',
    );
  });

  test('send says once which file cannot be read, and why', async () => {
    expect(await runCompass('alerts', 'send', '/nowhere/alert.json')).toMatchObject({
      errors: 'unreadable-file: /nowhere/alert.json: no such file or directory\n',
      exitCode: 2,
    });
  });

  test('list says why each went where it went', async () => {
    gateway.play = () => ({ records: [record], nextPageToken: '' });
    const { output } = await compass('alerts', 'list', '--receipt', 'r-7');
    expect(output).toContain('prod-eu  SlowCheckout at checkout: opened, nothing that is open explains it');
    expect(gateway.asked[0]!.query.get('receipt')).toBe('r-7');
  });
});

describe('compass incidents', () => {
  test('list asks for what was chosen, and tells each in a line', async () => {
    gateway.play = () => ({ records: [incident], nextPageToken: '' });
    const { output } = await compass('incidents', 'list', '--status', 'open', '--service', 'checkout');
    expect(output).toMatch(
      /^55555555-\S+ {2}1970-01-01T00:00:01 {2}prod-eu {2}checkout: critical, open, 2 alerts, 1 firing; Lock contention/,
    );
    expect(Object.fromEntries(gateway.asked[0]!.query)).toMatchObject({ status: 'open', service: 'checkout' });
  });

  test.each([
    ['latest', 2],
    ['55555555', 2],
    [incident.incident.incidentId, 1],
  ])('show finds %s, with its alerts and who answers for it', async (name, asks) => {
    gateway.play = ({ path }) => (path === '/v1/incidents' ? { records: [incident] } : incident);
    const { output } = await compass('incidents', 'show', name);
    expect(output).toContain('SlowCheckout at checkout: critical, firing; requests take 3 s');
    expect(output).toContain(`compass show ${investigationId}`);
    expect(gateway.asked).toHaveLength(asks);
  });

  test('show of one that nobody knows says how to find one', async () => {
    gateway.play = () => problem(404, 'unknown-incident');
    const { errors, exitCode } = await compass('incidents', 'show', investigationId);
    expect(errors).toMatch(/^unknown-incident: .*compass incidents list/);
    expect(exitCode).toBe(2);
  });
});

describe('compass silences', () => {
  const silence = {
    ...{ silenceId: 'nightly', kind: 'maintenance', environment: '', startsAtMs: 0, endsAtMs: 60_000, createdBy: '' },
    ...{ matchers: [{ label: 'service', pattern: '*-db', negated: true }], comment: 'backups', configured: true },
  };

  test('list says what holds, and where it comes from', async () => {
    gateway.play = () => ({ silences: [silence] });
    const { output } = await compass('silences', 'list', '--ended');
    expect(output).toMatch(
      /^nightly {2}maintenance .* every environment {2}service!=\*-db: backups, by the maintenance file/,
    );
    expect(gateway.asked[0]!.query.get('ended')).toBe('true');
  });

  test('add posts conditions, and an end that is counted from the beginning', async () => {
    gateway.play = () => silence;
    const begin = ['--from', '2026-12-01T06:00:00Z', '--for', '2h'];
    const { exitCode } = await compass(
      'silences',
      'add',
      'service=checkout',
      'severity!=critical',
      ...begin,
      '--key',
      'k',
    );
    expect(exitCode).toBe(0);
    const { body, headers } = gateway.asked[0]!;
    expect(JSON.parse(body)).toEqual({
      kind: 'silence',
      matchers: [
        { label: 'service', pattern: 'checkout', negated: false },
        { label: 'severity', pattern: 'critical', negated: true },
      ],
      startsAt: Date.parse('2026-12-01T06:00:00Z'),
      endsAt: Date.parse('2026-12-01T08:00:00Z'),
    });
    expect(headers['idempotency-key']).toBe('k');
  });

  test.each([
    [['service=checkout'], 'no-end'],
    [['checkout', '--for', '2h'], 'invalid-matcher'],
    [['service=checkout', '--until', 'tomorrow'], 'invalid-time'],
  ])('add %j is refused as %s', async (words, code) => {
    const { errors, exitCode } = await compass('silences', 'add', ...words);
    expect(errors).toMatch(new RegExp(`^${code}: `));
    expect([exitCode, gateway.asked]).toEqual([2, []]);
  });

  test('end of one that is configured is refused', async () => {
    gateway.play = () => problem(409, 'silence-configured');
    expect((await compass('silences', 'end', 'nightly')).errors).toMatch(/^silence-configured: /);
  });
});

describe('compass agent', () => {
  const agents = { agents: [{ agent: { name: 'disk', version: '1.0.0' } }] };

  test('drain and weigh ask the gateway', async () => {
    gateway.play = ({ method }) => (method === 'GET' ? agents : { openAwards: 1 });
    expect((await compass('agent', 'drain', 'disk', '1.0.0')).output).toContain('it has 1 award to answer');
    expect((await compass('agent', 'weigh', 'disk', '1.0.0', '90')).output).toBe('disk@1.0.0 has the weight 90\n');
    expect((await compass('agent', 'weigh', 'disk', '1.0.0')).errors).toBe('');
    expect(gateway.asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
      ['/v1/agents/disk/1.0.0/drain', '{"draining":true}'],
      ['/v1/agents/disk/1.0.0/weight', '{"weight":90}'],
      ['/v1/agents/disk/1.0.0/weight', '{"weight":null}'],
    ]);
  });

  test('drain of a version that nobody runs says so', async () => {
    gateway.play = ({ method }) => (method === 'GET' ? agents : { openAwards: 0 });
    const { errors, exitCode } = await compass('agent', 'drain', 'disk', '2.0.0', '--undo');
    expect(errors).toContain('no instance of disk@2.0.0 is registered');
    expect(exitCode).toBe(0);
  });
});

describe('compass deadletters', () => {
  const letter = (id: string) => ({
    ...{ deadLetterId: id, service: 'intake', topic: 't', code: 'not-json', reason: 'why', failedAtMs: 0 },
  });

  test('list of a service follows the pages', async () => {
    gateway.play = ({ query }) => ({
      deadLetters: [letter(query.get('pageToken') === '9' ? 'old' : 'new')],
      nextPageToken: query.get('pageToken') === '9' ? '' : '9',
    });
    const { output, errors } = await compass('deadletters', 'list', 'intake');
    expect(output.split('\n').map((line) => line.split('  ')[1])).toEqual(['new', 'old', undefined]);
    expect(errors).toBe('');
  });

  test('list of all says who does not answer, and how to see more', async () => {
    gateway.play = () => ({ deadLetters: [letter('a'), letter('b')], unavailable: ['orchestrator'] });
    const { errors } = await compass('deadletters', 'list', '--limit', '2');
    expect(errors).toContain('orchestrator does not answer');
    expect(errors).toContain('the newest 2');
    expect(gateway.asked.at(-1)?.query.get('pageSize')).toBe('2');
    expect((await compass('deadletters', 'list')).errors).not.toContain('newest');
  });

  test('redrive posts, and a letter that is not there is explained', async () => {
    gateway.play = ({ path }) => (path.endsWith('/known/redrive') ? {} : problem(404, 'dead-letter-not-found'));
    expect((await compass('deadletters', 'redrive', 'intake', 'known')).output).toBe('known is handed over again\n');
    expect((await compass('deadletters', 'redrive', 'intake', 'other')).errors).toContain('compass deadletters list');
  });
});

test('a gateway that is not there is named', async () => {
  const { errors, exitCode } = await runCompass('agents', '--gateway', 'http://127.0.0.1:1');
  expect(errors).toMatch(/^gateway-unreachable: nobody answers at http:\/\/127.0.0.1:1/);
  expect(exitCode).toBe(2);
});
