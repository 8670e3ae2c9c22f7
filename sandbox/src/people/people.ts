import type { Person, PersonBehaviour, World } from '../world/types.ts'

export type AddPersonOptions = {
  id?: string
  name?: string
  /** With or without `+`; taken from a reserved range if left out. A phone somebody holds passes to the new person. */
  phone?: string
  username?: string
  behaviour?: Partial<PersonBehaviour>
}

export declare function addPerson(world: World, options?: AddPersonOptions): Person
export declare function setBehaviour(
  world: World,
  person_id: string,
  behaviour: Partial<PersonBehaviour>,
): void
export declare function renamePerson(world: World, person_id: string, name: string): void
/** Adopts or changes the username. Throws `WorldError` on a bad format or a taken name. */
export declare function adoptUsername(world: World, person_id: string, username: string): void
export declare function dropUsername(world: World, person_id: string): void
export declare function blockBusiness(world: World, person_id: string, number_id: string): void
export declare function unblockBusiness(world: World, person_id: string, number_id: string): void
export declare function stopMarketing(world: World, person_id: string, number_id: string): void
export declare function resumeMarketing(world: World, person_id: string, number_id: string): void
