import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cleanup } from './cleanup.js';

const run = promisify(execFile);
const DAY_MS = 24 * 60 * 60 * 1000;

/** A server's certificate with its key, as PEM. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of the shop's own, made by openssl. */
export class CertificateAuthority {
  private constructor(private readonly home: string) {}

  static async create(cleanup: Cleanup): Promise<CertificateAuthority> {
    const home = await mkdtemp(join(tmpdir(), 'shop-ca-'));
    cleanup.defer(() => rm(home, { recursive: true, force: true }));
    const authority = new CertificateAuthority(home);
    await writeFile(authority.path('ca.cnf'), CONFIGURATION(home));
    await writeFile(authority.path('index.txt'), '');
    await authority.openssl('req', '-x509', ...NEW_KEY, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=shop CA');
    return authority;
  }

  /** What a client has to trust: the path of a PEM file. */
  get file(): string {
    return this.path('ca.pem');
  }

  /** A certificate for 127.0.0.1 that is valid until `expiresAtMs`, from a month before. */
  async issue(name: string, expiresAtMs: number): Promise<ServerCertificate> {
    const base = `${name}-${expiresAtMs}`;
    await this.openssl(
      'req',
      '-new',
      ...NEW_KEY,
      '-keyout',
      `${base}.key`,
      '-out',
      `${base}.csr`,
      '-subj',
      `/CN=${name}`,
    );
    const dates = ['-startdate', asn1(expiresAtMs - 30 * DAY_MS), '-enddate', asn1(expiresAtMs)];
    await this.openssl('ca', '-batch', '-config', 'ca.cnf', '-in', `${base}.csr`, '-out', `${base}.pem`, ...dates);
    const read = (suffix: string) => readFile(this.path(`${base}.${suffix}`), 'utf8');
    return { certificate: await read('pem'), key: await read('key') };
  }

  private path(name: string): string {
    return join(this.home, name);
  }

  private async openssl(...args: string[]): Promise<void> {
    await run('openssl', args, { cwd: this.home });
  }
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

const CONFIGURATION = (home: string) => `
[ca]
default_ca = shop
[shop]
dir = ${home}
database = ${home}/index.txt
new_certs_dir = ${home}
certificate = ${home}/ca.pem
private_key = ${home}/ca.key
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
x509_extensions = server
[any]
commonName = supplied
[server]
subjectAltName = IP:127.0.0.1
`;

/** YYYYMMDDHHMMSSZ. */
function asn1(ms: number): string {
  return `${new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;
}
