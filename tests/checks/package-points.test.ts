import { activitiesStartedInTime } from '../../shared/checks/activities-started-in-time.ts';
import { dnshIsDeclared } from '../../shared/checks/dnsh-is-declared.ts';
import { entityIsIdentified } from '../../shared/checks/entity-is-identified.ts';
import { modeChangeIsDeclared } from '../../shared/checks/mode-change-is-declared.ts';
import { noDoubleFunding } from '../../shared/checks/no-double-funding.ts';
import { filed, withStatus } from '../support/build-files.ts';
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

testCheck(noDoubleFunding, {}, [
  row('declared', {}, 'pass'),
  row('declared the other way', { project: { noDoubleFunding: false } }, 'fail', 'DOUBLE_FUNDING'),
  row('not a word', { project: { noDoubleFunding: null } }, 'missing', 'DECL_MISSING'),
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
