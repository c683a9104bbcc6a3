/**
 * Room for numbers that are needed for the length of one question, used again for the next: a dossier asks a thousand times about
 * thousands of hours, and lists of its own for each kept the collector busy for a third of an assessment. What stands in it is what was
 * left there. Who asks for it again takes away what it had before.
 */
export function roomForNumbers(): (length: number) => Float64Array {
  let room = new Float64Array(0);
  return (length) => {
    if (room.length < length) room = new Float64Array(roomierThan(length));
    return room.subarray(0, length);
  };
}

/** The same for whole numbers of 32 bits. */
export function roomForWords(): (length: number) => Int32Array {
  let room = new Int32Array(0);
  return (length) => {
    if (room.length < length) room = new Int32Array(roomierThan(length));
    return room.subarray(0, length);
  };
}

/** An eighth more than is asked for: what grows from one question to the next seldom has to move. */
const roomierThan = (length: number): number => length + (length >>> 3);
