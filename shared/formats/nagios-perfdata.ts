import { defineFormat } from './define-format.ts';

/** The first line as Nagios' own template writes it, or as PNP4Nagios does. */
const line = /^\s*(\[(SERVICE|HOST)PERFDATA\]\t\d{9,11}\t|DATATYPE::(SERVICE|HOST)PERFDATA\tTIMET::\d{9,11}\t)/;

/** Performance data of Nagios as it lies in the spool: several measures in one text. formats.md §19, not confirmed by a file. */
export const format = defineFormat({
  id: 'nagios-perfdata',
  title: { it: 'Perfdata di Nagios', en: 'Nagios performance data' },
  kinds: ['usage-report'],
  guide: {
    proves: 'niente: più misure stanno in un solo testo (`cpu=12%;80;90`), e di questo formato non abbiamo un file vero da cui confermarlo',
    how: 'esportare le misure come tabella: da Centreon il CSV del servizio, da Nagios il CSV dei grafici, con data e ora, server e una colonna per misura',
    declare: 'niente; la tabella si legge con una [mappatura](mappatura.md)',
  },
  claim: 'signature',
  detect: ({ text }) => (line.test(text) ? { needs: [] } : null),
  reading: { shape: 'refusal', code: 'PERFDATA_UNREAD' },
});
