import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import { isFraudCode } from '../../shared/fraud/signals.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import { HOUR, type Rows, type UsageCase, usageFacts } from './build-usage-facts.ts';

export const late = '2026-03-01T12:00:00Z';
/** W = 10 to 24 January 2026; every hour read, unless a row says otherwise. */
export const whole: Rows = { from: '2026-01-09T23:00Z', to: '2026-01-24T23:00Z', step: HOUR };
export const one = (rows: Partial<Rows> | readonly Partial<Rows>[], more: Partial<UsageCase> = {}): UsageCase => ({
  files: [{ rows: (Array.isArray(rows) ? rows : [rows]).map((row) => ({ ...whole, ...row })) }],
  asOf: late,
  ...more,
});
export const network = { resourceClass: 'network', metric: 'NetworkIn', meaning: 'amount', unit: 'byte' } as const;
export const ram = { resourceClass: 'ram', metric: 'mem_used_percent' } as const;
export const storage = { resourceClass: 'storage', metric: 'disk_used_percent' } as const;
export const zero = () => 0;
export const daily = { step: 24 * HOUR, length: 24 * HOUR, from: '2026-01-10T00:00Z', to: '2026-01-25T00:00Z' };

/** The codes of §5: the plain rows of a statement look as made up as they are, and signals of fraud have tables of their own (tests/fraud). */
export function codesOf(usage: UsageCase, classes: readonly ResourceClass[] = ['cpu']): string[] {
  const { reasons } = usageCoversWindow.assess(usageFacts(usage), { classes: [...classes] });
  return reasons
    .filter(({ code }) => !isFraudCode(code))
    .map(({ code, severity }) => `${code} ${severity}`)
    .sort();
}

/** A row of a statement table: what it shows, the case, the codes with their severity, the classes required. */
export type StatementRow = readonly [statement: string, usage: UsageCase, codes: readonly string[], classes?: readonly ResourceClass[]];
