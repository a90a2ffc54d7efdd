import { shareText } from '@compass/analysis';
import type { Database, Scene } from '../databases.js';
import { clearRises, fullness, lockWaits } from '../evidence.js';
import { riseText } from '../words.js';
import type { Seen } from './check.js';

/** Less than a fifth more connections than before is the usual coming and going. */
const fuller = 1.2;

export function fullConnectionsSeen(database: Database, scene: Scene): Seen[] {
  const full = fullness(database, scene.splitMs);
  const [pending] = clearRises(database, 'connections-pending');
  const held = lockWaits(database)[0]?.strength ?? 0;
  const reached = full ? Math.min(1, Math.max(0, (full.share - 0.85) / 0.15)) : 0;
  const asked = pending ? pending.strength * Math.min(1, pending.shift.after) : 0;
  if (Math.max(reached, asked) === 0) return [];
  const shift = full?.metric.shift;
  const rose = shift && shift.after > fuller * shift.before ? shift : undefined;
  const onsetMs = pending?.shift.onsetMs ?? rose?.onsetMs;
  // Full as always is how some pools live; and sessions that wait for locks hold their connections.
  const alone = (rose || pending ? 1 : 0.2) * (held >= 0.3 ? 0.3 : 1);
  const parts = [
    ...(full ? [`${full.metric.metric} of ${full.metric.service} reaches ${shareText(full.share)} of its limit`] : []),
    ...(pending ? [riseText(pending)] : []),
  ];
  return [
    {
      category: 'database.connections-exhausted',
      indicator: (asked > reached ? pending?.metric.metric : full?.metric.metric) ?? 'connections',
      direction: 'up',
      ...(onsetMs !== undefined && { onsetMs }),
      strength: 0.85 * Math.max(reached * (pending ? 1 : 0.6), asked) * alone,
      statement: `Connections to ${database.name} run out: ${parts.join('; ')}${held >= 0.3 ? ' (sessions that wait for locks hold them)' : ''}.`,
    },
  ];
}
