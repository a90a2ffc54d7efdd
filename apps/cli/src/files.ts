import { readFileSync, writeFileSync } from 'node:fs';
import { getSystemErrorMessage } from 'node:util';
import { PermanentError } from '@compass/kernel';

/** The bytes of a file; `-` is standard input. @throws PermanentError `unreadable-file` */
export function contentOf(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    throw new PermanentError('unreadable-file', `${file}: ${reasonOf(cause)}`, { cause });
  }
}

/** Writes a file anew. @throws PermanentError `unwritable-file` */
export function writeContent(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new PermanentError('unwritable-file', `${file}: ${reasonOf(cause)}`, { cause });
  }
}

/** In the system's words; Node's own name the file once more. */
function reasonOf(cause: unknown): string {
  const { errno, message } = cause as NodeJS.ErrnoException;
  return errno === undefined ? message : getSystemErrorMessage(errno);
}
