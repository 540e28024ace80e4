/**
 * The shape another language must fill for `T`, key by key, so that a missing sentence does not compile.
 * English has `_one` and `_other` forms; Korean has `_other` only.
 */
export type Words<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Words<T[K]>;
};
