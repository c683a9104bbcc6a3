import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../shared/time/civil-day.ts';
import { endOfRomeDay, ROME } from '../../shared/time/rome.ts';
import { WrongUsage } from './command.ts';

/**
 * An instant as a person writes it, as RFC 3339 UTC: with offset or Z as it is; a local time is Rome's; a bare date means 23:59:59
 * in Rome (DESIGN §4, Record).
 * @throws WrongUsage
 */
export function readInstant(text: string, option: string): string {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return instantText(endOfRomeDay(Temporal.PlainDate.from(text).toString()));
    if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return instantText(Temporal.Instant.from(text).epochMilliseconds);
    return instantText(Temporal.PlainDateTime.from(text).toZonedDateTime(ROME).epochMilliseconds);
  } catch {
    throw new WrongUsage(`${option}: 2026-03-20 | 2026-03-20T10:00 | 2026-03-20T09:00:00Z`);
  }
}
