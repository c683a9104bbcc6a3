import { describe, expect, test } from 'vitest';
import { labelsText, withoutPersonalTags } from '../../shared/reading/labels.ts';
import { isPersonalTitle, withoutPersonal } from '../../shared/reading/personal.ts';
import { shownValue, shownWord } from '../../shared/reading/shown-text.ts';
import { renderReason } from '../../shared/reasons/render.ts';

describe('addresses and tax codes are masked where they stand', () => {
  test.each([
    ['m.rossi@valdoro.example', '…@…'],
    ['Rossi <m.rossi+cloud@posta.valdoro.example>, altri', 'Rossi <…@…>, altri'],
    ['mail:M.Rossi@VALDORO.EXAMPLE;x', 'mail:…@…;x'],
    ['owner=a@b.it,env=prod', 'owner=…@…,env=prod'],
    ['RSSMRA80A01H501U', '(codice fiscale)'],
    ['cf rssmra80a01h501u.', 'cf (codice fiscale).'],
    // Two digits of the year written as letters, with the check letter that follows from them.
    ['RSSMRAULA01H501C', '(codice fiscale)'],
  ])('%s', (text, masked) => expect(withoutPersonal(text)).toBe(masked));

  test.each([
    'rabbit@srv-01',
    'srv-01@9100',
    '@',
    'RSSMRA80A01H501X',
    'xRSSMRA80A01H501U',
    'i-0a1b2c3d4e5f60718',
    '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/vm',
    'ocid1.instance.oc1.eu-milan-1.anwgiljtabcdef12a34b567c',
    'CPU Utilization (%)',
  ])('%s stays', (text) => expect(withoutPersonal(text)).toBe(text));

  test('in a time that follows the length of the text', () => {
    const before = performance.now();
    for (const text of ['a'.repeat(200_000), `${'a@'.repeat(50_000)}`, `${'a.'.repeat(50_000)}@${'b.'.repeat(50_000)}`])
      withoutPersonal(text);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe('titles that promise people', () => {
  test.each(['E-mail', 'email', 'Codice Fiscale', 'resource_tags/user:owner', 'createdBy', 'Creato da', 'Utente', 'Tags', 'OwnerId'])(
    '%s',
    (title) => expect(isPersonalTitle(title)).toBe(true),
  );
  test.each(['CPU', 'Utenti connessi', 'Server', 'Nome', 'Memoria usata', 'Mailbox size', 'Porta', 'Contatore'])('%s does not', (title) =>
    expect(isPersonalTitle(title)).toBe(false),
  );
});

describe('what should have been a value', () => {
  test.each([
    '12,34,5',
    '1.2.3',
    '5 MB',
    '13/10/25 9:00',
    '12 gen 2026 10:00',
    'Totale',
    'N/D',
    '#VALORE!',
    'ERROR',
    '10:00 PM',
    'martedì 13/10/2025',
  ])('%s is shown', (text) => expect(shownValue(text)).toBe(text));
  test.each(['Mario Rossi', 'Anna', 'm.rossi@valdoro.example', '+39 333 1234567', 'chiedere a Rossi 12', 'RSSMRA80A01H501U'])(
    '%s is not',
    (text) => expect(shownValue(text)).toBe(`⟨${text.length}⟩`),
  );
  test('in words a person reads how long it was', () => {
    const details = { column: 'CPU', found: shownValue('Mario Rossi') };
    expect(renderReason({ code: 'VALUE_UNREADABLE', details }, 'it')).toBe('In «CPU» il valore non si legge: «un testo di 11 caratteri».');
    expect(renderReason({ code: 'VALUE_UNREADABLE', details }, 'en')).toContain('“a text of 11 characters”');
  });
  test('of a word of a provider, one', () => expect([shownWord('oci_vcn'), shownWord('Mario Rossi')]).toEqual(['oci_vcn', '⟨11⟩']));
});

test('labels and tags that may name people tell nothing apart', () => {
  const labels = { mode: 'user', Creator: 'Rossi', created_by: 'x', utente: 'y', note: 'a@b.it', device: 'sda' };
  expect(labelsText(labels)).toBe(' [device=sda, mode=user]');
  expect(withoutPersonalTags('env:prod,user:rossi,owner:x')).toBe('env:prod');
});
