import { PermanentError } from '@compass/kernel';
import type { Observation } from '@compass/signals';
import type {
  CallEdge,
  Disproof,
  DisproofStatement,
  Finding,
  FindingStatement,
  Findings,
  ServiceGraph,
  Uncited,
} from '../agent/finding.js';

/** Makes statements citable, and knows afterwards which were made here. */
export class Evidence {
  readonly #made = new WeakSet<object>();

  /** @param isKnown true for what was observed in this investigation of the task */
  constructor(private readonly isKnown: (observation: Observation) => boolean) {}

  finding(statement: FindingStatement): Uncited<Finding> {
    return this.#uncited(statement) as Uncited<Finding>;
  }

  disproof(statement: DisproofStatement): Uncited<Disproof> {
    return this.#uncited(statement) as Uncited<Disproof>;
  }

  graph(edges: readonly CallEdge[]): Uncited<ServiceGraph> {
    return this.#uncited({ edges }) as Uncited<ServiceGraph>;
  }

  /** @throws PermanentError `uncited-finding` when something was put together without citing here */
  check({ findings = [], graph, disproof }: Findings): void {
    for (const said of [...findings, graph, disproof])
      if (said && !this.#made.has(said))
        throw new PermanentError('uncited-finding', 'findings are made by ctx.finding(…).cite(…), and not copied');
  }

  #uncited(statement: object): Uncited<object> {
    return {
      cite: (...observations) => {
        const foreign = observations.find((observation) => !this.isKnown(observation));
        if (observations.length === 0 || foreign)
          throw new PermanentError('foreign-observation', 'cites what was not observed in this investigation');
        const hashes = [...new Set(observations.map(({ hash }) => hash))];
        const made = Object.freeze({ ...statement, observations: hashes });
        this.#made.add(made);
        return made;
      },
    };
  }
}
