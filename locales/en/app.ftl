# The words of the app under /app/. Short, warm, adult; what happens next, and who sees it.

## The bar that is on every screen

bar-label = Help and leaving
bar-help = Talk to someone now
bar-leave = Leave
bar-leave-two = Leaving. Press Shift two more times.
bar-leave-one = Leaving. Press Shift once more.
bar-leaving = Leaving
discreet-title = Notes

## Getting around

nav-label = Main
nav-rooms = Rooms
nav-people = People
nav-more = More
nav-new =
    { $count ->
        [one] { $count } new
       *[other] { $count } new
    }
back = Back
close = Close
cancel = Cancel
save = Save
saved = Saved.
try-again = Try again
loading = Loading…
day-today = Today
day-yesterday = Yesterday
sign-out = Sign out

## When something does not work

trouble-unreachable = We cannot reach the server
trouble-unreachable-detail = Nothing you wrote is lost. Check the connection, then try again.
trouble-ours = That did not work, and it is our fault
trouble-ours-detail = Please try again in a moment.
not-here = There is nothing here
not-here-detail = The page may have moved, or it is not open to you.
connection-open = Connected
connection-polling = Connected in a slower way. New messages take a few seconds.
connection-connecting = Connecting…
connection-waiting = No connection. Keep writing: your messages wait on this device and are sent when it is back.

## People who wait to be let in

pending-title = You are signed up
pending-what = Someone from the community reads each request. Your name here is { $name }. Come back later and sign in: when you are let in, the rooms are here.
pending-help = You do not have to wait for help. “Talk to someone now” above works already.
pending-look-again = Look again

## Staff without a second factor

second-factor-first = One more step before you can work here
second-factor-first-why = Your role can see and change more than others. It works after you set up a second factor.
second-factor-set-up = Set it up now

## The list of rooms

rooms-mine = Your rooms
rooms-open = Rooms you can join
rooms-none-yet = You are not in a room yet. Look around below. You can join, read, and stay quiet as long as you like.
rooms-none-at-all = There is no room here yet. When someone opens one, you will find it on this page.
rooms-archived =
    { $count ->
        [one] { $count } closed room
       *[other] { $count } closed rooms
    }
room-new = New room
room-join = Join
room-nothing-yet = Nothing written yet
room-unread =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
count-many = { $count }+
list-old = This list may be out of date
requests-waiting =
    { $count ->
        [one] { $count } person would like to write to you
       *[other] { $count } people would like to write to you
    }

## A room

room-about = About
room-not-here = This room is closed, or it is not open to you.
room-quiet = Nobody has written yet. You can be first, or wait.
room-quiet-listen = Nobody has written yet. What is said appears here.
room-changed = The room’s settings changed. It is called “{ $name }”.
room-archived = This room is closed. You can read it, and nobody can write.
log-label = Messages
log-not-loaded = The messages did not load.
show-earlier = Show earlier messages
show-newer = Show newer messages
new-since-you-left = New since you left
jump-to-newest = To the newest
jump-to-new =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
not-found-back = That message is too far back, or it is gone.
typing-one = { $name } is writing…
typing-many = Some people are writing…
announce-each = { $name }: { $text }
announce-count =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }

## One message

message-you = You
message-yours = Your message
message-of = Message from { $name }
message-author-left = Someone who has left
message-edited = edited
message-mentions-you = names you
message-removed-by-author = The author removed this message.
message-removed-by-moderator = A moderator removed this message.
message-gone = This message is not shown.
message-masked = A contact detail was covered, to keep people safe.
message-actions-of = What to do with the message from { $name }
message-actions-yours = What to do with your message
reply-to-earlier = An earlier message
reply-to-removed = A message that is no longer shown
replying-to = Answer to { $name }
editing = Changing your message
reactions-label = Quiet answers
reaction-with-you = With you
reaction-thank-you = Thank you
reaction-me-too = Me too
reaction-strength = Strength
act-reply = Answer
act-mention = Name { $name } in a message
act-copy = Copy the words
act-edit = Change
act-remove = Remove
act-write = Write to { $name } privately
act-block = Block { $name }
keep-it = Keep it
remove-sure = The words are deleted for everyone. This cannot be undone.
copied = Copied.
copy-failed = This browser does not allow copying.
blocked = You and { $name } no longer see each other.
role-member = Member
role-moderator = Moderator
role-worker = Outreach worker
role-clinician = Clinician
role-supervisor = Supervisor
role-admin = Administrator

## Writing

