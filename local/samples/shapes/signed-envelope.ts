/**
 * A PDF in a PKCS#7 envelope (`.p7m`) that nobody signed: a stand-in for a paper with a CAdES signature. Attesta keeps such a file for a
 * person and verifies no signature; here there are neither signers nor certificates, so that nothing in it is anybody's.
 */
export function signedEnvelope(pdf: Uint8Array): Uint8Array {
  const content = sequence(data, explicit(der(0x04, pdf)));
  const signedData = sequence(Uint8Array.of(0x02, 0x01, 0x01), noneOf, content, noneOf);
  return sequence(signedDataType, explicit(signedData));
}

/** Object identifiers 1.2.840.113549.1.7.2 (signedData) and .1 (data), an empty set. */
const signedDataType = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02);
const data = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01);
const noneOf = Uint8Array.of(0x31, 0x00);

const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(0x30, joined(parts));
const explicit = (content: Uint8Array): Uint8Array => der(0xa0, content);

/** Tag, length and content, as DER writes them: a length of 128 or more says first how many bytes it takes. */
function der(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
  return joined([Uint8Array.of(tag, ...size), content]);
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
