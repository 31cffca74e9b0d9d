// The one door to Temporal: this entry takes the runtime's own where it has one and changes no globals.
export { Temporal } from 'temporal-polyfill'
