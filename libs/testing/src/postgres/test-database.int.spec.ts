import { expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from './test-database.js';

const connect = async (url: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

test('every test database is empty and apart from the others', async () => {
  const databases = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const [one, other] = await Promise.all([connect(databases[0].url), connect(databases[1].url)]);
  await one.query('CREATE TABLE mine (a int)');
  await expect(other.query('SELECT * FROM mine')).rejects.toMatchObject({ code: '42P01' });
  await Promise.all([one.end(), other.end()]);
  await Promise.all(databases.map((database) => database.drop()));
  await expect(connect(databases[0].url)).rejects.toMatchObject({ code: '3D000' });
});
