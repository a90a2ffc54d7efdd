import { withService } from './connection.js';

const service = 'compass.operations.v1.DeadLetterService';

/** Prints what the service at an address gave up on, a line each. */
export async function listDeadLetters(address: string): Promise<void> {
  const { deadLetters } = await withService(service, address, (client) => client.listDeadLetters({ pageSize: 500 }));
  for (const { deadLetterId, failedAtMs, topic, code, reason } of deadLetters)
    console.log(`${deadLetterId}  ${new Date(failedAtMs).toISOString()}  ${topic}  ${code}: ${reason}`);
}

/** Writes the original bytes of one to standard output. */
export async function showDeadLetter(address: string, deadLetterId: string): Promise<void> {
  const { deadLetter } = await withService(service, address, (client) => client.getDeadLetter({ deadLetterId }));
  process.stdout.write(deadLetter?.body ?? '');
}

/** Hands one to its handler again. */
export async function redriveDeadLetter(address: string, deadLetterId: string): Promise<void> {
  await withService(service, address, (client) => client.redriveDeadLetter({ deadLetterId }));
  console.log(`${deadLetterId} is handed over again`);
}
