# صفحه‌های سرور. جمله‌های کوتاه، واژه‌های ساده، و اینکه بعد چه می‌شود.

# قاب همهٔ صفحه‌ها
page-description = کمک همین حالا، و اتاق‌هایی که آدم‌های در مسیر بهبودی در آن‌ها به هم گوش می‌دهند.
page-site = گروه خانگی
page-discreet-title = یادداشت‌ها
page-skip = رفتن به متن
page-error-title = لطفاً بررسی کنید: { $title }
page-help-bar = کمک و خروج
page-help-now = همین حالا با کسی صحبت کنید
page-leave = خروج
page-leave-two-more = برای خروج از سایت ۲ بار دیگر Shift را بزنید.
page-leave-one-more = برای خروج از سایت ۱ بار دیگر Shift را بزنید.
page-leaving = در حال بارگذاری
page-nav = صفحه‌های اصلی
page-nav-rooms = اتاق‌ها
page-nav-signin = ورود
page-nav-join = پیوستن
page-nav-signout = خروج از حساب
page-foot-nav = صفحه‌های دیگر
page-foot-help = کمک
page-foot-safety = امن ماندن در اینجا
page-foot-guidelines = با هم چگونه‌ایم
page-foot-privacy = چه چیزی نگه می‌داریم
page-foot-about = دربارهٔ اینجا
page-language = زبان
page-theme = رنگ‌ها
page-theme-system = مثل این دستگاه
page-theme-light = روشن
page-theme-dark = تیره
page-theme-contrast = کنتراست بالا
page-error-heading = لطفاً دوباره نگاه کنید
page-show = نمایش
page-hide = پنهان کردن
page-first = صفحهٔ اول
page-go-on = ادامه

# خوشامد
page-welcome-title = لازم نیست تنها از پسِ آن بربیایید
page-welcome-lead = اینجا آدم‌های در مسیر بهبودی به هم گوش می‌دهند. می‌توانید فقط بخوانید. می‌توانید ساکت بمانید.
page-welcome-help = شماره‌هایی برای تماس یا پیامک، و اولین کارها. بدون نیاز به حساب.
page-welcome-rooms = به اتاق‌های خودتان بروید.
page-welcome-signin = اگر اینجا نامی دارید.
page-welcome-join-open = یک نام و یک عبارت عبور انتخاب کنید. بدون ایمیل، بدون شمارهٔ تلفن.
page-welcome-join-invite = به دعوت یکی از آدم‌های اینجا نیاز دارید.
page-welcome-join-approval = یک نام انتخاب کنید. بعد یکی از آدم‌های اینجا در را باز می‌کند.
page-welcome-what-heading = اینجا چیست
page-welcome-what-1 = اتاق‌هایی که در آن‌ها آدم‌هایی که مواد مصرف می‌کنند یا کنار گذاشته‌اند با هم حرف می‌زنند.
page-welcome-what-2 = کسانی مراقب اتاق‌ها هستند تا مهربان بمانند.
page-welcome-what-3 = هیچ‌کس لازم نیست بداند شما که هستید.
page-welcome-what-4 = هر وقت بخواهید می‌توانید بروید و حرف‌هایتان را با خود ببرید.

