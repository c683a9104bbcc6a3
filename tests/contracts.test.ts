import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { declarationSchema } from '../shared/model/declaration.ts';
import { evidenceRefSchema, findingSchema, measuredSchema } from '../shared/model/finding.ts';
import { mappingSchema } from '../shared/model/mapping.ts';
import { nextStepSchema, recordSchema } from '../shared/model/record.ts';

const contract = (name: string) => readFileSync(new URL(`../docs/contracts/${name}`, import.meta.url), 'utf8');
const yaml = (name: string): unknown => parse(contract(name), { schema: 'core' });

describe('the contracts hold (docs/contracts)', () => {
  test('the example dossier is a valid declaration, and nothing of it is lost', () => {
    const written = yaml('dossier.example.yaml') as Record<string, unknown>;
    const read = declarationSchema.parse(written);
    expect(read).toMatchObject(written);
  });

  test('the example mapping is a valid mapping', () => {
    const written = yaml('mapping.example.yaml') as object;
    expect(mappingSchema.parse(written)).toEqual(written);
  });

  test.each([
    ['record', recordSchema, (record: Example) => record],
    ['finding', findingSchema, (record: Example) => record.findings[0]],
    ['measured', measuredSchema, (record: Example) => record.findings[0].measured[0]],
    ['evidence', evidenceRefSchema, (record: Example) => record.findings[0].evidence[0]],
    ['next step', nextStepSchema, (record: Example) => record.nextSteps[0]],
  ] as const)('every field of the example %s is a field of ours', (_name, schema, pick) => {
    const example = pick(JSON.parse(contract('record.example.json')) as Example);
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(Object.keys(example)));
  });
});

/** The example as JSON gives it: only its names are looked at. */
interface Example extends Record<string, unknown> {
  readonly findings: readonly [{ readonly measured: readonly [object]; readonly evidence: readonly [object] }];
  readonly nextSteps: readonly [object];
}
