# What people are told of decisions about their words and themselves.
decision-release = Your message was let through
decision-decline = Your message was not let through
decision-remove = A moderator removed your message
decision-cover = A moderator put a content note on your message
decision-refuse = A rule did not let your message through
decision-keep = Your message stays
decision-admit = Welcome
decision-turn-away = You were not let in
decision-warn = A moderator asks you to take care
decision-mute = You cannot write for a while
decision-observe = For now you are here to read
decision-put-out = You were asked to leave a room
decision-suspend = Your account is paused
decision-ban = Your account is closed
decision-lift = Something that was decided about you was lifted
decision-uphold = Someone else looked at it again: the decision stands
decision-overturn = Someone else looked at it again: you were right
decision-until = This ends by itself on { $until }. You can read, get help, leave and take your data along all the time.
decision-without-end = It has no end by itself. You can ask the moderators to look at it again.
decision-appeal = If you think this is wrong, you can say so until { $until }. Someone who was not part of it will look at it.
decision-appeal-waits = You said that this is wrong. Someone who was not part of it is looking at it.
decision-appeal-upheld = You said that this is wrong. Someone else looked at it, and it stands.
decision-appeal-overturned = You said that this is wrong, and someone else agreed with you. It was taken back.
decision-reason-follows = The moderator will say why in a moment.

# The reasons that come up again and again.
decision-reason-guidelines = It is not how we agreed to be together here.
decision-reason-selling = It offered or looked for drugs. Buying, selling and saying where to get them have no place here, because it puts everyone in the room at risk.
decision-reason-dosing = It said how much to take. What is right for one person can harm another: please ask a doctor or a drug service.
decision-reason-privacy = It named a real person, an address or a number. Nobody should be found through what is written here.
decision-reason-hate = It put people down for who they are.
decision-reason-harassment = It went on at someone who did not want it.
decision-reason-threat = It threatened someone.
decision-reason-sexual = It was sexual. People come here to be safe from that.
decision-reason-spam = It was advertising, or the same thing again and again.
decision-reason-triggering = It described things in a way that can make it hard for others to stay well.
decision-reason-crosstalk = It answered what someone shared, where we listen without answering.
decision-reason-elsewhere = It led people away to a place that nobody looks after.
decision-reason-raid = Many new accounts came at once to disturb the room, and yours was one of them.
decision-reason-repeated = It happened again after we talked about it.
decision-reason-reconsidered = We looked at it again.

# In front of a covered message.
content-note-use = about: using drugs
content-note-overdose = about: an overdose
content-note-self-harm = about: self-harm or suicide
content-note-violence = about: violence
content-note-sexual = about: sex or sexual violence
content-note-death = about: death and grief
content-note-other = about: something that can be hard to read
# While a room is under attack.
raid-held = The room is careful right now: what new accounts write is read by a moderator first. Thank you for your patience.
