/** What callers pass through as their own, such as the data of a flow: it may use any name and hold any value. */
export const FOREIGN = new Set(['flow_action_payload', 'flow_action_data'])
