# واژه‌های میز گردانندگان در ‎/app/moderation‎. تنها گردانندگان آن را بارگیری می‌کنند.

## همه‌جا

alert-crisis = شاید کسی در خطر باشد. به صف نگاه کنید
alert-overdue = چیزی زیادی منتظر مانده است. به صف نگاه کنید
alert-urgent = چیزی فوری در انتظار است. به صف نگاه کنید
console-more = همچنین اینجا
somebody = کسی
found-begin = [یافته:
found-end = ]
veil-lift = نمایش نوشته
span-minutes =
    { $count ->
        [one] { $count } دقیقه
       *[other] { $count } دقیقه
    }
span-hours =
    { $count ->
        [one] { $count } ساعت
       *[other] { $count } ساعت
    }
span-days =
    { $count ->
        [one] { $count } روز
       *[other] { $count } روز
    }
days-ago =
    { $count ->
        [one] { $count } روز پیش
       *[other] { $count } روز پیش
    }

## صف

queue-parts = کدام بخش صف
queue-open = در انتظار
queue-mine = با من
queue-done = انجام‌شده
queue-none-open = چیزی در انتظار نیست. سپاسگزاریم.
queue-none-mine = شما چیزی برنداشته‌اید.
queue-none-done = هنوز دربارهٔ چیزی تصمیم گرفته نشده است.
queue-fresh =
    { $count ->
        [one] { $count } مورد تازه. نمایش
       *[other] { $count } مورد تازه. نمایش
    }
kind-report = گزارش
kind-rule_hit = هشدار یک قاعده
kind-held = پیام نگه‌داشته‌شده
kind-approval = درخواست ورود
kind-appeal = اعتراض
kind-raid = حالت هجوم روشن شد
level-green = هر وقت فرصت شد
level-amber = به‌زودی
level-red = فوری
level-crisis = شاید کسی در خطر باشد
due-minutes =
    { $count ->
        [one] پاسخ تا { $count } دقیقهٔ دیگر
       *[other] پاسخ تا { $count } دقیقهٔ دیگر
    }
due-hours =
    { $count ->
        [one] پاسخ تا { $count } ساعت دیگر
       *[other] پاسخ تا { $count } ساعت دیگر
    }
due-days =
    { $count ->
        [one] پاسخ تا { $count } روز دیگر
       *[other] پاسخ تا { $count } روز دیگر
    }
overdue-minutes =
    { $count ->
        [one] { $count } دقیقه دیر شده
       *[other] { $count } دقیقه دیر شده
    }
overdue-hours =
    { $count ->
        [one] { $count } ساعت دیر شده
       *[other] { $count } ساعت دیر شده
    }
overdue-days =
    { $count ->
        [one] { $count } روز دیر شده
       *[other] { $count } روز دیر شده
    }

## یک مورد

item = مورد
item-in-room = { $what } در { $room }
item-words = آنچه گفته شد
item-this = همین
item-earlier =
    { $count ->
        [one] نمایش { $count } پیام پیش از آن
       *[other] نمایش { $count } پیام پیش از آن
    }
item-reports =
    { $count ->
        [one] { $count } گزارش
       *[other] { $count } گزارش
    }
