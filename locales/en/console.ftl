# The words of the moderators' console under /app/moderation. Only moderators download them.

## Around everything

alert-crisis = Someone may be in danger. Look at the queue
alert-overdue = Something has waited too long. Look at the queue
alert-urgent = Something urgent waits. Look at the queue
console-more = Also here
somebody = someone
found-begin = [found:
found-end = ]
veil-lift = Show the words
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }

## The queue

queue-parts = Which part of the queue
queue-open = Waiting
queue-mine = Mine
queue-done = Done
queue-none-open = Nothing is waiting. Thank you.
queue-none-mine = You have not taken anything.
queue-none-done = Nothing has been decided yet.
queue-fresh =
    { $count ->
        [one] { $count } new. Show it
       *[other] { $count } new. Show them
    }
kind-report = Report
kind-rule_hit = Noticed by a rule
kind-held = Held message
kind-approval = Asks to be let in
kind-appeal = Appeal
kind-raid = Raid mode went on
level-green = When there is time
level-amber = Soon
level-red = Urgent
level-crisis = Someone may be in danger
due-minutes =
    { $count ->
        [one] Answer within { $count } minute
       *[other] Answer within { $count } minutes
    }
due-hours =
    { $count ->
        [one] Answer within { $count } hour
       *[other] Answer within { $count } hours
    }
due-days =
    { $count ->
        [one] Answer within { $count } day
       *[other] Answer within { $count } days
    }
overdue-minutes =
    { $count ->
        [one] Overdue by { $count } minute
       *[other] Overdue by { $count } minutes
    }
overdue-hours =
    { $count ->
        [one] Overdue by { $count } hour
       *[other] Overdue by { $count } hours
    }
overdue-days =
    { $count ->
        [one] Overdue by { $count } day
       *[other] Overdue by { $count } days
    }

## One item

item = Item
item-in-room = { $what } in { $room }
item-words = What was said
item-this = this one
item-earlier =
    { $count ->
        [one] Show { $count } earlier message
       *[other] Show { $count } earlier messages
    }
item-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
item-rules = What the rules say
item-history = What was decided before
item-decisions = Decided here
item-gone = Someone else has decided this.
item-decided = Done
item-decided-keep = It stays as it is. Whoever reported it hears that it was read.
item-decided-told = The people it concerns are told.
item-next = Next
item-to-queue = To the queue
approval-what = { $name } signed up and waits. Nobody in the rooms knows of them yet.
raid-item-what = Many accounts came at once, and raid mode went on by itself. Look at the wave, and switch raid mode off when it is over.
claim = Who is on it
claim-what = Nobody yet. Take it, so that two people do not do the same work.
claim-take = I take it
claim-mine = You have it.
claim-of = { $name } has it.
claim-until = Until { $at }, then it is free again.
claim-let-go = Give it back
hand-over = Hand over
hand-over-what = When it is too heavy, or your time is over. You do not have to say why.
hand-over-here = here now
hand-over-nobody = There is nobody else who can take this. You can give it back, so that it waits for the next person.
category-danger = Someone may be in danger
category-selling = Selling or looking for drugs
category-threat = A threat
category-hate = Hate
category-sexual = Sexual
category-privacy = Someone’s name, address or number
category-dosing = Doses or medical advice
category-harassment = Will not leave someone alone
category-triggering = Hard to read
category-spam = Advertising or repeats
category-other = Something else

## Deciding

