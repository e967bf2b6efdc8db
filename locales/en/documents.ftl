# The server's own pages. Reading age 9 to 11: short sentences, common words, what happens next.

# The frame of every page
page-description = Help now, and rooms where people in recovery listen to each other.
page-site = Home group
page-discreet-title = Notes
page-skip = Go to the text
page-error-title = Please check: { $title }
page-help-bar = Help and leaving
page-help-now = Talk to someone now
page-leave = Leave
page-leave-two-more = Press Shift 2 more times to leave this site.
page-leave-one-more = Press Shift 1 more time to leave this site.
page-leaving = Loading
page-nav = Main pages
page-nav-rooms = Rooms
page-nav-signin = Sign in
page-nav-join = Join
page-nav-signout = Sign out
page-foot-nav = More pages
page-foot-help = Help
page-foot-safety = Staying safe here
page-foot-guidelines = How we are together
page-foot-privacy = What we keep
page-foot-about = About this place
page-language = Language
page-theme = Colours
page-theme-system = As on this device
page-theme-light = Light
page-theme-dark = Dark
page-theme-contrast = High contrast
page-error-heading = Please look at this again
page-show = Show
page-hide = Hide
page-first = First page
page-go-on = Go on

# Welcome
page-welcome-title = You do not have to do this alone
page-welcome-lead = Here people in recovery listen to each other. You can just read. You can stay quiet.
page-welcome-help = Numbers to call or text, and what to do first. No account needed.
page-welcome-rooms = Go to the rooms you are in.
page-welcome-signin = If you already have a name here.
page-welcome-join-open = Choose a name and a passphrase. No e-mail, no phone number.
page-welcome-join-invite = You need an invite from someone here.
page-welcome-join-approval = Choose a name. Then someone here lets you in.
page-welcome-what-heading = What this is
page-welcome-what-1 = Rooms where people who use drugs, or have stopped, talk with each other.
page-welcome-what-2 = People look after the rooms, so that they stay kind.
page-welcome-what-3 = Nobody needs to know who you are.
page-welcome-what-4 = You can leave at any time and take your words with you.

# Help
page-help-emergency-heading = Someone is in danger now
page-help-emergency = Is someone not waking up, not breathing well, badly hurt, or about to die? Call now.
page-help-call = Call { $number }
page-help-call-ambulance = Call an ambulance: { $number }
page-help-no-number = We have no number for this country that we are sure of. Ask someone near you, or try 112 from a mobile phone.
page-help-any-country = In many countries 112 reaches help from any mobile phone.
page-help-country = Country
page-help-country-guessed = We guessed this from the language of your browser. You can change it.
page-help-country-none = Choose a country
page-help-country-show = Show numbers
page-help-lines-heading = Someone to talk to
page-help-lines = A person answers these lines. You do not have to give your name.
page-help-lines-none = We know no line for this country. The emergency number can also help you find one.
page-help-lines-choose = Choose your country above to see its lines.
page-help-lines-source = Numbers from public lists, 2023. They can change. If one does not work, try the next.
page-help-line-call = Call
page-help-line-text = Text
page-help-contact-heading = What happens when you come to us
page-help-contact-1 = You choose a name. It does not have to be yours.
page-help-contact-2 = You go into a room. You can read first and write when you want to.
page-help-contact-3 = People in recovery answer. They are not doctors, and they are not always there at once.
page-help-contact-4 = People in the room see your chosen name and your words, nothing else. If you need someone this minute, use the numbers above.
page-help-keep-heading = Keep this page on your phone
page-help-keep = It then opens without a network too. Someone who looks through your phone could find it.
page-help-keep-do = Keep it here
page-help-keep-drop = Take it off this phone
page-help-kept = Kept. This page now opens without a network.
page-help-dropped = Done. The page is no longer kept on this phone.
page-help-keep-failed = This browser does not keep pages. You can write the numbers down.
page-numbers-title = Emergency numbers by country
page-numbers-number = Number
page-numbers-source = From two public lists that agree, read in November 2026. Numbers can change.

