import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

const workspace = join(import.meta.dirname, '../../../../..');
/** Of a message: field 900, a text of three letters. No proto knows it; readers of protobuf pass over what they do not know. */
const unknownField = '[0xa2, 0x38, 0x03, 0x6e, 0x65, 0x77]';

/**
 * Makes the next release of this workspace, as built, in `directory`: it says another version, and every event that it writes has a
 * field that this one does not know. To be run beside this one, as in an upgrade.
 */
export function makeNextVersion(directory: string): void {
  cpSync(join(workspace, 'protos'), join(directory, 'protos'), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ ...manifest, version: '99.0.0' }));
  const isBuilt = (path: string) => !['node_modules', 'src'].includes(basename(path));
  for (const part of ['apps', 'libs'])
    cpSync(join(workspace, part), join(directory, part), { recursive: true, filter: isBuilt });
  linkPackages(directory);
  widenEvents(join(directory, 'libs/contracts/dist/codec.js'));
}

/** Packages of others are shared; those of the workspace are the copies. */
function linkPackages(directory: string): void {
  const installed = join(workspace, 'node_modules');
  const links = join(directory, 'node_modules');
  mkdirSync(join(links, '@compass'), { recursive: true });
  for (const name of readdirSync(installed))
    if (name !== '@compass') symlinkSync(join(installed, name), join(links, name));
  for (const name of readdirSync(join(installed, '@compass'))) {
    const within = relative(realpathSync(workspace), realpathSync(join(installed, '@compass', name)));
    symlinkSync(join(directory, within), join(links, '@compass', name));
  }
}

function widenEvents(codec: string): void {
  const text = readFileSync(codec, 'utf8');
  const widened = text.replace(
    /return messageOf\(type\)\.serialize\(data\);/,
    `return Buffer.concat([messageOf(type).serialize(data), Buffer.from(${unknownField})]);`,
  );
  if (widened === text) throw new Error('the codec is not what it was: its events are not widened');
  writeFileSync(codec, widened);
}