item-rules = قاعده‌ها چه می‌گویند
item-history = تصمیم‌های پیشین
item-decisions = تصمیم‌ها در اینجا
item-gone = کس دیگری در این باره تصمیم گرفت.
item-decided = انجام شد
item-decided-keep = همان‌طور که هست می‌ماند. کسی که گزارش داده باخبر می‌شود که خوانده شد.
item-decided-told = به کسانی که به آن‌ها مربوط است خبر داده شد.
item-next = بعدی
item-to-queue = به صف
approval-what = { $name } ثبت‌نام کرده و منتظر است. در اتاق‌ها هنوز کسی از او خبر ندارد.
raid-item-what = حساب‌های زیادی یک‌باره آمدند و حالت هجوم خودش روشن شد. به موج نگاه کنید و وقتی گذشت، آن را خاموش کنید.
claim = چه کسی دنبال آن است
claim-what = هنوز هیچ‌کس. آن را بردارید تا دو نفر یک کار را نکنند.
claim-take = من برمی‌دارم
claim-mine = با شماست.
claim-of = با { $name } است.
claim-until = تا { $at }؛ پس از آن دوباره آزاد است.
claim-let-go = پس دادن
hand-over = سپردن به دیگری
hand-over-what = وقتی زیادی سنگین است یا وقتتان تمام شده. لازم نیست دلیلش را بگویید.
hand-over-here = اکنون اینجاست
hand-over-nobody = کس دیگری نیست که این را بردارد. می‌توانید آن را پس بدهید تا منتظر نفر بعد بماند.
category-danger = شاید کسی در خطر باشد
category-selling = فروش یا جست‌وجوی مواد
category-threat = تهدید
category-hate = نفرت‌پراکنی
category-sexual = جنسی
category-privacy = نام، نشانی یا شمارهٔ کسی
category-dosing = مقدار مصرف یا توصیهٔ پزشکی
category-harassment = دست از سر کسی برنمی‌دارد
category-triggering = خواندنش سخت است
category-spam = تبلیغ یا تکرار
category-other = چیز دیگر

## تصمیم

verdicts-label = تصمیم
verdict-keep = بماند
verdict-release = منتشر شود
verdict-decline = رد شود
verdict-remove = برداشته شود
verdict-cover = پوشاندن با یادداشت
verdict-refuse = نپذیرفتن
verdict-admit = راه دادن
verdict-turn_away = راه ندادن
verdict-warn = هشدار
verdict-mute = بستن نوشتن
verdict-observe = فقط خواندن
verdict-put_out = بیرون از اتاق
verdict-suspend = توقف حساب
verdict-ban = بستن حساب
verdict-lift = برداشتن
verdict-uphold = تصمیم پابرجاست
verdict-overturn = پس گرفتن تصمیم
verdict-step = اقدام‌های دیگر
turn-away-sure = او راه داده نمی‌شود و حسابش پاک می‌شود. این کار برگشت‌پذیر نیست.
verdict-done-keep = ماند
verdict-done-release = منتشر شد
verdict-done-decline = رد شد
verdict-done-remove = برداشته شد
verdict-done-cover = با یادداشت پوشانده شد
verdict-done-refuse = یک قاعده آن را نپذیرفت
verdict-done-admit = راه داده شد
verdict-done-turn_away = راه داده نشد
verdict-done-warn = هشدار گرفت
verdict-done-mute = نمی‌تواند بنویسد
verdict-done-observe = فقط می‌خواند
verdict-done-put_out = بیرون از یک اتاق
verdict-done-suspend = حساب متوقف شد
verdict-done-ban = حساب بسته شد
verdict-done-lift = برداشته شد
verdict-done-uphold = تصمیم پابرجا ماند
verdict-done-overturn = تصمیم پس گرفته شد
decision-by-rule = یک قاعده
cover-about = روی یادداشت چه نوشته شود؟
topic-use = مصرف مواد
topic-overdose = مسمومیت با مواد
topic-self_harm = آسیب به خود، خودکشی
topic-violence = خشونت
topic-sexual = رابطهٔ جنسی، خشونت جنسی
topic-death = مرگ، سوگ
topic-other = خواندنش سخت است
reason-why = چرا؟
reason-after = وقتی دلیل را بگویید باخبر می‌شود. ساعت { $at } دلیل کلی به او گفته می‌شود.
reason-label = دلیل
reason-own-words = با واژه‌های خودم
reason-guidelines = آن‌طور نیست که قرار گذاشتیم
reason-selling = فروش یا جست‌وجوی مواد
reason-dosing = مقدار مصرف یا توصیهٔ پزشکی
reason-privacy = نام، نشانی یا شمارهٔ کسی
reason-hate = نفرت‌پراکنی
reason-harassment = دست از سر کسی برنداشت
reason-threat = تهدید
reason-sexual = جنسی
reason-spam = تبلیغ یا تکرار
reason-triggering = خواندنش برای دیگران سخت است
reason-crosstalk = پاسخ به سخن دیگری
reason-elsewhere = مردم را به جای دیگر می‌کشاند
reason-raid = بخشی از یک هجوم
reason-repeated = دوباره، پس از گفت‌وگو
reason-reconsidered = دوباره بررسی شد
reason-they-read = او به زبان خودش می‌خواند:
reason-words = چیزی برای افزودن
reason-words-hint = مهربان و کوتاه. او همین را همان‌طور که نوشته‌اید می‌خواند.
reason-send = فرستادن دلیل
note-internal = فقط برای گروه
note-internal-hint = او هرگز این را نمی‌خواند.

