import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';

interface Bom {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: { name: string } };
  readonly components: readonly { readonly 'bom-ref': string }[];
}

/**
 * The bill of materials of everything that runs, from the lockfile, in CycloneDX; what npm writes
 * into it of the moment, of itself and of the folder's name is taken out, so that builds agree.
 */
export async function billOfMaterials(checkout: string, date: Date): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'],
    { cwd: checkout, maxBuffer: 64 * 1024 * 1024 },
  );
  const bom = JSON.parse(stdout) as Bom;
  bom.metadata.component.name = 'turnbox';
  bom.metadata.timestamp = date.toISOString();
  delete bom.metadata.tools;
  delete bom.serialNumber;
  const digest = createHash('sha256').update(JSON.stringify(bom)).digest('hex');
  const [, ...parts] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(digest) ?? [];
  const [a = '', b = '', c = '', d = '', e = ''] = parts;
  bom.serialNumber = `urn:uuid:${a}-${b}-4${c}-8${d}-${e}`;
  return `${JSON.stringify(bom, null, 2)}\n`;
}
