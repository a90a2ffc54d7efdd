import type { PlantedBug } from './planted-bug.fixture.js';

const lostRaceIgnored: PlantedBug = {
  name: 'it is not seen that another has opened the incident',
  invariants: ['event-changed', 'events-out-of-order', 'not-ended'],
  seams: () => ({
    incidentStore: (store) => ({
      transact: (work) =>
        store.transact((tx) => {
          const store = async (...change: Parameters<typeof tx.incidents.store>) => {
            await tx.incidents.store(...change);
            return true;
          };
          return work({ ...tx, incidents: { ...tx.incidents, store } });
        }),
    }),
  }),
};

export const intakeBugs = [lostRaceIgnored];
