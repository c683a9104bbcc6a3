import type { Meaning, ResourceClass } from '../../model/usage.ts';
import type { SeriesTerms } from '../table-plan.ts';

type Row = readonly [name: RegExp, resourceClass: ResourceClass, meaning: Meaning];

/** Channels of the sensors that PRTG ships, in English, Italian, German and French. The first that fits. */
const channels: readonly Row[] = [
  [/(available|free) memory|memory (available|free)|memoria (disponibile|libera)/i, 'ram', 'free'],
  [/(verfügbarer|freier) (arbeits)?speicher(?!platz)|mémoire (disponible|libre)/i, 'ram', 'free'],
  [/memory|memoria|mémoire|arbeitsspeicher|\bram\b/i, 'ram', 'used'],
  [/^(traffic|traffico|data|dati)\b.*\b(in|out|total|totale|in entrata|in uscita|summe|eingehend|ausgehend)\b/i, 'network', 'rate'],
  [/^(datenverkehr|trafic)\b.*(eingehend|ausgehend|summe|gesamt|entrant|sortant|total)/i, 'network', 'rate'],
  [/^(bandwidth|larghezza di banda|bandbreite|bande passante)\b/i, 'network', 'rate'],
  [/^(free|available) (space|bytes)|^(spazio|byte) (libero|liberi|disponibil[ei])/i, 'storage', 'free'],
  [/^(freie[rs]?|verfügbarer) (speicherplatz|bytes)|^(espace|octets) (libres?|disponibles?)/i, 'storage', 'free'],
  [/^(used|spazio usato|spazio occupato)\b.*(space|bytes)?/i, 'storage', 'used'],
  [/^(disk|disco) (read|write|lettura|scrittura)|^avg\.? disk bytes/i, 'storage', 'rate'],
  [/^(cpu|processor|processore|prozessor|processeur)\b|\bcpu\b/i, 'cpu', 'used'],
];
/** `Total` alone is the processor's only where no channel beside it says otherwise. */
const bare = /^(total|totale|summe|gesamt|somme|total cpu)$/i;
const notProcessor =
  /memor|mémoire|speicher|space|spazio|espace|bytes|octets|disk|disco|disque|festplatte|traffi[ck]|traffico|verkehr|packet|pa(k|qu)et|page/i;

/** A number and its unit at the end of a text. */
const LONGEST_UNIT = 40;

/** What a channel's text shows its unit to be. RAW columns are in bytes, bytes a second or percent, whatever prefix the text has. */
export function rawUnit(text: string): string | null {
  const unit = /[\d.,]\s*([^\d\s.,][^\d]*)$/.exec(text.trim().slice(-LONGEST_UNIT))?.[1]?.trim() ?? '';
  if (unit === '%') return 'percent';
  if (/^[kmgt]?i?(bit|b|byte|o|octet)s?\/(s|sec|second|sek\.?)$/i.test(unit)) return 'byte/s';
  if (/^[kmgt]?i?(b|byte|bytes|o|octets)$/i.test(unit)) return 'byte';
  return null;
}

/** What a channel measures, by its name and the unit of its text; null: nobody documents it. */
export function termsOfChannel(name: string, others: readonly string[], unit: string | null): SeriesTerms | null {
  const bareTotal = bare.test(name) && unit === 'percent' && !others.some((other) => notProcessor.test(other));
  const row = bareTotal ? (['', 'cpu', 'used'] as const) : channels.find(([shape]) => shape.test(name));
  if (!row) return null;
  const [, resourceClass, meaning] = row;
  const volume = resourceClass === 'network' && unit === 'byte';
  return { resourceClass, metric: name, meaning: volume ? 'amount' : meaning, unit, statistic: volume ? 'sum' : 'avg', resourceId: null };
}