# کمک
page-help-emergency-heading = کسی همین حالا در خطر است
page-help-emergency = کسی بیدار نمی‌شود، خوب نفس نمی‌کشد، سخت آسیب دیده یا ممکن است بمیرد؟ همین حالا زنگ بزنید.
page-help-call = تماس با { $number }
page-help-call-ambulance = آمبولانس: { $number }
page-help-no-number = برای این کشور شماره‌ای نداریم که از آن مطمئن باشیم. از کسی در نزدیکی بپرسید یا از تلفن همراه ۱۱۲ را امتحان کنید.
page-help-any-country = در بسیاری از کشورها با هر تلفن همراه می‌شود به ۱۱۲ زنگ زد و کمک گرفت.
page-help-country = کشور
page-help-country-guessed = این را از زبان مرورگر شما حدس زدیم. می‌توانید تغییرش دهید.
page-help-country-none = یک کشور انتخاب کنید
page-help-country-show = نمایش شماره‌ها
page-help-lines-heading = کسی برای حرف زدن
page-help-lines = پشت این خط‌ها یک آدم جواب می‌دهد. لازم نیست نامتان را بگویید.
page-help-lines-none = برای این کشور خطی نمی‌شناسیم. شمارهٔ اضطراری هم می‌تواند در یافتن آن کمک کند.
page-help-lines-choose = برای دیدن خط‌ها، کشور خود را در بالا انتخاب کنید.
page-help-lines-source = شماره‌ها از فهرست‌های عمومی سال ۲۰۲۳ است و ممکن است تغییر کند. اگر یکی کار نکرد، بعدی را امتحان کنید.
page-help-line-call = تماس
page-help-line-text = پیامک
page-help-contact-heading = وقتی پیش ما می‌آیید چه می‌شود
page-help-contact-1 = یک نام انتخاب می‌کنید. لازم نیست نام واقعی شما باشد.
page-help-contact-2 = وارد یک اتاق می‌شوید. می‌توانید اول بخوانید و هر وقت خواستید بنویسید.
page-help-contact-3 = آدم‌های در مسیر بهبودی جواب می‌دهند. آن‌ها پزشک نیستند و همیشه بی‌درنگ آنجا نیستند.
page-help-contact-4 = آدم‌های اتاق فقط نام انتخابی و حرف‌های شما را می‌بینند. اگر همین دقیقه به کسی نیاز دارید، به شماره‌های بالا زنگ بزنید.
page-help-keep-heading = این صفحه را روی گوشی نگه دارید
page-help-keep = آن وقت بدون اینترنت هم باز می‌شود. کسی که گوشی شما را می‌گردد ممکن است آن را پیدا کند.
page-help-keep-do = اینجا نگه دار
page-help-keep-drop = از این گوشی بردار
page-help-kept = نگه داشته شد. این صفحه حالا بدون اینترنت هم باز می‌شود.
page-help-dropped = انجام شد. این صفحه دیگر روی این گوشی نیست.
page-help-keep-failed = این مرورگر صفحه‌ها را نگه نمی‌دارد. می‌توانید شماره‌ها را یادداشت کنید.
page-numbers-title = شماره‌های اضطراری کشورها
page-numbers-number = شماره
page-numbers-source = از دو فهرست عمومی که با هم یکی بودند، خوانده‌شده در نوامبر ۲۰۲۶. شماره‌ها ممکن است تغییر کنند.

# مصرف بیش از حد: به زبان خودمان و بر پایهٔ راهنماهای عمومی؛ پزشکِ گروه باید این صفحه را بخواند.
page-overdose-heading = شاید کسی بیش از حد مصرف کرده است
page-overdose-signs = نشانه‌ها: بیدار نمی‌شود. آهسته نفس می‌کشد، نفس نمی‌کشد یا خرخر عمیق دارد. لب‌ها یا ناخن‌ها کبود یا خاکستری می‌شوند.
page-overdose-1 = سعی کنید بیدارش کنید.
    .more = نامش را بلند صدا کنید. با بند انگشتان وسط سینه‌اش را محکم مالش دهید.
page-overdose-2 = به شمارهٔ اضطراری زنگ بزنید.
    .more = بگویید کجا هستید و کسی بیدار نمی‌شود یا خوب نفس نمی‌کشد.
page-overdose-3 = اگر نالوکسان دارید، بدهید.
    .more = اسپری را در یک سوراخ بینی بزنید، یا آمپول را طبق برگهٔ راهنمایش به کار ببرید. اگر مادهٔ دیگری بوده، نالوکسان آسیبی نمی‌زند.
page-overdose-4 = کمک کنید نفس بکشد.
    .more = نفس نمی‌کشد یا خیلی کم می‌کشد؟ او را به پشت بخوابانید. سرش را به عقب ببرید، بینی را بگیرید و هر ۵ ثانیه یک نفس آرام بدهید.
