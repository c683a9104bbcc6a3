import { contractCoversService } from '../../shared/checks/contract-covers-service.ts';
import { goodService } from '../support/build-dossier.ts';
import { filed, withStatus } from '../support/build-files.ts';
import { type Row, testCheck } from '../support/check-table.ts';

const uploaded = [filed('protocollo/contract/contratto.pdf.p7m')];
const contract = (changes: Readonly<Record<string, unknown>>) => ({ contract: { ...(goodService.contract as object), ...changes } });
const nothingDone = { completedOn: null, releasedOn: null };
const row = (name: string, service: Row['dossier']['service'], outcome: Row['outcome'], codes: Row['codes'], files = uploaded): Row => ({
  name,
  dossier: { service: service ?? {}, files },
  outcome,
  codes,
});

testCheck(contractCoversService, {}, [
  row('everything fits: a person still reads it', {}, 'review', ['CONTRACT_TO_READ']),
  row('the named document was never uploaded', {}, 'missing', ['CONTRACT_MISSING'], []),
  row('the named document is empty', {}, 'missing', ['CONTRACT_MISSING'], [filed('protocollo/contract/contratto.pdf.p7m', { bytes: 0 })]),
  row(
    'the named document is damaged',
    {},
    'missing',
    ['CONTRACT_MISSING'],
    [filed('protocollo/contract/contratto.pdf.p7m', withStatus('refused'))],
  ),
  row(
    'another document does not stand for the named one',
    {},
    'missing',
    ['CONTRACT_MISSING', 'CONTRACT_TO_READ'],
    [filed('protocollo/contract/altro.pdf')],
  ),
  row('the named document is filed under the project', {}, 'review', ['CONTRACT_TO_READ'], [filed('project/contract/contratto.pdf.p7m')]),
  row('no document named, one uploaded', contract({ documents: null }), 'review', ['CONTRACT_TO_READ']),
  row('no document named, none uploaded', contract({ documents: [] }), 'missing', ['CONTRACT_MISSING'], []),
  row('another service’s contract is not this one’s', {}, 'missing', ['CONTRACT_MISSING'], [filed('notifiche/contract/contratto.pdf.p7m')]),
  row('uploaded, but nothing declared about it', { contract: null }, 'missing', ['FIELD_MISSING', 'CONTRACT_TO_READ']),
  row('signed the day after completion', contract({ signedOn: '2026-01-27' }), 'fail', ['CONTRACT_AFTER_COMPLETION', 'CONTRACT_TO_READ']),
  row('signed on the day of completion', contract({ signedOn: '2026-01-26' }), 'review', ['CONTRACT_TO_READ']),
  {
    ...row(
      'completion not declared: signed the day after the release',
      { ...contract({ signedOn: '2026-01-25' }), completedOn: null },
      'fail',
      ['CONTRACT_AFTER_COMPLETION', 'CONTRACT_TO_READ'],
    ),
    details: { signedOn: '2026-01-25', against: 'releasedOn', limit: '2026-01-24' },
  },
  row(
    'completion not declared: signed on the day of the release',
    { ...contract({ signedOn: '2026-01-24' }), completedOn: null },
    'review',
    ['CONTRACT_TO_READ'],
  ),
  {
    ...row('neither completed nor released: signed in the future', { ...contract({ signedOn: '2026-03-11' }), ...nothingDone }, 'review', [
      'CONTRACT_AFTER_COMPLETION',
      'CONTRACT_TO_READ',
    ]),
    details: { signedOn: '2026-03-11', against: 'asOf', limit: '2026-03-10' },
  },
  row('neither completed nor released: signed today', { ...contract({ signedOn: '2026-03-10' }), ...nothingDone }, 'review', [
    'CONTRACT_TO_READ',
  ]),
  row('ends the day before the release', contract({ validTo: '2026-01-23' }), 'fail', ['CONTRACT_EXPIRED', 'CONTRACT_TO_READ']),
  row('ends on the day of the release', contract({ validTo: '2026-01-24' }), 'review', ['CONTRACT_TO_READ']),
  row('no date of signature', contract({ signedOn: null }), 'missing', ['FIELD_MISSING', 'CONTRACT_TO_READ']),
  row('no end of validity', contract({ validTo: null }), 'missing', ['FIELD_MISSING', 'CONTRACT_TO_READ']),
  row('names no qualified solution', contract({ catalogueReference: null }), 'missing', ['ACN_REFERENCE_MISSING', 'CONTRACT_TO_READ']),
  row('a reference that says nothing', contract({ catalogueReference: { register: 'acn', id: null, url: null } }), 'missing', [
    'ACN_REFERENCE_MISSING',
    'CONTRACT_TO_READ',
  ]),
  row('carries no CUP', contract({ cup: null }), 'review', ['CUP_NOT_IN_CONTRACT', 'CONTRACT_TO_READ']),
  row('carries another CUP', contract({ cup: 'D19B25999990007' }), 'review', ['CUP_NOT_IN_CONTRACT', 'CONTRACT_TO_READ']),
]);
