import { createHash } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Manifest } from '../../port/workloads.js';
import { textsOf, type ToolOutput } from './tool-outputs.js';

const document = z.looseObject({
  kind: z.string(),
  apiVersion: z.string().optional(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().default(''),
    labels: z.unknown().optional(),
    annotations: z.unknown().optional(),
  }),
});

/** Secrets' keys whose values are no secret: where and as whom, not by what proof. */
const shownKeys = /(HOST|PORT|ADDR|ADDRESS|URL|DATABASE|DB|NAME|USER|USERNAME)$/i;

/** The documents that workloads were declared with; documents that cannot be read are left out. */
export function manifestsOf(recorded: readonly ToolOutput[]): Manifest[] {
  return textsOf(recorded, 'GetAppYAML').flatMap(({ asked, text }) =>
    parseAllDocuments(text).flatMap((parsed) => {
      const read = document.safeParse(parsed.toJS());
      return read.success ? [manifestOf(read.data, asked('app_name'))] : [];
    }),
  );
}

function manifestOf({ kind, apiVersion, metadata, ...content }: z.infer<typeof document>, workload: string): Manifest {
  const { name, namespace, labels, annotations } = metadata;
  const shown =
    kind === 'Secret'
      ? { stringData: concealed(content.stringData, plain), data: concealed(content.data, decoded) }
      : { ...content };
  const spec: unknown = JSON.parse(JSON.stringify({ apiVersion, metadata: { labels, annotations }, ...shown }));
  return { kind, name, namespace, workload, spec };
}

type Read = (value: unknown) => string;
const plain: Read = (value) => String(value);
/** Secrets keep their data in base64. */
const decoded: Read = (value) => Buffer.from(String(value), 'base64').toString();

function concealed(values: unknown, read: Read): Record<string, string> | undefined {
  if (typeof values !== 'object' || values === null) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      shownKeys.test(key) ? withoutPassword(read(value)) : fingerprint(read(value)),
    ]),
  );
}

/** An address may carry its proof: postgres://user:password@host. */
const withoutPassword = (value: string): string =>
  value.replace(
    /(\/\/[^:@/\s]*:)([^@/\s]+)(?=@)/g,
    (_, user: string, password: string) => user + fingerprint(password),
  );

/** Tells values apart without telling them. */
const fingerprint = (value: string): string =>
  `sha256:${createHash('sha256').update(value).digest('hex').slice(0, 12)}`;
