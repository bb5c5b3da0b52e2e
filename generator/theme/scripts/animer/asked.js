// The session that the address of the page asks for, as far as it is understood.
import { sessionOf } from "../composer/session.js";
import { planIn, queryOf } from "../composer/plan.js";
import { blocksOf } from "./blocks.js";
import { tools } from "./page.js";

const { plan: asked, told: notUnderstood } = planIn(location.search);
const lost = asked.suite.filter((it) => it.fiche && !(it.fiche in tools)).map((it) => it.fiche);

/** What is said of the address, where something is. */
export const told = lost.length ? [...notUnderstood, `Ces outils ne sont plus ici, et sont laissés de côté\u00a0: ${lost.join(", ")}.`] : notUnderstood;
export const plan = { ...asked, suite: asked.suite.filter((it) => !lost.includes(it.fiche)) };
export const query = queryOf(plan);
export const blocks = blocksOf(sessionOf(plan, tools));
