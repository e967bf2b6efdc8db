# واژه‌های برنامه. کوتاه، گرم و محترمانه؛ بعد چه می‌شود و چه کسی می‌بیند.

## نوار بالای هر صفحه

bar-label = کمک و خروج
bar-help = همین حالا با کسی صحبت کنید
bar-leave = خروج
bar-leave-two = در حال خروج. دو بار دیگر Shift را بزنید.
bar-leave-one = در حال خروج. یک بار دیگر Shift را بزنید.
bar-leaving = در حال خروج
discreet-title = یادداشت‌ها

## رفت‌وآمد در برنامه

nav-label = منوی اصلی
nav-rooms = اتاق‌ها
nav-people = آدم‌ها
nav-more = بیشتر
nav-new =
    { $count ->
        [one] { $count } تازه
       *[other] { $count } تازه
    }
back = بازگشت
close = بستن
cancel = انصراف
save = ذخیره
saved = ذخیره شد.
try-again = دوباره امتحان کنید
loading = در حال بارگذاری…
day-today = امروز
day-yesterday = دیروز
sign-out = خروج از حساب

## وقتی چیزی کار نمی‌کند

trouble-unreachable = به سرور دسترسی نداریم
trouble-unreachable-detail = نوشتهٔ شما از دست نرفته است. اتصال را بررسی کنید و دوباره امتحان کنید.
trouble-ours = نشد، و ایراد از ماست
trouble-ours-detail = لطفاً چند لحظهٔ دیگر دوباره امتحان کنید.
not-here = اینجا چیزی نیست
not-here-detail = شاید این صفحه جابه‌جا شده یا برای شما باز نیست.
connection-open = متصل
connection-polling = اتصال کندتر است. پیام‌های تازه چند ثانیه دیرتر می‌رسند.
connection-connecting = در حال اتصال…
connection-waiting = اتصال قطع است. به نوشتن ادامه دهید: پیام‌ها روی همین دستگاه می‌مانند و با وصل شدن فرستاده می‌شوند.

## تا وقتی درخواست پذیرفته شود

pending-title = ثبت‌نام شما انجام شد
pending-what = کسی از این جمع هر درخواست را می‌خواند. نام شما در اینجا { $name } است. بعداً دوباره وارد شوید: وقتی پذیرفته شوید، اتاق‌ها همین‌جا هستند.
pending-help = برای کمک لازم نیست صبر کنید. «همین حالا با کسی صحبت کنید» در بالا همین الان کار می‌کند.
pending-look-again = دوباره نگاه کنید

## کارکنان بدون عامل دوم

second-factor-first = یک قدم دیگر تا شروع کار
second-factor-first-why = نقش شما بیش از دیگران می‌بیند و تغییر می‌دهد. پس از تنظیم عامل دوم فعال می‌شود.
second-factor-set-up = اکنون تنظیم کنید

## فهرست اتاق‌ها

rooms-mine = اتاق‌های شما
rooms-open = اتاق‌هایی که می‌توانید واردشان شوید
rooms-none-yet = هنوز در اتاقی نیستید. پایین را ببینید. می‌توانید وارد شوید، بخوانید و تا هر وقت بخواهید ساکت بمانید.
rooms-none-at-all = هنوز اتاقی اینجا نیست. وقتی کسی اتاقی باز کند، در همین صفحه پیدایش می‌کنید.
rooms-archived =
    { $count ->
        [one] { $count } اتاق بسته
       *[other] { $count } اتاق بسته
    }
room-new = اتاق تازه
room-join = ورود
room-nothing-yet = هنوز چیزی نوشته نشده است
room-unread =
    { $count ->
        [one] { $count } پیام تازه
       *[other] { $count } پیام تازه
    }
count-many = { $count }+
list-old = شاید این فهرست به‌روز نباشد
requests-waiting =
    { $count ->
        [one] { $count } نفر می‌خواهد به شما بنویسد
       *[other] { $count } نفر می‌خواهند به شما بنویسند
    }

## اتاق

room-about = دربارهٔ اتاق
room-not-here = این اتاق بسته است یا برای شما باز نیست.
room-quiet = هنوز کسی چیزی ننوشته است. می‌توانید نفر اول باشید، یا صبر کنید.
room-quiet-listen = هنوز کسی چیزی ننوشته است. آنچه گفته شود اینجا می‌آید.
room-changed = تنظیمات اتاق تغییر کرد. نام آن «{ $name }» است.
room-archived = این اتاق بسته است. می‌توانید بخوانید، اما کسی نمی‌تواند بنویسد.
log-label = پیام‌ها
log-not-loaded = پیام‌ها بارگذاری نشدند.
show-earlier = پیام‌های قبلی
show-newer = پیام‌های بعدی
new-since-you-left = تازه از وقتی که رفتید
jump-to-newest = به تازه‌ترین
jump-to-new =
    { $count ->
        [one] { $count } پیام تازه
       *[other] { $count } پیام تازه
    }
