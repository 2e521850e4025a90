/**
 * An outcome that is expected to fail at times, as a value: the code is stable and part of the contract.
 */
export type Result<Value, Code extends string, Data = undefined> =
  | { isOk: true; value: Value }
  | { isOk: false; code: Code; data: Data }

export function ok<Value>(value: Value): { isOk: true; value: Value } {
  return { isOk: true, value }
}

export function failure<Code extends string>(code: Code): { isOk: false; code: Code; data: undefined } {
  return { isOk: false, code, data: undefined }
}
