import type { Random } from "../random.ts";
import type { SampleRow } from "./files.ts";
import { type CompanyName, personName, position, telephone } from "./names.ts";

/** A person at a customer, as the CRM exports people. */
export function contactRow(
  id: string,
  account: string,
  at: CompanyName,
  dice: Random,
): SampleRow<"contacts"> {
  const { name, mailbox } = personName(at.language, dice);
  return {
    "Contact ID": id,
    Account: account,
    "Full name": name,
    Position: position(at.language, dice),
    "E-mail": `${mailbox}@${at.domain}`,
    Phone: dice.uniform() < 0.85 ? telephone(at.language, dice) : "",
    "No marketing": dice.uniform() < 0.06 ? "yes" : "no",
  };
}

const contactsOf = { small: 0.3, middle: 1, key: 3 } as const;

/** One person at every customer, and more at larger ones. */
export function* customerContacts(
  customers: readonly (CompanyName & { id: string; segment: keyof typeof contactsOf })[],
  dice: Random,
): Generator<SampleRow<"contacts">> {
  let number = 0;
  for (const customer of customers) {
    for (let left = 1 + dice.poisson(contactsOf[customer.segment]); left > 0; left--) {
      yield contactRow(`P-${++number}`, customer.id, customer, dice);
    }
  }
}
