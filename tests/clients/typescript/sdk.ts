// Uses the client that @hey-api/openapi-ts makes: node sdk.js ADDRESS
import { client } from "./sdk/client.gen.js";
import { ask, getArticle, type Answer, type Reason } from "./sdk/index.js";

client.setConfig({ baseUrl: process.argv[2] as string });
const { data, error } = await ask({ body: { question: "When did Russia negotiate a second ceasefire?" } });
if (error || !data || data.outcome !== "answered") throw new Error("it is answered");
const answer: Answer = data;
const reason: Reason | null = answer.reason;
const article = await getArticle({ path: { id: answer.citations[0]!.article } });
if (reason !== null || !article.data?.text.includes(answer.text)) throw new Error("the article is there");
console.log(JSON.stringify(answer));