not-found-back = آن پیام خیلی قدیمی است، یا دیگر نیست.
typing-one = { $name } می‌نویسد…
typing-many = چند نفر می‌نویسند…
announce-each = { $name }: { $text }
announce-count =
    { $count ->
        [one] { $count } پیام تازه
       *[other] { $count } پیام تازه
    }

## یک پیام

message-you = شما
message-yours = پیام شما
message-of = پیام { $name }
message-author-left = کسی که دیگر اینجا نیست
message-edited = ویرایش‌شده
message-mentions-you = از شما نام برده شده
message-removed-by-author = نویسنده این پیام را حذف کرد.
message-removed-by-moderator = گردانندهٔ اتاق این پیام را حذف کرد.
message-gone = این پیام نشان داده نمی‌شود.
message-masked = برای امنیت، نشانی تماس پوشانده شد.
message-actions-of = کارهای پیام { $name }
message-actions-yours = کارهای پیام شما
reply-to-earlier = پیامی قدیمی‌تر
reply-to-removed = پیامی که دیگر نشان داده نمی‌شود
replying-to = پاسخ به { $name }
editing = در حال تغییر پیام خود هستید
reactions-label = پاسخ‌های بی‌صدا
reaction-with-you = کنارتان هستم
reaction-thank-you = سپاسگزارم
reaction-me-too = من هم
reaction-strength = دلتان قوی
act-reply = پاسخ
act-mention = نام بردن از { $name }
act-copy = رونوشت متن
act-edit = تغییر
act-remove = حذف
act-write = نوشتن خصوصی به { $name }
act-block = مسدود کردن { $name }
keep-it = نگه دارید
remove-sure = متن برای همه پاک می‌شود و برنمی‌گردد.
copied = رونوشت گرفته شد.
copy-failed = این مرورگر اجازهٔ رونوشت نمی‌دهد.
blocked = شما و { $name } دیگر یکدیگر را نمی‌بینید.
role-member = عضو
role-moderator = گرداننده
role-worker = مددکار
role-clinician = درمانگر
role-supervisor = سرپرست
role-admin = مدیر

## نوشتن

write-ahead = از پیش بنویسید
write-kept = همین‌جا ماند. وقتی در نوبت خود «فرستادن» را بزنید فرستاده می‌شود.
write-label = پیامی بنویسید
write-to = به { $name } بنویسید
write-hint = همهٔ افراد این اتاق آن را می‌خوانند. تا هر وقت بخواهید می‌توانید ساکت بمانید.
write-hint-direct = فقط شما دو نفر آن را می‌خوانید.
composer-keys = Enter می‌فرستد، Shift و Enter خط تازه می‌سازد.
send = فرستادن
state-waiting = در انتظار فرستادن. چیزی از دست نرفته است.
state-sending = در حال فرستادن…
state-sent = فرستاده شد
state-held = نگه داشته شد: اول گرداننده آن را می‌خواند.
state-refused = فرستاده نشد
state-declined = گرداننده این پیام را منتشر نکرد
edit-and-send-again = تغییر و فرستادن دوباره
edit-held = تغییر نگه داشته شد: اول گرداننده آن را می‌خواند. تا آن زمان متن قبلی دیده می‌شود.
drop-message = نمی‌فرستم
hide-held = پنهان کردن از این دستگاه

## پیش از فرستادن پیام، و آنچه بر سرش آمد

ask-title = پیش از فرستادن
ask-kept = هنوز چیزی فرستاده نشده است. نوشتهٔ شما همین‌جا می‌ماند تا تصمیم بگیرید.
ask-shown = بدون آن، دیگران این را می‌خوانند:
ask-send = بدون آن بفرست
ask-save = بدون آن ذخیره کن
ask-edit = تغییرش می‌دهم
state-asking = فرستاده نشد: لطفاً یک بار دیگر نگاهش کنید
state-held-next = لازم نیست کاری بکنید. اگر منتشر نشود، به شما گفته می‌شود چرا.
decision-look = چه تصمیمی گرفته شد و چطور بگویید که درست نیست

## یادداشت‌های محتوا

