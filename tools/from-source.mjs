// `node --conditions=@compass/source --import ./tools/from-source.mjs apps/<app>/src/main.ts`: runs an app as it stands in the
// sources, without a build; each file is translated with the same settings as the build uses.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const settings = JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8'));
const isSource = (url) => url.startsWith('file:') && url.endsWith('.ts');

registerHooks({
  resolve(specifier, context, next) {
    const relative = isSource(context.parentURL ?? '') && /^\.{1,2}\/.*\.js$/.test(specifier);
    return next(relative ? specifier.replace(/js$/, 'ts') : specifier, context);
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context);
    const filename = fileURLToPath(url);
    const options = { ...settings, swcrc: false, sourceMaps: 'inline', filename };
    return {
      format: 'module',
      source: transformSync(readFileSync(filename, 'utf8'), options).code,
      shortCircuit: true,
    };
  },
});