page-overdose-5 = نفس می‌کشد؟ به پهلو بخوابانید.
    .more = زانوی بالایی را خم کنید تا نغلتد. راه دهانش باز باشد.
page-overdose-6 = کنارش بمانید.
    .more = بعد از ۲ تا ۳ دقیقه هنوز بیدار نشده؟ نالوکسان دوم را بدهید. اثر آن زودتر از اثر ماده می‌رود، پس تا رسیدن کمک بمانید.
page-overdose-dispatcher = اگر کسی که پشت تلفن است چیز دیگری می‌گوید، همان را انجام دهید.
page-overdose-source = به زبان خودمان، بر پایهٔ راهنمای SAMHSA (ایالات متحده) و دستورالعمل سال ۲۰۱۴ سازمان جهانی بهداشت دربارهٔ مصرف بیش از حد مواد افیونی.

# امن ماندن
page-safety-lead = اگر کسی نباید ببیند که شما اینجا هستید، اول این را بخوانید.
page-safety-leave = دکمهٔ «خروج» چه می‌کند
page-safety-leave-1 = صفحه را فوری پاک می‌کند و یک صفحهٔ بی‌خطر از جای دیگری باز می‌کند.
page-safety-leave-2 = شما را در این دستگاه از حساب خارج می‌کند. نوشته‌هایی که نفرستاده‌اید از بین می‌رود.
page-safety-leave-3 = با صفحه‌کلید می‌توانید سه بار Shift را بزنید.
page-safety-leave-not = دکمهٔ «خروج» چه نمی‌کند
page-safety-leave-not-1 = تاریخچهٔ مرورگر را پاک نمی‌کند.
page-safety-leave-not-2 = چیزی را از برنامه‌ای که دستگاه شما را زیر نظر دارد پنهان نمی‌کند.
page-safety-leave-not-3 = از شبکهٔ شما پنهان نمی‌کند که این سایت را باز کرده‌اید.
page-safety-traces = چگونه رد کمتری بگذارید
page-safety-traces-1 = از پنجرهٔ خصوصی استفاده کنید و در پایان آن را ببندید.
page-safety-traces-2 = یا این سایت را از تاریخچهٔ مرورگر پاک کنید.
page-safety-traces-3 = حالت نامحسوس را روشن کنید، در پایین یا در تنظیمات. آن وقت صفحه نام و تصویر دیگری دارد.
page-safety-discreet = در حالت نامحسوس، نام این صفحه‌ها «یادداشت‌ها» است و تصویر ساده‌ای دارند: در زبانه‌ها، در تاریخچه و روی صفحهٔ اصلی گوشی.
page-safety-discreet-on = روشن کردن حالت نامحسوس
page-safety-discreet-off = خاموش کردن حالت نامحسوس
page-safety-traces-4 = اگر می‌شود، از گوشی یا رایانه‌ای استفاده کنید که کس دیگری به آن دست نمی‌زند.
page-safety-name = نام شما در اینجا
page-safety-name-1 = نامی انتخاب کنید که جای دیگری به کار نمی‌برید.
page-safety-name-2 = ننویسید کجا زندگی یا کار می‌کنید، و شمارهٔ تلفن خود را هم ننویسید.
page-safety-name-3 = دیگران می‌توانند از صفحهٔ خود عکس بگیرند. جلوی این را نمی‌توانیم بگیریم.
page-safety-danger = اگر کسی شما را کنترل می‌کند یا به شما آسیب می‌زند
page-safety-danger-1 = به احساس خود اعتماد کنید. اگر شاید گوشی زیر نظر باشد، از گوشی دیگری استفاده کنید.
page-safety-danger-2 = صفحهٔ کمک شماره‌هایی دارد که از هر تلفنی می‌شود گرفت.

