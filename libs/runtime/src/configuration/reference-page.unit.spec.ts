import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineService } from '../service-definition.js';
import { configurationPage } from './reference-page.js';
import { integerSetting, textSetting } from './setting.js';

test('the reference says of every setting what it is, what is allowed, and its default', () => {
  const settings = z.object({
    COMPASS_WAIT_MS: integerSetting('How long to wait.', { min: 1 }).default(250),
    COMPASS_NAME: textSetting('A name.'),
    COMPASS_TITLE: textSetting('A title.').optional(),
  });
  const page = configurationPage([
    defineService({ name: 'demo', settings, module: class {} }),
    defineService({ name: 'plain', module: class {} }),
  ]);
  expect(page).toContain('| `COMPASS_LOG_LEVEL` | The least severe lines that are logged. | `debug`, `info`,');
  expect(page).toContain('## `demo`');
  expect(page).toContain('| `COMPASS_WAIT_MS` | How long to wait. | a whole number from 1 | `250` |');
  expect(page).toContain('| `COMPASS_NAME` | A name. | any text | required |');
  expect(page).toContain('| `COMPASS_TITLE` | A title. | any text | none |');
  expect(page).not.toContain('## `plain`');
});