verdicts-label = Decide
verdict-keep = Let it stay
verdict-release = Let it through
verdict-decline = Decline
verdict-remove = Remove
verdict-cover = Cover with a note
verdict-refuse = Refuse
verdict-admit = Let in
verdict-turn_away = Turn away
verdict-warn = Warn
verdict-mute = Mute
verdict-observe = Only read
verdict-put_out = Out of the room
verdict-suspend = Suspend
verdict-ban = Ban
verdict-lift = Lift
verdict-uphold = It stands
verdict-overturn = Take it back
verdict-step = More steps
turn-away-sure = They are turned away, and the account is erased. This cannot be undone.
verdict-done-keep = It stays
verdict-done-release = Let through
verdict-done-decline = Declined
verdict-done-remove = Removed
verdict-done-cover = Covered with a note
verdict-done-refuse = Not let through by a rule
verdict-done-admit = Let in
verdict-done-turn_away = Turned away
verdict-done-warn = Warned
verdict-done-mute = Muted
verdict-done-observe = Only reads
verdict-done-put_out = Out of a room
verdict-done-suspend = Suspended
verdict-done-ban = Banned
verdict-done-lift = Lifted
verdict-done-uphold = It stands
verdict-done-overturn = Taken back
decision-by-rule = a rule
cover-about = What should the note say?
topic-use = Using drugs
topic-overdose = Overdose
topic-self_harm = Self-harm, suicide
topic-violence = Violence
topic-sexual = Sex, sexual violence
topic-death = Death, grief
topic-other = Hard to read
reason-why = Why?
reason-after = They hear of it when you say why. At { $at } they hear the general reason.
reason-label = Reason
reason-own-words = In my own words
reason-guidelines = Not how we agreed to be together
reason-selling = Selling or looking for drugs
reason-dosing = Doses or medical advice
reason-privacy = Names a person, an address, a number
reason-hate = Hate
reason-harassment = Went on at someone
reason-threat = A threat
reason-sexual = Sexual
reason-spam = Advertising or repeats
reason-triggering = Hard for others to read
reason-crosstalk = Answered a share
reason-elsewhere = Leads people away
reason-raid = Part of a raid
reason-repeated = Again, after we talked
reason-reconsidered = Looked at again
reason-they-read = They read, in their own language:
reason-words = Something to add
reason-words-hint = Kind and short. The person reads this as you write it.
reason-send = Send the reason
note-internal = Only for the team
note-internal-hint = The person never reads this.

## The ladder

step-title = Steps for { $name }
step-which = What should happen with { $name }?
step-warning = Warning
step-warning-what = Words only. Nothing is taken away.
step-mute = Mute
step-mute-what = They can read and get help, but not write.
step-observe = Only read
step-observe-what = They can read and answer with quiet reactions.
step-removal = Out of the room
step-removal-what = They leave this room and cannot come back before the end.
step-suspension = Suspend
step-suspension-what = They cannot sign in before the end.
step-ban = Ban
step-ban-what = They cannot sign in any more.
step-where = Where?
step-only-room = Only in { $room }
step-everywhere = In the whole community
step-in-a-room = In one room
step-how-long = For how long?
step-endless = Without an end
step-until = Until { $at }
step-and-words = And the message?
step-words-stay = It stays as it is
step-take = { $step }: do it
step-lift = Lift
step-lift-sure = Lift it now
step-lifted = Lifted { $at }

## Appeals

appeal-what = What was decided
appeal-says = What they say
appeal-says-nothing = They wrote nothing more.
appeal-own = This is about your own decision
appeal-own-what = Someone who was not part of it looks at it. You hear what comes of it.
appeal-anew = Decide anew
appeal-anew-what = Read it as if nothing had been decided. It is not a verdict on whoever decided first.
appeal-answer = Your answer
appeal-uphold-what = The decision stays. Say why, so that they can understand it.
appeal-overturn-what = It is undone as far as it can be: the message comes back, the step ends.
appeal-send = Send the answer
appeal-waiting = appealed
appeal-upheld = stood on appeal
appeal-overturned = taken back on appeal

## Somebody's history

history = History
history-what = What was decided, and nothing of their private life.
history-decisions = Decisions
history-no-decisions = Nothing has been decided about them.
history-past = Steps that are over
history-invited-by = Invited by { $name }.
member-strikes =
    { $count ->
        [0] No decisions against them in the last 90 days.
        [one] { $count } decision against them in the last 90 days.
       *[other] { $count } decisions against them in the last 90 days.
    }
member-sanctions = What holds for them now
notes = Notes of the team
notes-what = Moderators read them, the person does not. Write what helps the next moderator, and nothing about health.
note-new = New note
note-add = Add the note

## Rules

rules = Rules
rules-what = Packs, trying a text, how each rule does
rules-explained = Every message is read by these rules before anyone else sees it.
packs = Packs
pack = Pack
pack-rules =
    { $count ->
        [one] { $count } rule
       *[other] { $count } rules
    }
pack-edited = changed here
pack-mode = How far it may go
mode-on = On
mode-on-what = Its rules do what they say.
mode-notify = Only tell us
mode-notify-what = It offers help and tells moderators. It hides, holds and stops nothing.
mode-shadow = In shadow
mode-shadow-what = It is counted, and nothing happens.
mode-off = Off
mode-off-what = It is not asked. Crisis rules go on offering help.
pack-explained = A pack is a plain text that a moderator can read. Check it before you save: a pack with a mistake is not taken, and the old one stays.
pack-text = The text of the pack
pack-check = Check
pack-restore = Take the one that came with the server
pack-restore-sure = Replace what was written here
pack-checked = It holds: every example came out right.
pack-save = Save and use it
pack-saved = Saved. It is in force now.
pack-discard = Throw the changes away
pack-restored = This is your draft from before. It is not saved yet.
pack-overtaken = Someone else changed this pack meanwhile
pack-overtaken-what = Copy what you wrote, load the page again, and put it into the new text.
pack-faults =
    { $count ->
        [one] { $count } mistake. The pack was not taken.
       *[other] { $count } mistakes. The pack was not taken.
    }