write-ahead = Write ahead
write-kept = Kept here. It is sent when you press Send in your turn.
write-label = Write a message
write-to = Write to { $name }
write-hint = Everyone in this room can read it. You can stay quiet as long as you like.
write-hint-direct = Only the two of you can read it.
composer-keys = Enter sends, Shift and Enter makes a new line.
send = Send
state-waiting = Waiting to be sent. Nothing is lost.
state-sending = Sending…
state-sent = Sent
state-held = Held: a moderator reads it before others can.
state-refused = Not sent
state-declined = A moderator did not let this message through
edit-and-send-again = Change and send again
edit-held = Held: a moderator reads the change before others can. Until then the old words stand.
drop-message = Do not send
hide-held = Hide from this device

## Before a message goes out, and what became of it

ask-title = Before this goes out
ask-kept = Nothing has been sent. Your words stay here until you decide.
ask-shown = Without it, the others would read:
ask-send = Send without it
ask-save = Save without it
ask-edit = Change it
state-asking = Not sent: please look at it once more
state-held-next = There is nothing for you to do. If it is not let through, you are told why.
decision-look = What was decided, and how to say that it is wrong

## Content notes

note-open = Open the message
note-fold = Fold the message
announce-covered = { $name }: folded, { $note }

## Telling the moderators

act-report = Report to the moderators
report-title = Report to the moderators
report-category = What is it about?
report-danger = Someone may be in danger
report-threat = A threat
report-hate = Hate, or putting people down
report-harassment = Someone is not left in peace
report-sexual = Something sexual, or unwanted advances
report-privacy = Someone’s real name, number or address
report-selling = Selling drugs, or where to get them
report-dosing = Advice on how much to take
report-triggering = Details that make it hard to stay well
report-spam = Advertising, or the same thing again and again
report-other = Something else
report-danger-first = If someone may be dying, call first. A moderator may not see this at once.
report-danger-numbers = Whom to call
report-note = Is there something they should know?
report-note-hint = You can leave this empty.
report-direct = Moderators cannot read your private talk. They see this message, and those you tick here.
report-direct-also = Show them too
report-next = What happens next
report-next-read = Those who look after this room read the message and what was said around it.
report-next-read-direct = The moderators of the community read what you show them, and nothing else of your talk.
report-next-secret = Nobody is told that it was you: not the author, not the room, not the moderators.
report-next-folded = You do not see the message any more.
report-next-outcome = You are told what became of it, under More, Decisions.
act-report-person = Report { $name }
report-person-read = The moderators of the community read what you write here, and what was decided about this person before.
report-person-block = You can block them as well: then you no longer see each other.
report-person-sent = The moderators have it. You are told what became of it, under More, Decisions.
report-send = Report
report-sent = The moderators have it. You do not see it any more, and you are told what became of it.
message-reported = You reported this message. You are told what becomes of it.

## Where one cannot write for a while

closed-until = You can write here again on { $until }
closed-open = You cannot write here for now
closed-mute-still = Until then you can read everything, get help and leave.
closed-observe-still = Until then you can read everything, give quiet answers and get help.
closed-why = Why, and how to say that it is wrong
raid-members = Many new people came at once. For a little while, new people’s first messages wait for a moderator.

## Help in a hard minute

help-card = You do not have to get through this alone
help-card-what = People answer here. You can go on writing, too.
help-card-emergency = If someone may be dying: call { $number }
help-card-call = Call { $number }
help-card-text = Text { $number }
help-card-more = More ways to get help
help-card-close = Put this away

## A talk of two

request-what = { $name } would like to write with you privately. They see nothing of you until you agree.
request-agree = Agree
request-decline = Decline
request-decline-what = If you decline, they are not told.
direct-requested = You asked { $name }. You can write when they agree.

## People

people-requests = Who would like to write to you
people-talks = Your private talks
people-none = You have no private talks. A talk begins only when both people agree.
people-ask = Ask someone
people-ask-what = Write the name they use here. They see your name and that you asked, and decide for themselves.
people-ask-name = Their name here
people-ask-do = Ask
people-ask-done = { $name } was asked. When they agree, you find the talk here.
people-asked = Asked by you
people-asked-what = Waiting for an answer. You are not told if they decline.

## About a room

room-people =
    { $count ->
        [one] { $count } person is in this room
       *[other] { $count } people are in this room
    }
room-people-first =
    { $count ->
        [one] The first person in this room
       *[other] The first { $count } people in this room
    }
