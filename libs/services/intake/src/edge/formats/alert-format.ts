import type { AlertFormatName, Severity } from '@compass/contracts';
import type { z } from 'zod';

export type JsonObject = Readonly<Record<string, unknown>>;

/** What a message says beside its body. Names of headers are in lower case. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** One alert as its monitor's format tells it. */
export interface ReadAlert {
  readonly kind: 'alert';
  /** What the monitor tells its own alerts apart by: equal for every copy, and for the end, of one firing. */
  readonly identity: Readonly<Record<string, string | number>>;
  /** Of the rule, not of the instance that it fired for. */
  readonly name: string;
  readonly isFiring: boolean;
  /** Epoch milliseconds; 0 when the format does not say. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly summary: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Where the format has a scale of its own; else the labels say. */
  readonly severity?: Severity;
}

/** Why something that is understood is no alert. Stable, kebab-case. */
export type IgnoredReason =
  /** A log or event below a warning. */
  | 'informational'
  /** An update that neither fires nor ends an alert: a note, a priority, an acknowledgement. */
  | 'not-a-state-change'
  /** What the monitor says of itself: started, stopped, pinged. */
  | 'about-the-monitor'
  /** The monitor mutes the alert itself. */
  | 'muted-by-monitor'
  /** A value that was measured. */
  | 'telemetry'
  /** A key was deleted. */
  | 'tombstone'
  /** A template of which nothing was filled in. */
  | 'unfilled-template';

export interface IgnoredNotice {
  readonly kind: 'ignored';
  readonly reason: IgnoredReason;
  /** For people. */
  readonly detail: string;
}

/** One alert of several that lacks what it cannot do without. */
export interface RefusedNotice {
  readonly kind: 'refused';
  /** For people: the members that are wrong. */
  readonly reason: string;
}

export type Notice = ReadAlert | IgnoredNotice | RefusedNotice;

export const ignored = (reason: IgnoredReason, detail: string): IgnoredNotice => ({ kind: 'ignored', reason, detail });

/** A template gone wrong may give a reason for each member: the first few tell. @param at where in the message it stands */
export function faultsOf(error: z.ZodError, at: readonly PropertyKey[] = []): string {
  const told = error.issues.slice(0, 3);
  return told.map(({ path, message }) => `${[...at, ...path].join('.') || 'message'}: ${message}`).join('; ');
}

/** Reads the alerts of a list by themselves, so that one that is damaged takes no other with it. @param name of the list's member */
export function readEach<T extends z.ZodType>(
  name: string,
  list: readonly unknown[],
  schema: T,
  read: (alert: z.output<T>) => Notice,
): Notice[] {
  return list.map((each, index) => {
    const parsed = schema.safeParse(each);
    return parsed.success ? read(parsed.data) : { kind: 'refused', reason: faultsOf(parsed.error, [name, index]) };
  });
}

/** One monitor's way of writing alerts. */
export interface AlertFormat {
  /** As in POST /v1/alerts/{name} and in the header compass-format. */
  readonly name: AlertFormatName;
  /** Whose it is, for people. */
  readonly about: string;
  /** Whether the message has this format's shape, by few telling members: cheap, and true of what is damaged elsewhere. */
  recognises(message: JsonObject, headers: MessageHeaders): boolean;
  /** @throws z.ZodError when the message lacks what cannot be done without */
  read(message: JsonObject, headers: MessageHeaders): readonly Notice[];
}

interface FormatDefinition<T extends z.ZodType> extends Omit<AlertFormat, 'read'> {
  readonly schema: T;
  notices(message: z.output<T>, headers: MessageHeaders): readonly Notice[];
}

/** A format by the schema of what COMPASS reads of it, and what that means. */
export function defineFormat<T extends z.ZodType>(definition: FormatDefinition<T>): AlertFormat {
  const { schema, notices, ...format } = definition;
  return { ...format, read: (message, headers) => notices(schema.parse(message), headers) };
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
