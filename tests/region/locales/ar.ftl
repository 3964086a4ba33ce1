# كلمات الدليل المجمّد بالعربية

language-name = العربية

button-hotline = التحدث مع شخص
button-close = إغلاق
button-back = ‹ رجوع
button-home = البداية
button-more = تفاصيل
button-topics = مواضيع أخرى
button-language = اللغات
button-read = قراءة الصفحات
button-page-next = التالي ›
button-page-before = ‹ السابق
button-read-in = القراءة بالعربية
button-clear = حذف المحادثة

opening = { $name }

## الصفحة الأولى
home-title = مرحبًا. هذا ⁨{ $name }⁩، وهو دليل مجاني.
home-what = لسنا من الشرطة ولا من مكتب الحدود. يرد عليك برنامج، ولا يقرأ أحد ما تكتبه.
home-names = لا تكتب أي اسم من فضلك.
home-safe = هل القراءة غير آمنة الآن؟ اضغط «إغلاق».
home-ask = اضغط على زر أو اكتب بضع كلمات.
home-passport = أخذوا جوازي
home-wages = لا أجر لي
home-away = أريد أن أبتعد
home-minor = عمري دون 18
home-friend = من أجل صديق

## مجموعات المواضيع
topics-title = كل المواضيع
topics-text = اختر موضوعًا، أو اكتب ما تريد معرفته.
group-rights = الأوراق والأجر
group-safety = السلامة
group-helping = مساعدة غيري
group-text = اختر موضوعًا.

## المواضيع
topic-page = الجزء { $page } من { $pages }
topic-checked = جرى التحقق في { $day }.
topic-not-reviewed = لم يراجع أي شخص هذه الترجمة حتى الآن.
topic-other-answers = إن لم يكن هذا ما تريد، فانظر إلى الإجابات الأخرى في الأسفل.
notice-gone = هذه الصفحة غير موجودة. إليك أقرب صفحة إليها.
notice-broken = حدث خطأ. يمكنك أن تبدأ من هنا.

## الأيام
day = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## من يرد على الرقم
label-none = لا شرطة ولا مكتب حدود.
label-state = مكتب حكومي وليس الشرطة. وهو يخبر الشرطة.
label-state-immigration = مكتب حكومي. قد يخبر مكتب الحدود.
label-police = الشرطة. تعمل أحيانًا مع مكتب الحدود.
label-prosecutor = النيابة العامة. تعمل مع مكتب الحدود.
label-immigration = جزء من مكتب الحدود.
contact-text = أو أرسل رسالة إلى { $number }.
contact-text-word = أو أرسل ⁨{ $word }⁩ إلى { $number }.
contact-web = الموقع الإلكتروني

## التحدث مع شخص
hotline-title = التحدث مع شخص
hotline-text-to = أو أرسل رسالة إلى { $number }. ابدأ بهذه الكلمات: هل الكتابة آمنة؟
hotline-chat = أو اكتب إليهم في موقعهم
hotline-ask-first = لا حاجة إلى اسمك. اسأل أولًا ماذا يقولون لغيرهم ولمن. عليهم أن يبلغوا إذا كان طفل في خطر.
hotline-danger = هل أنت في خطر الآن؟ يمكنك الاتصال بالرقم { $number }. اذكر لغتك أولًا، ولا حاجة إلى الحديث عن أوراقك. تعمل الشرطة أحيانًا مع مكتب الحدود.
hotline-program = كتب هذا برنامج. لا يمكنه أن يتصل بأحد ولا أن يرسل أحدًا.
hotline-copy = نسخ { $number }
hotline-now = خطر الآن
hotline-lawyer = البحث عن محامٍ
hotline-someone-else = لشخص آخر
hotline-numbers = كل الأرقام
hotline-card = بطاقة اللغة
hotline-what-happens = كيف تسير المكالمة

