import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactPoints, expandPoints } from '../../functions/compact-points.ts';
import { pointOutcomes, severities } from '../../shared/model/severity.ts';

const finding = fc.record({
  point: fc.stringMatching(/^[A-Z]{3}-\d{2}$/),
  service: fc.option(fc.constantFrom('protocollo', 'anagrafe', 'x1'), { nil: null }),
  outcome: fc.constantFrom(...pointOutcomes),
  reasons: fc.array(
    fc.record({
      code: fc.stringMatching(/^[A-Z]{3,6}(_[A-Z]{2,5})?$/),
      severity: fc.constantFrom(...severities),
      details: fc.constant({}),
    }),
    { maxLength: 5 },
  ),
  measured: fc.constant([]),
  evidence: fc.constant([]),
});

test('law: what is compacted comes back, each code once, service by service', () => {
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
      const lines = expandPoints(compactPoints(findings));
      for (const service of [null, 'protocollo', 'anagrafe', 'x1']) {
        expect(lines.filter((line) => line.service === service)).toEqual(
          findings
            .filter((one) => one.service === service)
            .map(({ point, outcome, reasons }) => ({
              point,
              service,
              outcome,
              codes: [...new Set(reasons.map((reason) => reason.code))].sort(),
            })),
        );
      }
      expect(lines).toHaveLength(findings.length);
    }),
  );
});

test.each(['0x', '1p', '0f1', 'p', ''])('throws on a text that it did not write: %j', (text) => {
  expect(() => expandPoints({ ids: ['TRA-01'], codes: ['GAP_DAY'], of: { protocollo: text } })).toThrow('not a compact point');
});
