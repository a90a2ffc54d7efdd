import { stripVTControlCharacters } from 'node:util';
import { asCompassError } from '@compass/kernel';
import { createProgram } from '../program.js';

/** What a run of the command left behind, without the colours that a terminal gets. */
export interface Ran {
  readonly output: string;
  readonly errors: string;
  readonly exitCode: number;
}

/** For specs: runs `compass` in this process, as main does. */
export async function runCompass(...words: string[]): Promise<Ran> {
  const written = { output: '', errors: '' };
  const restore = [
    capture(process.stdout, (text) => (written.output += text)),
    capture(process.stderr, (text) => (written.errors += text)),
  ];
  const { log, error } = console;
  console.log = (text: string) => (written.output += `${text}\n`);
  console.error = (text: string) => (written.errors += `${text}\n`);
  try {
    await createProgram((ended) => {
      throw ended;
    }).parseAsync(['node', 'compass', ...words]);
    return { ...plain(written), exitCode: Number(process.exitCode ?? 0) };
  } catch (failure) {
    const { output, errors } = plain(written);
    return { output, errors: errors + codeOf(failure), exitCode: 2 };
  } finally {
    for (const each of restore) each();
    Object.assign(console, { log, error });
    process.exitCode = 0;
  }
}

function plain({ output, errors }: Omit<Ran, 'exitCode'>): Omit<Ran, 'exitCode'> {
  return { output: stripVTControlCharacters(output), errors: stripVTControlCharacters(errors) };
}

function codeOf(failure: unknown): string {
  const { code, message } = asCompassError(failure);
  return `${code}: ${message}\n`;
}

function capture(stream: NodeJS.WriteStream, take: (text: string) => void): () => void {
  const { write } = stream;
  stream.write = (text: string | Uint8Array) => {
    take(Buffer.from(text).toString());
    return true;
  };
  return () => (stream.write = write);
}