# با هم چگونه‌ایم
page-guidelines-lead = همین چند نکته اتاق‌ها را برای همه امن نگه می‌دارد.
page-guidelines-together = چه می‌کنیم
page-guidelines-together-1 = از خودمان می‌گوییم و از آنچه به ما کمک کرد.
page-guidelines-together-2 = گوش می‌دهیم. فقط وقتی کسی بخواهد راهنمایی می‌کنیم.
page-guidelines-together-3 = با کسی که روز سختی دارد یا دوباره مصرف کرده مهربانیم.
page-guidelines-together-4 = آنچه اینجا گفته می‌شود، اینجا می‌ماند.
page-guidelines-together-5 = هر کسی می‌تواند ساکت بماند.
page-guidelines-leave-out = چه چیزی اینجا جا ندارد
page-guidelines-leave-out-1 = خرید و فروش مواد، یا گفتن اینکه از کجا می‌شود گرفت.
page-guidelines-leave-out-2 = گفتن به دیگران که چه مقدار مصرف کنند. از پزشک یا مرکز درمان بپرسید.
page-guidelines-leave-out-3 = نام واقعی، نشانی و شمارهٔ تلفن، چه از خودتان و چه از دیگران.
page-guidelines-leave-out-4 = نفرت، تهدید و پیام جنسی.
page-guidelines-moderators = ناظم‌ها چه می‌کنند
page-guidelines-moderators-1 = آدم‌هایی مثل شما هستند که مراقب یک اتاق‌اند.
page-guidelines-moderators-2 = بعضی پیام‌ها منتظر می‌مانند تا ناظمی آن‌ها را بخواند. اگر پیام شما باشد، به شما می‌گوییم و می‌گوییم چرا.
page-guidelines-moderators-3 = اگر فکر می‌کنید تصمیمی درست نبود، به خودشان بگویید.

# چه چیزی نگه می‌داریم
page-privacy-lead = این سرور چه چیزی از شما نگه می‌دارد و چه کسی آن را می‌بیند.
page-privacy-kept = چه چیزی نگه می‌داریم
page-privacy-kept-1 = نام انتخابی شما، و شکل درهم‌شده‌ای از عبارت عبور که هیچ‌کس نمی‌تواند بخواند.
page-privacy-kept-2 = آنچه می‌نویسید، تا وقتی شما یا یک ناظم آن را حذف کنید.
page-privacy-kept-3 = اینکه کدام دستگاه‌ها وارد شده‌اند، با نام مرورگر و زمان تقریبی آخرین استفاده، تا بتوانید آن‌ها را خارج کنید.
page-privacy-kept-4 = تنظیمات شما، اتاق‌هایی که در آن‌ها هستید، اینکه تا کجا خوانده‌اید و چه کسانی را مسدود کرده‌اید.
page-privacy-kept-5 = اگر با دعوت آمده‌اید: اینکه دعوت از چه کسی بود.
page-privacy-kept-6 = روی دستگاه شما: کوکی‌های کوچک برای زبان، رنگ‌ها و حالت نامحسوس، و دو کوکی برای ورود.
page-privacy-not-kept = چه چیزی نگه نمی‌داریم
page-privacy-not-kept-1 = نه ایمیل و نه شمارهٔ تلفن.
page-privacy-not-kept-2 = نه نشانی اینترنتی (IP): نه در داده‌ها و نه در گزارش‌ها.
page-privacy-not-kept-3 = هیچ آماری از شما. هیچ شرکت دیگری نمی‌بیند که شما اینجا هستید.
page-privacy-not-kept-4 = این صفحه‌ها هیچ چیزی از جای دیگری بار نمی‌کنند.
page-privacy-seen = چه کسی چه می‌بیند
page-privacy-seen-1 = آدم‌های یک اتاق نام انتخابی شما و آنچه را آنجا می‌نویسید می‌بینند.
page-privacy-seen-2 = پیام‌های میان دو نفر را همان دو نفر می‌بینند. آن‌ها رمزشده نگهداری می‌شوند.
page-privacy-seen-3 = ناظم‌ها پیام‌هایی را که یک قاعده نگه داشته، پیش از دیگران می‌بینند.
page-privacy-seen-4 = کسی که سرور را می‌گرداند می‌تواند اتاق‌ها را بخواند. از او بپرسید کیست.
page-privacy-yours = شما چه می‌توانید بکنید
page-privacy-yours-1 = در تنظیمات همهٔ آنچه را از شما داریم بگیرید.
page-privacy-yours-2 = هر پیام خود را حذف کنید.
page-privacy-yours-3 = حساب خود را پاک کنید. آن وقت نام و حرف‌هایتان برای همیشه می‌رود.

