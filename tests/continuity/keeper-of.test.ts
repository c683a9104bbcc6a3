import { expect, test } from 'vitest';
import { keeperOf } from '../../shared/continuity/keeper-of.ts';
import { resourceKey } from '../../shared/usage/resource-key.ts';
import type { ServiceResource } from '../../shared/verdict/facts.ts';
import { ruleset } from '../support/build-usage-facts.ts';

const arm = '/subscriptions/0000/resourceGroups/rg-valdoro/providers/Microsoft.Compute/virtualMachines/vm-protocollo';
const ec2 = 'i-0a1b2c3d4e5f60718';

const resource = (provider: string, id: string): ServiceResource => ({
  ...{ provider, id, key: resourceKey(provider, id), kind: 'vm', parentId: null, createdOn: null, deletedOn: null, declaredIn: 'dossier' },
});

test.each<[provider: string, id: string, keeper: string | null]>([
  ['aws', 'PRT-01', 'aws'],
  ['azure', 'PRT-01', 'azure'],
  // As people write them.
  ['AMAZON', 'PRT-01', 'aws'],
  ['Amazon AWS', 'PRT-01', 'aws'],
  ['amazon web services', 'PRT-01', 'aws'],
  ['  Amazon   Web\tServices ', 'PRT-01', 'aws'],
  ['Amazon Web Services (AWS)', 'PRT-01', 'aws'],
  ['Microsoft Azure', 'PRT-01', 'azure'],
  ['Microsoft\u00a0Azure', 'PRT-01', 'azure'],
  ['MICROSOFT', 'PRT-01', 'azure'],
  // A name that says nothing: the id does, where it is written as one provider alone writes them.
  ['esempio-cloud', ec2, 'aws'],
  ['esempio-cloud', 'vol-0a1b2c3d4e5f60718', 'aws'],
  ['esempio-cloud', ` ${ec2} `, 'aws'],
  ['Esempio Servizi Srl', arm, 'azure'],
  ['Esempio Servizi Srl', arm.toUpperCase(), 'azure'],
  ['unknown', 'arn:aws:rds:eu-south-1:000000000000:db:protocollo', 'aws'],
  ['esempio-cloud', 'PRT-01', null],
  ['esempio-cloud', 'i-protocollo', null],
  ['esempio-cloud', 'db-protocollo', null],
  ['esempio-cloud', '4be1c1b4-4a0e-4f5e-9d2e-0d9d7e6f3a11', null],
  // The name comes before the id, also where it is another provider's.
  ['Microsoft Azure', ec2, 'azure'],
  ['aws', arm, 'aws'],
  ['OpenStack', 'i-0000abcd', null],
  ['ovh', ec2, null],
  // Nothing that only contains a known name.
  ['awsome cloud', 'PRT-01', null],
  ['non azure', 'PRT-01', null],
  ['constructor', 'PRT-01', null],
])('%j, %j: %s', (provider, id, keeper) => {
  expect(keeperOf(resource(provider, id), ruleset)?.provider ?? null).toBe(keeper);
});
