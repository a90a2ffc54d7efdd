import { workloadLabels } from '@compass/analysis';
import { z } from 'zod';

const labelName = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'it is the name of a label');
const address = z.url({ protocol: /^https?$/, error: 'it is an address such as http://prometheus:9090' }).refine(
  (text) => {
    const { username, password, search, hash } = new URL(text);
    return !username && !password && !search && !hash;
  },
  { error: 'it has no login, query and fragment: a token comes from the variable that tokenFrom names' },
);

/** A Prometheus as a file of environments tells of it. */
export const prometheusSettings = z.strictObject({
  url: address,
  /** Matchers as in PromQL, without braces: they are added to every query. */
  match: z
    .string()
    .regex(/^[^{}]+$/, 'it is matchers such as cluster="eu", without braces')
    .optional(),
  services: z
    .array(labelName)
    .min(1)
    .default(workloadLabels.map(({ label }) => label)),
  scrapeSeconds: z.number().int().min(1).max(3_600).default(30),
  /** The variable that has a bearer token, so that the file need not be secret. */
  tokenFrom: z.string().min(1).optional(),
});

/** What a variable holds, without the space and line ends that files of secrets bring. */
export const tokenOf = (name: string, variables: Readonly<Record<string, string | undefined>>): string | undefined =>
  variables[name]?.trim();
