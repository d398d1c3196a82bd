/** What Discord takes from a bot: tables of rules, one row a rule, all of them pure. */
export { type Asked, CALLBACK, callbackKinds, checkCallback, FITS, INTERACTION } from "./callback.ts";
export { brokenRules, check, kindsIn, ruleNames } from "./check.ts";
export { checkCommands, commandKinds, LIST_RULES } from "./command.ts";
export { nested } from "./components.ts";
export { conversation } from "./conversation.ts";
export { LOCALES } from "./formats.ts";
export { channelMessage, FLAGS, interactionMessage, messageEdit, wholeRules } from "./message.ts";
export { OPTION } from "./option.ts";
export { type ErrorBody, errorBody, type Problem } from "./problem.ts";
export { type Fields, has, type Is, isObject, type Kind, numberOf, objectsOf, type Rule, textOf } from "./shape.ts";
