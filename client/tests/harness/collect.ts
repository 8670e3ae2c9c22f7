/** All of what comes, until it ends. */
export async function collect<One>(from: AsyncIterable<One>): Promise<One[]> {
  const all: One[] = []
  for await (const one of from) all.push(one)
  return all
}
