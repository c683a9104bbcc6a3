import { romeOffset } from '../../generate/extent.ts';
import type { InputSpec } from '../../inputs/input.ts';

/** @returns milliseconds, NaN where the text is no time */
export type ReadStamp = (text: string) => number;

/** The fastest that is still right: the minute is read once for all rows that share it, seconds and offset where there are any. */
export function stampReader(stamp: InputSpec['stamp']): ReadStamp {
  const isIso = stamp !== 'italian';
  const readMinute = isIso ? isoMinute : italianMinute;
  let lastText = '';
  let lastInstant = Number.NaN;
  let lastMinute = '';
  let lastStart = Number.NaN;
  return (text) => {
    if (text === lastText) return lastInstant;
    const minute = text.slice(0, 16);
    if (minute !== lastMinute) {
      lastMinute = minute;
      lastStart = readMinute(minute);
    }
    lastText = text;
    lastInstant = isIso ? lastStart + restOfIso(text) : text.length === 16 ? lastStart : Number.NaN;
    return lastInstant;
  };
}

const MINUTE = 60_000;
const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/;
const italian = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d)$/;
const rest = /^:(\d\d)(\.\d{1,3})?(?:Z|([+-])(\d\d):(\d\d))$/;

function isoMinute(text: string): number {
  const [, year, month, day, hour, minute] = iso.exec(text) ?? [];
  return civil(Number(year), Number(month), Number(day), Number(hour), Number(minute));
}

function italianMinute(text: string): number {
  const [, day, month, year, hour, minute] = italian.exec(text) ?? [];
  const wall = civil(Number(year), Number(month), Number(day), Number(hour), Number(minute));
  return wall - romeOffset(wall - romeOffset(wall));
}

function civil(year: number, month: number, day: number, hour: number, minute: number): number {
  const instant = Date.UTC(year, month - 1, day, hour, minute);
  return hour < 24 && minute < 60 && new Date(instant).getUTCDate() === day ? instant : Number.NaN;
}

/** Milliseconds from the start of the wall-clock minute: `:00Z` mostly. */
function restOfIso(text: string): number {
  if (text.length === 20 && text.endsWith(':00Z')) return 0;
  const found = rest.exec(text.slice(16));
  if (found === null) return Number.NaN;
  const [, second, fraction, sign, hours, minutes] = found;
  const offset = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '-' ? -1 : 1);
  return Number(second) * 1000 + (fraction === undefined ? 0 : Math.round(Number(fraction) * 1000)) - offset;
}
