import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PermanentError } from '@compass/kernel';

/** Listens at host:port or unix:/path and gives the address with the real port. @throws PermanentError `address-unusable` */
export async function listenHttp(app: NestExpressApplication, listen: string): Promise<string> {
  try {
    if (listen.startsWith('unix:')) {
      await app.listen(listen.slice('unix:'.length));
      return listen;
    }
    const [, host = '', port] = /^(.*):(\d+)$/.exec(listen) ?? [];
    await app.listen(Number(port), host.replace(/^\[|\]$/g, ''));
    const bound = app.getHttpServer().address() as AddressInfo;
    return `${host}:${bound.port}`;
  } catch (cause) {
    throw new PermanentError('address-unusable', `HTTP at ${listen}: ${(cause as Error).message}`, { cause });
  }
}
