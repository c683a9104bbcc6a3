import { askSignals, signals, wanted } from './ask-signals.ts';
import { type ForgeryKind, forgeryKinds, type LabelledCase } from './labelled-case.ts';

/** How often the signals are right over the labelled set. */
export interface Tally {
  readonly kinds: readonly {
    readonly kind: ForgeryKind;
    readonly cases: number;
    readonly found: number;
    readonly missed: readonly string[];
  }[];
  readonly honest: number;
  readonly alarms: readonly { readonly signal: string; readonly cases: readonly string[] }[];
}

export function tally(forged: readonly LabelledCase[], honest: readonly LabelledCase[]): Tally {
  const answers = forged.map(({ name, kind, ...rest }) => ({ name, kind, given: askSignals({ name, kind, ...rest }) }));
  const silent = honest.map((one) => ({ name: one.name, given: askSignals(one) }));
  return {
    kinds: forgeryKinds.map((kind) => {
      const own = answers.filter((one) => one.kind === kind);
      const missed = own.filter(({ given }) => !wanted[kind].some((code) => given.includes(code)));
      return { kind, cases: own.length, found: own.length - missed.length, missed: missed.map(({ name }) => name) };
    }),
    honest: silent.length,
    alarms: signals.map((signal) => ({ signal, cases: silent.filter(({ given }) => given.includes(signal)).map(({ name }) => name) })),
  };
}
