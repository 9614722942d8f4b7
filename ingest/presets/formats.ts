/** Days as exports of the English-speaking world write them, ISO 8601 first. Which of day and month comes first is said by whoever exported. */
export const dayFormats = (isDayFirst: boolean): string[] => {
  const days = isDayFirst ? ["%d/%m/%Y", "%d.%m.%Y"] : ["%m/%d/%Y"];
  const times = ["", " %H:%M", " %I:%M %p", ", %I:%M %p", " %H:%M:%S"];
  return ["iso", ...days.flatMap((day) => times.map((time) => `${day}${time}`))];
};
