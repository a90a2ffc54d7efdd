import type { GetTimelineResponseInput } from '@compass/contracts';
import type { Timeline } from '../domain/timeline/timeline.js';

export function timelineMessage({ phases, tasks, criticalPath, ...same }: Timeline): GetTimelineResponseInput {
  return {
    ...same,
    phases: phases.map(({ phase, startMs, endMs, share, endedBy }) => ({ phase, startMs, endMs, share, endedBy })),
    tasks: [...tasks],
    criticalPath: [...criticalPath],
  };
}
