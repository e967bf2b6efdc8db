# صفحه‌ای در بایگانی‌ای که هر کس با خود می‌برد.
export-title = همهٔ آنچه دربارهٔ شما نگه داشته شده است
export-made = ساخته‌شده در { $at }. همین‌ها برای برنامه‌ها در پرونده‌های JSON کنار این صفحه است.
export-account = حساب شما
export-name = نام
export-role = نقش
export-since = اینجا از
export-devices = دستگاه‌های واردشده
export-blocks = کسانی که مسدود کرده‌اید
export-invites = دعوت‌هایی که ساخته‌اید
export-messages = آنچه نوشته‌اید
export-waiting = در انتظار گرداننده
export-none = هیچ
export-not-kept = نشانی شبکه، ایمیل و شمارهٔ تلفن شما اینجا نیست: هرگز نگه داشته نشده است.
export-chaired = جلسه‌هایی که شما گرداننده‌شان هستید
export-decisions = تصمیم‌های مربوط به شما و دلیل آن‌ها
export-reports = آنچه به گردانندگان گزارش کرده‌اید
