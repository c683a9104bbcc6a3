import { renderInstant } from '../reasons/render.ts';
import { readPinnedUnread, readPinnedUpload } from '../verdict/pinned-upload.ts';
import { type Block, type Section, section } from './document.ts';
import type { ReportSource } from './report-source.ts';

/** What the record was made from: files with version and hashes, what was not read, registers. */
export function evidenceSection({ record, dossier, language, words }: ReportSource): Section {
  const { inputs } = record;
  const pinned = inputs.uploads.flatMap((text) => readPinnedUpload(text) ?? []);
  const shaOf = (digest: string, version: string) => {
    const sha = dossier?.digests.get(digest)?.fileSha256;
    return sha === undefined ? '–' : sha === version ? words.sameAsVersion : sha;
  };
  const files: Block =
    pinned.length === 0
      ? { is: 'paragraph', text: words.noEvidence }
      : {
          is: 'table',
          caption: words.filesCaption,
          head: [words.file, words.received, words.version, words.fileSha, words.digest],
          rows: pinned.map(({ path, version, receivedAt, digest }) => [
            path,
            renderInstant(receivedAt, language),
            version,
            shaOf(digest, version),
            digest,
          ]),
          shares: [1.7, 0.8, 1.3, 1.3, 1.3],
          code: [2, 3, 4],
        };
  const unread = (inputs.unread ?? []).flatMap((text) => readPinnedUnread(text) ?? []);
  return section(words.evidence, [
    { is: 'paragraph', text: words.evidenceText },
    files,
    unread.length === 0
      ? null
      : { is: 'list', ordered: false, items: [{ text: `${words.unread}:`, under: unread.map(({ path }) => path) }] },
    inputs.registers.length === 0
      ? null
      : {
          is: 'table',
          caption: words.registers,
          head: [words.register, 'sha256'],
          rows: inputs.registers.map(({ id, sha256 }) => [registerName(words, id), sha256]),
          shares: [1, 2],
          code: [1],
        },
  ]);
}

/** `ip-ranges/aws` is `reti dei fornitori (aws)`. */
function registerName({ registerNames }: ReportSource['words'], id: string): string {
  const [kind = '', ...rest] = id.split('/');
  const name = Object.hasOwn(registerNames, kind) ? (registerNames[kind] as string) : kind;
  return rest.length === 0 ? name : `${name} (${rest.join('/')})`;
}