## اقدام‌ها

step-title = اقدام‌ها برای { $name }
step-which = با { $name } چه کنیم؟
step-warning = هشدار
step-warning-what = فقط چند جمله. چیزی از او گرفته نمی‌شود.
step-mute = بستن نوشتن
step-mute-what = می‌تواند بخواند و کمک بگیرد، اما نه بنویسد.
step-observe = فقط خواندن
step-observe-what = می‌تواند بخواند و با نشانه‌های آرام پاسخ دهد.
step-removal = بیرون از اتاق
step-removal-what = از این اتاق بیرون می‌رود و تا پایان مدت برنمی‌گردد.
step-suspension = توقف حساب
step-suspension-what = تا پایان مدت نمی‌تواند وارد شود.
step-ban = بستن حساب
step-ban-what = دیگر نمی‌تواند وارد شود.
step-where = کجا؟
step-only-room = فقط در { $room }
step-everywhere = در همهٔ انجمن
step-in-a-room = در یک اتاق
step-how-long = چه مدت؟
step-endless = بی‌پایان
step-until = تا { $at }
step-and-words = و پیام؟
step-words-stay = همان‌طور که هست می‌ماند
step-take = { $step }: انجام شود
step-lift = برداشتن
step-lift-sure = همین حالا برداشته شود
step-lifted = { $at } برداشته شد

## اعتراض

appeal-what = چه تصمیمی گرفته شد
appeal-says = خودش چه می‌گوید
appeal-says-nothing = چیز دیگری ننوشته است.
appeal-own = این دربارهٔ تصمیم خود شماست
appeal-own-what = کسی که در آن سهمی نداشته نگاه می‌کند. از نتیجه باخبر می‌شوید.
appeal-anew = تصمیم از نو
appeal-anew-what = طوری بخوانید که انگار هنوز تصمیمی گرفته نشده است. این داوری دربارهٔ کسی نیست که نخست تصمیم گرفت.
appeal-answer = پاسخ شما
appeal-uphold-what = تصمیم می‌ماند. بگویید چرا، تا بتواند آن را بفهمد.
appeal-overturn-what = تا جایی که بشود برگردانده می‌شود: پیام برمی‌گردد و اقدام پایان می‌یابد.
appeal-send = فرستادن پاسخ
appeal-waiting = اعتراض شده
appeal-upheld = پس از اعتراض ماند
appeal-overturned = پس از اعتراض پس گرفته شد

## پیشینهٔ کسی

history = پیشینه
history-what = آنچه تصمیم گرفته شد، و نه چیزی از زندگی خصوصی او.
history-decisions = تصمیم‌ها
history-no-decisions = دربارهٔ او تصمیمی گرفته نشده است.
history-past = اقدام‌های پایان‌یافته
history-invited-by = به دعوت { $name }.
member-strikes =
    { $count ->
        [0] در ۹۰ روز گذشته تصمیمی علیه او نبوده است.
        [one] { $count } تصمیم علیه او در ۹۰ روز گذشته.
       *[other] { $count } تصمیم علیه او در ۹۰ روز گذشته.
    }
member-sanctions = آنچه اکنون برای او برقرار است
notes = یادداشت‌های گروه
notes-what = گردانندگان آن را می‌خوانند، خود او نه. چیزی بنویسید که به گردانندهٔ بعدی کمک کند، و هیچ چیز دربارهٔ سلامت او.
note-new = یادداشت تازه
note-add = افزودن یادداشت

