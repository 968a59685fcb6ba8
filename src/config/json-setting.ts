import { type ConfigProblem, problemWith } from './problems.ts';
import type { VariableName } from './variables.ts';

type Read = { readonly value: unknown } | { readonly problem: ConfigProblem };

/** The JSON in the file that a setting names. `example`: what to write, for whoever wrote something else. */
export function readJsonSetting(
  name: VariableName,
  path: string,
  readText: (path: string) => string,
  example: string,
): Read {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    const got = `${path}: cannot be read (${code})`;
    return { problem: problemWith(name, got, 'Name a file that the gateway may read.') };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: problemWith(name, `${path}: is not JSON`, example) };
  }
}
