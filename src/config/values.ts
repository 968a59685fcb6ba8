import type { z } from 'zod';
import type { ConfigProblem } from './problems.ts';
import { problemWith, shown } from './problems.ts';
import type { modes, VariableName } from './variables.ts';
import { variables } from './variables.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Values = { readonly [K in VariableName]?: z.output<(typeof variables)[K]['schema']> };
export type Mode = (typeof modes)[number];

export const isSet = (env: Environment, name: string) => (env[name] ?? '').trim() !== '';

export function readValues(env: Environment): { values: Values; problems: ConfigProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: ConfigProblem[] = [];
  for (const name of Object.keys(variables) as VariableName[]) {
    if (!isSet(env, name)) continue;
    const text = (env[name] ?? '').trim();
    const parsed = variables[name].schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(problemWith(name, shown(name, text), 'Correct the value.'));
  }
  return { values: values as Values, problems };
}

export const portOf = (values: Values) => values.PORT ?? 4000;
export const sandboxPortOf = (values: Values) => values.SANDBOX_PORT ?? 4010;
export const adminOf = (values: Values) =>
  values.ADMIN_PORT === undefined ? { host: '127.0.0.1', port: 9464 } : values.ADMIN_PORT;
export const dataDirOf = (values: Values) => values.DATA_DIR ?? './data';