## من أجل شخص آخر
someone-else-title = عندما يتعلق الأمر بشخص آخر
someone-else-alone = تكلم مع الشخص وحده، بعيدًا عن صاحب العمل أو الشريك. اسأله ماذا يريد، وافعل ما يريده.
someone-else-number = أعطه هذا الرقم، أو اتصل به أنت لطلب النصيحة:
someone-else-no-rescue = لا تدخل إلى المكان ولا تتشاجر مع صاحب العمل. قد يزيد ذلك الأمر سوءًا.
someone-else-child = هل يتعرض طفل للأذى أو البيع أو العمل القسري؟ يقول قانون أطفال الشاطئ إن عليك إخبار هذا المكتب:
someone-else-danger = هل حياة شخص في خطر الآن؟ يمكنك الاتصال بالرقم { $number }. تعمل الشرطة أحيانًا مع مكتب الحدود.

## الأرقام
numbers-title = كل الأرقام
numbers-text = ما الموضوع؟
need-safety = تعرضت للأذى
need-sadness = حزن شديد
need-wages = الأجر
need-permits = التصاريح
need-children = الأطفال
need-note = تنتقل المكاتب أحيانًا. اتصل أولًا، واسأل من سيسمع قصتك.

## المحامون
lawyer-title = البحث عن محامٍ
lawyer-text = المحامي في صفك. اسأله أولًا ماذا يبقى سرًا بينكما. اتصل قبل أن تذهب، فكثير منهم لا وقت لديه.
lawyer-notario = بائع الأختام ليس محاميًا.
lawyer-connect = إذا لم تجد رقمًا، فإن { $hotline } يوصلك به:

## الخطر الآن
now-danger-title = إذا كان أحد قد يؤذيك الآن، يمكنك الاتصال بالرقم:
now-danger-interpreter = اذكر مكانك أولًا ثم لغتك. لا حاجة إلى الحديث عن أوراقك.
now-danger-police = هذه هي الشرطة. تعمل أحيانًا مع مكتب الحدود.
now-danger-hotline = أو بأشخاص يضعون معك خطة، ليلًا ونهارًا. لا شرطة ولا مكتب حدود. عليهم أن يبلغوا إذا كان طفل في خطر:
now-program = كتب هذا برنامج. لا يقرأه أحد، ولا يمكنه أن يرسل أحدًا.
now-medical-title = إذا كان هناك حريق أو شخص لا يستطيع التنفس، يمكنك الاتصال بالرقم:
now-medical-how = اذكر مكانك أولًا ثم ما تحتاج إليه.
now-assault-title = أنت لم تخطئ. إذا كنت في خطر الآن، يمكنك الاتصال بالرقم:
now-assault-line = أو بأشخاص يساعدون بعد أذى كهذا. لا شرطة ولا مكتب حدود:
now-partner-title = إذا كان شريكك قد يؤذيك الآن، يمكنك الاتصال بالرقم:
now-partner-line = أو بأشخاص يساعدون عندما يؤذي الشريك. لا شرطة ولا مكتب حدود:
now-child-told-title = إذا كان طفل في خطر الآن، يمكنك الاتصال بالرقم:
now-child-told-how = اذكر مكان الطفل أولًا.
now-child-told-protection = يجب أن يعرف هذا المكتب أيضًا. وهو يخبر الشرطة:
now-someone-else-title = إذا كان ذلك الشخص في خطر الآن، يمكنك الاتصال بالرقم:
now-someone-else-how = اذكر مكان ذلك الشخص أولًا.
now-someone-else-hotline = إن لم يكن هناك خطر في هذه الدقيقة، اسأل هنا أولًا. لا شرطة ولا مكتب حدود:
now-self-harm-title = أنت مهم. هناك من يستمع إليك الآن:
now-self-harm-how = اطلب لغتك. لا شرطة ولا مكتب حدود. قد يرسلون سيارة إسعاف إذا كنت قد تموت.
now-self-harm-emergency = إذا كانت حياتك في خطر الآن. تأتي الشرطة أيضًا، وهي تعمل أحيانًا مع مكتب الحدود:
now-self-harm-other = إذا كان أحد يؤذيك، يمكنك التحدث هنا أيضًا. لا شرطة ولا مكتب حدود:
now-threat-title = قد يكون هذا التهديد جريمة. أنت لم تخطئ. تحدث مع شخص أولًا:
now-threat-hotline = ليلًا ونهارًا. لا شرطة ولا مكتب حدود. اسأل ماذا يقولون لغيرهم.
now-threat-lawyer = محامٍ. لا شرطة ولا مكتب حدود. اتصل أولًا:
now-threat-emergency = فقط إذا كان أحد قد يؤذيك الآن. الشرطة، وهي تعمل أحيانًا مع مكتب الحدود:
now-child-title = هذا البرنامج لا يخبر أحدًا، ولا يقرأه أي شخص. قد يكون على من تتصل بهم أن يخبروا غيرهم.
now-child-hotline = لا حاجة إلى اسمك. لا شرطة ولا مكتب حدود:
now-child-adult = يمكنك أيضًا أن تخبر شخصًا كبيرًا تثق به.
now-child-protection = مكتب حكومي للأطفال. وهو يخبر الشرطة:
now-child-emergency = في خطر الآن. الشرطة، وهي تعمل أحيانًا مع مكتب الحدود:
now-unclear-title = هل يؤذيك أحد الآن؟
now-unclear-yes = نعم: الشرطة والإسعاف. اذكر لغتك. تعمل الشرطة أحيانًا مع مكتب الحدود.
now-unclear-no = لست متأكدًا؟ أشخاص يستمعون إليك أولًا. لا شرطة ولا مكتب حدود. اسأل ماذا يقولون لغيرهم:
now-kind-danger = أحد يؤذيني
now-kind-medical = حريق أو حادث
now-kind-someone-else = شخص آخر
now-kind-self-harm = أريد أن أموت
now-kind-threat = إنهم يهددونني
now-kind-child = عمري دون 18
now-not-emergency = لا خطر
alert-line = هل يؤذيك أحد الآن؟ اضغط الزر الأحمر.