# Overdose: own words after public guidance; a clinician of the community should read this page.
page-overdose-heading = Someone may have taken too much
page-overdose-signs = Signs: they do not wake up. They breathe slowly, or not at all, or make a deep snoring sound. Lips or nails turn blue or grey.
page-overdose-1 = Try to wake them.
    .more = Shout their name. Rub hard on the middle of the chest with your knuckles.
page-overdose-2 = Call the emergency number.
    .more = Say where you are, and that someone does not wake up or breathe well.
page-overdose-3 = Give naloxone, if you have it.
    .more = Spray it into one nostril, or use the injection as its leaflet shows. It does no harm if it was something else.
page-overdose-4 = Help them breathe.
    .more = No breath, or hardly any? Lay them on their back. Tilt the head back, hold the nose, and give one slow breath every 5 seconds.
page-overdose-5 = They breathe? Lay them on their side.
    .more = Bend the upper knee so that they do not roll over. Keep the mouth free.
page-overdose-6 = Stay with them.
    .more = Still not awake after 2 to 3 minutes? Give a second naloxone. It wears off before the drug does, so stay until help is there.
page-overdose-dispatcher = If the person on the phone tells you something else, do what they say.
page-overdose-source = Written in our own words after the overdose toolkit of SAMHSA (United States) and the WHO guideline of 2014 on opioid overdose.

# Staying safe
page-safety-lead = If someone must not see that you are here, read this first.
page-safety-leave = What Leave does
page-safety-leave-1 = It clears the screen at once and opens a harmless page elsewhere.
page-safety-leave-2 = It signs you out on this device. Words you have not sent yet are lost.
page-safety-leave-3 = On a keyboard you can press Shift three times.
page-safety-leave-not = What Leave does not do
page-safety-leave-not-1 = It does not erase the history of your browser.
page-safety-leave-not-2 = It does not hide anything from a program that watches your device.
page-safety-leave-not-3 = It does not hide from your network that you opened this site.
page-safety-traces = How to leave few traces
page-safety-traces-1 = Use a private window. Close it when you have finished.
page-safety-traces-2 = Or delete this site from the history of your browser.
page-safety-traces-3 = Switch on discreet mode, below or in the settings. The page then has another name and picture.
page-safety-discreet = Discreet mode gives these pages the name “Notes” and a plain picture, in tabs, in the history and on the home screen.
page-safety-discreet-on = Switch on discreet mode
page-safety-discreet-off = Switch off discreet mode
page-safety-traces-4 = Use a phone or computer that nobody else uses, if you can.
page-safety-name = Your name here
page-safety-name-1 = Choose a name that you use nowhere else.
page-safety-name-2 = Do not write where you live, where you work, or your phone number.
page-safety-name-3 = Others can take a picture of their screen. We cannot stop that.
page-safety-danger = If someone controls or hurts you
page-safety-danger-1 = Trust your feeling. If a phone may be watched, use another one.
page-safety-danger-2 = The help page has numbers you can call from any phone.

# How we are together
page-guidelines-lead = These few things keep the rooms safe for everyone.
page-guidelines-together = What we do
page-guidelines-together-1 = We speak of ourselves and of what helped us.
page-guidelines-together-2 = We listen. We give advice only when someone asks.
page-guidelines-together-3 = We are kind to someone who has a hard day or has returned to use.
page-guidelines-together-4 = What is said here stays here.
page-guidelines-together-5 = Everybody may stay quiet.
page-guidelines-leave-out = What has no place here
page-guidelines-leave-out-1 = Buying, selling, or saying where to get drugs.
page-guidelines-leave-out-2 = Telling others how much of something to take. Ask a doctor or a drug service.
page-guidelines-leave-out-3 = Real names, addresses and phone numbers, your own or of others.
page-guidelines-leave-out-4 = Hate, threats and sexual messages.
page-guidelines-moderators = What moderators do
page-guidelines-moderators-1 = They are people like you who look after a room.
page-guidelines-moderators-2 = Some messages wait until a moderator has read them. You are told when yours does, and why.
page-guidelines-moderators-3 = If you think a decision was wrong, you can say so to them.

