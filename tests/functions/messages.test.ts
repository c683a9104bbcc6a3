import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAssessmentMessage, readUploadMessage, writeAssessmentMessage, writeRereadMessage } from '../../functions/messages.ts';

/** Written by hand after the S3 user guide, "EventBridge event message structure". */
const recorded = (name: string): string => readFileSync(new URL(`events/${name}.json`, import.meta.url), 'utf8');
const changed = (name: string, change: (object: Record<string, unknown>) => void): string => {
  const event = JSON.parse(recorded(name));
  change(event.detail.object);
  return JSON.stringify(event);
};

describe('messages on the uploads queue', () => {
  test('an "Object Created" event: the key as it is (EventBridge does not encode it), the version, the sequencer padded', () => {
    expect(readUploadMessage(recorded('object-created-put'))).toEqual({
      key: 'uploads/p_vd/D19B25999990006/protocollo/usage-report/Utilizzo CPU (novembre) – più righe.csv',
      versionId: 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
      sequencer: '617F08299329D1890000000000000000',
    });
  });

  test('an upload in parts, over IPv6, is as good', () => {
    expect(readUploadMessage(recorded('object-created-multipart-ipv6'))).toEqual({
      key: 'uploads/p_vd/D19B25999990006/dossier.yaml',
      versionId: 'uhggCJ2_B6gU2JaXWXebnXFDstO0ID6G',
      sequencer: '0064D3901D0005924200000000000000',
    });
  });

  test('our own request to read again comes back as it was sent', () => {
    const arrival = readUploadMessage(recorded('object-created-put'));
    expect(readUploadMessage(writeRereadMessage(arrival))).toEqual(arrival);
  });

  test.each([
    ['not JSON', 'uploads/p_vd'],
    ['nothing', '{}'],
    ['a deletion (the rule sends none)', recorded('object-deleted')],
    ['a bucket without versions', changed('object-created-put', (object) => delete object['version-id'])],
    ['no sequencer', changed('object-created-put', (object) => delete object.sequencer)],
    ['a sequencer that is not hexadecimal', changed('object-created-put', (object) => Object.assign(object, { sequencer: 'later' }))],
    ['another source', recorded('object-created-put').replace('aws.s3', 'someone.else')],
    ['a request of another schema', writeRereadMessage({ key: 'uploads/x', versionId: 'v', sequencer: '1' }).replace('@1', '@2')],
  ])('throws on %s: only S3 and we write there', (_what, body) => {
    expect(() => readUploadMessage(body)).toThrow();
  });

  test('law: padded sequencers compare as AWS says, the shorter one padded with zeros on the right', () => {
    const digits = fc.stringMatching(/^[0-9A-Fa-f]{1,20}$/);
    const padded = (sequencer: string) =>
      readUploadMessage(changed('object-created-put', (object) => Object.assign(object, { sequencer }))).sequencer;
    fc.assert(
      fc.property(digits, digits, (a, b) => {
        const width = Math.max(a.length, b.length);
        const [first, second] = [BigInt(`0x${a.padEnd(width, '0')}`), BigInt(`0x${b.padEnd(width, '0')}`)];
        expect(padded(a) < padded(b)).toBe(first < second);
        expect(padded(a) === padded(b)).toBe(first === second);
      }),
    );
  });
});

describe('messages on the assessments queue', () => {
  test.each([
    { ipa: 'p_vd', cup: 'D19B25999990006' },
    { ipa: 'cm-valdoro', cup: 'D19B25999990006', tick: '2026-03-20T03:00:00Z' },
  ])('%o comes back as it was sent', (request) => {
    expect(readAssessmentMessage(writeAssessmentMessage(request))).toEqual(request);
  });

  test.each([
    ['an upper-case IPA code: keys are lower case', { ipa: 'P_VD', cup: 'D19B25999990006' }],
    ['a CUP that is none', { ipa: 'p_vd', cup: 'D19' }],
    ['a tick without a zone', { ipa: 'p_vd', cup: 'D19B25999990006', tick: '2026-03-20T03:00:00' }],
    ['a field that nobody knows', { ipa: 'p_vd', cup: 'D19B25999990006', force: true }],
  ])('throws on %s', (_what, request) => {
    expect(() => readAssessmentMessage(JSON.stringify(request))).toThrow();
  });
});
