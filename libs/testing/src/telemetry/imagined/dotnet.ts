import { level, often, since } from './readings.js';
import type { Reading, Story } from './story.js';

/** IIS, ASP.NET and SQL Server, with the names of their performance counters: one session blocks the others. */
export const dotnet: Story = (() => {
  const step = 15;
  const site = (rate: number, ms: number, more: Record<string, Reading> = {}): Record<string, Reading> => ({
    'ASP-NET-Applications-Requests-Sec': level(rate),
    'ASP-NET-Request-Execution-Time': level(ms),
    'ASP-NET-Requests-Queued': () => 0,
    'NET-CLR-Memory-pct-Time-in-GC': level(2, 0.6),
    'Process-pct-Processor-Time': level(25),
    'Process-Private-Bytes': level(900e6, 0.02),
    'Web-Service-Current-Connections': level(60, 0.1),
    ...more,
  });
  const server = (blocked: Reading, wait: Reading): Record<string, Reading> => ({
    'SQLServer-General-Statistics-User-Connections': level(80, 0.05),
    'SQLServer-General-Statistics-Processes-blocked': blocked,
    'SQLServer-Locks-Average-Wait-Time-ms': wait,
    'SQLServer-SQL-Statistics-Batch-Requests-Sec': level(400),
    'SQLServer-Buffer-Manager-Page-life-expectancy': level(5000, 0.05),
    'Processor-pct-Processor-Time': level(22),
  });
  return {
    id: 'dotnet',
    services: ['Portal', 'Orders.Api', 'Billing.Api', 'Identity', 'SQL-ORDERS-01', 'SQL-BILLING-01'],
    labels: { alertname: 'Portal slow', service: 'Portal' },
    summary: 'Average response time of Portal is 9.2 s',
    onsetSeconds: 240,
    pastMinutes: 60,
    stepSeconds: step,
    graph: [
      ['Portal', 'Orders.Api'],
      ['Portal', 'Billing.Api'],
      ['Portal', 'Identity'],
      ['Orders.Api', 'SQL-ORDERS-01'],
      ['Billing.Api', 'SQL-BILLING-01'],
    ],
    metrics: {
      Portal: site(90, 210, {
        'ASP-NET-Request-Execution-Time': since(210, 9000, 40),
        'ASP-NET-Requests-Queued': since(0, 60, 120),
        'Web-Service-Current-Connections': since(60, 480, 60),
      }),
      'Orders.Api': site(60, 90, {
        'ASP-NET-Request-Execution-Time': since(90, 14_000, 40),
        'ASP-NET-Requests-Queued': since(0, 110, 120),
        'ASP-NET-Applications-Requests-Sec': since(60, 35, 30),
      }),
      'Billing.Api': site(20, 120),
      Identity: site(70, 15),
      'SQL-ORDERS-01': server(since(0, 38, 60, 0.2), since(20, 26_000, 60, 0.2)),
      'SQL-BILLING-01': server(() => 0, level(15, 0.3)),
    },
    lines: (chance) => [
      ...often(
        2,
        -1800,
        300,
        () => ({
          service: 'Identity',
          message: `info: Microsoft.AspNetCore.Hosting.Diagnostics[2]\n      Request finished HTTP/1.1 POST /token - 200 in ${Math.floor(10 + chance() * 9)}ms`,
        }),
        chance,
      ),
      ...often(
        1.5,
        15,
        300,
        () => ({
          service: 'Orders.Api',
          message:
            'fail: Microsoft.EntityFrameworkCore.Database.Command[20102]\n      Failed executing DbCommand (30,004ms) UPDATE [Orders] SET [Status] = @p0\n      Microsoft.Data.SqlClient.SqlException (0x80131904): Execution Timeout Expired.  The timeout period elapsed prior to completion of the operation or the server is not responding.',
        }),
        chance,
      ),
      ...often(
        1,
        20,
        300,
        () => ({
          service: 'Portal',
          message: 'warn: Portal.Orders.OrdersClient[0]\n      Call to Orders.Api answered 500 (InternalServerError)',
        }),
        chance,
      ),
    ],
    truth: { objects: ['SQL-ORDERS-01'], categories: ['database.lock-contention'] },
  };
})();
