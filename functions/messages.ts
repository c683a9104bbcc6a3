// A file for each queue, and one for who only writes: a function makes the schemas of what it reads.
export * from './assessment-messages.ts';
export * from './upload-messages.ts';
export * from './written-messages.ts';