## بطاقات اللغة
card-title = بطاقات اللغة
card-text = اختر لغة بيتك. اعرض البطاقة أو اقرأها بصوت عالٍ. من الأفضل ألا يترجم لك صاحب العمل أو الشريك أو طفل.
card-line = لغتي هي { $spoken_language }. من فضلكم اتصلوا بمترجم.
card-note = اسأل هل المترجم مجاني. يمكن للمحكمة والمستشفى الاتصال بمترجم.

## اللغة
language-title = اللغات
language-text = اختر لغة. يبقى اختيارك محفوظًا 30 يومًا من دون اسمك.

## المشاركة
share-guide-title = شارك هذا الدليل
share-title = مشاركة هذه الصفحة
share-preview = سيرى الآخرون هذا:
share-chat = إرسال إلى محادثة
share-telegram = مشاركة في ⁨Telegram⁩
share-copy-link = نسخ الرابط
share-text = كنص في رسالة
share-text-title = اضغط طويلًا على النص لنسخه:
share-text-opening = معلومات قد تفيدك:
share-message = معلومات قد تفيدك
share-safe = شاركها فقط مع من تثق بهم. لا يظهر الموضوع في الرابط.
share-chat-note = زر «إرسال إلى محادثة» يرسل نسخة قصيرة مع الرقم.

inline-first-line = دليل مجاني للعاملين

## المزيد
more-title = عن هذه الصفحة
more-sources = مصدر المعلومات:
more-source = ⁨{ $name }⁩، جرى التحقق في { $day }
more-share = مشاركة الصفحة
more-about = عن الدليل
more-privacy = ماذا نحفظ

## عن الدليل
about-title = عن ⁨{ $name }⁩
about-is = دليل مجاني لمن يعملون في ⁨{ $region }⁩: الأوراق والأجر ومن يمكنه المساعدة.
about-is-not = هذا برنامج، وليس الشرطة ولا مكتب الحدود ولا محاميًا. لا يقرأ أحد ما تكتبه. المحامي وحده يقول لك ماذا يعني القانون في حالتك.
about-impostor = لا يطلب الدليل أبدًا اسمًا أو صورة أو أوراقًا أو مالًا. المحادثة التي تطلب ذلك احتيال.
about-checked = جرى التحقق من كل المعلومات في { $day } أو بعده. اتصل أولًا، فالأرقام تتغير.
about-translation = النص الأول بالإنجليزية. تذكر الصفحة ذلك إذا لم يراجع أحد ترجمتها.
about-ask = اضغط على الأزرار أو اكتب بضع كلمات، مثل: أخذوا جواز سفري.