# دربارهٔ اینجا
page-about-lead = { $community } یک گروه خانگی آنلاین است: جایی که آدم‌های در مسیر بهبودی به آن برمی‌گردند.
page-about-1 = آن را کسانی می‌گردانند که می‌شود از آن‌ها پرسید، روی سرور خودشان. با Homegroup کار می‌کند، نرم‌افزاری آزاد که هر کسی می‌تواند به کار ببرد، بخواند و تغییر دهد.
page-about-2 = هزینه‌ای ندارد، تبلیغی نشان نمی‌دهد و چیزی نمی‌فروشد.
page-about-3 = جای پزشک یا شمارهٔ اضطراری را نمی‌گیرد.
page-about-version = Homegroup { $version }، پروانهٔ AGPL-3.0-or-later.

# پیوستن
page-handle = نام
page-passphrase = عبارت عبور
page-join-title = پیوستن
page-join-lead = نه ایمیل لازم است و نه شمارهٔ تلفن.
page-join-approval = بعد از پیوستن، یکی از آدم‌های اینجا درخواست شما را می‌بیند و در را باز می‌کند.
page-join-invite-only = ورود به اینجا با دعوت است. کدی را که به شما داده‌اند بنویسید.
page-join-handle-hint = دیگران آن را می‌بینند. نامی انتخاب کنید که جای دیگری به کار نمی‌برید.
page-join-passphrase-hint = چهار یا پنج واژهٔ بی‌ربط به هم را آسان به یاد می‌آورید و سخت می‌شود حدس زد.
page-join-invite = کد دعوت
page-join-invite-optional = کد دعوت (اگر دارید)
page-join-invite-hint = در انتهای پیوندی است که به شما داده‌اند.
page-join-adult = من ۱۸ سال یا بیشتر دارم.
page-join-adult-needed = اگر ۱۸ سال یا بیشتر دارید، لطفاً خانه را علامت بزنید. اگر کمتر دارید، در صفحهٔ کمک کسانی هستند که همین حالا می‌توانید با آن‌ها حرف بزنید.
page-join-guidelines = با پیوستن می‌پذیرید که مهربان باشید. این‌گونه:
page-join-do = پیوستن
page-join-have = اینجا نامی دارید؟
page-codes-title = کدهای بازیابی شما
page-codes-lead = خوش آمدید { $handle }. پیش از ادامه، لطفاً این کدها را یادداشت کنید.
page-codes-why = اگر عبارت عبور را فراموش کنید، یکی از این کدها شما را برمی‌گرداند. هر کدام یک بار کار می‌کند. راه دیگری نیست، چون ایمیل شما را نمی‌دانیم.
page-codes-once = این کدها را فقط همین حالا نشان می‌دهیم.
page-codes-approval = درخواست شما نزد گردانندگان اینجاست. تا وقتی در را باز کنند، صفحهٔ کمک برای شما باز است.
page-codes-done = یادداشتشان کردم
page-signin-forgot = عبارت عبور را فراموش کرده‌ام
page-signin-new = هنوز اینجا نامی ندارید؟
page-code-title = یک گام دیگر
page-code = کد برنامهٔ شما
page-code-hint = شش رقم که هر نیم دقیقه عوض می‌شود.
page-code-lost = دیگر آن برنامه را ندارم
page-recover-title = بازگشت
page-recover-lead = یکی از کدهای بازیابی را که هنگام پیوستن یادداشت کردید بنویسید.
page-recover-code = کد بازیابی
page-recover-code-hint = حروف بزرگ و خط تیره فرقی نمی‌کند.
page-recover-passphrase = عبارت عبور تازه
page-recover-do = بازگشت
page-recover-none = کدی نمانده است؟ می‌توانید با نام تازه‌ای دوباره بپیوندید. نام قبلی را برای هیچ‌کس نمی‌توانیم باز کنیم، حتی برای شما.
page-recovered-title = خوش برگشتید
page-recovered-left =
    { $codes ->
        [0] دوباره وارد شدید. این آخرین کد بازیابی شما بود. در تنظیمات کدهای تازه بسازید.
        [one] دوباره وارد شدید. { $codes } کد بازیابی برایتان مانده است. در تنظیمات می‌توانید کدهای تازه بسازید.
       *[other] دوباره وارد شدید. { $codes } کد بازیابی برایتان مانده است.
    }
