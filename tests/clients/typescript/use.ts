// Uses the types that openapi-typescript makes, through openapi-fetch: node use.js ADDRESS GUARDED TOKEN
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Media = "application/json" | "application/problem+json"; // and not an answer as annotations, which is ld+json
type Answer = components["schemas"]["Answer"];
const QUESTION = "When did Russia negotiate a second ceasefire?";
const [url, guarded, token] = process.argv.slice(2) as [string, string, string];

function right(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

const client = createClient<paths, Media>({ baseUrl: url });
const { data: answer } = await client.POST("/api/v1/ask", { body: { question: QUESTION } });
right(answer !== undefined && answer.outcome === "answered", "it is answered");
const cited = answer.citations[0];
right(cited !== undefined, "it is cited");

const { data: article } = await client.GET("/api/v1/articles/{id}", { params: { path: { id: cited.article } } });
right(article !== undefined, "the article is there");
const quoted = [...article.text].slice(cited.start, cited.end).join(""); // offsets count code points
right(quoted === cited.quote, "the quote stands where it is cited");

const { data: same } = await client.GET("/api/v1/ask", { params: { query: { q: QUESTION, article: [cited.article] } } });
right(JSON.stringify(same) === JSON.stringify(answer), "an address gives the same answer");

const turn: components["schemas"]["PastTurn"] = { question: QUESTION, answer: answer.text, citations: [] };
const { data: follow } = await client.POST("/api/v1/ask", { body: { question: "and why?", history: [turn] } });
right(follow !== undefined && follow.understood_as !== "and why?", "a follow-up is understood");

const { data: checked } = await client.POST("/api/v1/verify", { body: { answer } });
right(checked?.verified === true, "the answer is verified");

const { error } = await client.POST("/api/v1/ask", { body: { question: "" } });
right(error?.status === 400 && error.errors?.[0]?.pointer === "/question", "a refusal is a typed problem");

const stranger = await createClient<paths, Media>({ baseUrl: guarded }).POST("/api/v1/ask", { body: { question: QUESTION } });
right(stranger.response.status === 401, "a stranger is refused");
const headers = { Authorization: `Bearer ${token}` };
const known = await createClient<paths, Media>({ baseUrl: guarded, headers }).POST("/api/v1/ask", { body: { question: QUESTION } });
const told: Answer | undefined = known.data;
right(JSON.stringify(told) === JSON.stringify(answer), "who has a token is answered");

console.log(JSON.stringify(answer));
