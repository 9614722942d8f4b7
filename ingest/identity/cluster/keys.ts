/** A record as the naming of its customer sees it. */
export interface Member {
  readonly id: string;
  /** Place of its system in the order of trust, from 0. */
  readonly priority: number;
  /** The customer it was published as, if ever. */
  readonly remembered: string | null;
}

/** The publication in which an id first named a customer; missing for one that never did. */
export type Ages = ReadonlyMap<string, number>;

export interface Keys {
  /** The customer of every member, in order of the members. */
  readonly keys: readonly string[];
  /** What every remembered key that some member bears has become. */
  readonly successors: ReadonlyMap<string, string>;
}

const byTrust = (x: Member, y: Member) => x.priority - y.priority || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0);

/**
 * Names the customers. A remembered key goes on with the group that holds its own record, or, where that record has
 * left the sources, with the most trusted of those that bore it. A group that inherits several keeps the one that has
 * named a customer longest. A group that inherits none takes the id of a member that once named a customer, the
 * oldest first, else of its most trusted member. Ties go by trust, then by id.
 *
 * @param group the group of every member
 */
export function nameCustomers(
  members: readonly Member[],
  group: Int32Array,
  ages: Ages,
  priorityOf: (id: string) => number,
): Keys {
  const order = members.map((_, i) => i).sort((i, j) => byTrust(members[i]!, members[j]!));
  const heir = new Map<string, number>();
  for (const i of order) {
    const { id, remembered } = members[i]!;
    if (remembered === null) continue;
    if (!heir.has(remembered) || remembered === id) heir.set(remembered, group[i]!);
  }
  const inherited = new Map<number, string[]>();
  for (const [key, root] of heir) inherited.set(root, [...(inherited.get(root) ?? []), key]);

  const age = (id: string) => ages.get(id) ?? Number.MAX_SAFE_INTEGER;
  const oldest = (ids: readonly string[]) =>
    [...ids].sort((x, y) => age(x) - age(y) || priorityOf(x) - priorityOf(y) || (x < y ? -1 : 1))[0]!;

  const own = new Map<number, string[]>();
  for (const i of order) {
    const root = group[i]!;
    if (!inherited.has(root)) own.set(root, [...(own.get(root) ?? []), members[i]!.id]);
  }
  const chosen = new Map<number, string>();
  for (const [root, keys] of inherited) chosen.set(root, oldest(keys));
  for (const [root, ids] of own) chosen.set(root, oldest(ids));
  return {
    keys: members.map((_, i) => chosen.get(group[i]!)!),
    successors: new Map([...heir].map(([key, root]) => [key, chosen.get(root)!])),
  };
}
