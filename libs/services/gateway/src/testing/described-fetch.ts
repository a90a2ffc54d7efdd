import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../openapi/openapi-document.js';

const document = openApiDocument();
const ajv = new Ajv2020.default({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'openapi', ...document });
const validators = new Map<string, ValidateFunction>();

interface Described {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}

/** For specs: fetch, which also fails where an answer is not what the OpenAPI document says of its route. */
export async function describedFetch(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const { pathname } = new URL(url);
  const path = Object.keys(document.paths).find((template) => matches(template, pathname));
  const method = (init.method ?? 'GET').toLowerCase();
  const operation = path && (document.paths[path]![method] as Described | undefined);
  if (operation) await check(operation, response, `${method} ${path}`);
  return response;
}

/** Ready-made paths come before those with parameters. */
function matches(template: string, pathname: string): boolean {
  const pattern = template.replaceAll(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(pathname) && !(template !== pathname && pathname in document.paths);
}

async function check({ responses }: Described, response: Response, route: string): Promise<void> {
  const described = responses[response.status];
  if (!described) throw new Error(`${route} is not said to answer ${response.status}`);
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (!described.content) return nothingIn(response, route);
  const schema = described.content[type]?.schema;
  if (!schema) throw new Error(`${route} is not said to answer ${response.status} with ${type || 'nothing'}`);
  if (!type.endsWith('json')) return;
  const body: unknown = await response.clone().json();
  const validate = validatorOf(schema);
  if (!validate(body)) throw new Error(`${route}, ${response.status}: ${ajv.errorsText(validate.errors)}`);
  const { code } = body as { code?: string };
  const { description } = described as unknown as { description: string };
  if (type === 'application/problem+json' && !description.includes(`\`${code}\``))
    throw new Error(`${route} is not said to refuse with ${response.status} ${code}`);
}

async function nothingIn(response: Response, route: string): Promise<void> {
  if ((await response.clone().text()) !== '') throw new Error(`${route} answers ${response.status} with a body`);
}

function validatorOf(schema: object): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/', '"openapi#/');
  const validator = validators.get(text) ?? ajv.compile(JSON.parse(text) as object);
  validators.set(text, validator);
  return validator;
}
