// What we use of Pagefind, whose script is written beside each built site.
interface Index {
  init(): Promise<void>;
  preload(words: string): Promise<void>;
  search(words: string): Promise<{ results: { id: string; score: number }[] }>;
}

export function createInstance(options: object): Index;