## الخصوصية
privacy-title = ماذا نحفظ
privacy-keeps = لا أسماء ولا أرقام ولا رسائل. يُحفظ رمز مدة 48 ساعة للرسائل التي يمكن حذفها، و30 يومًا للغتك، و10 دقائق للصفحة الأخيرة.
privacy-telegram = يحفظ ⁨Telegram⁩ هذه المحادثة. من يفتح هاتفك يمكنه قراءتها.
privacy-delete = «إغلاق» و«حذف المحادثة» يحذفان رسائل آخر 48 ساعة. احذف الرسائل الأقدم بنفسك. قد يلاحظ أحد أن المحادثة فارغة.
privacy-outside = تبقى المكالمات والفواتير وصور الشاشة وما نسخته في مكانها.
privacy-safe-phone = استخدم هاتفًا آخر إذا كان أحد يفتش هاتفك. لا تكتب أسماء ولا أرقام جوازات.

## الحذف والإغلاق
clear-title = هل تريد حذف الرسائل هنا؟
clear-text = تُحذف رسائل آخر 48 ساعة، ورسائلك أيضًا. احذف الأقدم بنفسك.
clear-yes = احذفها
cleared = تم.
leave-title = هل تريد إغلاق هذه المحادثة؟
leave-text = تصبح صفحة عن المد والجزر، وتُحذف رسائل آخر 48 ساعة الأخرى.
leave-yes = أغلقها
everyday-home = ابدأ

## إجابات أخرى
nothing-title = لا يعرف الدليل شيئًا عن ذلك.
nothing-text = يعرف الدليل عن الأوراق والأجر والسلامة. اكتب كلمات أخرى، أو اختر:
choices-title = هل تقصد أحد هذه الأسئلة؟
refused-title = الدليل لا يساعد في ذلك.
refused-law = حجز أوراق الناس أو حبسهم بالدين جريمة في الجزر.
refused-owes = على صاحب العمل أن يعيد الأوراق ويدفع عن كل ساعة ويترك الناس يذهبون.
refused-where = يمكن لأصحاب العمل أن يسألوا هذا المكتب عما عليهم دفعه:
received-title = يرد هنا برنامج. لم ير أحد ما أرسلته، ولا يُحفظ.
received-text = يقرأ الكلمات فقط. اكتب كلمات أو اضغط على زر. يبقى ما أرسلته هنا حتى تحذفه.
received-delete = حذف رسالتي
digits-text = كان هذا رقمًا طويلًا. من الأفضل حذفه، بضغطة واحدة.
late-title = عاد الدليل إلى العمل.
late-text = توقف بعض الوقت. يمكنك المتابعة الآن.
late-go-on = متابعة
private-text = يتحدث الدليل في المحادثات الخاصة فقط.
private-open = إلى المحادثة الخاصة

## الأوامر
command-start = ابدأ
command-hotline = التحدث مع شخص
command-topics = كل المواضيع
command-language = اللغات
command-privacy = ماذا نحفظ
command-clear = حذف المحادثة
command-help = عن الدليل

## الملف
profile-name = { $name }
profile-description = دليل مجاني عن الأجر وأمور الحياة اليومية في ⁨{ $region }⁩. اضغط «ابدأ» أو اكتب بضع كلمات. يرد برنامج، ولا يقرأ أحد ما تكتبه. لا تكتب أي اسم.
profile-short = دليل مجاني عن الأجر وأمور الحياة اليومية في ⁨{ $region }⁩. يرد برنامج.
inline-placeholder = ابحث في الدليل

## عندما لا يعمل شيء آخر
fallback-title = هناك من يستمع إليك، ليلًا ونهارًا:
fallback-text = لا حاجة إلى اسمك. لا شرطة ولا مكتب حدود. اسأل ماذا يقولون لغيرهم. في خطر الآن: { $emergency } (الشرطة، وهي تعمل أحيانًا مع مكتب الحدود).
flood-alert = لحظة من فضلك. هناك من يستمع إليك ليلًا ونهارًا، لا شرطة ولا مكتب حدود: { $number }

# What people type after a screen, separated by commas: yes and no to the question about danger, more of a page.
typed-yes = نعم, أجل
typed-no = لا, كلا
typed-more = المزيد, التالي

# Under lines in a language that the guide is not written in yet.
other-language-unreviewed = لم يراجع أحد السطور أعلاه بعد.
