import { expect, test } from '@jest/globals';
import { authenticationSettings } from '../alerts/authentication/authentication-settings.js';
import { loopbackAccess } from './loopback-access.js';

const access = (alerts: string, api: string) => ({ COMPASS_ALERT_AUTH: alerts, COMPASS_API_AUTH: api });

test('without any secret nothing is asked for', () => {
  expect(loopbackAccess({ COMPASS_ALERT_TOKENS: '' })).toEqual(access('off', 'off'));
});

test('tokens of the API are asked for once there are some', () => {
  expect(loopbackAccess({ COMPASS_API_TOKENS: 'tokens.yaml' })).toEqual(access('off', 'required'));
});

test.each(Object.keys(authenticationSettings).filter((name) => /_(TOKENS|USERS|SECRETS)$/.test(name)))(
  'monitors are asked who they are once there is %s',
  (name) => expect(loopbackAccess({ [name]: 'secret' })).toEqual(access('required', 'off')),
);
