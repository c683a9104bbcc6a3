import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';

describe('machines of EC2', () => {
  const instance = (extra = ''): string =>
    `{"InstanceId":"i-0a1b2c3d4e5f60718","LaunchTime":"2025-10-13T00:00:00+00:00","State":{"Code":16,"Name":"running"}${extra}}`;
  test.each([
    ['as answered', `{"Reservations":[{"Instances":[${instance()}]}]}`],
    ['pages one after the other', `{"Reservations":[{"Instances":[${instance()}]}],"NextToken":"x"}\n{"Reservations":[]}`],
    ['by --query Reservations[].Instances[]', `[${instance()}]`],
    ['by --query Reservations[].Instances', `[[${instance()}]]`],
    ['of run-instances', `{"Groups":[],"Instances":[${instance()}],"OwnerId":"123456789012"}`],
  ])('%s', async (_name, text) => {
    const { recognition, recording } = await readBytes(text);
    expect(recognition).toMatchObject({ status: 'recognised', format: 'describe-instances-json' });
    expect(recording.resources.map(({ resourceId, state }) => [resourceId, state])).toEqual([['i-0a1b2c3d4e5f60718', 'running']]);
  });

  test('every private address of a card may have a public one', async () => {
    const card = `{"NetworkInterfaceId":"eni-0a1b2c3d4e5f60718","PrivateIpAddress":"10.0.0.5","Association":{"PublicIp":"93.184.216.34"},"PrivateIpAddresses":[
      {"PrivateIpAddress":"10.0.0.5","Association":{"PublicIp":"93.184.216.34"}},{"PrivateIpAddress":"10.0.0.6","Association":{"PublicIp":"93.184.216.35"}},{"PrivateIpAddress":"10.0.0.7"}]}`;
    const { recording } = await readBytes(`{"Reservations":[{"Instances":[${instance(`,"NetworkInterfaces":[${card}]`)}]}]}`);
    expect(recording.addresses.map(({ text }) => text)).toEqual(['93.184.216.34', '93.184.216.35']);
    expect(recording.resources[0]?.aliases).toEqual(['10.0.0.5', '10.0.0.6', '10.0.0.7']);
  });

  test.each([
    ['a scaling group', '{"AutoScalingGroups":[{"Instances":[{"InstanceId":"i-0a1b2c3d4e5f60718","LifecycleState":"InService"}]}]}'],
    [
      'the state of Terraform',
      '{"version":4,"resources":[{"type":"aws_instance","instances":[{"attributes":{"id":"i-0a1b2c3d4e5f60718"}}]}]}',
    ],
  ])('%s is no list of machines', async (_name, text) => {
    expect((await readBytes(text)).recognition.format).not.toBe('describe-instances-json');
  });
});

describe('registers of networks, whose ranges are nobody’s addresses', () => {
  const range = '{"ip_prefix":"15.160.0.0/15","region":"eu-south-1","service":"EC2","network_border_group":"eu-south-1"}';
  test.each([
    ['of AWS, its first lines cut off', 'aws-ip-ranges-json', `{"prefixes":[${range}]}`, '—'],
    ['of AWS, as a list of picked rows', 'aws-ip-ranges-json', `[\n${range}\n]`, '—'],
    ['of AWS, as rows that jq picked', 'aws-ip-ranges-json', `${range}\n`, '—'],
    [
      'of AWS, seconds of three digits',
      'aws-ip-ranges-json',
      `{"syncToken":"1500590532","createDate":"2017-07-20-22-42-233","prefixes":[${range}]}`,
      '2017-07-20-22-42-233',
    ],
    [
      'of Google’s crawlers',
      'google-ip-ranges-json',
      '{"creationTime":"2024-05-20T13:04:05.000000","prefixes":[{"ipv4Prefix":"66.249.64.0/27"}]}',
      '2024-05-20T13:04:05.000000',
    ],
    [
      'of Azure, as az lists it',
      'azure-service-tags-json',
      '{"changeNumber":"91","cloud":"Public","nextLink":null,"values":[{"id":"ActionGroup","properties":{"addressPrefixes":["13.66.60.119/32"]}}]}',
      '91',
    ],
  ])('%s', async (_name, format, text, snapshot) => {
    const { recognition, recording } = await readBytes(text, { kind: 'ip-list' });
    expect(recognition).toMatchObject({ status: 'recognised', format });
    expect(recording.addresses).toEqual([]);
    expect(recording.issues).toMatchObject([{ code: 'PROVIDER_RANGES', details: { snapshot } }]);
  });
});
