import { tellsOfBrokenCall } from './failed-call.js';
import { handlesErrors, isOfTrouble } from './flow-end.js';
import type { CountedPath, LineKind } from './flow-paths.js';

/**
 * The paths of one service but for those that are cut by others: a line says that a call never got through; or errors are handled
 * and nothing says why, at a service that says of no other reason (lines of a request may be lost).
 */
export function notCutByOthers(paths: readonly CountedPath[], kinds: readonly LineKind[]): CountedPath[] {
  const broken = new Set(kinds.flatMap(({ template }, i) => (tellsOfBrokenCall(template) ? [i] : [])));
  const blamed = paths.some((path) => path.kinds.some((kind) => broken.has(kind)));
  return paths.filter((path) => {
    if (path.kinds.some((kind) => broken.has(kind))) return false;
    const told = path.kinds.map((kind) => kinds[kind]!).filter(isOfTrouble);
    const unexplained =
      told.length > 0 && told.every(({ level, template }) => level === 'SPAN' && handlesErrors(template));
    return !(blamed && unexplained);
  });
}
