# پیام‌های نظارت.
problem-moderation-item-not-found = این در صف شما نیست
    .detail = شاید به فرد دیگری مربوط باشد یا دیگر نباشد. صف را دوباره باز کنید.
problem-moderation-claimed = { $name } در حال بررسی این است
    .detail = چیز دیگری بردارید یا از { $name } بخواهید آن را به شما بسپارد.
problem-moderation-not-claimed = این در دست شما نیست
    .detail = اول آن را بردارید و بعد دوباره امتحان کنید.
problem-moderation-changed = هنگامی که نگاه می‌کردید این تغییر کرد
    .detail = آن را دوباره باز کنید، تازه‌ها را ببینید و بعد تصمیم بگیرید.
problem-moderation-done = دربارهٔ این تصمیم گرفته شده است
    .detail = صف را دوباره باز کنید تا ببینید چه مانده است.
problem-moderation-own-decision = این دربارهٔ تصمیم خود شماست
    .detail = اعتراض را کسی بررسی می‌کند که در تصمیم نقشی نداشته است. آن را به گردانندهٔ دیگری بسپارید.
problem-moderation-verdict-unfit = اینجا نمی‌شود چنین تصمیمی گرفت
    .detail = یکی از تصمیم‌هایی را انتخاب کنید که کنار آن نشان داده شده است.
problem-moderation-hand-over-to = این فرد نمی‌تواند آن را بر عهده بگیرد
    .detail = کسی را انتخاب کنید که مراقب این اتاق یا کل جامعه است و خودش در آن نقشی ندارد.
problem-moderation-sanction-unfit = این اقدام مناسب نیست
    .detail = ببینید تا چه مدت و کجا می‌تواند برقرار باشد و دوباره امتحان کنید.
problem-moderation-not-over = دربارهٔ این فرد نمی‌توانید چنین کنید
    .detail = او هم مراقب دیگران است، یا خود شما هستید. کسی بالاتر از هر دوی شما می‌تواند تصمیم بگیرد.
problem-moderation-member-not-found = این فرد را پیدا نکردیم
    .detail = شاید رفته باشد یا در اتاق‌هایی که مراقب آن‌ها هستید شناخته نباشد.
problem-moderation-sanction-not-found = این دیگر برقرار نیست
    .detail = شاید خودبه‌خود تمام شده باشد. صفحه را دوباره باز کنید.
problem-moderation-decision-not-found = این تصمیم را پیدا نکردیم
    .detail = تصمیم‌های خود را دوباره باز کنید تا ببینید چه هست.
problem-moderation-decision-finished = دلیل این تصمیم گفته شده است
    .detail = به کسی که به او مربوط است گفته شده و دیگر تغییر نمی‌کند.
problem-moderation-appeal-not-possible = اکنون نمی‌توانید به این اعتراض کنید
    .detail = یا پیش‌تر اعتراض کرده‌اید و کسی در حال بررسی است، یا مهلت گذشته است. هنوز می‌توانید به گردانندگان اینجا بنویسید.
problem-moderation-text-empty = هنوز چیزی نوشته نشده است
    .detail = اول چند کلمه بنویسید. عجله‌ای نیست.
problem-moderation-text-too-long = این خیلی بلند است
    .detail =
        { $limit ->
            [one] حداکثر { $limit } نویسه بنویسید.
           *[other] حداکثر { $limit } نویسه بنویسید.
        }
problem-moderation-own-words = این نوشتهٔ خود شماست
    .detail = پیام خود را هر وقت بخواهید می‌توانید بردارید.
problem-moderation-report-unfit = معلوم نیست این دربارهٔ چیست
    .detail = یا یک پیام از یک اتاق را گزارش کنید یا یک فرد را.
problem-moderation-raid-unfit = این مناسب نیست
    .detail = حالت دفاع می‌تواند از ۱ تا ۱۶۸ ساعت برقرار باشد و هم‌زمان حداکثر ۵۰۰ نفر را می‌توان مستثنا کرد.
problem-moderation-wave-not-found = این موج را پیدا نکردیم
    .detail = فهرست موج‌ها را دوباره باز کنید.
problem-moderation-category-missing = بگویید دربارهٔ چیست
    .detail = گردانندگان سنگین‌ترها را زودتر می‌بینند.
