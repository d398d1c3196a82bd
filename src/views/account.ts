/** The card of `/me`: an account, its quotas, and what the bot keeps. */
import { buttons } from "../buttons.ts";
import { button, type Row, row, select } from "../discord/components.ts";
import { cut } from "../discord/limits.ts";
import { moment } from "../discord/markup.ts";
import type { Message, TextFile } from "../discord/reply.ts";
import type { AccountInfo, QuotaInfo } from "../services/account_info.ts";
import type { Follow, Kept as Data } from "../store/mod.ts";
import type { Words } from "../words/mod.ts";
import { followOption } from "./following.ts";
import { field } from "./title_card.ts";
import { titleText } from "./title_line.ts";

/** What there is to tell besides the account itself. */
export interface Kept {
  /** Several people act as this account. */
  shared: boolean;
  /** How many titles this person asked for here. */
  requests: number;
  /** How many titles they are told about. */
  follows: number;
  /** The series whose later seasons are requested for them. */
  wishes: readonly Follow[];
}

/** Somebody's account: what it may ask for, what is left of its quota, and what the bot keeps about them. */
export function accountCard(words: Words, info: AccountInfo, kept: Kept): Message {
  const { shared, wishes } = kept;
  const { me } = words;
  const kinds = (["movie", "tv", "movie4k", "tv4k"] as const).filter((kind) => info.may[kind]);
  const may = kinds.map((kind) => me.kinds[kind]).join(", ") || me.mayNothing;
  return {
    embeds: [{
      title: me.title,
      ...(shared ? { description: me.shared } : {}),
      color: 0x3b82f6,
      fields: [
        ...field(me.account, titleText(info.name), true),
        ...field(me.may, info.may.autoApproved ? `${may}\n${me.autoApproved}` : may),
        ...field(
          me.movieQuota,
          (info.may.movie || info.may.movie4k) && info.movieQuota ? quota(words, info.movieQuota) : undefined,
          true,
        ),
        ...field(
          me.tvQuota,
          (info.may.tv || info.may.tv4k) && info.tvQuota ? quota(words, info.tvQuota) : undefined,
          true,
        ),
        ...field(
          me.wishes,
          wishes.length > 0 ? cut(wishes.map(({ title }) => titleText(title, 80)).join(", "), 500) : undefined,
        ),
        ...field(me.kept, keptText(words, kept)),
      ],
    }],
    components: [...(wishes.length > 0 ? [wishRow(words, wishes)] : []), dataRow(words)],
  };
}

/** Ends a standing wish. */
function wishRow({ following }: Words, wishes: readonly Follow[]): Row {
  return row(select(buttons.stopFollowing.encode(1), following.placeholder, wishes.map(followOption)));
}

function keptText({ me }: Words, { requests, follows }: Kept): string {
  return follows > 0 ? me.keptBoth(requests, follows) : me.keptRequests(requests);
}

/** What somebody may do with what the bot keeps about them. */
export function dataRow({ me }: Words): Row {
  return row(
    button(me.following, buttons.followingPage.encode(1)),
    button(me.export, buttons.exportMe.encode()),
    button(me.forget, buttons.forgetMe.encode(), "danger"),
  );
}

/** Asks once more, and says what goes and what stays. */
export function forgetQuestion({ me }: Words, requests: number): Message {
  return {
    content: me.forgetAsk(requests),
    components: [
      row(
        button(me.forgetNow, buttons.forgetMeNow.encode(), "danger"),
        button(me.cancel, buttons.backToMe.encode()),
      ),
    ],
  };
}

/** Everything that is kept about somebody, as JSON that other programs can read too. Its keys are English. */
export function exportFile(person: string, data: Data, now: number): TextFile {
  const { asked, setAside, forgottenAt, follows, habits, told, waiting, lately, conversation } = data;
  const content = {
    about: ABOUT,
    discordId: person,
    madeAt: written(now),
    requests: asked.map(({ person: _, at, ...request }) => ({ ...request, askedAt: written(at) })),
    ...(follows ? { following: follows.map(({ person: _, ...it }) => dated(it)) } : {}),
    ...(habits ? { notifications: habits } : {}),
    ...(waiting ? { stillToBeTold: waiting.map(({ person: _, ...it }) => dated(it)) } : {}),
    ...(lately ? { toldLately: lately.map(dated) } : {}),
    ...(told ? { told: told.map(dated) } : {}),
    ...(conversation ? { conversation } : {}),
    ...(setAside.length > 0 ? { damaged: setAside } : {}),
    ...(forgottenAt === undefined ? {} : { forgottenAt: written(forgottenAt) }),
  };
  return { name: "usherr-data.json", type: "application/json", text: `${JSON.stringify(content, null, 2)}\n` };
}

const ABOUT =
  "Everything that Usherr, the Discord bot, keeps about the person with this Discord ID: which requests they " +
  "made here and what they are notified about, by Seerr's request number and TMDB's number of the title; what they " +
  "set about their notifications; what they were told. Seerr keeps its own data, which is not in here.";

function dated<T extends { at: number }>({ at, ...it }: T) {
  return { ...it, at: written(at) };
}

function written(at: number): string {
  return new Date(at).toISOString();
}

function quota({ me }: Words, { limit, days, used, left, freesAt }: QuotaInfo): string {
  if (limit === 0) return me.unlimited;
  const counted = me.used(used, limit, days);
  return left === 0 && freesAt !== undefined ? `${counted}, ${me.frees(moment(freesAt, "R"))}` : counted;
}
