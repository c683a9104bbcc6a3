import { expect, test } from 'vitest';
import { bucketDefinition } from '../../infra/definitions/bucket.ts';
import { readSettings, WrongSettings } from '../../infra/settings.ts';

test('nothing asked for: a stage for trying out, in Italy, evidence kept as its definition says, nobody let in by token', () => {
  expect(readSettings({})).toEqual({
    stage: 'dev',
    region: 'eu-south-1',
    logRetentionDays: 90,
    logLevel: 'INFO',
    alarmEmail: null,
    jwt: null,
    entities: [],
    console: null,
    consoleOrigins: [],
    retentionYears: bucketDefinition.objectLock.years,
    accessLogYears: bucketDefinition.objectLock.years,
  });
});

test('everything asked for, as texts of the command line', () => {
  const settings = readSettings({
    stage: 'prod',
    region: 'eu-central-1',
    logRetentionDays: '365',
    logLevel: 'WARN',
    alarmEmail: 'operatori@valdoro.example',
    jwtIssuer: 'https://accesso.valdoro.example',
    jwtAudience: 'console, scripts',
    jwtScope: 'api://attesta/api',
    jwtRoleClaim: 'roles',
    jwtIpaClaim: 'extn.ipa',
    entities: 'P_VD,c_va',
    consoleDomain: 'attesta.valdoro.example',
    consoleCertificate: 'arn:aws:acm:us-east-1:111122223333:certificate/1f0e',
    consoleConnect: 'https://token.valdoro.example, https://accesso.valdoro.example',
    consoleOrigins: 'https://console.valdoro.example',
    retentionYears: '10',
    accessLogYears: '2',
    '@aws-cdk/core:checkSecretUsage': true,
    'aws:cdk:bundling-stacks': [],
    'availability-zones:account=1:region=eu-south-1': ['eu-south-1a'],
  });
  expect(settings).toEqual({
    stage: 'prod',
    region: 'eu-central-1',
    logRetentionDays: 365,
    logLevel: 'WARN',
    alarmEmail: 'operatori@valdoro.example',
    jwt: {
      issuer: 'https://accesso.valdoro.example',
      audience: ['console', 'scripts'],
      scope: 'api://attesta/api',
      algorithms: ['RS256', 'ES256'],
      claims: { role: 'roles', ipa: 'extn.ipa', projects: 'custom:projects', name: 'name' },
    },
    entities: ['p_vd', 'c_va'],
    console: {
      domain: { name: 'attesta.valdoro.example', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1f0e' },
      webAclArn: null,
      signIn: { issuer: 'https://accesso.valdoro.example', clientId: 'console', scope: 'openid profile api://attesta/api' },
      connect: ['https://accesso.valdoro.example', 'https://token.valdoro.example'],
    },
    consoleOrigins: ['https://attesta.valdoro.example', 'https://console.valdoro.example'],
    retentionYears: 10,
    accessLogYears: 2,
  });
});

test.each([
  [{ stagee: 'prod' }, 'stagee: no such setting; there are stage, region, '],
  [{ stage: 'Prod_1' }, 'stage=Prod_1 is not a short lower-case word'],
  [{ consoleOrigins: 'https://a.example/console' }, 'is not an origin, as https://console.example'],
  [{ consoleDomain: 'Console.example' }, 'consoleDomain=Console.example is not a domain name in lower case'],
  [{ consoleDomain: 'console.example' }, 'consoleCertificate and consoleDomain come together'],
  [
    { consoleDomain: 'console.example', consoleCertificate: 'arn:aws:acm:us-east-1:111122223333:certificate/1f0e' },
    'consoleDomain=console.example needs jwtIssuer',
  ],
  [
    { consoleCertificate: 'arn:aws:acm:eu-south-1:111122223333:certificate/1f0e' },
    'consoleCertificate=arn:aws:acm:eu-south-1:111122223333:certificate/1f0e is not an ARN of us-east-1',
  ],
  [{ consoleConnect: 'https://a.example/oauth2' }, 'is not an origin, as https://console.example'],
  [{ region: 'milano' }, 'region=milano is not a region of AWS'],
  [{ logRetentionDays: '17' }, 'logRetentionDays=17 is none of 1, 3, 5, 7, '],
  [{ logRetentionDays: 'always' }, 'logRetentionDays=always is not a whole number'],
  [{ logLevel: 'debug' }, 'logLevel=debug is none of DEBUG, INFO, WARN, ERROR'],
  [{ alarmEmail: 'nobody' }, 'alarmEmail=nobody is not a mail address'],
  [{ jwtIssuer: 'http://a.example', jwtAudience: 'x' }, 'jwtIssuer=http://a.example is not an https address'],
  [{ jwtIssuer: 'https://a.example' }, 'jwtAudience and jwtIssuer come together'],
  [{ jwtRoleClaim: 'two words' }, 'jwtRoleClaim=two words is not one word'],
  [{ jwtAudience: 'x' }, 'jwtAudience=x and jwtIssuer come together'],
  [{ jwtIssuer: 'https://a.example', jwtAudience: ' , ' }, 'jwtAudience= ,  names nothing'],
  [{ entities: 'p_vd,P_VD' }, 'entities=p_vd,P_VD names an entity twice'],
  [{ entities: 'p_vd,*' }, 'entities=p_vd,* serve un codice IPA'],
  [{ entities: 'p_vd,pvd' }, 'entities=p_vd,pvd names two entities that differ in - and _ alone'],
  [{ accessLogYears: '0' }, 'accessLogYears=0 is not between 1 and 100'],
  [{ retentionYears: '0' }, 'retentionYears=0 is not between 1 and 100'],
])('%o is told in words', (context, words) => {
  const read = () => readSettings(context);
  expect(read).toThrow(WrongSettings);
  expect(read).toThrow(words);
});

test('every problem is told at once', () => {
  expect(() => readSettings({ stage: '', logLevel: 'x', nothing: 1 })).toThrow(/stage=[\s\S]*logLevel=x[\s\S]*nothing:/);
});
