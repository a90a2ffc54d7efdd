import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PermanentError } from '@compass/kernel';

const unzip = promisify(gunzip);
/** A recording's file unpacked; a larger one is refused rather than filling the memory. */
const largestFile = 512 * 1024 * 1024;

/** A gzip file's text; undefined when there is none. @throws PermanentError `invalid-recording` */
export async function readGzip(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new PermanentError('invalid-recording', 'a recorded file cannot be read', { cause });
  });
  if (bytes === undefined) return undefined;
  try {
    return (await unzip(bytes, { maxOutputLength: largestFile })).toString();
  } catch (cause) {
    throw new PermanentError('invalid-recording', 'a recorded file cannot be unpacked', { cause });
  }
}