room-place = Role in this room
room-looks-after = looks after this room
room-care-give = Let { $name } look after this room
room-care-end = { $name } no longer looks after it
room-put-out = Take out of the room
room-put-out-sure = { $name } can no longer read or write here.
room-settings = Settings of this room
room-name = Name
room-description = What it is for
room-description-hint = People read this before they join.
room-language = Language
room-visibility = Who can come in
room-visibility-open = Open
room-visibility-open-what = Every member finds it and can join.
room-visibility-invite = By invitation
room-visibility-invite-what = Only those who are let in know that it is there.
room-create = Create the room
room-archive = Close the room
room-archive-what = It can still be read, but nobody can write. You can open it again.
room-reopen = Open the room again
room-reopen-what = People can write here again.
room-leave = Leave the room
room-leave-what = Your messages stay. Nobody is told that you left.
direct-about = A private talk between you and { $name }. Moderators cannot read it. It is stored encrypted.
direct-leave = End this talk
direct-leave-what = It disappears from your list. To write again, one of you has to ask.

## More

signed-in-as = You are here as { $name }.
read-heading = To read
read-help = Help now
read-safety = Staying safe here
read-guidelines = How we treat each other
read-privacy = What we know about you
read-about = About this place
sign-out-what = Signing out also removes drafts and unsent messages from this device.
show-more = Show more

## Decisions about you

decisions = Decisions
decisions-what = What was decided about you, and what became of what you reported
decisions-new =
    { $count ->
        [one] { $count } new
       *[other] { $count } new
    }
decisions-about = Decisions about you
decisions-explained = Every decision has a reason. If you think one is wrong, say so: someone who was not part of it looks at it again.
decisions-none = Nothing has been decided about you.
decision-is-new = new
own-by-rule = A rule decided this, not a person.
decision-read = What was decided, and why
decision-words = Your words
decision-not-here = This decision is not here any more.
own-appeal = Say that this is wrong
own-appeal-label = Why is it wrong?
own-appeal-hint = In your own words, as short or long as you like. Someone who was not part of the decision reads it.
own-appeal-send = Send
own-appeal-yours = What you said
own-appeal-waiting = Being looked at again
own-appeal-upheld = Looked at again: it stands
own-appeal-overturned = Looked at again: taken back
own-appeal-sent = It is with someone who was not part of the decision. You find the answer here.
reports = What you reported
reports-explained = Nobody but you sees this list.
reports-none = You have not reported anything.
reports-in = { $category }, in { $room }
report-waiting = Waiting for a moderator
report-acted = Something was done about it. Thank you for telling.
report-kept = A moderator read it, and it stays. It was right to tell. If it troubles you, you can block the person.
look-notes = Content notes
look-notes-what = Some messages are folded behind a few words on what they are about, so that you can choose.
look-notes-open = Open them by themselves

## Settings

settings = Settings
settings-what = Language, look, safety of your account, your data
look = Language and look
look-what = Language, colours, discreet mode, reading aloud
look-saved-at-once = Every choice is saved at once.
look-language = Language
look-theme = Colours
look-theme-system = As on this device
look-theme-light = Light
look-theme-dark = Dark
look-theme-contrast = High contrast
look-discreet = Discreet mode
look-discreet-on = Show a neutral title and icon, so that nobody sees from the tab what this is
look-announcements = Reading new messages aloud
look-announcements-what = For screen readers.
look-announcements-each = Each message
look-announcements-count = Only how many
look-announcements-none = Nothing
passphrase = Passphrase
passphrase-what = What you sign in with
passphrase-others-end = Your other devices are signed out when you change it.
passphrase-now = Your passphrase now
passphrase-new = New passphrase
passphrase-new-hint = A few words that only you would put together are good. You can paste it.
passphrase-change = Change the passphrase
passphrase-changed = Your passphrase is changed. Other devices are signed out.
recovery = Recovery codes
recovery-what = If you forget your passphrase, one of these codes lets you back in. We have no other way to know you.
recovery-left =
    { $count ->
        [0] No codes are left. Make new ones.
        [one] { $count } code is left.
       *[other] { $count } codes are left.
    }