## قاعده‌ها

rules = قاعده‌ها
rules-what = بسته‌ها، آزمودن یک نوشته، کارکرد هر قاعده
rules-explained = هر پیام پیش از آنکه کسی دیگر ببیند از این قاعده‌ها می‌گذرد.
packs = بسته‌ها
pack = بسته
pack-rules =
    { $count ->
        [one] { $count } قاعده
       *[other] { $count } قاعده
    }
pack-edited = اینجا تغییر کرده
pack-mode = تا کجا می‌تواند پیش برود
mode-on = روشن
mode-on-what = قاعده‌هایش همان کاری را می‌کنند که گفته‌اند.
mode-notify = فقط خبر بدهد
mode-notify-what = کمک پیشنهاد می‌کند و به گردانندگان خبر می‌دهد. چیزی را پنهان نمی‌کند، نگه نمی‌دارد و جلویش را نمی‌گیرد.
mode-shadow = در سایه
mode-shadow-what = شمرده می‌شود و اتفاقی نمی‌افتد.
mode-off = خاموش
mode-off-what = از آن پرسیده نمی‌شود. قاعده‌های بحران همچنان کمک پیشنهاد می‌کنند.
pack-explained = بسته نوشته‌ای ساده است که گرداننده می‌تواند بخواند. پیش از ذخیره بررسی‌اش کنید: بسته‌ای که اشتباه داشته باشد پذیرفته نمی‌شود و همان پیشین می‌ماند.
pack-text = متن بسته
pack-check = بررسی
pack-restore = برگرداندن بستهٔ همراه سرور
pack-restore-sure = جایگزین کردن آنچه اینجا نوشته شده
pack-checked = درست است: همهٔ نمونه‌ها درست درآمدند.
pack-save = ذخیره و به‌کار گرفتن
pack-saved = ذخیره شد و از همین حالا برقرار است.
pack-discard = دور ریختن تغییرها
pack-restored = این پیش‌نویس پیشین شماست و هنوز ذخیره نشده است.
pack-overtaken = در این میان کس دیگری این بسته را تغییر داد
pack-overtaken-what = آنچه نوشته‌اید را رونوشت بردارید، صفحه را دوباره باز کنید و در متن تازه بگذارید.
pack-faults =
    { $count ->
        [one] { $count } اشتباه. بسته پذیرفته نشد.
       *[other] { $count } اشتباه. بسته پذیرفته نشد.
    }
pack-fault-at = سطر { $line }، ستون { $column }
try = آزمودن یک نوشته
try-what = قاعده‌ها چه می‌گویند، و نگاهی به روزهای گذشته
try-explained = هیچ‌یک از این‌ها منتشر، شمرده یا نگهداری نمی‌شود.
try-draft = از تغییرهای ذخیره‌نشدهٔ شما پرسیده می‌شود. هیچ‌یک از این‌ها منتشر، شمرده یا نگهداری نمی‌شود.
try-text = نوشته
try-known = نویسنده‌اش دیرزمانی است که اینجاست
try-direct = در گفت‌وگوی خصوصی
try-do = پرسیدن از قاعده‌ها
tried-allow = همان‌طور که هست منتشر می‌شود
tried-help = منتشر می‌شود و به نویسنده کمک پیشنهاد می‌شود
tried-cover = پشت یک یادداشت منتشر می‌شود
tried-mask = با بخشی پوشیده منتشر می‌شود
tried-flag = منتشر می‌شود و یک گرداننده نگاهش می‌کند
tried-hold = منتظر گرداننده می‌ماند
tried-block = منتشر نمی‌شود
tried-and-help = به نویسنده کمک پیشنهاد می‌شود.
tried-masked = دیگران می‌خوانند:
tried-rules = قاعده‌هایی که حرفی داشتند
tried-shadows = قاعده‌های در سایه
action-allow = هیچ
action-help = کمک پیشنهاد می‌کند
action-cover = می‌پوشاند
action-mask = بخشی را می‌پوشاند
action-flag = به گرداننده خبر می‌دهد
action-hold = نگه می‌دارد
action-block = جلویش را می‌گیرد
replay = نگاه به گذشته
replay-what = قاعده‌های برقرار در پیام‌های روزهای گذشته چه می‌یافتند.
replay-draft = تغییرهای ذخیره‌نشدهٔ شما در پیام‌های روزهای گذشته چه می‌یافتند.
replay-days = روز
replay-hint = ۱ تا ۹۰. فقط پیام‌های اتاق‌ها؛ گفت‌وگوهای خصوصی هرگز. هر نویسنده تازه‌وارد به شمار می‌آید.
replay-do = نگاه کردن
replay-running = در حال خواندن… شاید نیم دقیقه طول بکشد.
replay-done = { $texts } پیام خوانده شد.
replay-cut = بیشتر بود؛ کهنه‌ترین‌ها کنار گذاشته شد.
replay-none = چیزی یافت نمی‌شد.
replay-found =
    { $count ->
        [one] { $count } پیام
       *[other] { $count } پیام
    }
