import { describe, expect, test } from 'vitest'
import type { GraphOutcome } from '../../whatsapp/graph.ts'
import { judgeOutcome } from './classify-error.ts'

function refused(code: number): GraphOutcome {
  return {
    kind: 'refused',
    http_status: 400,
    body: {},
    error: { code, message: '', details: null, is_transient: false },
  }
}

describe('what is done about an answer', () => {
  test.each([1, 131000, 131016])('%i leaves open whether it was sent, so it is never sent again', (code) => {
    expect(judgeOutcome(refused(code), 1)).toEqual({ do: 'leave_unknown', code })
  })

  test('no answer, or none that can be read, is unknown too', () => {
    const timeout: GraphOutcome = { kind: 'unknown', http_status: null, reason: 'timeout' }
    expect(judgeOutcome(timeout, 1)).toEqual({ do: 'leave_unknown', code: null })
  })

  test.each([2, 131057, 133004])(
    '%i is a refusal that passes, and is tried again later and later',
    (code) => {
      const first = judgeOutcome(refused(code), 1)
      const second = judgeOutcome(refused(code), 2)
      expect(first.do).toBe('retry')
      expect(second.do === 'retry' && first.do === 'retry' && second.after_ms > first.after_ms).toBe(true)
    },
  )

  test('the pair limit pauses this person for 4^X seconds and nobody else', () => {
    const pauses = [1, 2, 3].map((tries) => judgeOutcome(refused(131056), tries))
    expect(pauses).toEqual([1, 4, 16].map((s) => ({ do: 'retry', code: 131056, after_ms: s * 1_000 })))
  })

  test.each([4, 80007, 130429, 131048])('%i pauses the line', (code) => {
    expect(judgeOutcome(refused(code), 1).do).toBe('pause_line')
  })

  test.each([0, 190, 10, 200, 299, 368, 131031, 131042, 133010])(
    '%i stops the line until a person acts',
    (code) => {
      expect(judgeOutcome(refused(code), 1)).toEqual({ do: 'stop_line', code })
    },
  )

  test.each([131047, 131026, 131062, 131051, 132000, 132016, 130472, 100, 33])(
    '%i is final for this message',
    (code) => {
      expect(judgeOutcome(refused(code), 1)).toEqual({ do: 'fail', code })
    },
  )

  test('what passes is not tried for ever', () => {
    expect(judgeOutcome(refused(2), 8)).toEqual({ do: 'fail', code: 2 })
  })
})
