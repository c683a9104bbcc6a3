import type { AttestaRecord } from '../model/record.ts';
import type { PointChange, RecordDiff } from '../model/record-diff.ts';
import type { PointOutcome } from '../model/severity.ts';
import { type Language, renderDate } from '../reasons/render.ts';
import { changeWords } from './change-words.ts';
import { euroText } from './euro-text.ts';
import { requestText } from './request-text.ts';
import { toldInputs } from './told-inputs.ts';
import { type TitleOf, toldReasons } from './told-reasons.ts';
import { verdictWords } from './verdict-words.ts';

/** A point of which the later record says something else. */
export interface ToldPointChange {
  readonly point: string;
  readonly service: string | null;
  /** `figures`: the outcome and the reasons are of the same kind, what was found is not. */
  readonly kind: PointChange | 'figures';
  readonly before: PointOutcome | null;
  readonly after: PointOutcome | null;
  /** `Era: manca una prova. Ora: superato.` */
  readonly sentence: string;
  /** What the earlier record says of it and the later does not. */
  readonly gone: readonly string[];
  /** What the later record says of it and the earlier did not. */
  readonly added: readonly string[];
}

/** What differs between two records, in sentences: for whoever does not know a code. */
export interface ToldChanges {
  /** Of the whole record: outcome, money, deadline, rules. */
  readonly whole: readonly string[];
  /** New obstacles first, then what is fixed, what has changed, what is measured anew. */
  readonly points: readonly ToldPointChange[];
  readonly asked: { readonly added: readonly string[]; readonly gone: readonly string[] };
  readonly inputs: readonly string[];
}

export interface Compared {
  readonly before: AttestaRecord;
  readonly after: AttestaRecord;
  /** Of these two (verdict/diff-records.ts). */
  readonly changes: RecordDiff;
}

/** What names are called by whoever shows it. */
export interface ChangeNames {
  readonly title: TitleOf;
  readonly service: (id: string) => string;
  readonly outcome: (outcome: AttestaRecord['outcome']) => string;
  readonly point: (outcome: PointOutcome) => string;
  readonly purpose: (purpose: AttestaRecord['purpose']) => string;
}

export function toldChanges(compared: Compared, names: ChangeNames, language: Language): ToldChanges {
  const { after, changes } = compared;
  const asked = (steps: RecordDiff['nextSteps']['added']) => [
    ...new Set(steps.map((step) => `${names.title(step)}, ${verdictWords[language].who[step.who]}: ${requestText(step, language)}`)),
  ];
  return {
    whole: wholeOf(changes, names, language),
    points: pointsOf(compared, names, language),
    asked: { added: asked(changes.nextSteps.added), gone: asked(changes.nextSteps.gone) },
    inputs: toldInputs(changes.inputs, after, names.title, language),
  };
}

function wholeOf(changes: RecordDiff, names: ChangeNames, language: Language): readonly string[] {
  const say = changeWords[language];
  const line = <T>(what: string, change: { readonly before: T; readonly after: T } | null, show: (value: T) => string): string[] =>
    change === null ? [] : [say.from(what, show(change.before), show(change.after))];
  const euro = (amount: number) => euroText(amount, language);
  const services = changes.services.map(({ service, before, after }) => {
    const name = names.service(service);
    if (before === null) return say.newService(name);
    if (after === null) return say.goneService(name);
    const words = verdictWords[language].service;
    const shown = (side: typeof before) =>
      `${words[side.outcome]}${before.destination === after.destination ? '' : ` (${side.destination})`}`;
    return say.from(say.service(name), shown(before), shown(after));
  });
  return [
    ...line(say.purpose, changes.purpose, (one) => names.purpose(one).toLowerCase()),
    ...line(say.outcome, changes.outcome, (one) => names.outcome(one).toLowerCase()),
    ...line(say.payable, changes.payableEur, euro),
    ...line(say.heldBack, changes.heldBackEur, euro),
    ...line(say.deadline, changes.deadline, (one) => (one === null ? say.noDeadline : renderDate(one, language))),
    ...line(say.rules, changes.ruleset, ({ id, version }) => `${id} ${version}`),
    ...line(say.engine, changes.engine, (one) => one),
    ...services,
  ];
}

const order: readonly ToldPointChange['kind'][] = ['new', 'fixed', 'changed', 'figures'];

/** Also points whose outcome and codes are the same and whose sentences are not: two days without data became one. */
function pointsOf({ before, after, changes }: Compared, names: ChangeNames, language: Language): readonly ToldPointChange[] {
  const kinds = new Map(changes.points.map(({ point, service, kind }) => [placeOf({ point, service }), kind]));
  const old = new Map(before.findings.map((finding) => [placeOf(finding), finding]));
  const fresh = new Map(after.findings.map((finding) => [placeOf(finding), finding]));
  const all = [...new Set([...fresh.keys(), ...old.keys()])].flatMap((place): ToldPointChange[] => {
    const [was, is] = [old.get(place), fresh.get(place)];
    const { point, service } = (is ?? was) as AttestaRecord['findings'][number];
    const [had, has] = [was, is].map((finding) => (finding ? toldReasons(finding, language).map(({ sentence }) => sentence) : []));
    const gone = (had ?? []).filter((sentence) => !has?.includes(sentence));
    const added = (has ?? []).filter((sentence) => !had?.includes(sentence));
    const kind = kinds.get(place) ?? (gone.length + added.length > 0 ? 'figures' : null);
    if (kind === null) return [];
    const sides = { before: was?.outcome ?? null, after: is?.outcome ?? null };
    return [{ point, service, kind, ...sides, sentence: sentenceOf(sides, names, language), gone, added }];
  });
  return all.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const placeOf = ({ point, service }: { readonly point: string; readonly service: string | null }): string => `${service ?? ''} ${point}`;

function sentenceOf({ before, after }: Pick<ToldPointChange, 'before' | 'after'>, names: ChangeNames, language: Language): string {
  const say = changeWords[language];
  const shown = (outcome: PointOutcome) => names.point(outcome).toLowerCase();
  if (before === null) return after === null ? '' : say.appeared(shown(after));
  if (after === null) return say.left(shown(before));
  return before === after ? say.stays(shown(after)) : say.became(shown(before), shown(after));
}
