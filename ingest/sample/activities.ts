import type { Random } from "../random.ts";
import { isoDay, wallClock, yearOf } from "./calendar.ts";
import type { Touch } from "./campaigns.ts";
import type { Company } from "./company.ts";
import type { Customer } from "./customers.ts";
import type { ExportBook, RowFile } from "./exports.ts";
import type { SampleRow } from "./files.ts";
import type { Language } from "./names.ts";
import type { Segment } from "./parameters.ts";
import type { History } from "./purchases.ts";
import { weighted } from "./weighted.ts";
import { subjects } from "./words/activities.ts";

export type ActivityType = keyof typeof subjects;

export interface Activity {
  type: ActivityType;
  account: string;
  language: Language;
  agent: string;
  campaign: string;
  day: number;
}

/** Contacts a year with a customer of a segment, while it is active. */
const perYear: Readonly<Record<Segment, readonly (readonly [ActivityType, number])[]>> = {
  small: [
    ["Phone call", 0.7],
    ["E-mail", 1.6],
    ["Site visit", 0.04],
    ["Live chat", 0.5],
  ],
  middle: [
    ["Phone call", 2.2],
    ["E-mail", 3],
    ["Site visit", 0.6],
    ["Live chat", 0.6],
    ["Meeting", 0.2],
  ],
  key: [
    ["Phone call", 6],
    ["E-mail", 8],
    ["Site visit", 3],
    ["Live chat", 0.5],
    ["Meeting", 2],
  ],
};
/** Handling cost in EUR: the usual one and its spread on the log scale. */
const handlingCost: Readonly<Record<ActivityType, readonly [number, number]>> = {
  "Phone call": [7, 0.4],
  "E-mail": [3, 0.3],
  "Site visit": [140, 0.3],
  "Live chat": [4, 0.4],
  Meeting: [95, 0.3],
  Complaint: [48, 0.5],
  "Service ticket": [36, 0.5],
};
const ticketsPerPurchase = 0.03;
/** For how long somebody still calls a customer who has dropped out, in days. */
const patience = 120;

const goodScore = weighted([5, 4, 3, 2, 1], [0.46, 0.34, 0.13, 0.05, 0.02]);
const badScore = weighted([5, 4, 3, 2, 1], [0.06, 0.17, 0.27, 0.28, 0.22]);

/** Everything the CRM recorded about ERP customers, in order of day. */
export function customerActivities(
  { lastDay, random }: Company,
  customers: readonly Customer[],
  histories: readonly History[],
  touches: readonly Touch[],
): Activity[] {
  const dice = random.fork("activities");
  const all: Activity[] = [];
  const record = (customer: Customer, type: ActivityType, day: number, campaign = "") => {
    if (day > lastDay) return;
    const { id, language, ownerId } = customer;
    all.push({ type, account: id, language, agent: ownerId, campaign, day });
  };
  customers.forEach((customer, index) => {
    const { purchases, complaints, droppedOutAt } = histories[index]!;
    const from = Math.floor(customer.acquiredAt);
    const to = Math.min(lastDay, droppedOutAt + patience);
    for (const [type, rate] of perYear[customer.segment]) {
      for (let left = dice.poisson((rate * (to - from)) / 365); left > 0; left--) {
        record(customer, type, Math.floor(from + dice.uniform() * (to - from)));
      }
    }
    for (const { at } of purchases) {
      if (dice.uniform() < ticketsPerPurchase) {
        record(customer, "Service ticket", Math.floor(at) + dice.integer(2, 50));
      }
    }
    for (const at of complaints) record(customer, "Complaint", Math.floor(at));
  });
  for (const { campaign, customer, day, arm } of touches) {
    if (arm !== "treated") continue;
    if (campaign.channel === "Telephone") record(customers[customer]!, "Phone call", day, campaign.id);
    if (campaign.channel === "E-mail") record(customers[customer]!, "E-mail", day, campaign.id);
  }
  return all.sort((x, y) => x.day - y.day);
}

export function activityRow(
  activity: Activity,
  id: string,
  lastDay: number,
  dice: Random,
): SampleRow<"activities"> {
  const { type, day, language } = activity;
  const isCase = type === "Complaint" || type === "Service ticket";
  const isInbound = isCase || type === "Live chat" || (activity.campaign === "" && dice.uniform() < 0.35);
  const opened = dice.integer(8 * 3600, 18 * 3600);
  const hours = isCase ? dice.gamma(1.4, type === "Complaint" ? 1 / 45 : 1 / 20) : dice.gamma(2, 6);
  const closedDay = day + Math.floor((opened / 3600 + hours) / 24);
  const isForgotten = isCase && dice.uniform() < 0.02;
  const isClosed = closedDay <= lastDay && !isForgotten;
  const isRated = isClosed && dice.uniform() < (isCase ? 0.55 : 0.12);
  const [usual, spread] = handlingCost[type];
  return {
    activity_id: id,
    account_no: activity.account,
    activity_type: type,
    direction: isInbound ? "in" : "out",
    date: isoDay(day),
    opened_at: wallClock(day, opened),
    closed_at: isClosed ? wallClock(day, opened + hours * 3600) : "",
    rating: isRated ? (type === "Complaint" ? badScore : goodScore)(dice) : "",
    subject: dice.pick(subjects[type][language]),
    agent: activity.agent,
    campaign: activity.campaign,
    handling_cost: Math.round(usual * Math.exp(dice.normal(0, spread)) * 100) / 100,
  };
}

/** One file a year. */
export function writeActivities(frame: Company, activities: readonly Activity[], book: ExportBook): void {
  const dice = frame.random.fork("activity rows");
  let file: RowFile<"activities"> | undefined;
  let year = 0;
  activities.forEach((activity, i) => {
    if (yearOf(activity.day) !== year) {
      file?.close();
      year = yearOf(activity.day);
      file = book.open("activities", String(year), year - yearOf(frame.firstDay));
    }
    file!.write(activityRow(activity, `AC-${i + 1}`, frame.lastDay, dice));
  });
  file?.close();
}
