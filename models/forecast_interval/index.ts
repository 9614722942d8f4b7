import { query } from "../model.ts";
import { forecastGroup, forecastMember, forecastInterval as writes } from "./table.ts";

const interval = query(writes, new URL("./forecast_interval.sql", import.meta.url));
const group = query(forecastGroup, new URL("./forecast_group.sql", import.meta.url));
const member = query(forecastMember, new URL("./forecast_member.sql", import.meta.url));

export { forecasts } from "./forecast.ts";
export const forecastInterval = [interval, group, member];