recovery-make = Make new codes
recovery-make-what = New codes replace the old ones.
recovery-new = These are your new codes
recovery-new-what = They are shown only now. Write them down, or keep them where nobody else looks. Each works once.
recovery-copy = Copy the codes
recovery-print = Print
second-factor = Second factor
second-factor-what = A code from an app on your phone, asked for when you sign in. It protects you if someone learns your passphrase.
second-factor-on = It is on.
second-factor-off = It is off.
second-factor-begin = Set up
second-factor-scan = Open an authenticator app and scan this.
second-factor-qr = QR code for the authenticator app
second-factor-type = Or type this key into the app.
second-factor-copy = Copy the key
second-factor-open = Open the app on this device
second-factor-code = Code from the app
second-factor-code-hint = Six digits. They change every half minute.
second-factor-confirm = Turn it on
second-factor-end = Turn it off
second-factor-end-what = After that your passphrase alone is enough to sign in.
second-factor-move = Move it to another phone
second-factor-move-what = The new phone makes the codes from then on. The old one stops.
sessions = Where you are signed in
sessions-what = Devices, and a way to sign them out
sessions-explained = If you do not know one of these, end it and change your passphrase.
sessions-this = this device
sessions-unknown = Unknown device
sessions-device = { $program } on { $system }
sessions-times = Signed in { $begun }, last here { $seen }
sessions-end = Sign out
sessions-end-others = Sign out everywhere else
blocks = People you blocked
blocks-what = Who does not see you, and whom you do not see
blocks-explained = You and they do not see each other’s messages, and they cannot write to you. They are not told.
blocks-none = You have not blocked anyone.
blocks-end = Unblock
data = Your data
data-what = Download everything, or erase it
data-export = Download
data-export-what = A ZIP file with everything we hold about you. Anyone who opens the file can read it.
data-export-do = Download my data
data-erase = Erase
data-erase-what = Your account, your private talks and your name are deleted. What you wrote in rooms stays as a message from “someone who has left”, so that others’ conversations can be read. This cannot be undone.
data-erase-begin = Erase my account
data-erase-sure = Press again and everything is erased. Nobody can bring it back.
data-erase-do = Erase everything now

## Moderation

moderation = Moderation
moderation-what = What waits, rules, raid mode, how you are doing

## Administration

admin = Administration
admin-what = Invites, members, rooms, the community
invites = Invites
invites-what = Links that let people sign up
invites-explained = Whoever has the link can sign up, until it is used up or ends.
invites-now = Invites that work now
invites-none = There are none.
invite-role = Role
invite-uses = For how many people
invite-days = Days until it ends
invite-note = A note for yourself
invite-note-hint = Do not write a person’s name here.
invite-make = Make an invite
invite-made = The invite is ready
invite-made-what = The link is shown only now. Copy it and pass it on.
invite-copy = Copy the link
invite-left =
    { $count ->
        [one] For { $count } more person, until { $date }
       *[other] For { $count } more people, until { $date }
    }
invite-end = End this invite
members = Members
members-what = Let people in, roles, pauses
members-find = Find by name
members-find-do = Find
members-status = Show
members-status-all = Everyone
members-none = Nobody fits.
status-pending = waits to be let in
status-active = active
status-suspended = suspended
member-since = { $role }, since { $date }
member-role = Role
member-approve = Let in
member-turn-away = Turn away
member-turn-away-sure = { $name } is turned away, and the account is erased.
member-suspend = Suspend
member-suspend-sure = { $name } is signed out everywhere and cannot come back until you lift this.
member-restore = Lift the suspension
admin-rooms = Rooms
admin-rooms-what = Create rooms, change them, close them
admin-rooms-all = All rooms
community = Community
community-what = Its name, and how people sign up
community-name = Name of the community
community-name-hint = It stands on every page. A neutral name protects people.
community-registration = How people sign up
registration-open = Open
registration-open-what = Anyone can sign up and take part.
registration-invite = By invite
registration-invite-what = Only people with an invite link.
registration-approval = By approval
registration-approval-what = Anyone can sign up; you let them in one by one.

# Meetings
nav-meetings = Meetings
day-tomorrow = Tomorrow
meetings-clock = Times are on your clock ({ $zone }).
meetings-on = Happening now
meetings-soon = Starting soon
meetings-quiet = No meeting is on or about to begin.
meetings-none = No meetings are planned yet.
meetings-subscribe = All meetings for your calendar
meeting-new = Plan a meeting
meeting-plan = Plan it
meeting-save = Save
meeting-edit = Change the meeting
meeting-calendar = Add to your calendar
meeting-coming = The next times
meeting-over = This meeting is not planned again.
meeting-there = { $time } in { $zone }
meeting-quiet = You can stay quiet.
meeting-cancelled = Not held this time
meeting-moved = Moved to this time, this once
meeting-door-open = Open: everybody may come, families and friends too.
meeting-door-closed = Closed: for people who want recovery for themselves.
meeting-door-observe_only = Everybody may read; members speak.
meeting-chairs = Chaired by
meeting-chairs-hint = Names, with commas between them.
meeting-change-session = Change this session
meeting-hold = Hold it as planned
meeting-change-what = What changes?
meeting-change-cancel = It is not held
meeting-change-cancel-what = People see that, and why.
meeting-change-move = It is held at another time
meeting-change-skip = Leave it out
meeting-change-skip-what = As if it had never been planned.
meeting-change-to = New day and time, on the clock of the meeting
meeting-change-reason = Why
meeting-change-reason-hint = Everybody can read this. It may stay empty.
meeting-change-do = Change it
meeting-name = Name
meeting-days = On which days?
meeting-days-hint = Choose at least one day.
meeting-time = At what time?
meeting-zone = Time zone
meeting-zone-hint = The meeting keeps its hour on this clock, in summer and in winter.
meeting-minutes = How many minutes?
meeting-description = What people should know before they come
meeting-attendance = Who may come?
meeting-more = More
meeting-types-language = Languages
meeting-types-people = For whom
meeting-types-format = What it is like
meeting-visibility = Who sees that it is there?
meeting-visibility-public = Everybody, also in the lists of others
meeting-visibility-members = Members only
meeting-format = How it is held
meeting-keeps-words = Those who were there can read afterwards what was said
meeting-by-rule = It comes by another rule, or once
meeting-starts = First day and time
meeting-rule = Rule
meeting-rule-hint = RFC 5545, for instance FREQ=MONTHLY;BYDAY=1MO for every first Monday. Empty: once.
meeting-end = End this meeting for good
meeting-end-what = It goes from all lists and calendars. This cannot be taken back.
meeting-end-sure = Yes, end it

