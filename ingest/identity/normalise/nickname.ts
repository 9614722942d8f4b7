const families = `
robert rob bob bobby robby | william will bill billy willy | richard rick dick rich richie | james jim jimmy jamie |
john jack johnny jon | elizabeth liz beth betty lizzie eliza | margaret maggie peggy meg | katherine kate kathy katie
catherine cathy kathryn | michael mike mick micky | thomas tom tommy | edward ed eddie ted | charles charlie chuck |
alexander alex sasha | benjamin ben benny | christopher chris | daniel dan danny | david dave | deborah debbie deb |
frederick fred freddy | gregory greg | jennifer jen jenny | jessica jess jessie | joseph joe joey | joshua josh |
kenneth ken kenny | matthew matt | nicholas nick nicky | patricia pat patty trish | peter pete | philip phil |
rebecca becky | ronald ron | samuel sam sammy | samantha sam | stephen steve steven | susan sue susie | anthony tony |
timothy tim | victoria vicky tori | andrew andy drew | barbara barb | dorothy dot | lawrence larry | leonard len |
raymond ray | theodore theo | vincent vince | zachary zach | johannes hans hannes | friedrich fritz | wilhelm willi |
heinrich heinz | sebastian basti | maximilian max | katharina kathi katrin | margarete gretel grete | elisabeth lisa elli |
josef sepp | georg schorsch | jakob kobi | francesco franco | giuseppe beppe | jose pepe | francisco paco`;

const full = new Map<string, string>();
for (const family of families.split("|")) {
  const [head, ...others] = family.trim().split(/\s+/);
  for (const other of others) if (!full.has(other)) full.set(other, head!);
}

/** "bob" → "robert"; any other word stays as it is. */
export const givenName = (word: string): string => full.get(word) ?? word;