note-open = باز کردن پیام
note-fold = بستن پیام
announce-covered = { $name }: بسته، { $note }

## گزارش به گردانندگان

act-report = گزارش به گردانندگان
report-title = گزارش به گردانندگان
report-category = دربارهٔ چیست؟
report-danger = شاید کسی در خطر باشد
report-threat = تهدید
report-hate = نفرت یا تحقیر آدم‌ها
report-harassment = کسی را راحت نمی‌گذارند
report-sexual = حرف جنسی یا ابراز علاقهٔ ناخواسته
report-privacy = نام واقعی، شماره یا نشانی کسی
report-selling = فروش مواد یا جای تهیهٔ آن
report-dosing = توصیه دربارهٔ مقدار مصرف
report-triggering = جزئیاتی که حال دیگران را سخت می‌کند
report-spam = تبلیغ یا تکرار پشت سر هم
report-other = چیز دیگر
report-danger-first = اگر شاید کسی در حال مرگ باشد، اول زنگ بزنید. ممکن است گرداننده این را فوراً نبیند.
report-danger-numbers = به کجا زنگ بزنم
report-note = چیزی هست که باید بدانند؟
report-note-hint = می‌توانید خالی بگذارید.
report-direct = گردانندگان نمی‌توانند گفت‌وگوی خصوصی شما را بخوانند. فقط این پیام و پیام‌هایی را می‌بینند که اینجا علامت بزنید.
report-direct-also = این‌ها را هم نشان بده
report-next = بعد چه می‌شود
report-next-read = کسانی که از این اتاق مراقبت می‌کنند، پیام و حرف‌های دوروبرش را می‌خوانند.
report-next-read-direct = گردانندگان انجمن فقط چیزی را می‌خوانند که شما نشان می‌دهید، نه بقیهٔ گفت‌وگو را.
report-next-secret = به هیچ‌کس گفته نمی‌شود که شما گزارش داده‌اید: نه به نویسنده، نه به اتاق، نه به گردانندگان.
report-next-folded = شما دیگر این پیام را نمی‌بینید.
report-next-outcome = به شما گفته می‌شود چه شد: «بیشتر»، «تصمیم‌ها».
act-report-person = گزارش { $name }
report-person-read = گردانندگان انجمن آنچه را اینجا می‌نویسید و تصمیم‌های پیشین دربارهٔ این فرد را می‌خوانند.
report-person-block = می‌توانید او را مسدود هم بکنید: آن وقت دیگر یکدیگر را نمی‌بینید.
report-person-sent = به دست گردانندگان رسید. به شما گفته می‌شود چه شد: «بیشتر»، «تصمیم‌ها».
report-send = گزارش
report-sent = به دست گردانندگان رسید. دیگر این پیام را نمی‌بینید و به شما گفته می‌شود چه شد.
message-reported = شما این پیام را گزارش داده‌اید. به شما گفته می‌شود چه شد.

## جایی که فعلاً نمی‌شود نوشت

closed-until = { $until } دوباره می‌توانید اینجا بنویسید
closed-open = فعلاً نمی‌توانید اینجا بنویسید
closed-mute-still = تا آن وقت می‌توانید همه‌چیز را بخوانید، کمک بگیرید و بیرون بروید.
closed-observe-still = تا آن وقت می‌توانید همه‌چیز را بخوانید، پاسخ بی‌صدا بدهید و کمک بگیرید.
closed-why = چرا، و چطور بگویید که درست نیست
raid-members = آدم‌های تازهٔ زیادی با هم آمده‌اند. برای مدتی کوتاه، اولین پیام‌های تازه‌واردها منتظر گرداننده می‌مانند.

## کمک در لحظه‌ای سخت

help-card = لازم نیست این را تنها بگذرانید
help-card-what = اینجا آدم‌ها جواب می‌دهند. می‌توانید نوشتن را هم ادامه دهید.
help-card-emergency = اگر شاید کسی در حال مرگ باشد: زنگ بزنید به { $number }
help-card-call = تماس با { $number }
help-card-text = پیامک به { $number }
help-card-more = راه‌های دیگر کمک گرفتن
help-card-close = این را ببند

## گفت‌وگوی دونفره

request-what = { $name } می‌خواهد خصوصی به شما بنویسد. تا وقتی نپذیرید، چیزی از شما نمی‌بیند.
request-agree = می‌پذیرم
request-decline = نمی‌پذیرم
request-decline-what = اگر نپذیرید، به او گفته نمی‌شود.
direct-requested = از { $name } خواسته‌اید. وقتی بپذیرد، می‌توانید بنویسید.

