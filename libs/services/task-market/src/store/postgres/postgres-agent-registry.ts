import type { Transaction } from '@compass/persistence';
import type { AgentKey, AgentProfile, RegisteredAgent } from '../../domain/registry/agent.js';
import type { Announcement } from '../../domain/registry/capabilities.js';
import type { VersionRule } from '../../domain/registry/routing.js';
import type { AgentRegistry } from '../agent-registry.js';

interface AgentRow {
  name: string;
  version: string;
  instance: string;
  address: string;
  capabilities: string[];
  expertise: Record<string, number>;
  capacity: number;
  protocol: number;
  consuming: boolean;
  lease_until_ms: number;
}

const columns =
  'name, version, instance, address, capabilities, expertise, capacity, protocol, consuming, lease_until_ms';
const thisAgent = 'name = $1 AND version = $2 AND instance = $3';

export class PostgresAgentRegistry implements AgentRegistry {
  constructor(private readonly sql: Transaction) {}

  async lock(): Promise<Announcement> {
    const rows = await this.sql.query<Announcement>('SELECT revision, capabilities FROM announcement FOR UPDATE');
    return rows[0] as Announcement;
  }

  async list(): Promise<RegisteredAgent[]> {
    const order = 'name COLLATE "C", version COLLATE "C", instance COLLATE "C"';
    const rows = await this.sql.query<AgentRow>(`SELECT ${columns} FROM agent ORDER BY ${order}`);
    return rows.map(({ lease_until_ms, ...agent }) => ({ ...agent, leaseUntilMs: lease_until_ms }));
  }

  async put(agent: AgentProfile, leaseUntilMs: number): Promise<void> {
    const { name, version, instance, address, capabilities, expertise, capacity, protocol } = agent;
    await this.sql.query(
      `INSERT INTO agent (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, false, $9)
       ON CONFLICT (name, version, instance) DO UPDATE SET address = excluded.address,
         capabilities = excluded.capabilities, expertise = excluded.expertise, capacity = excluded.capacity, protocol = excluded.protocol,
         consuming = agent.consuming AND agent.address = excluded.address, lease_until_ms = excluded.lease_until_ms`,
      [name, version, instance, address, capabilities, JSON.stringify(expertise), capacity, protocol, leaseUntilMs],
    );
  }

  async renew({ name, version, instance }: AgentKey, consuming: boolean, leaseUntilMs: number) {
    const [renewed] = await this.sql.query<{ draining: boolean }>(
      `UPDATE agent SET consuming = $4, lease_until_ms = $5 WHERE ${thisAgent}
       RETURNING EXISTS (SELECT FROM agent_version v WHERE v.name = $1 AND v.version = $2 AND v.draining) AS draining`,
      [name, version, instance, consuming, leaseUntilMs],
    );
    return renewed;
  }

  async remove({ name, version, instance }: AgentKey): Promise<void> {
    await this.sql.query(`DELETE FROM agent WHERE ${thisAgent}`, [name, version, instance]);
  }

  async removeExpired(nowMs: number): Promise<void> {
    await this.sql.query('DELETE FROM agent WHERE lease_until_ms <= $1', [nowMs]);
  }

  async rules(): Promise<VersionRule[]> {
    const order = 'name COLLATE "C", version COLLATE "C"';
    return this.sql.query<VersionRule>(`SELECT name, version, draining, weight FROM agent_version ORDER BY ${order}`);
  }

  async saveRule({ name, version, draining, weight }: VersionRule): Promise<void> {
    await this.sql.query(
      `INSERT INTO agent_version (name, version, draining, weight) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name, version) DO UPDATE SET draining = excluded.draining, weight = excluded.weight`,
      [name, version, draining, weight],
    );
  }

  async announced({ revision, capabilities }: Announcement): Promise<void> {
    await this.sql.query('UPDATE announcement SET revision = $1, capabilities = $2', [revision, capabilities]);
  }
}
