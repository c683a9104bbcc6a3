import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpText } from '../../local/cli/help.ts';
import { evidenceKinds } from '../../shared/model/upload.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';

const docs = new URL('../../docs/', import.meta.url);
const guides = ['ente.md', 'asseveratore.md'].map((name) => [name, readFileSync(new URL(name, docs), 'utf8')] as const);
const [, entity = ''] = guides[0] ?? [];

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

  test('every reason code it names is in the catalogue', () => {
    const codes = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map((match) => match[1] as string);
    expect(codes.filter((code) => !isReasonCode(code))).toEqual([]);
  });
});

test('the entity is told of every kind of evidence, and of no other', () => {
  const told = [...entity.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  expect(told.sort()).toEqual([...evidenceKinds].sort());
});

test('the mapping that the entity is shown is a valid one', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(entity) ?? [];
  expect(parseMapping(yaml)).toMatchObject({ ok: true });
});
