# The page in the archive that a person takes along.
export-title = Everything kept about you
export-made = Made on { $at }. The same is in the JSON files beside this page, for programs.
export-account = Your account
export-name = Name
export-role = Role
export-since = Here since
export-devices = Signed-in devices
export-blocks = People you blocked
export-invites = Invites you made
export-messages = What you wrote
export-waiting = Waiting for a moderator
export-none = Nothing
export-not-kept = Your address on the network, your e-mail and your telephone number are not in here: they were never kept.
export-chaired = Meetings you chair
export-decisions = What was decided about you, and why
export-reports = What you reported to the moderators
