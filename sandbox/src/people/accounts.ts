import type { World } from '../world/types.ts'

/** Renews every BSUID and parent. A former holder of the new phone loses it: a recycled number. */
export declare function changeNumber(world: World, person_id: string, new_phone?: string): void
export declare function deleteAccount(world: World, person_id: string): void
/** Registers a deleted account again, with its old phone unless another is given. */
export declare function registerAgain(world: World, person_id: string, phone?: string): void
/** A new device: the identity key changes, nothing else. */
export declare function changeDevice(world: World, person_id: string): void
