export interface Repetition {
  readonly at: readonly PropertyKey[];
  readonly got: string;
  readonly fix: string;
}

type Bag = Readonly<Record<string, unknown>>;

interface Named {
  readonly at: readonly PropertyKey[];
  readonly name: unknown;
}

/**
 * What stands twice where it has to be there once. Works on a file that has other faults as well, so that all are found at
 * once.
 */
export function repetitions(content: unknown): readonly Repetition[] {
  const partners = listOf(content, 'partners', []);
  const clients = partners.map(({ value, at }) => listOf(value, 'clients', at));
  const all = clients.flat();
  return [
    ...twice(partners.map(({ value, at }) => named(value, at, 'partnerId'))).map((at) => ({
      at,
      got: 'the partner is there twice',
      fix: 'Keep one entry of the partner.',
    })),
    ...clients
      .flatMap((own) => twice(own.map(({ value, at }) => named(value, at, 'clientId'))))
      .map((at) => ({
        at,
        got: 'two clients of the partner have this name',
        fix: 'Give each a name of its own: it tells them apart in logs and metrics.',
      })),
    ...twice(
      all.flatMap(({ value, at }) => listOf(value, 'keys', at).map((key) => named(key.value, key.at, 'hash'))),
    ).map((at) => ({ at, got: 'the key is there twice', fix: 'Give each client a key of its own: ofg key create.' })),
    ...twice(all.flatMap(({ value, at }) => issuerOf(value, at))).map((at) => ({
      at,
      got: 'two clients take tokens of this issuer and audience',
      fix: 'Give each an audience of its own: the token alone has to say which client it is.',
    })),
  ];
}

function issuerOf(client: Bag, at: readonly PropertyKey[]): readonly Named[] {
  const { jwt } = client;
  if (!isBag(jwt) || typeof jwt.issuer !== 'string' || typeof jwt.audience !== 'string') return [];
  return [{ at: [...at, 'jwt', 'audience'], name: JSON.stringify([jwt.issuer, jwt.audience]) }];
}

function named(value: Bag, at: readonly PropertyKey[], field: string): Named {
  const name = value[field];
  return { at: [...at, field], name: name === undefined ? undefined : String(name) };
}

/** Where a name stands that stood before. */
function twice(entries: readonly Named[]): readonly (readonly PropertyKey[])[] {
  const seen = new Set<unknown>();
  return entries.flatMap(({ at, name }) => {
    if (name === undefined) return [];
    if (seen.has(name)) return [at];
    seen.add(name);
    return [];
  });
}

function listOf(value: unknown, field: string, at: readonly PropertyKey[]) {
  const list = isBag(value) ? value[field] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (isBag(entry) ? [{ value: entry, at: [...at, field, index] }] : []));
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
