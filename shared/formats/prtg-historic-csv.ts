import { rawUnit, termsOfChannel } from '../reading/metrics/prtg-channels.ts';
import { lengthWithoutClockChange, readOleTime, readRangeLength, usualLength } from '../reading/ole-range.ts';
import { type ColumnTerms, columnTerms, findOwnTable, headCells, type OwnTable, planOwnTable, withPoints } from '../reading/own-table.ts';
import type { SeriesTerms, TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** A column for people and the same for programs behind it: `Coverage`, `Coverage(RAW)`. */
interface Pair {
  readonly name: string;
  readonly text: number;
  readonly raw: number;
}

const coverage = /^(coverage|copertura|abdeckung|couverture|cobertura|dekking)$/i;
const downtime = /^(downtime|tempo di inattività|inattività|ausfallzeit|temps d['’]arrêt|tiempo de inactividad)$/i;

/** PRTG: historic data of one sensor, every column twice. formats.md §17. */
export const format = defineFormat({
  id: 'prtg-historic-csv',
  title: { it: 'Dati storici di un sensore PRTG in CSV', en: 'PRTG historic sensor data as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato da un sensore PRTG, con la durata di ogni riga; le righe con copertura 0 non sono dati',
    how: 'PRTG, «Dati storici» del sensore, media di un’ora o meno, formato CSV; un file per sensore, con il nome del server nel nome del file',
    declare:
      'la macchina (`resourceId`), che nel file non c’è; per i canali non riconosciuti la voce di `series`, con il nome del canale. Il fuso no: le colonne RAW sono in UTC',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const unknown = channelsOf(own, columnTerms(own, head.mapping)).some(({ terms }) => terms.resourceClass === null);
    return { needs: unknown ? ['resourceId', 'metric'] : ['resourceId'] };
  },
  reading: { shape: 'table', plan },
});

function find(head: FileHead): OwnTable | null {
  return findOwnTable(
    head,
    (keys) => keys[0] !== '' && keys[1] === `${keys[0]}(raw)` && keys.filter((key) => key.endsWith('(raw)')).length > 1,
  );
}

function pairsOf({ header, keys }: OwnTable): Pair[] {
  return keys.flatMap((key, text) => {
    const raw = text + 1;
    const base = keys[raw]?.endsWith('(raw)') ? (keys[raw] as string).slice(0, -'(raw)'.length).trim() : null;
    // The text's title may end with its unit: `Traffic In (kbit/s)`, `Traffic In(RAW)`.
    const paired = base !== null && base !== '' && (key === base || key.startsWith(base));
    return paired ? [{ name: (header.cells[text] as string).trim(), text, raw }] : [];
  });
}

interface Channel extends Pair {
  readonly terms: SeriesTerms;
}

function channelsOf(own: OwnTable, explained: ColumnTerms): Channel[] {
  const pairs = pairsOf(own).slice(1);
  const values = pairs.filter(({ name }) => !coverage.test(name) && !downtime.test(name));
  const names = values.map(({ name }) => name);
  return values.map((pair) => {
    const shown = headCells(own).map((cells) => rawUnit(cells[pair.text] ?? ''));
    const unit = shown.find((one) => one !== null) ?? null;
    const known = termsOfChannel(pair.name, names, unit);
    // Sensors and channels are named by whoever set PRTG up: the mapping knows better than a word.
    const declared = explained.of([pair.name, `${pair.name}(RAW)`], null);
    // What nobody explains keeps its name: two channels are two series.
    const nameless = { resourceClass: null, metric: pair.name, meaning: null, unit, statistic: null, resourceId: null };
    return { ...pair, terms: declared ? { ...declared, unit: declared.unit ?? unit } : (known ?? nameless) };
  });
}

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const [time] = pairsOf(own) as [Pair];
  const covered = pairsOf(own).find(({ name }) => coverage.test(name));
  const explained = columnTerms(own, head.mapping);
  const channels = channelsOf(own, explained);
  const usual = usualLength(headCells(own).map((cells) => cells[time.text] ?? ''));
  const numbers = channels.map(({ raw }) => raw);
  return planOwnTable(own, head.mapping, {
    time: [time.raw, time.text],
    readTime: readOleTime,
    length: (cells) => lengthWithoutClockChange(cells[time.text] ?? '', usual),
    stamp: 'end',
    notes: explained.notes(),
    values: channels.map(({ raw, terms }) => ({ column: raw, terms: () => terms })),
    remark: (cells) => (covered && isPartly(cells[covered.raw] ?? '') ? { code: 'MEASURED_IN_PART', details: {} } : null),
    isFooter: (cells) => (cells[time.raw] ?? '').trim() === '' && readRangeLength(cells[time.text] ?? '') === null,
    derive: (cells) => withPoints(covered ? withoutUncovered(cells, covered, channels) : cells, numbers),
  });
}

/** Where nothing was covered there is no value, whatever the cells say. */
function withoutUncovered(cells: readonly string[], covered: Pair, channels: readonly Channel[]): readonly string[] {
  const share = (cells[covered.raw] ?? '').trim();
  if (!/^0+([.,]0+)?$/.test(share)) return cells;
  const blanked = [...cells];
  for (const { raw } of channels) blanked[raw] = '';
  return blanked;
}

/** RAW coverage is in hundredths of a percent. */
const HALF = 5000;

function isPartly(share: string): boolean {
  const hundredths = /^\d{1,10}([.,]\d{1,4})?$/.test(share.trim()) ? Number(share.trim().replace(',', '.')) : HALF;
  return hundredths > 0 && hundredths < HALF;
}
