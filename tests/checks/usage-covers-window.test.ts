import { describe, expect, test } from 'vitest';
import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import type { DigestSeries } from '../../shared/model/digest.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { outcomeOf } from '../../shared/model/severity.ts';
import { renderReason } from '../../shared/reasons/render.ts';
import { nextSteps } from '../../shared/verdict/next-steps.ts';
import { machineId, serviceFacts } from '../support/build-dossier.ts';
import { type Filed, filed, recognisedAs, report, series } from '../support/build-files.ts';
import { digestOf, HOUR, usageFacts } from '../support/build-usage-facts.ts';
import { one } from '../support/statement-cases.ts';

test('a block that is too short names the instant its 15 days end, not the end of a longer W', () => {
  const hole = ['2026-01-20T10:00Z', '2026-01-22T10:00Z'] as const;
  const usage = one({ to: '2026-02-10T23:00Z', holes: [hole] }, { service: { releasedOn: '2026-02-10' } });
  const { reasons } = usageCoversWindow.assess(usageFacts(usage), { classes: ['cpu'] });
  const short = reasons.find(({ code }) => code === 'SPAN_TOO_SHORT');
  // Hourly readings: the last one before the hole lasts on to 10:00.
  expect(short?.details).toMatchObject({
    blockStart: '2026-01-09T23:00:00Z',
    blockEnd: '2026-01-20T10:00:00Z',
    due: '2026-01-24T23:00:00Z',
  });
  expect(short?.details.neededUntil).toBe('2026-02-10T23:00:00Z');
  for (const language of ['it', 'en'] as const) {
    const told = short && renderReason(short, language);
    expect(told).toContain(language === 'it' ? '25/01/2026 00:00' : '2026-01-25 00:00');
    expect(told).not.toMatch(/11.02.2026|2026.02.11/);
  }
});

describe('a report that is there and gives nothing', () => {
  const classes = ['cpu', 'ram'] as const;
  const path = 'protocollo/usage-report/gennaio.csv';
  /** Of a provider without a known retention: reminders have a table of their own (retention.test.ts). */
  const resources = [{ provider: 'ovh', id: machineId, kind: 'vm' }];
  const mapping = {
    code: 'MAPPING_MISSING',
    severity: 'review',
    count: 9,
    firstRows: [2],
    details: { columns: ['Data', 'Server', 'a', 'b', 'c', 'd'] },
  };
  const unmapped = filed(path, {
    recognition: { ...recognisedAs('generic-table'), needs: ['mapping'] },
    rows: { read: 9, accepted: 0, rejected: 9 },
    issues: [{ ...mapping, severity: 'review' }],
  });
  const broken = filed(path, { recognition: { ...recognisedAs(''), status: 'refused', format: null, reason: 'ARCHIVE_TRUNCATED' } });
  const stranger = report(path, [series('SRV-OTHER', '2026-01-09T23:00:00Z', '2026-01-25T00:00:00Z')]);
  const nobody = report(path, [series(null, '2026-01-09T23:00:00Z', '2026-01-25T00:00:00Z')]);
  const whole = (resourceClass: 'cpu' | 'ram') => {
    const rows = { from: '2026-01-09T23:00Z', to: '2026-01-26T00:00Z', step: HOUR, resourceId: machineId, resourceClass };
    return digestOf({ rows: [rows] }).series[0] as DigestSeries;
  };
  const asked = (...files: readonly Filed[]) => {
    const { reasons } = usageCoversWindow.assess(serviceFacts({ service: { resources }, files }), { classes: [...classes] });
    const found: Finding = {
      point: 'TRA-03',
      service: 'protocollo',
      outcome: outcomeOf(reasons),
      reasons,
      measured: [],
      evidence: [],
      judged: '',
    };
    return {
      reasons,
      codes: reasons.map(({ code }) => code),
      steps: nextSteps([found], null).map(({ remedy, who }) => `${remedy} ${who}`),
    };
  };

  test.each([
    ['without a mapping', unmapped, 'MAPPING_MISSING', ['DECLARE_MAPPING entity']],
    ['cut off', broken, 'ARCHIVE_TRUNCATED', ['EXPORT_AGAIN supplier']],
    ['about ids that nobody declares', stranger, 'REPORT_ID_UNDECLARED', ['DECLARE_OR_EXPLAIN_IDS entity']],
    ['about no id at all', nobody, 'REPORT_ROWS_WITHOUT_ID', ['DECLARE_RESOURCE_ID_IN_MAPPING entity']],
  ] as const)('%s: it is named with its own problem and the remedy of that problem, once', (_name, file, problem, steps) => {
    const { reasons, codes, steps: told } = asked(file);
    expect(codes).toEqual(['REPORT_NOT_READ', 'METRIC_MISSING', 'METRIC_MISSING']);
    expect(reasons[0]).toMatchObject({ severity: 'missing', details: { file: path, problems: [{ code: problem }] } });
    expect(told).toEqual(steps);
    // The columns of a wide table are not told again in every record.
    expect(JSON.stringify(reasons[0])).not.toContain('Server');
  });

  test('no report at all is asked for once, of the supplier', () => {
    expect(asked()).toMatchObject({ codes: ['REPORT_MISSING', 'METRIC_MISSING', 'METRIC_MISSING'], steps: ['UPLOAD_REPORT supplier'] });
  });

  test('beside a report that proves everything it changes nothing here', () => {
    expect(asked(report('protocollo/usage-report/tutto.csv', [whole('cpu'), whole('ram')]), broken).codes).toEqual([]);
  });

  test('beside one that lacks a class it is named, for it may hold that class', () => {
    const { codes, steps } = asked(report('protocollo/usage-report/cpu.csv', [whole('cpu')]), {
      ...broken,
      path: 'protocollo/usage-report/ram.csv',
    });
    expect(codes).toEqual(['REPORT_NOT_READ', 'METRIC_MISSING']);
    expect(steps).toEqual(['EXPORT_AGAIN supplier']);
  });

  test('in words: the file, then what is wrong with it', () => {
    expect(asked(unmapped).reasons.map((one) => renderReason(one, 'it'))[0]).toBe(
      `Il report «${path}» è stato caricato, ma non dà alcun dato sulle risorse dichiarate: nessuno dichiara che cosa contengono le colonne di questa tabella.`,
    );
  });
});
