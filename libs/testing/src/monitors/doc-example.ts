import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../../../../docs/connect/', import.meta.url));

/** The first block of a language in a page of docs/connect: what users paste is what is tested. */
export function docExample(page: string, language: string): string {
  const text = readFileSync(`${pages}${page}.md`, 'utf8');
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(text)?.[1];
  if (block === undefined) throw new Error(`no ${language} in ${page}`);
  return block;
}
