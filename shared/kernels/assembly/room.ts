/** Memory that nobody else has, all zeros; where it begins is a multiple of 8. All that there is may grow by it, and nothing moves. */
export declare function allocate(bytes: i32): i32;
