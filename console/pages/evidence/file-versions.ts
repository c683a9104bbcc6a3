import type { ProjectKey } from '../../../shared/model/keys.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import type { Evidence } from '../../api/answers.ts';
import { type Child, element } from '../../dom/element.ts';
import { bytesText } from '../../parts/bytes.ts';
import { instantOf } from '../../parts/instant.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

type Version = Evidence['versions'][number];

/** Everything that was ever put under this name: nothing is taken away. */
export function fileVersions(of: ProjectKey, { path, versionId: shown, versions, versionsTotal }: Evidence, words: Words): Child {
  const { file: say, language } = words;
  const named = ({ versionId }: Version): Child =>
    versionId === shown
      ? element('span', { class: 'attesta-code' }, versionId)
      : element('a', { class: 'attesta-code', href: addresses.file(of, path, { version: versionId }) }, versionId);
  return [
    element('h2', {}, say.versions),
    table<Version>({
      caption: say.versions,
      rows: versions,
      columns: [
        { title: say.version, isHead: true, cell: named },
        { title: say.received, cell: ({ receivedAt }) => instantOf(receivedAt, words) },
        { title: say.size, isNumber: true, cell: ({ bytes }) => bytesText(bytes, language) },
        { title: say.current, cell: ({ current }) => (current ? say.yes : say.replaced) },
      ],
    }),
    versionsTotal > versions.length && element('p', {}, say.moreVersions(renderNumber(versionsTotal - versions.length, language))),
  ];
}
