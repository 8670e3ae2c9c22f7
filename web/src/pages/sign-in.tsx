import { Alert, Button, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { ApiError, wordsOf } from '../api/client'
import { meQuery, signIn } from '../api/session'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const setup = route.useLoaderData()
  const { back } = route.useSearch()
  const router = useRouter()
  const queries = useQueryClient()
  const entering = useMutation({
    mutationFn: (form: FormData) => signIn(String(form.get('email')), String(form.get('password'))),
    onSuccess: async () => {
      queries.removeQueries({ queryKey: meQuery.queryKey })
      router.history.push(back ?? '/inbox')
    },
  })
  return (
    <main className="door">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          entering.mutate(new FormData(event.currentTarget))
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            Sign in to Selfsame
          </Title>
          {setup?.needs_owner && (
            <Alert color="teal" title="Nobody has an account here yet">
              Open the sign-up link that stands in the terminal where Selfsame runs.
            </Alert>
          )}
          <TextInput name="email" type="email" label="E-mail" autoComplete="username" required autoFocus />
          <PasswordInput name="password" label="Password" autoComplete="current-password" required />
          {entering.error && (
            <Alert color="red" role="alert">
              {entering.error instanceof ApiError && entering.error.status === 401
                ? 'E-mail and password do not belong together.'
                : wordsOf(entering.error)}
            </Alert>
          )}
          <Button type="submit" loading={entering.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </main>
  )
}