pack-fault-at = Line { $line }, column { $column }
try = Try a text
try-what = See what the rules would say, and look back over the last days
try-explained = Nothing of this is posted, counted or kept.
try-draft = Your unsaved changes are asked. Nothing of this is posted, counted or kept.
try-text = Text
try-known = Its author has been here for long
try-direct = In a private talk
try-do = Ask the rules
tried-allow = It goes out as it is
tried-help = It goes out, and its author is offered help
tried-cover = It goes out behind a content note
tried-mask = It goes out with a part covered
tried-flag = It goes out, and a moderator looks at it
tried-hold = It waits for a moderator
tried-block = It does not go out
tried-and-help = Its author is offered help.
tried-masked = Others read:
tried-rules = Rules that spoke
tried-shadows = Rules in shadow
action-allow = Nothing
action-help = Offers help
action-cover = Covers
action-mask = Covers a part
action-flag = Tells a moderator
action-hold = Holds
action-block = Stops
replay = Look back
replay-what = What the rules in force would have found in the messages of the last days.
replay-draft = What your unsaved changes would have found in the messages of the last days.
replay-days = Days
replay-hint = 1 to 90. Only messages in rooms, never private talks. Every author is taken for a new one.
replay-do = Look back
replay-running = Reading… this can take half a minute.
replay-done = { $texts } messages were read.
replay-cut = There were more; the oldest were left out.
replay-none = Nothing would have been found.
replay-found =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
replay-samples =
    { $count ->
        [one] Show { $count } example
       *[other] Show { $count } examples
    }
counts = How each rule does
counts-what = How often it spoke, and how often it was wrong
counts-explained = A rule that is often overturned needs mending. One that never speaks can go.
counts-order = Order
counts-order-wrong = Most often wrong first
counts-order-often = Most often met first
counts-order-silent = Most silent first
counts-none = There are no rules in force.
counts-hits =
    { $count ->
        [0] Not met in the last 30 days.
        [one] Met { $count } time in the last 30 days.
       *[other] Met { $count } times in the last 30 days.
    }
counts-overturned =
    { $count ->
        [one] A person saw it otherwise { $count } time.
       *[other] A person saw it otherwise { $count } times.
    }
counts-last = Last met { $when }
counts-shadows =
    { $count ->
        [one] In shadow { $count } time.
       *[other] In shadow { $count } times.
    }
counts-never = Never met
rule-crisis = crisis: can only help

## Raid mode

raid = Raid mode
raid-what = When many come at once to disturb
raid-explained = For the moment when many new accounts come at once to disturb. It protects the people who are here, and ends by itself.
raid-is-on = Raid mode is on
raid-on = On.
raid-off = Off.
raid-by = { $name } switched it on.
raid-by-itself = It went on by itself.
raid-since = Since { $at }.
raid-community = The whole community
raid-past = In the last days
raid-rooms = Single rooms
raid-begin = Switch on
raid-begin-what = This happens at once:
raid-begin-sure = Switch raid mode on
raid-end = Switch off
raid-end-what = New accounts can take part again. What is held stays in the queue.
raid-end-sure = Switch raid mode off
raid-effect-new-held = New accounts can read. What they write waits for a moderator.
raid-effect-room-new = What new accounts write here waits for a moderator.
raid-effect-links = Links are not let through.
raid-effect-doors = Nobody new is let in until it is over.
raid-effect-members = Members who were here before notice nothing but a quiet line.
raid-effect-help = Help and the private door stay open for everyone.
waves = Waves
waves-what = Accounts that came together in a short time.
waves-none = No wave has been seen.
wave-of = The wave of { $at }
wave-accounts =
    { $count ->
        [one] { $count } account.
       *[other] { $count } accounts.
    }
wave-nobody = All of them are closed already.
wave-who = Who is in it
wave-who-what = Take out the tick of anybody who came at the same time by chance.
wave-look = Who is in it, and what would a purge do?
wave-plan = If you purge this wave:
wave-plan-accounts =
    { $count ->
        [one] { $count } account is closed.
       *[other] { $count } accounts are closed.
    }
wave-plan-messages = What they wrote is taken away, and what waits of them.
wave-plan-spared =
    { $count ->
        [one] { $count } person stays.
       *[other] { $count } people stay.
    }
