// What journeys in the browser and the tests of foreign clients start.
export { type PhoneKeyedBot, startPhoneKeyedBot } from './phone-keyed-bot.ts'
export { openSandboxShop, type SandboxShop } from './sandbox-shop.ts'
