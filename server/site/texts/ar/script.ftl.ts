export default `
# Draft. Not read by a native reader.

script-files-plan = بعد الختم والتعبئة سيخرج {$size}. عبر Tor يستغرق ذلك نحو {$time}.
script-files-quick = بعد الختم والتعبئة سيخرج {$size}: أقل من دقيقة عبر Tor.
script-file-remove = إزالة {$name}
script-files-looking = ما زلنا نفحص ملفاتكم.
script-files-unanswered = ضعوا علامة عند «{script-picture-as-is}»، أو أزيلوا الصورة.
script-picture-clean = إزالة ما تخفيه
script-picture-hint = يزول المكان والوقت والجهاز، وتبقى الصورة. إذا كانت دليلًا فأزيلوا العلامة: لكنها قد تدل عليكم أيضًا.
script-picture-as-is = إرسالها كما هي
script-picture-failed = لم نستطع إزالة البيانات الخفية من هذه. قد تذكر المكان والوقت والجهاز.
script-carries-pdf = كثيرًا ما يذكر ملف PDF الكاتب والجهاز. لا نستطيع إزالة ذلك.
script-carries-office = تذكر المستندات كتّابها وقد تحمل نصًا سابقًا. لا نستطيع إزالة ذلك.
script-carries-media = كثيرًا ما تحمل التسجيلات المكان والوقت والجهاز، والأصوات. لا نستطيع إزالة ذلك.
script-carries-photo = كثيرًا ما تحمل مثل هذه الصور المكان والوقت والجهاز. لا نستطيع إزالة ذلك.
script-carries-other = قد يحمل هذا أسماء وأماكن. لا نستطيع إزالة ذلك.
script-sending-percent = جارٍ الختم والإرسال. يرجى البقاء في هذه الصفحة. وصل {$n} بالمئة.
script-sending-left = بقي نحو {$time}.
script-sending-end = وصل كل شيء. يرجى الانتظار.
script-refused-unsent = لم يُرسل بعد: انقطع الاتصال. لم يضع شيء هنا: انتظروا قليلًا، ثم اضغطوا الزر من جديد. يتابع الإرسال من حيث توقف.
script-refused-unknown = انقطع الاتصال في النهاية تمامًا. ربما وصلت. اضغطوا الزر من جديد: لا يمكن أن تصل مرتين.
script-refused-stopped = توقف. لم يُرسل. لم يضع شيء هنا.
script-refused-file-unreadable = لم يُرسل. تعذرت قراءة أحد ملفاتكم. أزيلوه، أو اختاروه مرة أخرى.
script-refused-too-large = لم يُرسل. هذا أكبر مما يستطيع خادمنا استلامه. أرسلوا ملفات أقل أو أصغر.
script-error-title = يرجى النظر: {$title}
script-room =
    { $n ->
        [zero] لا يتسع لأي حرف بعد
        [one] يتسع لنحو حرف واحد بعد
        [two] يتسع لنحو حرفين بعد
        [few] يتسع لنحو {$n} أحرف بعد
        [many] يتسع لنحو {$n} حرفًا بعد
       *[other] يتسع لنحو {$n} حرف بعد
    }
script-room-over =
    { $n ->
        [zero] طويل قليلًا. أرسلوا الباقي في رسالة ثانية.
        [one] أطول من اللازم بنحو حرف واحد. أرسلوا الباقي في رسالة ثانية.
        [two] أطول من اللازم بنحو حرفين. أرسلوا الباقي في رسالة ثانية.
        [few] أطول من اللازم بنحو {$n} أحرف. أرسلوا الباقي في رسالة ثانية.
        [many] أطول من اللازم بنحو {$n} حرفًا. أرسلوا الباقي في رسالة ثانية.
       *[other] أطول من اللازم بنحو {$n} حرف. أرسلوا الباقي في رسالة ثانية.
    }
script-room-waiting = جارٍ جلب قائمة من يقرؤون
script-reader-left-out = بلا علامة لأنكم أجبتم: {$answer}. ضعوا العلامة إن جاز لهم أن يقرؤوا رغم ذلك.
script-reader-new = اسم جديد: لم يكتب إليكم هنا.
script-reader-added = اسم جديد في هذه القائمة.
script-reader-unreachable = لا يمكن فتح رسائل جديدة حاليًا.
script-message-missing = اكتبوا بضع كلمات.
script-message-long = اختصروا الرسالة قليلًا. يمكنكم إرسال الباقي في رسالة ثانية.
script-readers-missing = ضعوا علامة عند شخص واحد على الأقل يجوز له أن يقرأها.
script-readers-unreachable = لا أحد ممن اخترتموهم يستطيع فتح رسائل جديدة حاليًا. اختاروا غيرهم، أو عودوا لاحقًا.
script-codename-missing = اكتبوا كلماتكم الثماني.
script-word-unknown = الكلمة {$n} ليست في القائمة. انظروا إلى حروفها.
script-word-unknown-near = الكلمة {$n} ليست في القائمة. هل قصدتم «{$word}»؟
script-collected = {$reader}: تم استلام الرسائل المرسلة قبل {$day}.
script-collected-nothing = {$reader}: لم تُستلم أي رسائل بعد.
script-collected-former = {$reader}: لم يعد يقرأ هنا.
script-lost = ما أرسلتموه إلى {$reader} وحده بين {$first} و{$last} لا يمكن فتحه: أرسلوه من جديد.
script-lost-former = ما أرسلتموه إلى {$reader} وحده بعد {$day} لم يُستلم: أرسلوه من جديد، إلى شخص آخر.
script-lost-former-all = ما أرسلتموه إلى {$reader} وحده لم يُستلم: أرسلوه من جديد، إلى شخص آخر.
script-opened = {$reader}: فُتحت رسالة منكم في {$day}.
script-reply-incomplete = لم يصل جزء من هذا الرد بعد. انظروا غدًا مرة أخرى.
script-reply-conflicting = نشر هذا القارئ نصين مختلفين كرد واحد. يظهر الاثنان. احذروا من كليهما.
script-practice-right = الكلمات الثماني كلها صحيحة.
script-practice-differs = الكلمة {$n} مختلفة.
script-practice-missing = الكلمة {$n} ناقصة.
script-sealing = جارٍ ختم رسالتكم
script-sending = جارٍ الإرسال. يرجى البقاء في هذه الصفحة.
script-opening = جارٍ الفتح. يستغرق ثانية أو ثانيتين.
script-fetching = جارٍ جلب الجديد
script-edition-late = تُستلم الرسائل متأخرة عن المعتاد. لا تنتظروا إذا كنتم في خطر.
script-edition-stopped = لم يستلم أحد رسائل منذ أسابيع، فلا نأخذ رسائل جديدة اليوم. ليس هذا بسببكم.
script-edition-expired = انتهت قائمة من يقرؤون على هذا الخط، فلا نأخذ رسائل جديدة اليوم. ليس هذا بسببكم.
script-edition-nobody = لا أحد يستطيع فتح رسائل جديدة اليوم، فلا نأخذ أي رسالة. ليس هذا بسببكم.
script-edition-not-open = لم يُفتح هذا الخط بعد. يرجى العودة في يوم آخر.
script-edition-restored = يُعاد تجهيز خادمنا، فلا نأخذ رسائل الآن. لم يُرسل شيء. يرجى العودة بعد بضع ساعات. ليس هذا بسببكم.
script-edition-moving = يُنقل خادمنا، فلا نأخذ رسائل الآن. لم يُرسل شيء. يرجى العودة بعد ساعة. ليس هذا بسببكم.
script-edition-unreachable = لم تصل أحدث قائمة لمن يقرؤون. يرجى فحص الاتصال؛ تحاول هذه الصفحة من جديد عندما تتابعون.
script-edition-refused = تعذر التحقق من قائمة من يقرؤون، فلا يمكن إرسال شيء من هنا. يرجى إخبار من يدير الخط بطريقة أخرى.
script-refused-network = انقطع الاتصال. لم يضع شيء هنا: انتظروا قليلًا، ثم اضغطوا الزر من جديد.
script-refused-busy = خادمنا مشغول. لم يضع شيء هنا: انتظروا دقيقة، ثم حاولوا من جديد.
script-refused-full = خادمنا ممتلئ حاليًا. لم يضع شيء هنا: حاولوا غدًا من جديد.
script-refused-changed = تغيّر من يقرؤون. انظروا مرة أخرى من يجوز له أن يقرأ، ثم تابعوا.
script-refused-codename-words = هذه ليست ثماني كلمات. انظروا هل تنقص كلمة أو تتكرر.
script-refused-codename-check = هذه الكلمات لا تتوافق معًا. ابحثوا عن خطأ في إحداها، أو في ترتيبها.
script-refused-other = لم ينجح هذا، وليس بسببكم. لم يضع شيء هنا: حاولوا من جديد، أو افتحوا الصفحة مرة أخرى.
`;
