# General refusals. Each title says what happened, each detail says what to do next.
problem-http-malformed = We could not read that
    .detail = The request is not in the form we expect. Check it and send it again.
problem-http-unknown-field = There is a field we do not know
    .detail = Take out “{ $field }” and send it again.
problem-http-too-large = That is too much at once
    .detail = Make it smaller, or send it in parts.
problem-http-not-found = We cannot find that page
    .detail = It may have moved or been removed. Check the address, or start from the first page.
problem-http-method = That cannot be done here
    .detail = This address does not take that kind of request. Go back and try another way.
problem-http-unsupported-media = We cannot read that kind of content
    .detail = Send it as JSON, or use the form on the page.
problem-http-wrong-origin = That came from another site
    .detail = For your safety we did nothing. Open the page here and try again from it.
problem-http-not-signed-in = Please sign in first
    .detail = Sign in, then try again. You can get help without signing in.
problem-http-session-ended = You have been signed out
    .detail = Sign in again to go on. What you have sent is kept.
problem-http-forbidden = This is not open to you
    .detail = Ask a moderator if you think you should be able to do this.
problem-http-too-many = Let us slow down a little
    .detail =
        { $seconds ->
            [one] Wait { $seconds } second, then try again.
           *[other] Wait { $seconds } seconds, then try again.
        }
problem-http-busy = We are very busy right now
    .detail = Wait a moment, then try again. If you need someone now, use the help page.
problem-http-broke = That was us
    .detail = Something went wrong on our side. You did nothing wrong. Try again in a moment.
problem-http-not-ready = We are starting up
    .detail = Wait a few seconds, then try again.
problem-http-invalid = Some answers need another look
    .detail = Change what is marked, then send it again.
problem-http-idempotency-mismatch = That key was used for something else
    .detail = Send it again with a new Idempotency-Key.
problem-http-missing-field = Something is missing
    .detail = Add “{ $field }” and send it again.
