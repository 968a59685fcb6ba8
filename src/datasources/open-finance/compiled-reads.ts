export type Drift = (path: string) => void;

/** Reads one value of a body. Answers null and reports the path where the value does not fit the contract. */
export interface Read<T> {
  (value: unknown, drift: Drift): T;
  /** Any text is itself, and need not be read. */
  readonly keepsText?: true;
  /** What is missing is null, and nothing to report. */
  readonly maybeAbsent?: true;
}

/** One field of the object that is made: what reads it, and of which field of the body; null for the whole. */
export interface Member {
  readonly name: string;
  readonly upstream: string | null;
  readonly read: Read<unknown>;
}

/**
 * One expression that reads every field by its name. A loop over the names costs several times as much: no access of it is
 * always to the same place of the same kind of object. What most fields are, a text or nothing, is found without a call. Names come
 * from the schemas of this folder alone.
 */
export function compileReads(members: readonly Member[]): (value: object, drift: Drift) => object {
  const fields = members.map((member, index) => `${JSON.stringify(member.name)}: ${expressionOf(member, `r${index}`)}`);
  const parameters = members.map((_, index) => `r${index}`);
  const make = new Function(...parameters, `return (value, drift) => { let v; return { ${fields.join(', ')} }; }`);
  return make(...members.map(({ read }) => read));
}

function expressionOf({ upstream, read }: Member, reader: string): string {
  if (upstream === null) return `${reader}(value, drift)`;
  const missing = read.maybeAbsent ? 'v === undefined || v === null ? null : ' : '';
  const text = read.keepsText ? "typeof v === 'string' ? v : " : '';
  return `(v = value[${JSON.stringify(upstream)}], ${text}${missing}${reader}(v, drift))`;
}

/** Whether any of these fields was sent. */
export function compileAnySent(names: readonly string[]): (value: object) => boolean {
  const isSent = (field: string) => `(value[${field}] !== undefined && value[${field}] !== null)`;
  const make = new Function(`return (value) => ${names.map((name) => isSent(JSON.stringify(name))).join(' || ')}`);
  return make();
}
