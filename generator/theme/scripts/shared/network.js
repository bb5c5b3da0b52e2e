// What is read from the site while a page is used. The network comes and goes: a failure is never the last word.

/**
 * The answer at an address; an answer of error is a failure too.
 * @param {string | URL} address
 * @returns {Promise<Response>}
 */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/**
 * `ask`, which is asked once for each key: its answer is remembered, a failure is asked again the next time.
 * @template Answer
 * @param {(key: string) => Promise<Answer>} ask
 * @returns {(key: string) => Promise<Answer>}
 */
export function askedOnce(ask) {
  /** @type {Map<string, Promise<Answer>>} */
  const answers = new Map();
  return (key) => {
    const known = answers.get(key);
    if (known) return known;
    const answer = ask(key);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
