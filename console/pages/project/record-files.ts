import type { AttestaRecord } from '../../../shared/model/record.ts';
import type { ApiClient } from '../../api/client.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { facts } from '../../parts/facts.ts';
import { saveFiles } from '../../parts/save-file.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Words } from '../../words/words.ts';

/** The record to take away, and the proof that it says what its inputs say. */
export function recordFiles(record: AttestaRecord, api: ApiClient, words: Words): Child {
  const { record: say } = words;
  const file = (end: string) => () => api.recordFile(record, record.sequence, end);
  const code = (text: string) => element('span', { class: 'attesta-code' }, text);
  return [
    element('h2', {}, say.title(String(record.sequence))),
    facts([
      [say.hash, code(record.hash)],
      [say.before, record.prevHash === null ? say.first : code(record.prevHash)],
      [say.rules, `${record.ruleset.id}, ${record.ruleset.version}`],
      [say.engine, record.engine],
    ]),
    saveFiles(
      [
        { text: say.pdf, get: file('report.pdf') },
        { text: say.page, get: file('report.html') },
        { text: say.table, get: file('export.csv') },
        { text: say.json, get: file('export.json') },
      ],
      words,
    ),
    replaying(record, api, words),
  ];
}

/** Makes the record again when it is asked for: it takes a while, and nothing changes by it. */
function replaying(record: AttestaRecord, api: ApiClient, words: Words): Child {
  const { record: say } = words;
  const said = element('p', { role: 'status' });
  const button = listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, say.replay), {
    click: async () => {
      refill(said, say.replaying);
      try {
        const { status, difference } = await api.replay(record, record.sequence);
        refill(said, say.replayed[status], difference && ` ${difference.path}: ${difference.stored} / ${difference.recomputed}`);
      } catch (error) {
        refill(said, faultSentences(error, words).join(' '));
      }
    },
  });
  return [element('p', { class: 'attesta-prose' }, say.why), element('p', { class: 'attesta-actions' }, button), said];
}
