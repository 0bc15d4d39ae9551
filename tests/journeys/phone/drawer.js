// IndexedDB, with promises: three drawers, of which only "outbox" has more than one thing in it.

const DRAWERS = ["lock", "list", "outbox"];

function opened() {
  const asked = indexedDB.open("pocket", 1);
  asked.onupgradeneeded = () => DRAWERS.forEach((name) => asked.result.createObjectStore(name));
  return answer(asked);
}

function answer(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function done(drawer, change) {
  const database = await opened();
  try {
    const turn = database.transaction(drawer, "readwrite", { durability: "strict" });
    change(turn.objectStore(drawer));
    await new Promise((resolve, reject) => {
      turn.oncomplete = resolve;
      turn.onabort = () => reject(turn.error);
    });
  } finally {
    database.close();
  }
}

async function asked(drawer, question) {
  const database = await opened();
  try {
    return await answer(question(database.transaction(drawer).objectStore(drawer)));
  } finally {
    database.close();
  }
}

export const put = (drawer, key, value) => done(drawer, (store) => store.put(value, key));
export const take = (drawer, key) => done(drawer, (store) => store.delete(key));
export const get = (drawer, key) => asked(drawer, (store) => store.get(key));
export const held = (drawer) => asked(drawer, (store) => store.getAllKeys());