## آدم‌ها

people-requests = کسانی که می‌خواهند به شما بنویسند
people-talks = گفت‌وگوهای خصوصی شما
people-none = گفت‌وگوی خصوصی ندارید. گفت‌وگو فقط وقتی شروع می‌شود که هر دو بپذیرند.
people-ask = از کسی بخواهید
people-ask-what = نامی را که اینجا دارد بنویسید. او نام شما و درخواستتان را می‌بیند و خودش تصمیم می‌گیرد.
people-ask-name = نام او در اینجا
people-ask-do = درخواست
people-ask-done = درخواست برای { $name } فرستاده شد. وقتی بپذیرد، گفت‌وگو همین‌جاست.
people-asked = درخواست‌های شما
people-asked-what = در انتظار پاسخ. اگر نپذیرد به شما گفته نمی‌شود.

## دربارهٔ اتاق

room-people =
    { $count ->
        [one] { $count } نفر در این اتاق است
       *[other] { $count } نفر در این اتاق هستند
    }
room-people-first =
    { $count ->
        [one] نفر نخست این اتاق
       *[other] { $count } نفر نخست این اتاق
    }
room-place = نقش در این اتاق
room-looks-after = مراقب این اتاق
room-care-give = سپردن مراقبت اتاق به { $name }
room-care-end = پایان مراقبت { $name }
room-put-out = بیرون بردن از اتاق
room-put-out-sure = { $name } دیگر نمی‌تواند اینجا بخواند یا بنویسد.
room-settings = تنظیمات این اتاق
room-name = نام
room-description = برای چیست
room-description-hint = افراد پیش از ورود این را می‌خوانند.
room-language = زبان
room-visibility = چه کسی می‌تواند وارد شود
room-visibility-open = باز
room-visibility-open-what = همهٔ اعضا آن را می‌بینند و می‌توانند وارد شوند.
room-visibility-invite = با دعوت
room-visibility-invite-what = فقط کسانی که راه داده شده‌اند از آن خبر دارند.
room-create = ساختن اتاق
room-archive = بستن اتاق
room-archive-what = هنوز خوانده می‌شود، ولی کسی نمی‌تواند بنویسد. می‌توانید دوباره بازش کنید.
room-reopen = باز کردن دوبارهٔ اتاق
room-reopen-what = دوباره می‌شود اینجا نوشت.
room-leave = ترک اتاق
room-leave-what = پیام‌های شما می‌مانند. به کسی گفته نمی‌شود که رفته‌اید.
direct-about = گفت‌وگوی خصوصی میان شما و { $name }. گردانندگان نمی‌توانند آن را بخوانند. رمزگذاری‌شده نگه‌داری می‌شود.
direct-leave = پایان این گفت‌وگو
direct-leave-what = از فهرست شما می‌رود. برای نوشتن دوباره، یکی از شما باید درخواست کند.

## بیشتر

signed-in-as = شما اینجا { $name } هستید.
read-heading = خواندنی‌ها
read-help = کمک فوری
read-safety = امن ماندن در اینجا
read-guidelines = رفتار ما با یکدیگر
read-privacy = آنچه دربارهٔ شما می‌دانیم
read-about = دربارهٔ اینجا
sign-out-what = با خروج، پیش‌نویس‌ها و پیام‌های فرستاده‌نشده هم از این دستگاه پاک می‌شوند.
show-more = بیشتر نشان بده

## تصمیم‌ها دربارهٔ شما

decisions = تصمیم‌ها
decisions-what = چه تصمیمی دربارهٔ شما گرفته شد و گزارش‌های شما چه شد
decisions-new =
    { $count ->
        [one] { $count } تازه
       *[other] { $count } تازه
    }