page-recovered-others = همهٔ دستگاه‌های دیگر از حساب خارج شدند.

# اتاق‌ها
page-rooms-approval = درخواست شما نزد گردانندگان اینجاست. وقتی در را باز کنند، اتاق‌ها باز می‌شود. صفحهٔ کمک همین حالا باز است.
page-rooms-app = باز کردن برنامه
page-rooms-mine = اتاق‌های شما
page-rooms-mine-none = هنوز در هیچ اتاقی نیستید. یکی را از پایین انتخاب کنید. می‌توانید فقط بخوانید.
page-rooms-open = اتاق‌های باز
page-rooms-unread =
    { $count ->
        [one] { $count } پیام تازه
       *[other] { $count } پیام تازه
    }
page-rooms-unread-many = بیش از ۹۹ پیام تازه
page-rooms-asked = شما پیشنهاد دادید. هنوز جوابی نیامده است.
page-rooms-invited = می‌خواهد با شما حرف بزند.
page-room-outside = می‌توانید وارد شوید و فقط بخوانید. دیگران نام شما را وقتی بنویسید می‌بینند.
page-room-invited = این شخص می‌خواهد با شما حرف بزند. فقط شما دو نفر آن را می‌بینید. می‌توانید نپذیرید؛ دلیلش را نمی‌گوییم.
page-room-asked = شما به این شخص پیشنهاد گفت‌وگو داده‌اید. وقتی بپذیرد می‌توانید بنویسید.
page-room-join = ورود به اتاق
page-room-agree = می‌پذیرم
page-room-decline = نه، ممنون
page-room-withdraw = پس گرفتن
page-room-all = همهٔ اتاق‌ها
page-room-sent = پیام شما فرستاده شد.
page-room-held = پیام شما منتظر یک ناظم است. هنوز کس دیگری آن را نمی‌بیند.
page-room-masked = پیام شما فرستاده شد. بخشی از آن، مثل شمارهٔ تلفن، برای امنیت پوشانده شد.
page-room-newest = به تازه‌ترین پیام‌ها
page-room-refresh = دیدن پیام‌های تازه
page-room-write = نوشتن پیام
page-room-older = پیام‌های قدیمی‌تر
page-room-quiet = هنوز کسی چیزی ننوشته است. می‌توانید اولین نفر باشید یا صبر کنید.
page-room-archived = این اتاق بسته شده است. هنوز می‌توانید آن را بخوانید.
page-room-removed = این پیام حذف شده است.
page-room-author-gone = کسی که رفته است
page-room-edited = (بعداً تغییر کرده)
page-room-body = پیام شما
page-room-body-hint = آدم‌های این اتاق آن را با نام شما می‌بینند.
page-room-send = فرستادن
page-room-leave = بیرون رفتن از این اتاق
page-room-changed = پیام شما تغییر کرد.
page-room-change-held = متن تازهٔ شما منتظر یک ناظم است. تا آن وقت متن قبلی می‌ماند.
page-room-taken-away = پیام شما حذف شد.
page-rooms-more = اتاق‌های بیشتر

