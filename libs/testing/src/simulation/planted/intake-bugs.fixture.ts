import type { PlantedBug } from './planted-bug.fixture.js';

const openIncidentUnseen: PlantedBug = {
  name: 'an incident that is open is not seen',
  invariants: ['two-open-incidents'],
  seams: () => ({
    incidentStore: (store) => ({
      transact: (work) =>
        store.transact((tx) => {
          const situationOf = async (...asked: Parameters<typeof tx.incidents.situationOf>) => ({
            ...(await tx.incidents.situationOf(...asked)),
            open: [],
          });
          return work({ ...tx, incidents: { ...tx.incidents, situationOf } });
        }),
    }),
  }),
};

export const intakeBugs = [openIncidentUnseen];
