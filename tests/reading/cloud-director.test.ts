import { describe, expect, test } from 'vitest';
import { lengthOf, machineOf } from '../../shared/reading/metrics/cloud-director.ts';
import { readXml, xmlRootOf } from '../../shared/reading/read-xml.ts';
import { cloudDirectorXmlCases } from '../formats/cases-cloud-director.ts';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const uuid = '47d12505-5968-4e16-95a7-18743edb0c8b';
const usage = (inside: string, attributes = `href="https://x/api/vApp/vm-${uuid}/metrics/historic"`): string =>
  `<HistoricUsage ${attributes}>${inside}</HistoricUsage>`;
const cpu = (...samples: readonly string[]): string =>
  `<MetricSeries name="cpu.usage.average" unit="PERCENT" expectedInterval="300">${samples.join('')}</MetricSeries>`;
const sample = (time: string, value = 'value="5.5"'): string => `<Sample timestamp="${time}" ${value}/>`;

async function read(text: string, mapping: string | null = null) {
  const { recognition, recording } = await readBytes(text, { mapping });
  return { recognition, read: recording.rows, issues: issueCounts(recording), series: recording.series };
}

describe('Cloud Director', () => {
  test.each([
    ['300', 300_000],
    [300, 300_000],
    ['300000', 300_000],
    ['20', 20_000],
    ['20000', 20_000],
    ['7200', 7_200_000],
    ['0', null],
    ['-300', null],
    ['5 min', null],
    [undefined, null],
    ['9999999999', null],
  ])('expectedInterval %s', (text, length) => expect(lengthOf(text)).toBe(length));

  test.each([
    [`https://x/api/vApp/vm-${uuid}/metrics/historic`, `urn:vcloud:vm:${uuid}`],
    [`urn:vcloud:vm:${uuid.toUpperCase()}`, `urn:vcloud:vm:${uuid}`],
    [`https://x/api/vApp/vapp-${uuid}`, null],
    [`https://x/api/vdc/${uuid}/metrics/historic`, null],
    ['https://x/api/vApp/vm-4', null],
  ])('%s is %s', (text, id) => expect(machineOf(text)).toBe(id));

  test('an answer about a whole data centre needs a resource, which the mapping gives', async () => {
    const text = usage(cpu(sample('2025-10-13T00:00:00Z')), `href="https://x/api/vdc/${uuid}/metrics/historic"`);
    expect((await read(text)).recognition).toMatchObject({ status: 'recognised', needs: ['resourceId'] });
    const { series } = await read(text, 'resourceId: { constant: vdc-valdoro }\n');
    expect(series.map(({ identity }) => identity.resourceId)).toEqual(['vdc-valdoro']);
  });

  test('a mapping may call the machine as its links do', async () => {
    const text = usage(cpu(sample('2025-10-13T00:00:00Z')));
    expect((await read(text, `resourceId: { constant: vm-${uuid} }\n`)).issues).toEqual({});
    expect((await read(text, 'resourceId: { constant: vm-90 }\n')).issues).toEqual({ MAPPING_CONTRADICTS_FILE: 1 });
  });

  test('no value is no data, a time without offset has no zone, and what cannot be read is told', async () => {
    const {
      series,
      issues,
      read: rows,
    } = await read(
      usage(
        cpu(
          sample('2025-10-13T00:00:00Z', ''),
          sample('2025-10-13T00:05:00'),
          sample('domani'),
          sample('2025-10-13T00:15:00Z', 'value="n"'),
        ),
      ),
    );
    expect(series.map(({ identity, rows: own }) => [identity.zone, own.map(([, , value]) => value)])).toEqual([
      ['UTC', [null]],
      [null, ['5.5']],
    ]);
    expect(issues).toEqual({ TZ_UNKNOWN: 1, TS_UNREADABLE: 1, VALUE_UNREADABLE: 1 });
    expect(rows).toEqual({ read: 4, accepted: 2, rejected: 2 });
  });

  test('a metric that nobody documents is told, and a sample outside of any series too', async () => {
    const { issues } = await read(
      usage(
        `${sample('2025-10-13T00:00:00Z')}<MetricSeries name="gpu.load" unit="" expectedInterval="300">${sample('2025-10-13T00:00:00Z')}</MetricSeries>`,
      ),
    );
    expect(issues).toEqual({ ITEM_UNREADABLE: 1, METRIC_UNDECLARED: 1 });
  });

  test.each([
    ['nothing in it', usage(cpu()), 'NO_ROWS'],
    ['cut off', usage(cpu(sample('2025-10-13T00:00:00Z'))).slice(0, -30), 'XML_TRUNCATED'],
    ['tags that do not match', usage(cpu(sample('2025-10-13T00:00:00Z'))).replace('</MetricSeries>', '</Metric>'), 'XML_MALFORMED'],
    ['an entity of its own', `<!-- x --><HistoricUsage a="&lol;">${cpu()}</HistoricUsage>`, 'XML_MALFORMED'],
    ['depth', usage(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`), 'XML_MALFORMED'],
    ['a tag without end', usage(`<Sample value="${'9'.repeat(3_000_000)}"/>`), 'XML_MALFORMED'],
    [
      'the values of one moment',
      '<CurrentUsage><Metric name="cpu.usage.average" unit="PERCENT" value="3"/></CurrentUsage>',
      'CURRENT_USAGE_ONLY',
    ],
    [
      'the same as JSON',
      '{"metric":[{"name":"cpu.usage.average","value":3}],"type":"application/vnd.vmware.vcloud.metrics.currentUsage+json"}',
      'CURRENT_USAGE_ONLY',
    ],
  ])('%s', async (_name, text, reason) => {
    const { recognition, series } = await read(text);
    expect(recognition).toMatchObject({ status: 'refused', reason });
    expect(series).toEqual([]);
  });

  test('a document type definition is refused before any entity of it counts', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${usage(cpu(sample('2025-10-13T00:00:00Z')))}`;
    expect((await read(bomb)).recognition.status).not.toBe('recognised');
    const open = async function* () {
      yield bomb;
    };
    await expect(readXml(open, () => undefined)).rejects.toMatchObject({ code: 'XML_MALFORMED' });
  });

  test('read the same in pieces of a few bytes', async () => {
    const [{ input }] = cloudDirectorXmlCases as [(typeof cloudDirectorXmlCases)[number]];
    const whole = await readBytes(input.bytes);
    expect((await readBytes(input.bytes, { pieces: [1, 7, 100] })).recording).toEqual(whole.recording);
  });

  test.each([
    ['<a/>', 'a'],
    ['<?xml version="1.0"?>\n<!-- a -->\n<v:Root x="1">', 'Root'],
    ['<Rootless', null],
    ['a,b\n1,2', null],
  ])('the root of %s', (text, root) => expect(xmlRootOf(text)).toBe(root));
});