replay-samples =
    { $count ->
        [one] نمایش { $count } نمونه
       *[other] نمایش { $count } نمونه
    }
counts = کارکرد هر قاعده
counts-what = چند بار حرفی داشت و چند بار اشتباه کرد
counts-explained = قاعده‌ای که تصمیمش بارها برگردانده می‌شود باید درست شود. قاعده‌ای که هرگز حرفی ندارد می‌تواند برود.
counts-order = ترتیب
counts-order-wrong = نخست آن‌ها که بیشتر اشتباه می‌کنند
counts-order-often = نخست آن‌ها که بیشتر دیده می‌شوند
counts-order-silent = نخست آن‌ها که ساکت‌اند
counts-none = قاعده‌ای برقرار نیست.
counts-hits =
    { $count ->
        [0] در ۳۰ روز گذشته دیده نشده است.
        [one] { $count } بار در ۳۰ روز گذشته.
       *[other] { $count } بار در ۳۰ روز گذشته.
    }
counts-overturned =
    { $count ->
        [one] { $count } بار کسی جور دیگری دید.
       *[other] { $count } بار کسی جور دیگری دید.
    }
counts-last = آخرین بار { $when }
counts-shadows =
    { $count ->
        [one] در سایه { $count } بار.
       *[other] در سایه { $count } بار.
    }
counts-never = هرگز دیده نشده
rule-crisis = بحران: فقط می‌تواند کمک کند

## حالت هجوم

raid = حالت هجوم
raid-what = وقتی بسیاری یک‌باره برای برهم زدن می‌آیند
raid-explained = برای زمانی که حساب‌های تازهٔ زیادی یک‌باره برای برهم زدن می‌آیند. از کسانی که اینجا هستند محافظت می‌کند و خودش پایان می‌یابد.
raid-is-on = حالت هجوم روشن است
raid-on = روشن است.
raid-off = خاموش است.
raid-by = { $name } آن را روشن کرد.
raid-by-itself = خودش روشن شد.
raid-since = از { $at }.
raid-community = همهٔ انجمن
raid-past = در روزهای گذشته
raid-rooms = تک‌تک اتاق‌ها
raid-begin = روشن کردن
raid-begin-what = این‌ها بی‌درنگ رخ می‌دهد:
raid-begin-sure = حالت هجوم روشن شود
raid-end = خاموش کردن
raid-end-what = حساب‌های تازه دوباره می‌توانند شرکت کنند. آنچه نگه داشته شده در صف می‌ماند.
raid-end-sure = حالت هجوم خاموش شود
raid-effect-new-held = حساب‌های تازه می‌توانند بخوانند. آنچه می‌نویسند منتظر گرداننده می‌ماند.
raid-effect-room-new = آنچه حساب‌های تازه اینجا می‌نویسند منتظر گرداننده می‌ماند.
raid-effect-links = پیوندها منتشر نمی‌شوند.
raid-effect-doors = تا پایان آن، کس تازه‌ای راه داده نمی‌شود.
raid-effect-members = اعضای پیشین جز یک سطر آرام چیزی نمی‌بینند.
raid-effect-help = کمک و درِ خصوصی برای همه باز می‌ماند.
waves = موج‌ها
waves-what = حساب‌هایی که در زمانی کوتاه با هم آمدند.
waves-none = موجی دیده نشده است.
wave-of = موج { $at }
wave-accounts =
    { $count ->
        [one] { $count } حساب.
       *[other] { $count } حساب.
    }