decisions-about = تصمیم‌ها دربارهٔ شما
decisions-explained = هر تصمیمی دلیلی دارد. اگر فکر می‌کنید درست نیست، بگویید: کسی که در آن نقشی نداشته دوباره نگاه می‌کند.
decisions-none = دربارهٔ شما تصمیمی گرفته نشده است.
decision-is-new = تازه
own-by-rule = این را یک قاعده تصمیم گرفته است، نه یک نفر.
decision-read = چه تصمیمی گرفته شد و چرا
decision-words = نوشتهٔ شما
decision-not-here = این تصمیم دیگر اینجا نیست.
own-appeal = بگویید که درست نیست
own-appeal-label = چرا درست نیست؟
own-appeal-hint = به زبان خودتان، کوتاه یا بلند. کسی که در این تصمیم نقشی نداشته آن را می‌خواند.
own-appeal-send = فرستادن
own-appeal-yours = آنچه گفتید
own-appeal-waiting = دوباره بررسی می‌شود
own-appeal-upheld = دوباره بررسی شد: می‌ماند
own-appeal-overturned = دوباره بررسی شد: پس گرفته شد
own-appeal-sent = به دست کسی رسید که در این تصمیم نقشی نداشته است. پاسخ را همین‌جا می‌بینید.
reports = گزارش‌های شما
reports-explained = این فهرست را فقط شما می‌بینید.
reports-none = گزارشی نداده‌اید.
reports-in = { $category }، در «{ $room }»
report-waiting = در انتظار گرداننده
report-acted = کاری درباره‌اش شد. ممنون که گزارش دادید.
report-kept = گرداننده آن را خواند و پیام می‌ماند. درست بود که گزارش دادید. اگر آزارتان می‌دهد، می‌توانید آن فرد را مسدود کنید.
look-notes = یادداشت‌های محتوا
look-notes-what = بعضی پیام‌ها پشت چند کلمه دربارهٔ موضوعشان بسته‌اند تا خودتان انتخاب کنید.
look-notes-open = خودشان باز شوند

## تنظیمات

settings = تنظیمات
settings-what = زبان، ظاهر، امنیت حساب، داده‌های شما
look = زبان و ظاهر
look-what = زبان، رنگ‌ها، حالت نامحسوس، خواندن با صدا
look-saved-at-once = هر انتخاب همان لحظه ذخیره می‌شود.
look-language = زبان
look-theme = رنگ‌ها
look-theme-system = مثل این دستگاه
look-theme-light = روشن
look-theme-dark = تیره
look-theme-contrast = کنتراست بالا
look-discreet = حالت نامحسوس
look-discreet-on = عنوان و نشان خنثی نمایش داده شود تا از روی زبانه معلوم نباشد اینجا چیست
look-announcements = خواندن پیام‌های تازه با صدا
look-announcements-what = برای صفحه‌خوان‌ها.
look-announcements-each = هر پیام
look-announcements-count = فقط تعداد
look-announcements-none = هیچ
passphrase = عبارت عبور
passphrase-what = آنچه با آن وارد می‌شوید
passphrase-others-end = با تغییر آن، دستگاه‌های دیگر شما خارج می‌شوند.
passphrase-now = عبارت عبور فعلی شما
passphrase-new = عبارت عبور تازه
passphrase-new-hint = چند واژه که فقط شما کنار هم می‌گذارید خوب است. می‌توانید آن را بچسبانید.
passphrase-change = تغییر عبارت عبور
passphrase-changed = عبارت عبور شما تغییر کرد. دستگاه‌های دیگر خارج شدند.
recovery = کدهای بازیابی
recovery-what = اگر عبارت عبور را فراموش کنید، یکی از این کدها شما را برمی‌گرداند. راه دیگری برای شناختن شما نداریم.
recovery-left =
    { $count ->
        [0] کدی نمانده است. کدهای تازه بسازید.
        [one] { $count } کد مانده است.
       *[other] { $count } کد مانده است.
    }
