import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { it } from '../../console/words/it.ts';
import { helpText } from '../../local/cli/help.ts';
import { evidenceKinds } from '../../shared/model/upload.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';

const docs = new URL('../../docs/', import.meta.url);
const guides = ['ente.md', 'asseveratore.md'].map((name) => [name, readFileSync(new URL(name, docs), 'utf8')] as const);
const [, entity = ''] = guides[0] ?? [];

/** Every text of the console, in Italian. */
const labels: ReadonlySet<string> = new Set(textsOf(it));
/** Of the mapping draft, and of the record: in capitals, and no text of a page. */
const otherNames = ['DA COMPILARE', 'T'];

function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

describe.each(guides)('%s', (name, text) => {
  test('every command it gives is one of ours', () => {
    const commands = [...text.matchAll(/npx attesta ([a-z]+)/g)].map((match) => match[1]);
    expect(commands.length).toBeGreaterThan(1);
    expect(commands.filter((command) => !helpText.includes(`attesta ${command} `))).toEqual([]);
  });

  test('every page it points to is there, and the README points to it', () => {
    const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] as string);
    expect(targets.filter((target) => !existsSync(new URL(target, docs)))).toEqual([]);
    expect(readFileSync(new URL('../README.md', docs), 'utf8')).toContain(`docs/${name}`);
  });

  test('every place within it that it points to is one of its headings', () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => (match[1] as string).toLowerCase().replaceAll(' ', '-'));
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] as string);
    expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  test('every page, button and title of the console that it names is called so there', () => {
    const named = [...text.matchAll(/«([A-Z][^»]*)»/g)].map((match) => (match[1] as string).replace(/\s+/g, ' '));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !labels.has(name) && !otherNames.includes(name))).toEqual([]);
  });

  test('every reason code it names is in the catalogue', () => {
    const codes = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map((match) => match[1] as string);
    expect(codes.filter((code) => !isReasonCode(code))).toEqual([]);
  });
});

test('the entity is told of every kind of evidence, and of no other', () => {
  const told = [...entity.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  expect(told.sort()).toEqual([...evidenceKinds].sort());
});

test('the mapping that the entity is shown is a valid one', async () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(entity) ?? [];
  expect(await parseMapping(yaml)).toMatchObject({ ok: true });
});

describe('the pictures', () => {
  const taken = readFileSync(new URL('../tests/console/take-pictures.ts', docs), 'utf8');
  const kept = readdirSync(new URL('img/', docs));

  test('are those that the script takes, and no other', () => {
    const names = [...taken.matchAll(/name: '([a-z-]+)'|'([a-z-]+)\.png'/g)].map(([, name, file]) => `${name ?? file}.png`);
    expect([...kept].sort()).toEqual([...new Set(names)].sort());
  });

  test('are all shown to somebody, each told in words', () => {
    const pages = ['ente.md', 'asseveratore.md', '../README.md', '../console/README.md'].map((name) =>
      readFileSync(new URL(name, docs), 'utf8'),
    );
    const shown = pages.flatMap((text) =>
      [...text.matchAll(/!\[([^\]]{10,})\]\((?:[./]*docs\/)?img\/([^)]+)\)/g)].map((match) => match[2]),
    );
    expect(kept.filter((name) => !shown.includes(name))).toEqual([]);
  });
});
