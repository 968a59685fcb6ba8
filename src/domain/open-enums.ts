/** Values of upstream by our names for them. Upstream adds values: what a table does not have is `UNRECOGNIZED`. */
export type OpenEnum<Name extends string> = Readonly<Record<string, Name>>;

export function nameIn<Name extends string>(names: OpenEnum<Name>, code: string | null): Name | 'UNRECOGNIZED' {
  return (code !== null && Object.hasOwn(names, code) ? names[code] : undefined) ?? 'UNRECOGNIZED';
}