wave-plan-told = Each of them is told why, and how to say that it was a mistake.
wave-plan-final = It stands in the audit.
wave-purge-sure =
    { $count ->
        [one] Close { $count } account now
       *[other] Close { $count } accounts now
    }
wave-purged =
    { $count ->
        [one] { $count } account closed.
       *[other] { $count } accounts closed.
    }
wave-purged-messages =
    { $count ->
        [0] No message had to go.
        [one] { $count } message taken away.
       *[other] { $count } messages taken away.
    }

## The audit

audit = Audit
audit-what = What people with power did
audit-explained = Everything that moderators, staff and administrators did, newest first. Nothing can be changed or taken out, and it holds no words of members.
audit-none = Nothing stands here yet.
audit-verify = Verify the whole audit
audit-whole =
    { $count ->
        [one] { $count } entry is as it was written
       *[other] All { $count } entries are as they were written
    }
audit-head = Write this down elsewhere. It proves later that nothing up to here was changed.
audit-broken = Something is wrong at entry { $seq }
audit-broken-what = Someone changed the database past the server, or the disk is failing. Tell the operator now, and change nothing.
audit-by = By
audit-by-server = By the server.
audit-about = About
audit-hash = Hash
audit-act-account-admitted = Let in
audit-act-account-banned = Banned
audit-act-account-came = Signed up
audit-act-account-let-back = Let back in
audit-act-account-made = Account made
audit-act-account-muted = Muted
audit-act-account-noted = Noted something
audit-act-account-observes = Only reads
audit-act-account-role = Role changed
audit-act-account-suspended = Suspended
audit-act-account-turned-away = Turned away
audit-act-account-warned = Warned
audit-act-community-settings = Settings of the community
audit-act-decision-appealed = Appealed
audit-act-decision-reason = Reason given
audit-act-invite-made = Invite made
audit-act-item-claimed = Taken
audit-act-item-decided = Decided
audit-act-item-handed-over = Handed over
audit-act-item-let-go = Given back
audit-act-message-removed = Message removed
audit-act-pack-mode = Mode of a pack
audit-act-pack-restored = Pack as shipped
audit-act-pack-written = Pack written
audit-act-raid-ended = Raid mode off
audit-act-raid-began = Raid mode on
audit-act-room-moderator = Looks after a room
audit-act-room-put-out = Out of a room
audit-act-sanction-lifted = Step lifted
audit-act-wave-purged = Wave purged
audit-subject-community = The whole community
audit-subject-room = a room
audit-subject-decision = a decision
audit-subject-sanction = a step
audit-subject-wave = a wave
audit-subject-pack = a pack
audit-subject-invite = an invite

## Care

care = How you are doing
care-what = What you had to read, breaks, what you have taken
care-explained = Only you see this page. Nobody measures you by it.
care-today =
    { $count ->
        [0] You have read nothing today.
        [one] You have read { $count } item today.
       *[other] You have read { $count } items today.
    }
care-hour =
    { $count ->
        [0] None in the last hour.
        [one] { $count } in the last hour.
       *[other] { $count } in the last hour.
    }
care-days = The last seven days
care-day = Day
care-items = Items read
care-veil = Blurred texts
care-veil-on = Blur texts in lists until I choose to read them (on this device)
care-mine = What you have taken
care-mine-none = Nothing. You can stop at any time.
care-mine-what = Before you go, hand it over or give it back. Then nobody waits.
care-unfinished = Reasons you have still to give
care-unfinished-what = Without one, people hear the general reason.
care-unfinished-some =
    { $count ->
        [one] { $count } decision of yours still wants a reason
       *[other] { $count } decisions of yours still want a reason
    }
care-after = After something hard
care-after-talk = Talk to another moderator, or to staff. You do not have to carry it alone.
care-after-rest = Close the laptop or put the phone away. The queue has other people.
care-after-help = “Talk to someone now” above is for you too.
break-title = That was a lot. Time for a break?
break-what =
    { $count ->
        [one] You have read { $count } item in the last hour. Somebody else can go on.
       *[other] You have read { $count } items in the last hour. Somebody else can go on.
    }
break-go-on = I go on a little longer

## Figures

figures = Figures
figures-what = How many, how fast, how often wrong
figures-explained = Of the last 90 days. Small numbers are not shown, so that nobody can be recognised.
figures-few = fewer than { $count }
figures-reports = Reports
figures-refused = Not let through by rules
figures-half = Half were decided within
figures-most = Nine of ten were decided within
figures-decisions = What people decided
figures-verdict = Decision
figures-count = How often
figures-public = The same, for everybody to read
figures-appeals = Appeals
figures-overturned = Taken back on appeal