recovery-make = ساختن کدهای تازه
recovery-make-what = کدهای تازه جای کدهای قبلی را می‌گیرند.
recovery-new = این‌ها کدهای تازهٔ شما هستند
recovery-new-what = فقط همین حالا نشان داده می‌شوند. آن‌ها را بنویسید یا جایی نگه دارید که کسی نبیند. هر کد یک بار کار می‌کند.
recovery-copy = رونوشت کدها
recovery-print = چاپ
second-factor = عامل دوم
second-factor-what = کدی از برنامه‌ای روی تلفن شما که هنگام ورود پرسیده می‌شود. اگر کسی عبارت عبورتان را بداند، از شما محافظت می‌کند.
second-factor-on = روشن است.
second-factor-off = خاموش است.
second-factor-begin = تنظیم
second-factor-scan = برنامهٔ رمزساز را باز کنید و این را اسکن کنید.
second-factor-qr = کد QR برای برنامهٔ رمزساز
second-factor-type = یا این کلید را در برنامه وارد کنید.
second-factor-copy = رونوشت کلید
second-factor-open = باز کردن برنامه روی همین دستگاه
second-factor-code = کد برنامه
second-factor-code-hint = شش رقم. هر نیم دقیقه عوض می‌شود.
second-factor-confirm = روشن کردن
second-factor-end = خاموش کردن
second-factor-end-what = پس از آن، برای ورود تنها عبارت عبور کافی است.
second-factor-move = بردن به تلفن دیگر
second-factor-move-what = از آن پس تلفن تازه کد می‌سازد و تلفن قبلی دیگر نه.
sessions = جاهایی که وارد شده‌اید
sessions-what = دستگاه‌ها و راه خروج از آن‌ها
sessions-explained = اگر یکی را نمی‌شناسید، آن را پایان دهید و عبارت عبورتان را عوض کنید.
sessions-this = همین دستگاه
sessions-unknown = دستگاه ناشناس
sessions-device = { $program } روی { $system }
sessions-times = ورود: { $begun }، آخرین بار: { $seen }
sessions-end = خروج
sessions-end-others = خروج از همه‌جای دیگر
blocks = کسانی که مسدود کرده‌اید
blocks-what = چه کسی شما را نمی‌بیند و شما چه کسی را نمی‌بینید
blocks-explained = پیام‌های یکدیگر را نمی‌بینید و نمی‌توانند به شما بنویسند. به آن‌ها گفته نمی‌شود.
blocks-none = کسی را مسدود نکرده‌اید.
blocks-end = رفع مسدودی
data = داده‌های شما
data-what = همه را دریافت کنید، یا پاک کنید
data-export = دریافت
data-export-what = یک فایل ZIP با هر آنچه دربارهٔ شما داریم. هر کس فایل را باز کند می‌تواند آن را بخواند.
data-export-do = دریافت داده‌های من
data-erase = پاک کردن
data-erase-what = حساب، گفت‌وگوهای خصوصی و نام شما پاک می‌شود. آنچه در اتاق‌ها نوشته‌اید به نام «کسی که دیگر اینجا نیست» می‌ماند تا گفت‌وگوی دیگران خواندنی بماند. این کار برگشت ندارد.
data-erase-begin = پاک کردن حساب من
data-erase-sure = دوباره بزنید تا همه چیز پاک شود. هیچ‌کس نمی‌تواند آن را برگرداند.
data-erase-do = همین حالا همه را پاک کن

## رسیدگی

moderation = گردانندگی
moderation-what = آنچه در انتظار است، قاعده‌ها، حالت هجوم، حال شما

## مدیریت

admin = مدیریت
admin-what = دعوت‌ها، اعضا، اتاق‌ها، جمع ما
invites = دعوت‌ها
invites-what = پیوندهایی برای ثبت‌نام
invites-explained = هر کس پیوند را داشته باشد می‌تواند ثبت‌نام کند، تا وقتی ظرفیت یا مهلتش تمام شود.
invites-now = دعوت‌های فعال
invites-none = دعوتی نیست.
invite-role = نقش
invite-uses = برای چند نفر
invite-days = روزهای اعتبار
invite-note = یادداشتی برای خودتان
invite-note-hint = اینجا نام کسی را ننویسید.
invite-make = ساختن دعوت
invite-made = دعوت آماده است
invite-made-what = پیوند فقط همین حالا نشان داده می‌شود. رونوشت بگیرید و برسانید.
invite-copy = رونوشت پیوند
invite-left =
    { $count ->
        [one] برای { $count } نفر دیگر، تا { $date }
       *[other] برای { $count } نفر دیگر، تا { $date }
    }
invite-end = پایان دعوت
members = اعضا
members-what = پذیرفتن، نقش، تعلیق
members-find = یافتن با نام
members-find-do = بگرد
members-status = نمایش
members-status-all = همه
members-none = کسی پیدا نشد.
status-pending = در انتظار پذیرش
status-active = فعال
status-suspended = تعلیق‌شده
member-since = { $role }، از { $date }
member-role = نقش
member-approve = پذیرفتن
member-turn-away = نپذیرفتن
member-turn-away-sure = { $name } پذیرفته نمی‌شود و حسابش پاک می‌شود.
member-suspend = تعلیق
member-suspend-sure = { $name } از همه‌جا خارج می‌شود و تا وقتی برندارید نمی‌تواند برگردد.
member-restore = برداشتن تعلیق
admin-rooms = اتاق‌ها
admin-rooms-what = ساختن، تغییر و بستن اتاق‌ها
admin-rooms-all = همهٔ اتاق‌ها
community = جمع ما
community-what = نام آن و شیوهٔ ثبت‌نام
community-name = نام جمع
community-name-hint = در هر صفحه دیده می‌شود. نام خنثی از افراد محافظت می‌کند.
community-registration = شیوهٔ ثبت‌نام
registration-open = باز
registration-open-what = هر کسی می‌تواند ثبت‌نام و شرکت کند.
registration-invite = با دعوت
registration-invite-what = فقط با پیوند دعوت.
registration-approval = با پذیرش
registration-approval-what = هر کسی می‌تواند ثبت‌نام کند؛ شما یکی‌یکی می‌پذیرید.

