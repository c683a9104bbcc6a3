import { activitiesStartedInTime } from '../../shared/checks/activities-started-in-time.ts';
import { dnshIsDeclared } from '../../shared/checks/dnsh-is-declared.ts';
import { entityIsIdentified } from '../../shared/checks/entity-is-identified.ts';
import { modeChangeIsDeclared } from '../../shared/checks/mode-change-is-declared.ts';
import { noDoubleFunding } from '../../shared/checks/no-double-funding.ts';
import { machineId } from '../support/build-dossier.ts';
import { filed, idList, ipList, withStatus } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const row = (name: string, dossier: Row['dossier'], outcome: Row['outcome'], ...codes: readonly string[]): Row => ({
  name,
  dossier,
  outcome,
  codes,
});

testCheck(activitiesStartedInTime, {}, [
  row('begun on the first day', { service: { activityStartedOn: '2020-02-01' } }, 'pass'),
  row('begun a day too early', { service: { activityStartedOn: '2020-01-31' } }, 'fail', 'START_TOO_EARLY'),
  row('one of two services does not say', { services: [{}, { id: 'notifiche', activityStartedOn: null }] }, 'missing', 'FIELD_MISSING'),
]);

const bytes = { fileSha256: 'aa' };
const same = (kind: string) => ['protocollo', 'due'].map((service) => filed(`${service}/${kind}/d.pdf`, bytes));
const claimed = (text: string) => ({ sha: 'a', claimed: text, otherProjects: 1 });
testCheck(noDoubleFunding, {}, [
  row('declared', {}, 'pass'),
  row('declared the other way', { project: { noDoubleFunding: false } }, 'fail', 'DOUBLE_FUNDING'),
  row('not a word', { project: { noDoubleFunding: null } }, 'missing', 'DECL_MISSING'),
  row(
    'the same report in another project',
    { files: [filed('protocollo/usage-report/r.csv', { fileSha256: 'aa' })], claims: [{ sha: 'a', claimed: 'aa', otherProjects: 2 }] },
    'review',
    'FILE_IN_OTHER_PROJECTS',
  ),
  row(
    'a damaged one is evidence of nothing',
    {
      files: [filed('protocollo/usage-report/r.csv', { fileSha256: 'aa', ...withStatus('refused') })],
      claims: [{ sha: 'a', claimed: 'aa', otherProjects: 2 }],
    },
    'pass',
  ),
  row(
    'one declaration for two services',
    { services: [{}, { id: 'due' }], files: same('production-declaration') },
    'review',
    'DECLARATION_REPEATED',
  ),
  row('one report for two services', { services: [{}, { id: 'due' }], files: same('usage-report') }, 'pass'),
  row('one contract for two services', { services: [{}, { id: 'due' }], files: same('contract') }, 'pass'),
  row(
    'one paper for two questions about one service',
    { files: [filed('protocollo/production-declaration/d.pdf', bytes), filed('protocollo/data-completeness/d.pdf', bytes)] },
    'pass',
  ),
  row(
    'a declaration of the project beside its copy at a service',
    { files: [filed('protocollo/production-declaration/d.pdf', bytes), filed('project/production-declaration/d.pdf', bytes)] },
    'pass',
  ),
  row(
    'a platform that another project claims',
    { service: { destination: 'paas' }, claims: [claimed(machineId)] },
    'review',
    'CROSS_ENTITY_REUSE',
  ),
  row('… its address', { service: { destination: 'saas' }, claims: [claimed('93.184.216.34')] }, 'review', 'CROSS_ENTITY_REUSE'),
  row(
    '… its list of addresses',
    {
      service: { destination: 'paas', publicIps: [] },
      files: [ipList('protocollo/ip-list/i.txt', '93.184.216.35')],
      claims: [claimed('93.184.216.35')],
    },
    'review',
    'CROSS_ENTITY_REUSE',
  ),
  row(
    '… its list of ids',
    {
      service: { destination: 'paas' },
      files: [idList('project/resource-list/i.txt', 'i-0a1b2c3d4e5f60799')],
      claims: [claimed('i-0a1b2c3d4e5f60799')],
    },
    'review',
    'CROSS_ENTITY_REUSE',
  ),
  row('a machine in IaaS has a point of its own for that', { claims: [claimed(machineId)] }, 'pass'),
]);

testCheck(entityIsIdentified, {}, [
  row('a valid tax code', { entity: { taxCode: '80008750178' } }, 'pass'),
  row('written with spaces', { entity: { taxCode: ' 8000 8750178' } }, 'pass'),
  row('a wrong check digit', { entity: { taxCode: '12345678901' } }, 'fail', 'TAX_CODE_CHECK'),
  row('ten digits', { entity: { taxCode: '8000875017' } }, 'fail', 'TAX_CODE_CHECK'),
  row('a person’s code', { entity: { taxCode: 'RSSMRA80A01H501U' } }, 'fail', 'TAX_CODE_CHECK'),
  row('none', { entity: { taxCode: null } }, 'missing', 'FIELD_MISSING'),
]);

const dnsh = (name: string) => filed(`project/dnsh/${name}`);
const two = [{}, { id: 'notifiche', contract: { supplier: 'Altro Cloud Srl' } }];
testCheck(dnshIsDeclared, {}, [
  row('one supplier, one declaration', { files: [dnsh('esempio.pdf')] }, 'pass'),
  row(
    'two services of one supplier, whatever the capitals',
    { services: [{}, { id: 'due', contract: { supplier: 'ESEMPIO  Cloud spa' } }], files: [dnsh('a.pdf')] },
    'pass',
  ),
  row('two suppliers, two declarations in any folder', { services: two, files: [dnsh('a.pdf'), filed('notifiche/dnsh/b.pdf')] }, 'pass'),
  row('two suppliers, one declaration', { services: two, files: [dnsh('a.pdf')] }, 'missing', 'DNSH_MISSING'),
  row('a third party counts', { service: { thirdParties: ['Terzo Srl'] }, files: [dnsh('a.pdf')] }, 'missing', 'DNSH_MISSING'),
  row('none', {}, 'missing', 'DNSH_MISSING'),
  row('a damaged one', { files: [filed('project/dnsh/a.pdf', withStatus('refused'))] }, 'missing', 'DNSH_MISSING'),
]);

const improved = { candidateMode: 'transfer', destination: 'saas' };
const declaration = (name: string) => filed(`protocollo/improvement-declaration/${name}`);
testCheck(modeChangeIsDeclared, {}, [
  row('as it was a candidate', {}, 'pass'),
  row('20: from A to B with the signed declaration', { service: improved, files: [declaration('m.pdf.p7m')] }, 'pass'),
  row('20: from A to B without', { service: improved }, 'missing', 'IMPROVEMENT_DECL_MISSING'),
  row(
    'the declaration of the project is for all',
    { services: [improved, { ...improved, id: 'due' }], files: [filed('project/improvement-declaration/m.p7m')] },
    'pass',
  ),
  row(
    'the declaration of one service is not another’s',
    { services: [improved, { ...improved, id: 'due' }], files: [declaration('m.p7m')] },
    'missing',
    'IMPROVEMENT_DECL_MISSING',
  ),
  row('a PDF: who signed it a person looks', { service: improved, files: [declaration('m.pdf')] }, 'review', 'SIGNATURE_TO_CHECK'),
  row('20: from B to IaaS', { service: { candidateMode: 'upgrade', destination: 'iaas' } }, 'fail', 'MODE_DOWNGRADE'),
]);
