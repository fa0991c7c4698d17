//! Emoji of every make and four scripts in one timeline.

use anyhow::Result;

use crate::shot::{shoot, shoot_phone};
use crate::support::{App, journey};

/// Who writes, and what: flags, families, skin tones, keycaps; Han, kana, hangul, Arabic with digits and Latin in it.
const WORDS: [(bool, &str); 8] = [
    (false, "👍 🎉 ❤️ 1️⃣ 🏳️‍🌈"),
    (true, "🇵🇹 🇯🇵 🇧🇷 👩‍👩‍👧‍👦 👩🏽‍🚀 🤝🏿 👋🏻"),
    (false, "周四上午十点方便吗?直接回复即可。"),
    (true, "はい、木曜日の十時で大丈夫です。直接伺います。"),
    (false, "네, 목요일 열 시에 뵙겠습니다."),
    (
        true,
        "نعم، الخميس الساعة 10:00 مناسب لي. سأحضر عقد MultiLine معي 🙏🏽",
    ),
    (false, "شكرًا! نلتقي في المكتب (الطابق 3)."),
    (true, "Perfect, obrigada! Até quinta 🌷"),
];

#[tokio::test]
async fn pictures_of_many_scripts_in_one_timeline() -> Result<()> {
    journey(async {
        let home = tempfile::tempdir()?;
        let app = App::in_practice(home.path()).await?;
        let guest = "Sam Whitfield";
        app.write_as(guest, "Hello! Which language suits you?")
            .await?;
        app.open_conversation(guest).await?;
        for (theirs, words) in WORDS {
            if theirs {
                app.write_as(guest, words).await?;
                app.reads(&[guest, words]).await?;
            } else {
                app.compose(guest, words, "Send").await?;
                app.reads(&["You, ", words]).await?;
            }
        }
        shoot(&app, "65-scripts").await?;
        shoot_phone(&app, guest, "66-phone-scripts").await
    })
    .await
}
