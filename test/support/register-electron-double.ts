import { registerHooks } from 'node:module'

const double = new URL('./electron-double.ts', import.meta.url).href

/** Preloaded into a Node process: whoever imports `electron` there gets the double. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    return specifier === 'electron' ? { url: double, shortCircuit: true } : nextResolve(specifier, context)
  },
})
