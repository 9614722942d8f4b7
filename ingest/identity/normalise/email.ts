/** Mail providers whose addresses say nothing about a company. */
export const freeProviders: readonly string[] = `
gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.de live.com msn.com yahoo.com yahoo.co.uk
yahoo.de ymail.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.com web.de t-online.de freenet.de
mail.com mail.ru yandex.ru proton.me protonmail.com orange.fr free.fr laposte.net libero.it bluewin.ch btinternet.com
qq.com vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn 21cn.com
aliyun.com tom.com naver.com daum.net hanmail.net`
  .trim()
  .split(/\s+/);
