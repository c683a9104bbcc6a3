import { expect, test } from 'vitest';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import { evaluate } from '../../shared/verdict/evaluate.ts';
import { judgedSha256 } from '../../shared/verdict/judged-finding.ts';
import { assessInput, type Dossier, goodService, sha256 } from '../support/build-dossier.ts';

function judgedOf(dossier: Dossier): ReadonlyMap<string, string> {
  const { project, services } = buildFacts(assessInput(dossier));
  const findings = evaluate('migration', project, services).filter(({ outcome }) => outcome !== 'not-applicable');
  return new Map(findings.map((finding) => [finding.point, judgedSha256(finding, sha256)]));
}

const contract = goodService.contract as object;
const before = judgedOf({});

// A word that a person did not look at takes no decision away; one that was looked at does.
test.each([
  ['the contract’s end', { service: { contract: { ...contract, validTo: '2029-01-01' } } }, 'TRA-01', 'TRA-04'],
  [
    'the software’s description',
    { service: { application: { name: 'Altro', producer: null, description: 'Un altro programma' } } },
    'TRA-04',
    'TRA-01',
  ],
  ['the number of users', { service: { declared: { vcpu: 8, ramGb: 32, storageGb: 500, users: 121 } } }, null, 'TRA-01'],
  ['the declared class of the data', { service: { dataClass: 'critical' } }, 'VIS-01', 'TRA-04'],
  ['double funding', { project: { noDoubleFunding: false } }, 'PKG-05', 'PKG-03'],
] as const)('%s', (_name, dossier, changed, same) => {
  const after = judgedOf(dossier);
  if (changed) expect(after.get(changed)).not.toBe(before.get(changed));
  expect(after.get(same)).toBe(before.get(same));
});
