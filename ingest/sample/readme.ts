import { companyName } from "./company.ts";

export const readmeName = "README.txt";

/** Stands in the folder so that nobody takes the exports for anybody's books, and so that they may be rewritten. */
export const readme = `${companyName}

Everything in this folder is SIMULATED. No company, person, address or amount in it is real; a likeness to a real
one is chance. Mail addresses end in ".example", which no host may use, and telephone numbers are of ranges that
are kept for fiction or are not in use.

erp/    exports of the ERP: customers, articles, orders, payments, exchange rates
crm/    exports of the CRM: activities, opportunities, campaigns, contacts, accounts that never bought, its own
        list of the latest orders
truth/  what made them: purchase rates, drop-outs and the next year of every customer, planted duplicates,
        damaged rows, corrections, orders the systems disagree on, complaints, campaign effects and article pairs. No source reads this folder.

The folder is written anew from its seed; do not keep anything else here.
`;
