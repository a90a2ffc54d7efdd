import { faultKind } from './fault-kind.js';

/** Accounts is configured to write addresses in a way that not every customer has. */
export const badFlag = faultKind({
  plan: () => ({ flag: 'address-format', before: 'short', after: 'postal' }),
  begin: async ({ flag, before, after }, { shop, record }) => {
    const diff = ['--- a/accounts.env', '+++ b/accounts.env', '@@ -1 +1 @@', `-${flag}=${before}`, `+${flag}=${after}`];
    record({ service: 'accounts', kind: 'config', summary: `${flag}: ${before} → ${after}`, diff: diff.join('\n') });
    await shop.configure('accounts', flag, after);
  },
  toldBy: ['WebErrors'],
  cause: () => ({
    rootService: 'accounts',
    acceptedServices: ['accounts'],
    rootIndicator: ['accounts_http-server-error-ratio', 'accounts_route-get-customers-id-error-ratio'],
    faultType: 'bad-flag',
    acceptedCategories: ['application.bad-release', 'application.error', 'change.flag'],
  }),
});
