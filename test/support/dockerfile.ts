export interface Instruction {
  /** In capitals: `RUN`, `COPY`. */
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly base: string;
  readonly alias: string | undefined;
  readonly instructions: readonly Instruction[];
  /** What `ENV` sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The text of the last instruction of that name, which is the one that counts. */
  last(name: string): string | undefined;
}

function stage(from: string, instructions: readonly Instruction[]): Stage {
  const [, base = '', alias] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(from) ?? [];
  const settings = instructions.filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(/\s+/));
  return {
    base,
    alias,
    instructions,
    environment: Object.fromEntries(settings.map((setting) => setting.split(/=(.*)/s, 2) as [string, string])),
    last: (name) => instructions.findLast((instruction) => instruction.name === name)?.text,
  };
}

/** Reads what our own Dockerfile uses of the language: no heredocs, no variables, no quoted values in ENV. */
export function parseDockerfile(source: string): Stage[] {
  const lines = source
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { from: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', text = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === 'FROM') stages.push({ from: text, instructions: [] });
    else stages.at(-1)?.instructions.push({ name: name.toUpperCase(), text });
  }
  return stages.map(({ from, instructions }) => stage(from, instructions));
}

export function finalStage(stages: readonly Stage[]): Stage {
  const last = stages.at(-1);
  if (!last) throw new Error('The Dockerfile has no stage');
  return last;
}