# جلسه‌ها
nav-meetings = جلسه‌ها
day-tomorrow = فردا
meetings-clock = ساعت‌ها به وقت شماست ({ $zone }).
meetings-on = همین حالا
meetings-soon = به‌زودی
meetings-quiet = الان جلسه‌ای نیست و به‌زودی هم آغاز نمی‌شود.
meetings-none = هنوز جلسه‌ای برنامه‌ریزی نشده است.
meetings-subscribe = همهٔ جلسه‌ها برای تقویم
meeting-new = برنامه‌ریزی جلسه
meeting-plan = برنامه‌ریزی کن
meeting-save = ذخیره
meeting-edit = تغییر جلسه
meeting-calendar = افزودن به تقویم
meeting-coming = نوبت‌های بعدی
meeting-over = این جلسه دیگر برنامه‌ریزی نشده است.
meeting-there = { $time } به وقت { $zone }
meeting-quiet = می‌توانید ساکت بمانید.
meeting-cancelled = این بار برگزار نمی‌شود
meeting-moved = این بار به این ساعت جابه‌جا شده است
meeting-door-open = باز: همه می‌توانند بیایند، خانواده و دوستان هم.
meeting-door-closed = بسته: برای کسانی که بهبودی را برای خودشان می‌خواهند.
meeting-door-observe_only = خواندن برای همه آزاد است؛ اعضا حرف می‌زنند.
meeting-chairs = گرداننده‌ها
meeting-chairs-hint = نام‌ها، با ویرگول از هم جدا.
meeting-change-session = تغییر این نوبت
meeting-hold = برگزاری طبق برنامه
meeting-change-what = چه چیزی تغییر می‌کند؟
meeting-change-cancel = برگزار نمی‌شود
meeting-change-cancel-what = مردم این را با دلیلش می‌بینند.
meeting-change-move = در زمان دیگری برگزار می‌شود
meeting-change-skip = از فهرست برداشته شود
meeting-change-skip-what = گویی اصلاً برنامه‌ریزی نشده بود.
meeting-change-to = روز و ساعت تازه، به وقت جلسه
meeting-change-reason = دلیل
meeting-change-reason-hint = همه این را می‌خوانند. می‌تواند خالی بماند.
meeting-change-do = تغییر بده
meeting-name = نام
meeting-days = در کدام روزها؟
meeting-days-hint = دست‌کم یک روز را انتخاب کنید.
meeting-time = در چه ساعتی؟
meeting-zone = منطقهٔ زمانی
meeting-zone-hint = جلسه با این ساعت، تابستان و زمستان، در همان وقت می‌ماند.
meeting-minutes = چند دقیقه؟
meeting-description = چیزی که مردم پیش از آمدن باید بدانند
meeting-attendance = چه کسانی می‌توانند بیایند؟
meeting-more = بیشتر
meeting-types-language = زبان‌ها
meeting-types-people = برای چه کسانی
meeting-types-format = چگونه است
meeting-visibility = چه کسانی از آن خبر دارند؟
meeting-visibility-public = همه، در فهرست‌های دیگران هم
meeting-visibility-members = فقط اعضا
meeting-format = چگونه برگزار می‌شود
meeting-keeps-words = کسانی که بوده‌اند پس از جلسه هم می‌توانند گفته‌ها را بخوانند
meeting-by-rule = با قاعدهٔ دیگر یا فقط یک بار
meeting-starts = نخستین روز و ساعت
meeting-rule = قاعده
meeting-rule-hint = RFC 5545، برای نمونه FREQ=MONTHLY;BYDAY=1MO یعنی دوشنبهٔ اول هر ماه. خالی: یک بار.
meeting-end = پایان دادن برای همیشه
meeting-end-what = از همهٔ فهرست‌ها و تقویم‌ها برداشته می‌شود. برگشت ندارد.
meeting-end-sure = بله، پایان بده

## جلسه برقرار است