# What we keep
page-privacy-lead = What this server keeps about you, and who can see it.
page-privacy-kept = What we keep
page-privacy-kept-1 = Your chosen name, and a scrambled form of your passphrase that nobody can read.
page-privacy-kept-2 = What you write, until you or a moderator remove it.
page-privacy-kept-3 = Which devices are signed in, as a browser name, and about when they were last used, so that you can sign them out.
page-privacy-kept-4 = Your settings, the rooms you are in, how far you have read, and whom you have blocked.
page-privacy-kept-5 = If you came by an invite: whose invite it was.
page-privacy-kept-6 = On your device: small cookies for language, colours and discreet mode, and two for being signed in.
page-privacy-moderation = What moderation keeps
page-privacy-moderation-1 =
    { $days ->
        [one] Words that someone reported or a rule held, with what was said around them: until { $days } day after the decision.
       *[other] Words that someone reported or a rule held, with what was said around them: until { $days } days after the decision.
    }
page-privacy-moderation-2 =
    { $days ->
        [one] Words that a rule did not let through: { $days } day.
       *[other] Words that a rule did not let through: { $days } days.
    }
page-privacy-moderation-3 = What was decided about you and why, the words it was about, and moderators’ notes on it: until you erase your account.
page-privacy-moderation-4 = What you reported, until you erase your account. Nobody is told that it was you.
page-privacy-moderation-5 = A record of what moderators did. It holds no words of yours, and it stays, so that nobody can hide what they did.
page-privacy-not-kept = What we do not keep
page-privacy-not-kept-1 = No e-mail address and no phone number.
page-privacy-not-kept-2 = No internet address (IP): not in the data, not in the logs.
page-privacy-not-kept-3 = No statistics about you. No other company sees that you are here.
page-privacy-not-kept-4 = These pages load nothing from anywhere else.
page-privacy-seen = Who sees what
page-privacy-seen-1 = People in a room see your chosen name and what you write there.
page-privacy-seen-2 = Messages between two people are seen by those two. They are stored sealed.
page-privacy-seen-3 = Moderators see messages that a rule has stopped, before others do.
page-privacy-seen-4 = Whoever runs the server could read the rooms. Ask them who they are.
page-privacy-yours = What you can do
page-privacy-yours-1 = Download everything we hold about you, in the settings.
page-privacy-yours-2 = Remove any message of yours.
page-privacy-yours-3 = Erase your account. Your name and your words then go for good.

# About
page-about-lead = { $community } is a home group online: a place that people in recovery come back to.
page-about-1 = It is run by people who can be asked, on a server of their own. It runs on Homegroup, free software that anyone may use, read and change.
page-about-2 = It costs nothing, shows no advertising and sells nothing.
page-about-3 = It does not take the place of a doctor or of the emergency number.
page-about-version = Homegroup { $version }, licence AGPL-3.0-or-later.

