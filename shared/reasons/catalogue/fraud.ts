import { defineReasons } from '../define-reason.ts';
import { entryOf, remedyOf } from './entry.ts';

const review = entryOf('review');

/** Each has an honest explanation too: a person looks, asks, and decides. */
const compareSources = remedyOf(
  'COMPARE_WITH_SOURCE',
  'auditor',
  'Guardare i valori di {ids} nel report e, in una sessione con l’ente, nella console del fornitore per gli stessi giorni; chiedere chi ha prodotto il file e con quale comando.',
  'Look at the values of {ids} in the report and, in a session with the entity, in the provider’s console for the same days; ask who made the file and with which command.',
);
const compareTwo = remedyOf(
  'COMPARE_TWO_RESOURCES',
  'auditor',
  'Aprire le due serie una accanto all’altra e chiedere che cosa sono {resourceId} e {otherId}: se è la stessa macchina con due nomi va dichiarata una volta, se sono due si guardano nella console del fornitore.',
  'Open the two series side by side and ask what {resourceId} and {otherId} are: one machine under two names is declared once; two machines are looked up in the provider’s console.',
);

/** Signals that usage was made up rather than measured (shared/fraud); how often each is right stands in docs/segnali-di-frode.md. */
export const fraudReasons = defineReasons({
  SERIES_IDENTICAL: review(
    compareTwo,
    'Le risorse {resourceId} e {otherId} hanno gli stessi valori negli stessi momenti (classe {class}, {percent} % delle ore confrontabili). Serie con questo segnale: {count} ({ids}).',
    'Resources {resourceId} and {otherId} have the same values at the same times (class {class}, {percent} % of the hours that can be compared). Series with this signal: {count} ({ids}).',
  ),
  SERIES_DERIVED: review(
    compareTwo,
    'I valori di {resourceId} e di {otherId} sono gli uni la copia degli altri, spostati nel tempo o moltiplicati (classe {class}, {percent} % dei tratti confrontabili). Serie con questo segnale: {count} ({ids}).',
    'The values of {resourceId} and of {otherId} are copies of each other, moved in time or multiplied (class {class}, {percent} % of the stretches that can be compared). Series with this signal: {count} ({ids}).',
  ),
  SERIES_REPEATED: review(
    compareSources,
    'La serie di {resourceId} ripete sé stessa a distanza di {hours} ore (classe {class}, {percent} % dei tratti confrontabili). Serie con questo segnale: {count} ({ids}).',
    'The series of {resourceId} repeats itself {hours} hours later (class {class}, {percent} % of the stretches that can be compared). Series with this signal: {count} ({ids}).',
  ),
  SERIES_UNVARYING: review(
    compareSources,
    'La classe {class} di {resourceId} non varia per {days} giorni di seguito dal {day} (valore {value}): una misura vera oscilla. Serie con questo segnale: {count} ({ids}).',
    'Class {class} of {resourceId} does not vary for {days} days in a row from {day} (value {value}): a real measurement moves. Series with this signal: {count} ({ids}).',
  ),
  SERIES_INTERPOLATED: review(
    compareSources,
    'I valori di {resourceId} (classe {class}) stanno su linee rette fra pochi punti: il {percent} % di ciò che si muove. Serie con questo segnale: {count} ({ids}).',
    'The values of {resourceId} (class {class}) lie on straight lines between a few points: {percent} % of what moves. Series with this signal: {count} ({ids}).',
  ),
  VALUES_ROUNDED: review(
    compareSources,
    'I valori di {resourceId} (classe {class}) sono arrotondati: il {percent} % finisce in cifra tonda, su {values} guardati. Serie con questo segnale: {count} ({ids}).',
    'The values of {resourceId} (class {class}) are rounded: {percent} % end in a round figure, of {values} looked at. Series with this signal: {count} ({ids}).',
  ),
  FEW_LAST_DIGITS: review(
    compareSources,
    'I valori di {resourceId} (classe {class}) finiscono quasi sempre con le stesse cifre ({digits}: {percent} % di {values} guardati), come quelli scritti a mano. Serie con questo segnale: {count} ({ids}).',
    'The values of {resourceId} (class {class}) nearly always end in the same digits ({digits}: {percent} % of {values} looked at), as those typed by hand do. Series with this signal: {count} ({ids}).',
  ),
  NO_DAILY_RHYTHM: review(
    compareSources,
    'I valori di {resourceId} (classe {class}) sono a caso per {days} giorni: nessun ritmo fra giorno e notte e nessun legame fra un’ora e la seguente. Serie con questo segnale: {count} ({ids}).',
    'The values of {resourceId} (class {class}) are random over {days} days: no rhythm of day and night, and no link between one hour and the next. Series with this signal: {count} ({ids}).',
  ),
});
