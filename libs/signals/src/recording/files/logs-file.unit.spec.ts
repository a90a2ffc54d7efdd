import { describe, expect, test } from '@jest/globals';
import { parseLogs } from './logs-file.js';

const parsed = (message: string, level?: string | number | null) =>
  parseLogs(JSON.stringify({ ts: 1, service: 'cart', level, message }), 10_000)[0]!;
const firstLine = (text: string) => text.split('\n', 1)[0];

describe('lines of many loggers, which carry no level of their own', () => {
  const cases: [string, string, string, string][] = [
    [
      'zap',
      '{"level":"error","ts":1.5,"caller":"a.go:7","msg":"charge failed","error":"card declined"}',
      'ERROR',
      'charge failed: card declined',
    ],
    [
      'pino',
      '{"level":50,"time":1,"pid":7,"msg":"no route","err":{"type":"TypeError","message":"x is undefined"}}',
      'ERROR',
      'no route: TypeError: x is undefined',
    ],
    ['logstash', '{"@timestamp":"2026-01-30","level":"WARN","message":"slow","logger_name":"a.B"}', 'WARN', 'slow'],
    ['stackdriver', '{"severity":"CRITICAL","message":"out of stock"}', 'CRITICAL', 'out of stock'],
    ['structlog', '{"event":"retrying","levelname":"warning"}', 'WARNING', 'retrying'],
    [
      'logfmt',
      'time="2026-01-30T19:38:52Z" level=error msg="dial \\"db\\" failed" err="refused" attempt=3',
      'ERROR',
      'dial "db" failed: refused',
    ],
    [
      'logfmt with a bare level',
      'ts=2026-01-30T19:38:52Z caller=main.go:9 level=warn msg=retrying',
      'WARN',
      'retrying',
    ],
    [
      'klog',
      'E0130 19:38:52.053421    1 reflector.go:138] failed to list *v1.Pod',
      'ERROR',
      'E0130 19:38:52.053421    1 reflector.go:138] failed to list *v1.Pod',
    ],
    [
      'klog of information',
      'I0130 19:38:52.053421    1 server.go:5] error budget reset',
      'INFO',
      'I0130 19:38:52.053421    1 server.go:5] error budget reset',
    ],
    [
      'logback',
      '2026-01-30 19:38:52,053 ERROR [http-8] c.s.Cart - no stock',
      'ERROR',
      '2026-01-30 19:38:52,053 ERROR [http-8] c.s.Cart - no stock',
    ],
    [
      'spring',
      '2026-01-30T19:38:52.053Z  INFO 1 --- [main] c.s.Cart : ERROR pages registered',
      'INFO',
      '2026-01-30T19:38:52.053Z  INFO 1 --- [main] c.s.Cart : ERROR pages registered',
    ],
    [
      'python',
      '2026-01-30 19:38:52,053 - cart - WARNING - low stock',
      'WARNING',
      '2026-01-30 19:38:52,053 - cart - WARNING - low stock',
    ],
    ['python, bare', 'ERROR:root:no stock', 'ERROR', 'ERROR:root:no stock'],
    [
      'nginx errors',
      '2026/01/30 19:38:52 [error] 7#7: *1 connect() failed',
      'ERROR',
      '2026/01/30 19:38:52 [error] 7#7: *1 connect() failed',
    ],
    [
      'nginx access',
      '10.0.0.7 - - [30/Jan/2026:19:38:52 +0000] "GET /cart?id=7 HTTP/1.1" 502 157 "-" "curl"',
      'ERROR',
      'GET /cart answered 5xx',
    ],
    ['envoy access', '[2026-01-30T19:38:52.053Z] "POST /pay HTTP/2" 200 - 12 7', 'UNKNOWN', 'POST /pay answered 2xx'],
    ['.NET', 'fail: Shop.Cart[0]\n      no stock', 'ERROR', 'fail: Shop.Cart[0]'],
    ['.NET of information', 'info: Shop.Cart[14] 1 error seen', 'INFO', 'info: Shop.Cart[14] 1 error seen'],
    [
      'go panic',
      'panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\nmain.f()',
      'FATAL',
      'panic: runtime error: index out of range [3]',
    ],
    [
      'rust panic',
      "thread 'main' panicked at src/main.rs:4: no stock",
      'FATAL',
      "thread 'main' panicked at src/main.rs:4: no stock",
    ],
    ['words that are no level', 'the ERRORS page was shown', 'UNKNOWN', 'the ERRORS page was shown'],
    ['broken JSON', '{"level":"error", half', 'ERROR', '{"level":"error", half'],
  ];
  test.each(cases)('%s', (_, message, level, text) => {
    const line = parsed(message);
    expect([line.level, firstLine(line.message)]).toEqual([level, text]);
  });
});

test.each([
  ['err', 'ERROR'],
  ['Warning', 'WARNING'],
  ['emerg', 'FATAL'],
  ['crit', 'CRITICAL'],
  ['Notice', 'INFO'],
  ['severe', 'SEVERE'],
  [17, 'ERROR'],
  ['40', 'WARN'],
  [null, 'UNKNOWN'],
  ['', 'UNKNOWN'],
  ['audit', 'AUDIT'],
])('a level logged as %j is %s', (logged, level) => {
  expect(parsed('no stock', logged).level).toBe(level);
});

describe('stack traces', () => {
  const cases: [string, string, string, string][] = [
    [
      'Java',
      'Servlet.service() threw exception\njava.lang.IllegalStateException: no cart\n\tat a.B.c(B.java:7)\nCaused by: java.net.ConnectException: refused\n\tat d.E.f(E.java:9)',
      'Servlet.service() threw exception java.lang.IllegalStateException: no cart; caused by java.net.ConnectException: refused',
      'java.lang.IllegalStateException',
    ],
    [
      'Python',
      'cannot pay\nTraceback (most recent call last):\n  File "a.py", line 7, in f\n    g()\nValueError: no cart',
      'cannot pay ValueError: no cart',
      'ValueError',
    ],
    [
      'Python, two in one',
      'Traceback (most recent call last):\n  File "a.py", line 7\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "b.py", line 9\nshop.CartError: gone',
      'shop.CartError: gone',
      'shop.CartError',
    ],
    ['Node', 'TypeError: x is undefined\n    at f (/app/cart.js:7:9)', 'TypeError: x is undefined', 'TypeError'],
    [
      '.NET',
      'System.InvalidOperationException: no cart\n ---> System.TimeoutException: 30 s\n   at A.B() in /src/A.cs:line 7\n   --- End of inner exception stack trace ---',
      'System.InvalidOperationException: no cart; caused by System.TimeoutException: 30 s',
      'System.InvalidOperationException',
    ],
    [
      'Go',
      'panic: assignment to entry in nil map\n\ngoroutine 7 [running]:\nmain.f(0x1)',
      'panic: assignment to entry in nil map',
      'panic',
    ],
    ['no trace at all', 'three items:\n one\n two', 'three items:', ''],
  ];
  test.each(cases)('%s', (_, message, text, type) => {
    const line = parsed(message, 'ERROR');
    expect([firstLine(line.message), line.exceptionType ?? '']).toEqual([text, type]);
    expect(line.message.endsWith(message)).toBe(true);
  });

  test('of a JSON line are told beside what it says', () => {
    const stack = 'java.lang.NullPointerException: cart\n\tat a.B.c(B.java:7)';
    const line = parsed(JSON.stringify({ level: 'ERROR', message: 'cannot pay', stack_trace: stack }));
    expect(firstLine(line.message)).toBe('cannot pay: java.lang.NullPointerException: cart');
  });
});