# Joining
page-handle = Name
page-passphrase = Passphrase
page-join-title = Join
page-join-lead = You need no e-mail and no phone number.
page-join-approval = After you have joined, someone here looks at your request and lets you in.
page-join-invite-only = This place opens by invite. Use the code that someone here gave you.
page-join-handle-hint = Others see it. Choose one that you use nowhere else.
page-join-passphrase-hint = Four or five words that do not belong together are easy to remember and hard to guess.
page-join-invite = Invite code
page-join-invite-optional = Invite code (if you have one)
page-join-invite-hint = It is at the end of the link you were given.
page-join-adult = I am an adult (18 or older).
page-join-adult-needed = Please tick the box if you are 18 or older. If you are younger, the help page has people you can turn to now.
page-join-guidelines = By joining you agree to be kind. Here is how:
page-join-do = Join
page-join-have = Do you have a name here already?
page-codes-title = Your recovery codes
page-codes-lead = Welcome, { $handle }. Before you go on, please write these codes down.
page-codes-why = If you forget your passphrase, one of these codes lets you back in. Each works once. There is no other way, because we do not know your e-mail.
page-codes-once = We show these codes only now.
page-codes-approval = Your request is with the people who run this place. Until they let you in, the help page is open to you.
page-codes-done = I have written them down
page-signin-forgot = I forgot my passphrase
page-signin-new = No name here yet?
page-code-title = One more step
page-code = Code from your app
page-code-hint = Six digits. They change every half minute.
page-code-lost = I do not have my app any more
page-recover-title = Get back in
page-recover-lead = Use one of the recovery codes that you wrote down when you joined.
page-recover-code = Recovery code
page-recover-code-hint = Capitals and dashes do not matter.
page-recover-passphrase = New passphrase
page-recover-do = Get back in
page-recover-none = No code left? You can join again under a new name. We cannot open the old one for anyone, not even for you.
page-recovered-title = Welcome back
page-recovered-left =
    { $codes ->
        [0] You are in again. That was your last recovery code. Make new ones in the settings.
        [one] You are in again. You have { $codes } recovery code left. You can make new ones in the settings.
       *[other] You are in again. You have { $codes } recovery codes left.
    }
page-recovered-others = Every other device was signed out.

# Rooms
page-rooms-approval = Your request is with the people who run this place. The rooms open when they have let you in. The help page is open to you now.
page-rooms-app = Open the app
page-rooms-mine = Your rooms
page-rooms-mine-none = You are in no room yet. Choose one below. You can just read.
page-rooms-open = Open rooms
page-rooms-unread =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
page-rooms-unread-many = More than 99 new messages
page-rooms-asked = You asked. They have not answered yet.
page-rooms-invited = Would like to talk with you.
page-room-outside = You can go in and just read. Others in the room see your name when you write.
page-room-invited = This person would like to talk with you. Only the two of you would see it. You can say no; they are not told why.
page-room-asked = You asked this person to talk. You can write when they agree.
page-room-join = Go in
page-room-agree = Agree to talk
page-room-decline = No, thank you
page-room-withdraw = Take back
page-room-all = All rooms
page-room-sent = Your message was sent.
page-room-held = Your message waits for a moderator. Nobody else sees it yet.
page-room-masked = Your message was sent. A part of it was covered to keep someone safe, such as a phone number.
page-room-newest = To the newest messages
page-room-refresh = Look for new messages
page-room-write = Write a message
page-room-older = Older messages
page-room-quiet = Nobody has written yet. You can be first, or wait.
page-room-archived = This room is closed. You can still read it.
page-room-removed = This message was removed.
page-room-author-gone = Someone who has left
page-room-edited = (changed later)
page-room-body = Your message
page-room-body-hint = People in this room will see it, with your name.
page-room-send = Send
page-room-leave = Leave this room
page-room-changed = Your message was changed.
page-room-change-held = Your new words wait for a moderator. Until then the old ones stay.
page-room-taken-away = Your message was removed.
page-rooms-more = More rooms

# One message
page-message-title = Message from { $name }
page-message-gone = A message that was removed
page-message-open = Answer quietly, or in private
page-message-open-own = Change or remove
page-message-back = Back to the room
page-message-reaction = { $reaction }: { $count }
page-message-reactions-hint = Press once to give an answer, once more to take it back.
page-message-edit = Other words
page-message-edit-hint = Everyone sees that the message was changed later.
page-message-remove = Remove this message
page-message-remove-what = Its words are then gone for everyone, for good.
page-message-talk = Ask { $name } to talk
page-message-talk-what = A private talk is only between the two of you. They see your name and that you asked, and decide for themselves.
page-report-outcome = You are told what became of it, under Decisions on the page of your rooms.
page-appeal-lead = If your account is paused or closed and you think that this is wrong, say so here. Your name and passphrase show that it is you. Someone who was not part of the decision reads it.
page-appeal-sent = It is with someone who was not part of the decision. Sign in again in a few days: if it was wrong, your account is open, and the answer is under Decisions.
