import { BAD_RELEASES } from '../releases/release.js';
import { faultKind } from './fault-kind.js';

/** A version of catalogue is deployed that cannot price some products. */
export const badRelease = faultKind({
  plan: (random) => random.pick(BAD_RELEASES),
  begin: (release, { deploy }) => deploy(release),
  toldBy: ['WebErrors'],
  busy: true,
  cause: () => ({
    rootService: 'catalogue',
    acceptedServices: ['catalogue'],
    rootIndicator: ['catalogue_http-server-error-ratio', 'catalogue_route-get-products-id-error-ratio'],
    faultType: 'bad-release',
    acceptedCategories: ['application.bad-release'],
  }),
});
