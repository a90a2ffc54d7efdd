import { celery, kafka } from './queues.js';
import { lambda, batch } from './functions-and-batches.js';
import { gc, go } from './java-and-go.js';
import { dotnet } from './dotnet.js';
import { mobile, logsOnly, tracesOnly } from './few-signals.js';
import { host, rush, quiet } from './load.js';
import type { Story } from './story.js';

/** Systems that nobody recorded, made up one by one: each breaks in one way, but for the last. */
export const stories: readonly Story[] = [
  celery,
  kafka,
  lambda,
  batch,
  gc,
  go,
  dotnet,
  mobile,
  logsOnly,
  tracesOnly,
  host,
  rush,
  quiet,
];