wave-nobody = همهٔ این حساب‌ها پیش‌تر بسته شده‌اند.
wave-who = چه کسانی در آن‌اند
wave-who-what = نشانِ هر کس را که اتفاقی در همان زمان آمده بردارید.
wave-look = چه کسانی در آن‌اند و پاک‌سازی چه می‌کند؟
wave-plan = اگر این موج را پاک کنید:
wave-plan-accounts =
    { $count ->
        [one] { $count } حساب بسته می‌شود.
       *[other] { $count } حساب بسته می‌شود.
    }
wave-plan-messages = آنچه نوشته‌اند برداشته می‌شود، و آنچه از آن‌ها در انتظار است هم.
wave-plan-spared =
    { $count ->
        [one] { $count } نفر می‌ماند.
       *[other] { $count } نفر می‌مانند.
    }
wave-plan-told = به هر یک گفته می‌شود چرا، و چگونه بگوید که اشتباه بوده است.
wave-plan-final = در دفتر ثبت می‌ماند.
wave-purge-sure =
    { $count ->
        [one] همین حالا { $count } حساب بسته شود
       *[other] همین حالا { $count } حساب بسته شود
    }
wave-purged =
    { $count ->
        [one] { $count } حساب بسته شد.
       *[other] { $count } حساب بسته شد.
    }
wave-purged-messages =
    { $count ->
        [0] پیامی برای برداشتن نبود.
        [one] { $count } پیام برداشته شد.
       *[other] { $count } پیام برداشته شد.
    }

## دفتر ثبت

audit = دفتر ثبت
audit-what = کسانی که اختیار دارند چه کردند
audit-explained = هر آنچه گردانندگان، کارکنان و مدیران کردند، تازه‌ترین در بالا. هیچ چیز را نمی‌توان تغییر داد یا برداشت، و واژه‌ای از اعضا در آن نیست.
audit-none = هنوز چیزی در آن نیست.
audit-verify = بررسی همهٔ دفتر
audit-whole =
    { $count ->
        [one] { $count } ثبت همان‌طور است که نوشته شد
       *[other] هر { $count } ثبت همان‌طور است که نوشته شد
    }
audit-head = این را جای دیگری بنویسید. بعدها ثابت می‌کند که تا اینجا چیزی تغییر نکرده است.
audit-broken = در ثبت { $seq } چیزی درست نیست
audit-broken-what = کسی پایگاه داده را از پشت سرور تغییر داده، یا دیسک رو به خرابی است. همین حالا به کسی که سرور را نگه می‌دارد بگویید و چیزی را تغییر ندهید.
audit-by = کار
audit-by-server = کار سرور.
audit-about = دربارهٔ
audit-hash = هش
audit-act-account-admitted = راه داده شد
audit-act-account-banned = حساب بسته شد
audit-act-account-came = ثبت‌نام
audit-act-account-let-back = دوباره راه داده شد
audit-act-account-made = حساب ساخته شد
audit-act-account-muted = بستن نوشتن
audit-act-account-noted = یادداشتی نوشته شد
audit-act-account-observes = فقط خواندن
audit-act-account-role = تغییر نقش
audit-act-account-suspended = حساب متوقف شد
audit-act-account-turned-away = راه داده نشد
audit-act-account-warned = هشدار
audit-act-community-settings = تنظیم‌های انجمن
audit-act-decision-appealed = اعتراض
audit-act-decision-reason = دلیل گفته شد
audit-act-invite-made = دعوت ساخته شد
audit-act-item-claimed = برداشته شد
audit-act-item-decided = تصمیم گرفته شد
audit-act-item-handed-over = سپرده شد
audit-act-item-let-go = پس داده شد
audit-act-message-removed = پیام برداشته شد
audit-act-pack-mode = حالت یک بسته
audit-act-pack-restored = بستهٔ همراه سرور برگشت
audit-act-pack-written = بسته نوشته شد
audit-act-raid-ended = حالت هجوم خاموش شد
audit-act-raid-began = حالت هجوم روشن شد
audit-act-room-moderator = نگهداری یک اتاق
audit-act-room-put-out = بیرون از یک اتاق
audit-act-sanction-lifted = اقدام برداشته شد
audit-act-wave-purged = موج پاک شد
audit-subject-community = همهٔ انجمن
audit-subject-room = یک اتاق
audit-subject-decision = یک تصمیم
audit-subject-sanction = یک اقدام
audit-subject-wave = یک موج
audit-subject-pack = یک بسته
audit-subject-invite = یک دعوت

