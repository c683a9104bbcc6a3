import { describe, expect, test } from 'vitest';
import { platformUsageCoversWindow } from '../../shared/checks/platform-usage-covers-window.ts';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { unsignedFormats } from '../../shared/evidence/report-maker.ts';
import { formats } from '../../shared/formats/index.generated.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { renderReason, renderRemedy } from '../../shared/reasons/render.ts';
import { HOUR, usageFacts } from '../support/build-usage-facts.ts';

const rows = [{ from: '2026-01-09T23:00Z', to: '2026-01-26T00:00Z', step: HOUR }];
const provider: Digest['producer'] = { name: 'Esempio Cloud SpA', kind: 'csp' };
const as = (name: string, kind: NonNullable<Digest['producer']>['kind']): Digest['producer'] => ({ name, kind });

/** TRA-03 of a processor in use all the time, by one file in this form whose mapping names this producer. */
function askedOf(format: string, producer: Digest['producer']) {
  const asked = { files: [{ name: 'uso.csv', rows, producer, format }], asOf: '2026-03-01T10:00:00Z' };
  const platform = platformUsageCoversWindow.assess(usageFacts({ ...asked, resources: [{ kind: 'app' }] }), { classes: 'by-component' });
  return {
    transfer: usageCoversWindow.assess(usageFacts(asked), { classes: ['cpu'] }).reasons,
    // An application shows its memory too: not the question here.
    platform: platform.reasons.filter(({ code }) => code !== 'METRIC_MISSING'),
  };
}

describe('"di terze parti" is judged on the producer', () => {
  test.each([
    ['a table that a provider made', 'generic-table', provider, []],
    ['a table of a supplier', 'generic-table', as('Esempio Servizi Srl', 'supplier'), []],
    ['a table of nobody', 'generic-table', null, ['REPORT_PRODUCER_UNSTATED']],
    ['JSON of nobody', 'generic-json', null, ['REPORT_PRODUCER_UNSTATED']],
    ['what the provider’s tool writes, without a mapping', 'cloudwatch-series-csv', null, []],
    ['a table that the entity made', 'generic-table', as('Ufficio CED', 'entity'), ['REPORT_NOT_THIRD_PARTY']],
    ['the entity calls itself a provider', 'generic-table', as('Provincia di Valdoro', 'csp'), ['REPORT_NOT_THIRD_PARTY']],
    ['written otherwise', 'generic-table', as('PROVINCIA  DI VALDÒRO', 'supplier'), ['REPORT_NOT_THIRD_PARTY']],
    ['by its IPA code', 'generic-json', as('P_VD', 'other'), ['REPORT_NOT_THIRD_PARTY']],
    ['the entity’s own export of a provider’s tool', 'azure-monitor-json', as('Provincia di Valdoro', 'csp'), ['REPORT_NOT_THIRD_PARTY']],
  ] as const)('%s', (_name, format, producer, codes) => {
    const { transfer, platform } = askedOf(format, producer);
    expect(transfer.map(({ code, severity }) => [code, severity])).toEqual(codes.map((code) => [code, 'review']));
    expect(platform.map(({ code }) => code)).toEqual(codes);
  });

  test('the file is named in the reason, and how to say whose it is in the remedy', () => {
    const [one] = askedOf('generic-table', null).transfer;
    for (const language of ['it', 'en'] as const) {
      expect(one && renderReason(one, language)).toContain('protocollo/usage-report/uso.csv');
      expect(renderRemedy('STATE_PRODUCER', one?.details ?? {}, language)).toMatch(/uso\.csv.*producer: \{ name: …, kind: csp \}/);
    }
  });

  test('the unsigned formats are those of last resort, no more and no fewer', () => {
    expect([...unsignedFormats].sort()).toEqual(
      formats
        .filter(({ claim }) => claim === 'last-resort')
        .map(({ id }) => id)
        .sort(),
    );
  });
});
