/** In which the laptop's S3 tells what time it is in the stack: its demo stands still. */
export const timeHeader = 'x-attesta-time';
