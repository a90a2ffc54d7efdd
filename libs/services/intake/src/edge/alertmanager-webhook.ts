import { z } from 'zod';
import { storableText, storableTexts } from './storable-text.js';

/** RFC 3339, any precision and offset, to epoch milliseconds; Go's zero time, "not yet", to 0. */
const timestamp = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .refine(Number.isFinite, 'not a time')
  .transform((ms) => Math.max(0, ms));

const alert = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: storableTexts,
  annotations: storableTexts.default({}),
  startsAt: timestamp,
  endsAt: timestamp.default(0),
  /** Of all labels, so that of one instance; older versions do not send it. */
  fingerprint: storableText.default(''),
});

/** What COMPASS reads of Alertmanager's webhook, version 4; fields beyond these are left alone. */
export const alertmanagerWebhook = z.object({
  version: z.literal('4'),
  groupKey: storableText.default(''),
  alerts: z.array(alert),
});

export type AlertmanagerWebhook = z.output<typeof alertmanagerWebhook>;
export type AlertmanagerAlert = z.output<typeof alert>;
