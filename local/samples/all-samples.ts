import { aggiornamentoPaas } from './dossiers/aggiornamento-paas.ts';
import { aggiornamentoSaas } from './dossiers/aggiornamento-saas.ts';
import { bucoDiDueGiorni } from './dossiers/buco-di-due-giorni.ts';
import { decisionePositiva } from './dossiers/decisione-positiva.ts';
import { migrazioneMigliorativa } from './dossiers/migrazione-migliorativa.ts';
import { periodoAncoraInCorso } from './dossiers/periodo-ancora-in-corso.ts';
import { quattordiciGiorniEOttoOre } from './dossiers/quattordici-giorni-e-otto-ore.ts';
import { ramAssenteSuAws } from './dossiers/ram-assente-su-aws.ts';
import { serverNonNelReport } from './dossiers/server-non-nel-report.ts';
import { soloAccessoPrivato } from './dossiers/solo-accesso-privato.ts';
import { termineScaduto } from './dossiers/termine-scaduto.ts';
import { trasferimentoCompleto } from './dossiers/trasferimento-completo.ts';
import type { Sample } from './sample.ts';

/** Every example dossier, in the order in which a newcomer should read them. */
export const allSamples: readonly Sample[] = [
  trasferimentoCompleto,
  bucoDiDueGiorni,
  quattordiciGiorniEOttoOre,
  ramAssenteSuAws,
  serverNonNelReport,
  soloAccessoPrivato,
  periodoAncoraInCorso,
  aggiornamentoPaas,
  aggiornamentoSaas,
  migrazioneMigliorativa,
  decisionePositiva,
  termineScaduto,
];
