# Refusals in rooms and on the live connection.
problem-rooms-text-empty = There is nothing to send yet
    .detail = Write something first. There is no hurry.
problem-rooms-text-too-long = That is too long for one message
    .detail =
        { $limit ->
            [one] One message can have { $limit } character. Send it in two parts.
           *[other] One message can have up to { $limit } characters. Send it in two parts.
        }
problem-rooms-text-unreadable = Others could not read that text
    .detail = It has hidden characters, or too many marks on one letter. Take them out and send it again.
problem-rooms-message-not-found = That message is not here
    .detail = It may have been removed. Load the room again to see what is there now.
problem-rooms-not-found = We cannot find that room
    .detail = It may be closed, or open only to the people invited. Look in your list of rooms.
problem-rooms-not-a-member = You are not in this room yet
    .detail = Join the room first, then try again.
problem-rooms-not-your-turn = It is somebody else’s turn
    .detail = Raise your hand to be next. Your words are kept.
problem-rooms-archived = This room is closed
    .detail = You can still read it. Choose another room to write in.
problem-rooms-name-empty = The room needs a name
    .detail = Write a short name that tells people what the room is about.
problem-rooms-name-too-long = That name is too long
    .detail =
        { $limit ->
            [one] A name can have { $limit } character.
           *[other] A name can have up to { $limit } characters. Choose a shorter one.
        }
problem-rooms-name-taken = Another room has that name
    .detail = Choose a different name, so that people can tell the rooms apart.
problem-rooms-description-too-long = That description is too long
    .detail =
        { $limit ->
            [one] A description can have { $limit } character.
           *[other] A description can have up to { $limit } characters. Make it shorter.
        }
problem-rooms-id-taken = That message number is already in use
    .detail = Send the message again with a new id.
problem-rooms-not-yours = Only the person who wrote it can do that
    .detail = If the message worries you, tell a moderator.
problem-rooms-removed-already = That message was removed
    .detail = It cannot be changed any more. You can write a new one.
problem-rooms-reaction-unknown = We do not know that reaction
    .detail = Choose one of those shown under the message.
problem-rooms-direct-not-agreed = The other person has not agreed yet
    .detail = You can write here once both of you have agreed. Please give them time.
problem-rooms-direct-self = That is your own name
    .detail = Write the name of the person you want to talk with.
problem-rooms-direct-not-found = We cannot find a person of that name
    .detail = Check the spelling. A name can also be out of reach for now.
problem-rooms-blocked-by-rule = That message was not sent
    .detail = { $reason } Nobody else has seen it. You can change it and send it again.
problem-rooms-held-not-found = That message is not waiting any more
    .detail = Someone else may have decided on it. Load the list again.
problem-rooms-slow-mode = This room goes slowly right now
    .detail =
        { $seconds ->
            [one] You can write again in { $seconds } second.
           *[other] You can write again in { $seconds } seconds.
        }
problem-rooms-slowed = You can write more slowly for now
    .detail =
        { $seconds ->
            [one] You can write again in { $seconds } second.
           *[other] You can write again in { $seconds } seconds.
        } This ends by itself after a few minutes.
problem-rooms-too-many-rooms-joined = You are in as many rooms as you can be
    .detail = Leave a room you no longer read, then join this one.
problem-rooms-sequence-unknown = The room has not got that far
    .detail = Load the room again, then mark it as read.
problem-live-unknown-frame = The server does not know that kind of message
    .detail = Load the page again to get the newest version.
problem-live-malformed-frame = The server could not read that
    .detail = Load the page again. What you wrote is kept on your side.
problem-live-frame-too-large = That is too much to send at once
    .detail = Send it in smaller parts.
problem-live-flooding = Too much came at once
    .detail = The connection was closed to give others room. It comes back by itself in a moment.
problem-live-not-joined = You are not following this room
    .detail = Open the room again, then try once more.
problem-live-wrong-protocol = Your program speaks another protocol
    .detail = Ask for the subprotocol homegroup.v1, or load the page again.
problem-live-not-a-socket = This address is for live connections
    .detail = Open it as a WebSocket. To read a room page by page, ask for its events.
problem-live-not-an-id = That id is not a UUID
    .detail = Load the page again, then try once more.
problem-live-too-many-rooms = You follow as many rooms as one connection can
    .detail = Close a room, then open this one.
problem-rooms-muted = You cannot write for now
    .detail = You can read, get help, leave and take your data along. Your decisions say why, and how to say that it is wrong.
problem-rooms-muted-until = You cannot write for a while
    .detail = You can write again on { $until }. You can read, get help, leave and take your data along. Your decisions say why, and how to say that it is wrong.
problem-rooms-observing = For now you are here to read
    .detail = You can answer with the quiet reactions, and get help. Your decisions say why, and how to say that it is wrong.
problem-rooms-observing-until = For now you are here to read
    .detail = You can write again on { $until }. Until then you can answer with the quiet reactions, and get help. Your decisions say why, and how to say that it is wrong.
problem-rooms-looks-after = They look after this room
    .detail = Talk to them, or tell another moderator.
problem-rooms-put-out = A moderator asked you to leave this room
    .detail = Other rooms are open to you. Your decisions say why, and how to say that it is wrong.
problem-rooms-put-out-until = A moderator asked you to leave this room
    .detail = You can come back on { $until }. Other rooms are open to you. Your decisions say why, and how to say that it is wrong.
problem-rooms-door-closed = The door of this room is closed for a while
    .detail = It opens by itself on { $until }, or earlier. Other rooms and the help page are open to you.
problem-rooms-links-off = Links are off in this room for a while
    .detail = Send it without the link, or with it after { $until }.
problem-rules-ask-first = Before this goes out
    .detail = This would tell others who or where you are. Send it without that, or change it. Nothing was sent yet.
