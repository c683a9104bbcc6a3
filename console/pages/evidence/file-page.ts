import type { ProjectKey } from '../../../shared/model/keys.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import type { Evidence } from '../../api/answers.ts';
import type { ApiClient } from '../../api/client.ts';
import { type Child, element, listening, refill } from '../../dom/element.ts';
import { bytesText } from '../../parts/bytes.ts';
import { facts } from '../../parts/facts.ts';
import { instantOf } from '../../parts/instant.ts';
import { addresses } from '../../router/addresses.ts';
import { faultSentences } from '../../shell/fault-page.ts';
import type { Words } from '../../words/words.ts';
import { wantsMapping } from '../mapping/wants-mapping.ts';
import type { Page, PageContext } from '../page.ts';
import { projectCrumbs } from '../project/project-tabs.ts';
import { fileReading } from './file-reading.ts';
import { fileVersions } from './file-versions.ts';

/** One file: whose it is, since when, which bytes, how it was read, every version of it; and the rows that a finding sent the reader to. */
export async function filePage({ words, api }: PageContext, of: ProjectKey, query: URLSearchParams): Promise<Page> {
  const path = query.get('path') ?? '';
  const which = { path, record: query.get('record') ?? undefined, version: query.get('version') ?? undefined };
  const [project, file] = await Promise.all([api.project(of), api.evidence(of, which)]);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    title: name,
    over: `${project.name ?? of.ipa} · ${path}`,
    crumbs: projectCrumbs(of, project.name, words, { text: words.project.tabs.evidence, href: addresses.evidence(of) }, { text: name }),
    content: [
      sentTo(query, words),
      !file.current && element('div', { class: 'alert alert-info' }, words.file.notCurrent),
      custody(file, words),
      downloading(of, file, api, words),
      file.reading && fileReading(file.reading, words),
      explaining(of, file, words),
      fileVersions(of, file, words),
    ],
  };
}

/** A table that nobody has explained, or that leaves something unsaid: where it is said. */
function explaining(of: ProjectKey, { path, current, kind, reading }: Evidence, { mapping: say }: Words): Child {
  if (!current || reading === null || !wantsMapping(reading) || kind !== 'usage-report') return null;
  return element(
    'p',
    { class: 'attesta-actions' },
    element('a', { class: 'btn btn-outline-primary', href: addresses.mapping(of, path) }, say.link),
  );
}

/** Where a finding was read: the reader looks these rows up in the file itself. */
function sentTo(query: URLSearchParams, { file: say, language }: Words): Child {
  const [from, to, sheet, member] = ['from', 'to', 'sheet', 'member'].map((name) => query.get(name));
  if (!from || !to) return null;
  const rows = say.rows(renderNumber(Number(from), language), renderNumber(Number(to), language));
  const within = sheet ?? member;
  return element('div', { class: 'alert alert-info' }, say.sentTo(within ? `${rows}, «${within}»` : rows));
}

/** Who has had it in hand, and that it is the same. */
function custody(file: Evidence, words: Words): Child {
  const { file: say, language } = words;
  const code = (text: string) => element('span', { class: 'attesta-code' }, text);
  return [
    element('h2', {}, say.custody),
    facts([
      [say.sum, file.sha256 === null ? say.notRead : code(file.sha256)],
      [say.version, code(file.versionId)],
      [say.received, instantOf(file.receivedAt, words)],
      [say.firstReceived, file.firstReceivedAt === null ? null : instantOf(file.firstReceivedAt, words)],
      [say.who, file.who === null ? say.nobody : code(file.who)],
      [say.size, bytesText(file.bytes, language)],
    ]),
  ];
}

/** The address of the file is good for minutes: it is asked for when it is wanted, and gone to at once. */
function downloading(of: ProjectKey, { path, versionId }: Evidence, api: ApiClient, words: Words): Child {
  const { file: say } = words;
  const said = element('p', { role: 'status' });
  const button = listening(element('button', { type: 'button', class: 'btn btn-primary' }, say.download), {
    click: async () => {
      refill(said, say.preparing);
      try {
        const { url } = await api.download(of, { path, version: versionId });
        refill(said);
        location.assign(url);
      } catch (error) {
        refill(said, faultSentences(error, words).join(' '));
      }
    },
  });
  return [element('p', { class: 'attesta-actions' }, button), said];
}
