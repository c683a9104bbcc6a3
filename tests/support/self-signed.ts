import { generateKeyPairSync, sign } from 'node:crypto';

/** What a server of TLS shows, in PEM. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

/**
 * A certificate of `localhost` that is its own authority, made anew: nothing secret is kept, and no other program is needed.
 * RFC 5280 in DER, with a key of Ed25519 (RFC 8410), whose algorithm has no parameters.
 */
export function selfSigned(): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const algorithm = sequence(der(0x06, Buffer.from([0x2b, 0x65, 0x70])));
  const name = sequence(der(0x31, sequence(der(0x06, Buffer.from([0x55, 0x04, 0x03])), der(0x0c, Buffer.from('localhost')))));
  const validity = sequence(der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z')));
  const alternative = sequence(der(0x82, Buffer.from('localhost')));
  const extension = sequence(der(0x06, Buffer.from([0x55, 0x1d, 0x11])), der(0x04, alternative));
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(extension)),
  );
  const whole = sequence(signed, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), sign(null, signed, privateKey)])));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
