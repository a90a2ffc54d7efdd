import { registerHooks } from 'node:module';

/** Lets TypeScript that was not built import its own files, which it names as they will be called once they are. */
export function allowTypescriptImports(): void {
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL?.endsWith('.ts')) throw error;
        return next(specifier.replace(/js$/, 'ts'), context);
      }
    },
  });
}