## A meeting that is on

live-label = The meeting
live-come-in = Come in
live-waits = You are at the door. Somebody lets you in soon.
live-try-door = Try the door again
live-words-gone = What is said here is deleted when the meeting has ended.
live-words-kept = Those who were here can read after the meeting what was said.
live-lobby = Before the meeting
live-ended = The end
live-text = What this part is
live-your-turn = It is your turn. Write as many lines as you like.
live-floor = { $name } has the floor
live-chair-speaks = The chair is speaking
live-nobody = Nobody has the floor yet
live-everybody = Everybody may write
live-minute-left = About a minute left. Take your time.
live-left = { $time } left
live-hands = Raised hands
live-raise = Raise hand
live-lower = Lower hand
live-done = Done
live-next-you = You are next
live-place = You are number { $place } in line
live-more-time = One minute more
live-take-floor = Take the floor back
live-call = Call { $name }
live-go-on = Go on: { $part }
live-observing = You are here to read. Whoever runs the meeting can let you speak.
live-muted = You are muted in this meeting. You can read along; if you think it is wrong, ask the greeter or a moderator.
live-let-in = Let { $name } in
live-run = Run the meeting
live-more = More
live-about = About { $name }
live-urgent = urgent
live-defer = Let the next go first
live-raise-urgent = I need to speak tonight
live-write-now = It is your turn. What you wrote is here: send it when you like.
live-write-ahead = { $whose }. You can write already: it stays on this device until you send it in your turn.
live-extra-none = No extra time
live-extra-mine = I type slowly: more time for each of my shares
live-extra-for = More time for each share of { $name }
live-parts = Parts
live-door = Door
live-door-open = Open
live-door-open-what = Whoever comes is in.
live-door-lobby = With a lobby
live-door-lobby-what = Whoever comes waits until someone lets them in.
live-door-locked = Locked
live-door-locked-what = Nobody new comes in. Those who were here can come back.
live-clear-hands = Lower all hands
live-everyone = Who came: { $count }
live-position-chair = chair
live-position-co-chair = co-chair
live-position-timekeeper = timekeeper
live-position-greeter = greeter
live-is-muted = muted
live-seat-waiting = at the door
live-seat-observing = here to read
live-seat-put-out = was asked to leave
live-away = not connected
live-person = Choose
live-for-me = For me
live-only-read = I am here to read
live-only-read-what = You read along and do not write. Whoever runs the meeting can let you speak again.
live-typed = Typed alone, these do what they always did: ! raises your hand, ? asks the greeter in private, pass lets your turn go, done gives the floor back.
live-put-out = Ask to leave the meeting
live-put-out-what = { $name } reads and writes here no more, at once, and cannot come back to this meeting. They are told why and can ask someone else to look at it.
live-put-out-why = Why? They read this.
live-place-of = { $name } is number { $place } in line.
live-sooner = Sooner
live-later = Later
live-serves = Service
live-give-chair = Hand the chair to { $name }
live-let-speak = Let { $name } speak again
live-safety = Safety
live-mute = Mute
live-unmute = Let them write again
live-mute-what = Whoever is muted reads along and cannot write or raise a hand in this meeting.
live-was-put-out = { $name } was asked to leave this meeting.
live-extra =
    { $count ->
        [one] { $count } minute more
       *[other] { $count } minutes more
    }
live-minutes =
    { $count ->
        [one] about { $count } minute
       *[other] about { $count } minutes
    }
live-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
