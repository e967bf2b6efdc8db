# Refusals in moderation.
problem-moderation-item-not-found = That is not in your queue
    .detail = It may belong to someone else, or be gone. Load the queue again.
problem-moderation-claimed = { $name } is looking at this
    .detail = Take something else, or ask { $name } to hand it over to you.
problem-moderation-not-claimed = You do not have this
    .detail = Take it first, then try again.
problem-moderation-changed = This changed while you were looking
    .detail = Load it again to see what is new, then decide.
problem-moderation-done = This was decided already
    .detail = Load the queue again to see what is left.
problem-moderation-own-decision = This is about your own decision
    .detail = Someone who was not part of it looks at an appeal. Leave it to another moderator.
problem-moderation-verdict-unfit = That cannot be decided here
    .detail = Choose one of the decisions that are shown with it.
problem-moderation-hand-over-to = They cannot take this over
    .detail = Choose someone who looks after this room or the whole community, and who is not part of it.
problem-moderation-sanction-unfit = That step does not fit
    .detail = Look at how long it may last and where it can hold, then try again.
problem-moderation-not-over = You cannot do that to this person
    .detail = They look after others too, or it is yourself. Someone above you both can decide.
problem-moderation-member-not-found = We cannot find that person
    .detail = They may have left, or are not known in the rooms that you look after.
problem-moderation-sanction-not-found = That does not hold any more
    .detail = It may have ended by itself. Load the page again.
problem-moderation-decision-not-found = We cannot find that decision
    .detail = Load your decisions again to see what is there.
problem-moderation-decision-finished = That decision has its reason
    .detail = It was told to the person it concerns and is not changed any more.
problem-moderation-appeal-not-possible = You cannot appeal against this now
    .detail = Either you did already and someone is looking at it, or the time is over. You can still write to the people who run this place.
problem-moderation-text-empty = There is nothing written yet
    .detail = Write a few words first. There is no hurry.
problem-moderation-text-too-long = That is too long
    .detail =
        { $limit ->
            [one] Write at most { $limit } character.
           *[other] Write at most { $limit } characters.
        }
problem-moderation-own-words = Those are your own words
    .detail = You can remove your own message at any time.
problem-moderation-report-unfit = It is not clear what this is about
    .detail = Report either one message of a room or one person.
problem-moderation-raid-unfit = That does not fit
    .detail = Raid mode can be on for 1 to 168 hours, and at most 500 people can be spared at once.
problem-moderation-wave-not-found = We cannot find that wave
    .detail = Load the list of waves again.
problem-moderation-category-missing = Choose what it is about
    .detail = Moderators see the gravest first.