# یک پیام
page-message-title = پیامی از { $name }
page-message-gone = پیامی که حذف شده است
page-message-open = پاسخ بی‌صدا یا خصوصی
page-message-open-own = تغییر یا حذف
page-message-back = برگشت به اتاق
page-message-reaction = { $reaction }: { $count }
page-message-reactions-hint = یک بار بزنید تا پاسخ داده شود، یک بار دیگر تا پس گرفته شود.
page-message-edit = متن تازه
page-message-edit-hint = همه می‌بینند که این پیام بعداً تغییر کرده است.
page-message-remove = حذف این پیام
page-message-remove-what = متن آن برای همه و برای همیشه از بین می‌رود.
page-message-talk = درخواست گفت‌وگو با { $name }
page-message-talk-what = گفت‌وگوی خصوصی فقط میان شما دو نفر است. او نام شما و درخواستتان را می‌بیند و خودش تصمیم می‌گیرد.
page-report-back = برگشت به پیام
page-report-outcome = به شما گفته می‌شود چه شد: «تصمیم‌ها» در صفحهٔ اتاق‌هایتان.
page-appeal-lead = اگر حساب شما متوقف یا بسته شده و فکر می‌کنید درست نیست، اینجا بگویید. نام و عبارت عبور شما نشان می‌دهد که خودتان هستید. کسی که در این تصمیم نقشی نداشته آن را می‌خواند.
page-appeal-sent = به دست کسی رسید که در این تصمیم نقشی نداشته است. چند روز دیگر دوباره وارد شوید: اگر درست نبوده باشد، حسابتان باز است و پاسخ در «تصمیم‌ها» است.

# How much is moderated here, for everybody
page-foot-transparency = گردانندگی به عدد
page-transparency-lead = گردانندگان مراقب آدم‌های اینجا هستند و مثل همه اشتباه هم می‌کنند. این صفحه می‌گوید چقدر تصمیم گرفتند و چند بار پس گرفته شد.
page-transparency-time = از { $from } تا { $to }.
page-transparency-came = چه رسید
page-transparency-reports = گزارش‌های اعضا
page-transparency-refused = پیام‌هایی که قاعده‌ای نگذاشت بروند
page-transparency-decided = گردانندگان چه تصمیم گرفتند
page-transparency-keep = پیام‌هایی که دیده شدند و همان‌طور ماندند
page-transparency-release = پیام‌های منتظر که فرستاده شدند
page-transparency-decline = پیام‌های منتظر که فرستاده نشدند
page-transparency-remove = پیام‌های برداشته‌شده
page-transparency-cover = پیام‌هایی که پشت یادداشت رفتند
page-transparency-warn = درخواست‌های مراقبت در گفتار
page-transparency-mute = دفعاتی که کسی مدتی نتوانست بنویسد
page-transparency-observe = دفعاتی که کسی فقط می‌توانست بخواند و آرام پاسخ دهد
page-transparency-put-out = دفعاتی که از کسی خواستند اتاقی را ترک کند
page-transparency-suspend = حساب‌های متوقف‌شده
page-transparency-ban = حساب‌های بسته‌شده
page-transparency-lift = چیزهایی که پیش از پایانشان برداشته شدند
page-transparency-again = دوباره دیده شد
page-transparency-appeals = دفعاتی که کسی گفت تصمیم نادرست است
page-transparency-overturned = از این‌ها پس گرفته شد
page-transparency-times = چقدر طول کشید
page-transparency-half = نیمی از آنچه منتظر بود در { $minutes } دقیقه یا کمتر تصمیم گرفته شد.
page-transparency-most = از هر ده مورد نه مورد در { $minutes } دقیقه یا کمتر تصمیم گرفته شد.
page-transparency-too-few = تصمیم‌ها کمتر از آن است که بشود گفت.
page-transparency-hidden = عددهای کمتر از { $fewest } گفته نمی‌شوند، چون ممکن است به کسی اشاره کنند.
page-transparency-count = { $count }
page-transparency-fewer = کمتر از { $fewest }
