import { isFraudCode } from '../../../shared/fraud/signals.ts';
import { signals } from '../ask-signals.ts';
import { askReport } from './ask-report.ts';
import { forgedReports } from './forged-reports.ts';
import { honestReports } from './honest-reports.ts';
import { halfOf, type ReportCase } from './report-case.ts';

/**
 * `node tests/fraud/independent/measure.ts [part of a name]`: the independent set through files and reading, both halves apart.
 * Names of what is missed or falsely suspected are printed of the half that is tuned only: those of the other are not to be looked at.
 */
const [wanted = ''] = process.argv.slice(2);

interface Answer extends Pick<ReportCase, 'name' | 'kind' | 'variant' | 'accepts'> {
  readonly half: string;
  readonly codes: readonly string[];
}
const answers: Answer[] = [];
async function ask(one: ReportCase): Promise<void> {
  if (!one.name.includes(wanted)) return;
  const reasons = await askReport(one);
  const codes = [...new Set(reasons.map(({ code }) => code as string))].filter(
    (code) => isFraudCode(code as never) || code === 'TS_IN_FUTURE',
  );
  const { name, kind, variant, accepts } = one;
  answers.push({ name, kind, variant, accepts, half: halfOf(name), codes });
}
for (const one of forgedReports()) await ask(one);
for (const one of honestReports()) await ask(one);

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const found = ({ accepts, codes }: Answer): boolean => accepts.some((code) => codes.includes(code));
const share = (part: number, whole: number): string => `${part}/${whole} ${whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)} %`;
const forged = answers.filter(({ kind }) => kind !== 'honest');
const honest = answers.filter(({ kind }) => kind === 'honest');
for (const half of ['tuned', 'held-out']) {
  print(`\n== ${half}`);
  for (const kind of new Set(forged.map((one) => one.kind))) {
    const own = forged.filter((one) => one.kind === kind && one.half === half);
    print(`${kind}: ${share(own.filter(found).length, own.length)}`);
  }
  const quiet = honest.filter((one) => one.half === half);
  for (const signal of signals)
    print(`honest ${signal}: ${share(quiet.filter(({ codes }) => codes.includes(signal)).length, quiet.length)}`);
}
print('\n== by variant, both halves');
for (const variant of new Set(forged.map((one) => `${one.kind}: ${one.variant}`))) {
  const own = forged.filter((one) => `${one.kind}: ${one.variant}` === variant);
  if (!own.every(found)) print(`${variant}: ${share(own.filter(found).length, own.length)}`);
}
print('\n== missed, tuned half');
for (const one of forged) if (one.half === 'tuned' && !found(one)) print(`${one.name} [${one.codes.join(' ')}]`);
print('\n== false, tuned half');
for (const one of honest) if (one.half === 'tuned' && one.codes.length > 0) print(`${one.name} [${one.codes.join(' ')}]`);