## حال شما

care = حال شما
care-what = آنچه باید می‌خواندید، استراحت، آنچه برداشته‌اید
care-explained = این صفحه را فقط شما می‌بینید. کسی شما را با آن نمی‌سنجد.
care-today =
    { $count ->
        [0] امروز چیزی نخوانده‌اید.
        [one] امروز { $count } مورد خوانده‌اید.
       *[other] امروز { $count } مورد خوانده‌اید.
    }
care-hour =
    { $count ->
        [0] در یک ساعت گذشته هیچ.
        [one] { $count } مورد در یک ساعت گذشته.
       *[other] { $count } مورد در یک ساعت گذشته.
    }
care-days = هفت روز گذشته
care-day = روز
care-items = خوانده‌شده
care-veil = نوشته‌های تار
care-veil-on = نوشته‌ها در فهرست‌ها تار باشند تا خودم بخواهم بخوانم (روی این دستگاه)
care-mine = آنچه برداشته‌اید
care-mine-none = هیچ. هر وقت بخواهید می‌توانید دست بکشید.
care-mine-what = پیش از رفتن، آن را بسپارید یا پس بدهید. آن‌گاه کسی منتظر نمی‌ماند.
care-unfinished = دلیل‌هایی که هنوز باید بگویید
care-unfinished-what = بی آن، دلیل کلی به مردم گفته می‌شود.
care-unfinished-some =
    { $count ->
        [one] { $count } تصمیم شما هنوز دلیل می‌خواهد
       *[other] { $count } تصمیم شما هنوز دلیل می‌خواهد
    }
care-after = پس از چیزی سخت
care-after-talk = با گرداننده‌ای دیگر یا با کارکنان حرف بزنید. لازم نیست تنها بارش را ببرید.
care-after-rest = لپ‌تاپ را ببندید یا گوشی را کنار بگذارید. صف کسان دیگری هم دارد.
care-after-help = «همین حالا با کسی صحبت کنید» در بالا برای شما هم هست.
break-title = زیاد بود. وقت استراحت است؟
break-what =
    { $count ->
        [one] در یک ساعت گذشته { $count } مورد خوانده‌اید. کس دیگری می‌تواند ادامه دهد.
       *[other] در یک ساعت گذشته { $count } مورد خوانده‌اید. کس دیگری می‌تواند ادامه دهد.
    }
break-go-on = کمی دیگر ادامه می‌دهم

## شمارش‌ها

figures = شمارش‌ها
figures-what = چند تا، چقدر سریع، چند بار اشتباه
figures-explained = از ۹۰ روز گذشته. عددهای کوچک نشان داده نمی‌شوند تا کسی شناخته نشود.
figures-few = کمتر از { $count }
figures-reports = گزارش‌ها
figures-refused = قاعده‌ها نپذیرفتند
figures-half = نیمی تصمیم گرفته شد در
figures-most = نه‌دهم تصمیم گرفته شد در
figures-decisions = آدم‌ها چه تصمیمی گرفتند
figures-verdict = تصمیم
figures-count = چند بار
figures-public = همین، برای خواندن همه
figures-appeals = اعتراض‌ها
figures-overturned = پس گرفته پس از اعتراض
