import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import type { Expected } from '../formats/fixture.ts';

export interface FixtureFile {
  /** Folder below tests/formats. */
  readonly name: string;
  readonly format: string;
  readonly bytes: Buffer;
  /** YAML without its schema line. */
  readonly mapping: string | null;
  readonly kind: EvidenceKind | null;
}

const root = join(import.meta.dirname, '..', 'formats');

/** Every fixture of every format: one real-looking file each, with the mapping that belongs to it. */
export const fixturesOnDisk: readonly FixtureFile[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: format }) =>
    readdirSync(join(root, format)).map((fixture): FixtureFile => {
      const folder = join(root, format, fixture);
      const names = readdirSync(folder);
      const input = names.find((file) => file !== 'expected.json' && file !== 'mapping.yaml') as string;
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
      return {
        name: `${format}/${fixture}`,
        format,
        bytes: readFileSync(join(folder, input)),
        mapping: names.includes('mapping.yaml') ? readFileSync(join(folder, 'mapping.yaml'), 'utf8') : null,
        kind: (expected.kind ?? null) as EvidenceKind | null,
      };
    }),
  );
