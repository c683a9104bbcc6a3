import { describe, expect, it } from 'vitest';
import { rulesetFor } from '../../shared/rulesets/load.ts';
import { askFromFiles } from './ask-from-files.ts';
import { askFromRows } from './ask-from-rows.ts';
import { differences } from './compare.ts';
import { askOracle } from './continuity-oracle.ts';
import { generateCase } from './generate-case.ts';
import { productReading } from './interpretations.ts';
import { policy } from './policy.ts';
import { renderCase, withoutBilledRows } from './render-case.ts';

/**
 * Product and oracle answer the same generated cases. A seed that differs names the case: `node tests/oracle/campaign.ts --from SEED
 * --count 1` says it again, and the same with `--as literal` shows what the oracle's own readings of DESIGN §5 would make of it.
 */
const blocks = (first: number, last: number, size: number): number[][] =>
  Array.from({ length: Math.ceil((last - first) / size) }, (_, block) =>
    Array.from({ length: Math.min(size, last - first - block * size) }, (_, index) => first + block * size + index),
  );

describe('the product agrees with the oracle', () => {
  it.each(blocks(0, 300, 50).map((seeds) => [seeds[0], seeds.at(-1), seeds] as const))(
    'from files to record, cases %d to %d',
    async (_first, _last, seeds) => {
      const found: string[] = [];
      for (const seed of seeds) {
        const question = withoutBilledRows(generateCase(seed));
        const product = await askFromFiles(question, renderCase(question));
        found.push(...differences(askOracle(question, productReading), product).map((line) => `seed ${seed}: ${line}`));
      }
      expect(found).toEqual([]);
    },
  );

  it.each(blocks(300, 400, 50).map((seeds) => [seeds[0], seeds.at(-1), seeds] as const))(
    'from rows to reasons, billed ones among them, cases %d to %d',
    (_first, _last, seeds) => {
      const found = seeds.flatMap((seed) => {
        const question = generateCase(seed);
        const lines = differences(askOracle(question, productReading), askFromRows(question));
        return lines.map((line) => `seed ${seed}: ${line}`);
      });
      expect(found).toEqual([]);
    },
  );

  it('both have the same policy numbers', () => {
    const theirs = rulesetFor('avviso-1.2-province-citta-metropolitane')?.ruleset.policy;
    const seconds = {
      linkSeconds: policy.link,
      warningGapSeconds: policy.warningHole,
      longGapSeconds: policy.longHole,
      longestRowSeconds: policy.longestRow,
      blockToleranceSeconds: policy.blockTolerance,
    };
    const numbers = {
      minimumDays: policy.minimumDays,
      lowCoverageShare: policy.lowCoverageShare,
      reducedCoverageShare: policy.reducedCoverageShare,
      zeroDaysShare: policy.zeroDaysShare,
      flatlineDays: policy.flatDays,
      flatlineRows: policy.flatRows,
      maintenanceDays: policy.maintenanceDays,
      staleDays: policy.staleAfterDays,
    };
    for (const [name, ms] of Object.entries(seconds))
      expect([name, theirs?.[name as keyof typeof seconds].value]).toEqual([name, ms / 1000]);
    for (const [name, value] of Object.entries(numbers))
      expect([name, theirs?.[name as keyof typeof numbers].value]).toEqual([name, value]);
  });
});

describe('the generated cases reach what they are for', () => {
  it('every code of §5 that a migration can give, pass included', () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 250; seed += 1) {
      const { service, classes } = askOracle(generateCase(seed));
      for (const { code } of [...service, ...classes.flatMap(({ reasons }) => reasons)]) seen.add(code);
      if (classes.some(({ reasons }) => reasons.every(({ severity }) => severity === 'warning' || severity === 'info'))) seen.add('pass');
    }
    const wanted =
      'pass BILLED_NOT_MEASURED CADENCE_COARSE CADENCE_DECLARED CADENCE_UNKNOWN COVERAGE_REDUCED COVERAGE_TOO_LOW DATE_ORDER FLATLINE GAP_DAY ' +
      'GAP_LONG GAP_SHORT INTERVAL_TOO_LONG LOW_USAGE METRICS_RETENTION_EXPIRED METRIC_MISSING METRIC_SUSPECT NOT_RELEASED ' +
      'PERIOD_NOT_COVERED RESOURCE_GAP RESOURCE_METRIC_MISSING SPAN_TOO_SHORT STAMP_SIDE_UNKNOWN TS_IN_FUTURE TZ_UNKNOWN ' +
      'WINDOW_NOT_ELAPSED ZERO_USAGE';
    expect(wanted.split(' ').filter((code) => !seen.has(code))).toEqual([]);
  });
});
