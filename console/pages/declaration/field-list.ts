import type { Words } from '../../words/words.ts';

/** How a field is filled in: a list has an entry a line; a choice names its words. */
export type Kind =
  | 'line'
  | 'text'
  | 'day'
  | 'number'
  | 'yes-no'
  | 'list'
  | 'notice'
  | { readonly choice: keyof Words['declaration']['choices'] };

/** A field by its path below what it belongs to. `needed`: without it the declaration is not valid. */
export interface Described<Path extends string = string> {
  readonly path: Path;
  readonly is: Kind;
  readonly needed?: true;
}

type Of<Name extends 'entity' | 'project' | 'service' | 'resource'> = Described<keyof Words['declaration'][Name] & string>;

export const entityFields: readonly Of<'entity'>[] = [
  { path: 'name', is: 'line', needed: true },
  { path: 'kind', is: { choice: 'entityKind' }, needed: true },
  { path: 'taxCode', is: 'line' },
];

export const projectFields: readonly Of<'project'>[] = [
  { path: 'notice', is: 'notice', needed: true },
  { path: 'decree.number', is: 'line' },
  { path: 'decree.date', is: 'day', needed: true },
  { path: 'decree.notifiedOn', is: 'day' },
  { path: 'amountEur', is: 'number' },
  { path: 'supplyModeChosenOn', is: 'day' },
  { path: 'noDoubleFunding', is: 'yes-no' },
];

/** What is said of a service, in the order in which a project comes to know it. */
export const serviceGroups: readonly (readonly [title: keyof Words['declaration']['groups'], fields: readonly Of<'service'>[]])[] = [
  [
    'service',
    [
      { path: 'name', is: 'line', needed: true },
      { path: 'id', is: 'line', needed: true },
      { path: 'candidateMode', is: { choice: 'candidateMode' }, needed: true },
      { path: 'destination', is: { choice: 'destination' }, needed: true },
      { path: 'catalogueCode', is: 'line' },
    ],
  ],
  [
    'dates',
    [
      { path: 'activityStartedOn', is: 'day' },
      { path: 'cspActivatedOn', is: 'day' },
      { path: 'migrationStartedOn', is: 'day' },
      { path: 'releasedOn', is: 'day' },
      { path: 'completedOn', is: 'day' },
      { path: 'observationWindow.start', is: 'day' },
      { path: 'observationWindow.end', is: 'day' },
      { path: 'activationPlan.note', is: 'line' },
      { path: 'activationPlan.plannedOn', is: 'day' },
    ],
  ],
  [
    'origin',
    [
      { path: 'origin.system', is: { choice: 'originSystem' } },
      { path: 'origin.qualified', is: 'yes-no' },
      { path: 'origin.priorStepOn', is: 'day' },
      { path: 'dataClass', is: { choice: 'dataClass' } },
      { path: 'hasCriticalData', is: 'yes-no' },
      { path: 'dataMigration.complete', is: 'yes-no' },
      { path: 'dataMigration.justification', is: 'text' },
    ],
  ],
  [
    'application',
    [
      { path: 'application.name', is: 'line' },
      { path: 'application.producer', is: 'line' },
      { path: 'application.description', is: 'text' },
      { path: 'pertinence', is: 'text' },
    ],
  ],
  [
    'declared',
    [
      { path: 'declared.vcpu', is: 'number' },
      { path: 'declared.ramGb', is: 'number' },
      { path: 'declared.storageGb', is: 'number' },
      { path: 'declared.users', is: 'number' },
    ],
  ],
  [
    'visibility',
    [
      { path: 'visibility.kind', is: { choice: 'visibility' } },
      { path: 'visibility.urls', is: 'list' },
      { path: 'publicIps', is: 'list' },
      { path: 'visibility.accessMode', is: 'text' },
    ],
  ],
  [
    'contract',
    [
      { path: 'contract.supplier', is: 'line' },
      { path: 'contract.supplierTaxCode', is: 'line' },
      { path: 'contract.signedOn', is: 'day' },
      { path: 'contract.validTo', is: 'day' },
      { path: 'contract.cup', is: 'line' },
      { path: 'contract.cig', is: 'line' },
      { path: 'contract.catalogueReference.register', is: 'line' },
      { path: 'contract.catalogueReference.id', is: 'line' },
      { path: 'contract.catalogueReference.url', is: 'line' },
      { path: 'contract.documents', is: 'list' },
      { path: 'thirdParties', is: 'list' },
    ],
  ],
];

export const resourceFields: readonly Of<'resource'>[] = [
  { path: 'provider', is: 'line', needed: true },
  { path: 'id', is: 'line', needed: true },
  { path: 'kind', is: { choice: 'resourceKind' }, needed: true },
  { path: 'parentId', is: 'line' },
  { path: 'createdOn', is: 'day' },
  { path: 'deletedOn', is: 'day' },
];

/** Groups that are not there as long as none of their fields says anything: half of one would be a fault. */
export const optionalGroups: readonly string[] = [
  'contract.catalogueReference',
  'contract',
  'observationWindow',
  'activationPlan',
  'origin',
  'dataMigration',
  'application',
  'declared',
  'visibility',
];
