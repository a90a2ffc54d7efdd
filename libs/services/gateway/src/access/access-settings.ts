import { choiceSetting, textSetting } from '@compass/runtime';

/** Who may use the API. */
export const accessSettings = {
  COMPASS_API_AUTH: choiceSetting(
    'Whether callers of the API must show a token. `off` lets in whoever reaches the gateway, and warns at every start.',
    ['required', 'off'],
  ).default('required'),
  COMPASS_API_TOKENS: textSetting(
    'The file that lists the tokens of the API: see [tokens](../api.md#tokens).',
    'the path of a YAML or JSON file',
  ).optional(),
};
