import { closeSync, openSync, writeSync } from 'node:fs';

const BLOCK = 1 << 22;
/** No single piece is longer. */
const MARGIN = 1 << 16;

/** Puts small pieces together into large writes: an input of gigabytes is made in the memory of one block. */
export interface BlockWriter {
  /** Latin-1. */
  text(piece: string): void;
  bytes(piece: Uint8Array): void;
  /** An integer that is not negative. */
  integer(value: number): void;
  /** Hundredths, with two decimals. */
  hundredths(value: number, sign: number): void;
  byte(code: number): void;
  close(): void;
}

const ZERO = 48;

export function openBlockWriter(path: string): BlockWriter {
  const file = openSync(path, 'w');
  const block = Buffer.allocUnsafe(BLOCK + MARGIN);
  let at = 0;
  const flush = (): void => {
    for (let from = 0; from < at; ) from += writeSync(file, block, from, at - from);
    at = 0;
  };
  const integer = (value: number): void => {
    let unit = 1;
    while (value >= unit * 10) unit *= 10;
    for (; unit >= 1; unit = Math.floor(unit / 10)) block[at++] = ZERO + (Math.floor(value / unit) % 10);
  };
  const room = (): void => {
    if (at >= BLOCK) flush();
  };
  return {
    text(piece) {
      at += block.write(piece, at, 'latin1');
      room();
    },
    bytes(piece) {
      block.set(piece, at);
      at += piece.length;
      room();
    },
    integer(value) {
      integer(value);
      room();
    },
    hundredths(value, sign) {
      integer(Math.floor(value / 100));
      block[at++] = sign;
      block[at++] = ZERO + Math.floor((value % 100) / 10);
      block[at++] = ZERO + (value % 10);
      room();
    },
    byte(code) {
      block[at++] = code;
    },
    close() {
      flush();
      closeSync(file);
    },
  };
}