live-label = جلسه
live-come-in = وارد شوید
live-waits = پشت در هستید. به‌زودی کسی در را باز می‌کند.
live-try-door = دوباره امتحان کنید
live-words-gone = آنچه اینجا گفته می‌شود با پایان جلسه پاک می‌شود.
live-words-kept = کسانی که اینجا بوده‌اند پس از جلسه هم می‌توانند گفته‌ها را بخوانند.
live-lobby = پیش از جلسه
live-ended = پایان جلسه
live-text = این بخش دربارهٔ چیست
live-your-turn = نوبت شماست. هر چند خط که خواستید بنویسید.
live-floor = نوبت { $name } است
live-chair-speaks = گرداننده سخن می‌گوید
live-nobody = هنوز نوبت کسی نیست
live-everybody = همه می‌توانند بنویسند
live-minute-left = حدود یک دقیقه مانده است. شتاب نکنید.
live-left = { $time } مانده
live-hands = دست‌های بالا
live-raise = دست بلند کردن
live-lower = پایین آوردن دست
live-done = تمام
live-next-you = نفر بعدی شمایید
live-place = نوبت شما: { $place }
live-more-time = یک دقیقه بیشتر
live-take-floor = پس گرفتن نوبت
live-call = نوبت به { $name }
live-go-on = ادامه: { $part }
live-observing = برای خواندن اینجایید. گردانندهٔ جلسه می‌تواند به شما نوبت بدهد.
live-muted = در این جلسه بی‌صدا هستید. می‌توانید بخوانید؛ اگر نادرست است از خوشامدگو یا ناظر بپرسید.
live-let-in = راه دادن { $name }
live-run = گرداندن جلسه
live-more = بیشتر
live-about = دربارهٔ { $name }
live-urgent = فوری
live-defer = بگذارم نفر بعد زودتر بگوید
live-raise-urgent = امشب باید حرف بزنم
live-write-now = نوبت شماست. نوشته‌تان همین‌جاست: هر وقت خواستید بفرستید.
live-write-ahead = { $whose }. از حالا می‌توانید بنویسید: تا در نوبت خود نفرستید، روی همین دستگاه می‌ماند.
live-extra-none = بی زمان اضافه
live-extra-mine = کند تایپ می‌کنم: زمان بیشتر برای هر نوبت من
live-extra-for = زمان بیشتر برای هر نوبتِ { $name }
live-parts = بخش‌ها
live-door = در
live-door-open = باز
live-door-open-what = هر که بیاید وارد می‌شود.
live-door-lobby = با اتاق انتظار
live-door-lobby-what = هر که بیاید صبر می‌کند تا کسی راهش دهد.
live-door-locked = بسته
live-door-locked-what = کس تازه‌ای وارد نمی‌شود. کسانی که بوده‌اند می‌توانند برگردند.
live-clear-hands = پایین آوردن همهٔ دست‌ها
live-everyone = آمده‌اند: { $count } نفر
live-position-chair = گرداننده
live-position-co-chair = کمک گرداننده
live-position-timekeeper = نگهدار زمان
live-position-greeter = خوشامدگو
live-is-muted = بی‌صدا
live-seat-waiting = پشت در
live-seat-observing = فقط می‌خواند
live-seat-put-out = خواسته شد بیرون برود
live-away = وصل نیست
live-person = انتخاب
live-for-me = برای من
live-only-read = فقط برای خواندن آمده‌ام
live-only-read-what = می‌خوانید و نمی‌نویسید. گردانندهٔ جلسه می‌تواند دوباره به شما نوبت بدهد.
live-typed = اگر تنها همین را بنویسید مثل همیشه کار می‌کند: ! دست را بالا می‌برد، ؟ خصوصی از خوشامدگو می‌پرسد، «رد» نوبت را رد می‌کند، «تمام» نوبت را پس می‌دهد.
live-put-out = خواستن که بیرون برود
live-put-out-what = { $name } از همین حالا اینجا نه می‌خواند و نه می‌نویسد و به این جلسه برنمی‌گردد. دلیلش به او گفته می‌شود و می‌تواند بخواهد کس دیگری دوباره نگاه کند.
live-put-out-why = چرا؟ خودش این را می‌خواند.
live-place-of = { $name } نفر { $place } صف است.
live-sooner = زودتر
live-later = دیرتر
live-serves = خدمت
live-give-chair = سپردن گرداندن به { $name }
live-let-speak = دوباره نوبت دادن به { $name }
live-safety = امنیت
live-mute = بی‌صدا کردن
live-unmute = دوباره بتواند بنویسد
live-mute-what = کسی که بی‌صداست می‌خواند، ولی در این جلسه نمی‌تواند بنویسد یا دست بلند کند.
live-was-put-out = از { $name } خواسته شد از این جلسه بیرون برود.
live-extra = { $count } دقیقه بیشتر
live-minutes = حدود { $count } دقیقه
live-people = { $count } نفر
