//! Names of public figures and cities as the press writes them in other scripts: each pair is one name, and near-names are kept apart.

use polynym_translit::sound::{Manner, Sound, Sounds};
use unicode_script::{Script, UnicodeScript as _};

/// Farther is no name that something else joins; one of two words of a name.
const LENIENT: f32 = 0.25;

const PAIRS: [(&str, &str); 15] = [
    (
        "Greek",
        "Zelensky Ζελένσκι, Putin Πούτιν, Trump Τραμπ, Biden Μπάιντεν, Macron Μακρόν, Merkel Μέρκελ, Scholz Σολτς, Johnson Τζόνσον, \
         Obama Ομπάμα, Clinton Κλίντον, Erdoğan Ερντογάν, Mitsotakis Μητσοτάκης, Tsipras Τσίπρας, Berlusconi Μπερλουσκόνι, \
         Netanyahu Νετανιάχου, Lavrov Λαβρόφ, Navalny Ναβάλνι, Guterres Γκουτέρες, Stoltenberg Στόλτενμπεργκ, Blinken Μπλίνκεν, \
         London Λονδίνο, Berlin Βερολίνο, Kharkiv Χάρκοβο, Washington Ουάσινγκτον, Vladimir Βλαντίμιρ, \
         Volodymyr Βολοντίμιρ, Donald Ντόναλντ, Angela Άνγκελα, Emmanuel Εμανουέλ, Papandreou Παπανδρέου, Venizelos Βενιζέλος, \
         Зеленський Ζελένσκι, Путин Πούτιν",
    ),
    (
        "Arabic",
        "Zelensky زيلينسكي, Putin بوتين, Trump ترامب, Biden بايدن, Macron ماكرون, Merkel ميركل, Scholz شولتس, Johnson جونسون, \
         Obama أوباما, Clinton كلينتون, Erdoğan أردوغان, Netanyahu نتنياهو, Lavrov لافروف, Guterres غوتيريش, Blinken بلينكن, \
         Volodymyr فولوديمير, Vladimir فلاديمير, Mohammed محمد, Hussein حسين, Abbas عباس, Assad أسد, Bashar بشار, Mahmoud محمود, \
         Hassan حسن, Nasrallah نصرالله, Khamenei خامنئي, Rouhani روحانی, Ahmadinejad احمدی‌نژاد, Zarif ظریف, Imran عمران, \
         Nawaz نواز, Sharif شریف, Berlin برلين, London لندن, Kharkiv خاركيف, Odessa أوديسا, Baghdad بغداد, Зеленський زيلينسكي, Путин پوتین, \
         Махмуд محمود, Хасан حسن, Мехди مهدی, Уитни ويتني",
    ),
    (
        "Hebrew",
        "Zelensky זלנסקי, Putin פוטין, Trump טראמפ, Biden ביידן, Macron מקרון, Merkel מרקל, Scholz שולץ, Johnson ג'ונסון, \
         Obama אובמה, Clinton קלינטון, Erdoğan ארדואן, Netanyahu נתניהו, Lavrov לברוב, Guterres גוטרש, Blinken בלינקן, \
         Volodymyr וולודימיר, Vladimir ולדימיר, Benjamin בנימין, Gantz גנץ, Lapid לפיד, Bennett בנט, Rabin רבין, Sharon שרון, \
         Peres פרס, Herzog הרצוג, Olmert אולמרט, Haifa חיפה, Berlin ברלין, London לונדון, Kharkiv חרקיב, Donald דונלד, \
         Зеленский זלנסקי, Нетаньяху נתניהו, Sholem שלום, Singer זינגער",
    ),
    (
        "kana",
        "Zelensky ゼレンスキー, Putin プーチン, Trump トランプ, Biden バイデン, Macron マクロン, Merkel メルケル, Scholz ショルツ, \
         Johnson ジョンソン, Obama オバマ, Clinton クリントン, Erdoğan エルドアン, Netanyahu ネタニヤフ, Lavrov ラブロフ, \
         Guterres グテーレス, Blinken ブリンケン, Volodymyr ウォロディミル, Vladimir ウラジーミル, Donald ドナルド, Emmanuel エマニュエル, \
         Angela アンゲラ, Thatcher サッチャー, Carter カーター, Berlin ベルリン, London ロンドン, Kharkiv ハルキウ, Odesa オデーサ, \
         Suzuki すずき, Tanaka タナカ, Shinzo シンゾウ, Reagan レーガン, Зеленский ゼレンスキー, Путин プーチン",
    ),
    (
        "Hangul",
        "Zelensky 젤렌스키, Putin 푸틴, Trump 트럼프, Biden 바이든, Macron 마크롱, Merkel 메르켈, Scholz 숄츠, Johnson 존슨, \
         Obama 오바마, Clinton 클린턴, Erdoğan 에르도안, Netanyahu 네타냐후, Lavrov 라브로프, Blinken 블링컨, \
         Volodymyr 볼로디미르, Vladimir 블라디미르, Donald 도널드, Emmanuel 에마뉘엘, Angela 앙겔라, Thatcher 대처, Carter 카터, \
         Berlin 베를린, London 런던, Kharkiv 하르키우, Moon 문, Kim 김, Seoul 서울, Busan 부산, Zuckerberg 저커버그, Зеленский 젤렌스키, Путин 푸틴",
    ),
    (
        "Georgian",
        "Zelensky ზელენსკი, Putin პუტინი, Trump ტრამპი, Biden ბაიდენი, Macron მაკრონი, Merkel მერკელი, Scholz შოლცი, \
         Johnson ჯონსონი, Obama ობამა, Clinton კლინტონი, Erdoğan ერდოღანი, Netanyahu ნეთანიაჰუ, Lavrov ლავროვი, Guterres გუტერეში, \
         Blinken ბლინკენი, Volodymyr ვოლოდიმირ, Vladimir ვლადიმირ, Donald დონალდ, Emmanuel ემანუელ, Angela ანგელა, \
         Saakashvili სააკაშვილი, Zourabichvili ზურაბიშვილი, Kobakhidze კობახიძე, Garibashvili ღარიბაშვილი, Ivanishvili ივანიშვილი, \
         Tbilisi თბილისი, Batumi ბათუმი, Berlin ბერლინი, London ლონდონი, Kharkiv ხარკივი, Зеленський ზელენსკი, Путин პუტინი",
    ),
    (
        "Armenian",
        "Zelensky Զելենսկի, Putin Պուտին, Trump Թրամփ, Biden Բայդեն, Macron Մակրոն, Merkel Մերկել, Scholz Շոլց, Johnson Ջոնսոն, \
         Obama Օբամա, Clinton Քլինթոն, Erdoğan Էրդողան, Netanyahu Նեթանյահու, Lavrov Լավրով, Guterres Գուտերեշ, Blinken Բլինքեն, \
         Volodymyr Վոլոդիմիր, Vladimir Վլադիմիր, Donald Դոնալդ, Emmanuel Էմանուել, Angela Անգելա, Pashinyan Փաշինյան, \
         Sargsyan Սարգսյան, Kocharyan Քոչարյան, Mirzoyan Միրզոյան, Aliyev Ալիև, Yerevan Երևան, Gyumri Գյումրի, Berlin Բեռլին, \
         London Լոնդոն, Kharkiv Խարկիվ, Зеленский Զելենսկի, Путин Պուտին",
    ),
    (
        "Devanagari",
        "Zelensky ज़ेलेंस्की, Putin पुतिन, Trump ट्रंप, Biden बाइडेन, Macron मैक्रों, Merkel मर्केल, Scholz शोल्ज़, Johnson जॉनसन, \
         Obama ओबामा, Clinton क्लिंटन, Netanyahu नेतन्याहू, Lavrov लावरोव, Guterres गुटेरेस, Blinken ब्लिंकन, Vladimir व्लादिमीर, \
         Donald डोनाल्ड, Emmanuel इमैनुएल, Angela एंजेला, Modi मोदी, Narendra नरेंद्र, Gandhi गांधी, Rahul राहुल, Nehru नेहरू, \
         Amit अमित, Jaishankar जयशंकर, Delhi दिल्ली, Mumbai मुंबई, London लंदन, Berlin बर्लिन, Путин पुतिन, Моди मोदी",
    ),
    (
        "Bengali",
        "Zelensky জেলেনস্কি, Putin পুতিন, Trump ট্রাম্প, Biden বাইডেন, Macron মাক্রোঁ, Merkel মের্কেল, Johnson জনসন, Obama ওবামা, \
         Clinton ক্লিনটন, Netanyahu নেতানিয়াহু, Lavrov লাভরভ, Guterres গুতেরেস, Blinken ব্লিঙ্কেন, Vladimir ভ্লাদিমির, Donald ডোনাল্ড, \
         Emmanuel এমানুয়েল, Hasina হাসিনা, Modi মোদি, Mamata মমতা, Banerjee ব্যানার্জি, Rahman রহমান, Delhi দিল্লি, London লন্ডন, \
         Berlin বার্লিন, Mujib মুজিব, Путин পুতিন",
    ),
    (
        "Tamil",
        "Zelensky ஜெலென்ஸ்கி, Putin புடின், Trump டிரம்ப், Biden பைடன், Merkel மெர்க்கல், Johnson ஜான்சன், Obama ஒபாமா, Clinton கிளின்டன், \
         Lavrov லாவ்ரோவ், Vladimir விளாடிமிர், Donald டொனால்ட், Modi மோடி, Gandhi காந்தி, Rahul ராகுல், Stalin ஸ்டாலின், \
         Karunanidhi கருணாநிதி, Jayalalithaa ஜெயலலிதா, Rajapaksa ராஜபக்ச, London லண்டன், Berlin பெர்லின், Madurai மதுரை, Narendra நரேந்திர, \
         Annadurai அண்ணாதுரை, Kamaraj காமராஜ், Путин புடின்",
    ),
    (
        "Thai",
        "Zelensky เซเลนสกี, Putin ปูติน, Trump ทรัมป์, Biden ไบเดน, Macron มาครง, Merkel แมร์เคิล, Johnson จอห์นสัน, Obama โอบามา, \
         Clinton คลินตัน, Lavrov ลาฟรอฟ, Blinken บลิงเคน, Vladimir วลาดิมีร์, Donald โดนัลด์, Thaksin ทักษิณ, Shinawatra ชินวัตร, \
         Somchai สมชาย, London ลอนดอน, Berlin เบอร์ลิน, Phuket ภูเก็ต, Carter คาร์เตอร์, Reagan เรแกน, Bangkok บางกอก, Chiangmai เชียงใหม่, \
         Nixon นิกสัน, Anutin อนุทิน, Путин ปูติน",
    ),
    (
        "Ethiopic",
        "Abiy አቢይ, Ahmed አህመድ, Haile ኃይለ, Selassie ሥላሴ, Mengistu መንግስቱ, Meles መለስ, Zenawi ዜናዊ, Tedros ቴድሮስ, Isaias ኢሳያስ, Trump ትራምፕ, \
         Putin ፑቲን, Obama ኦባማ, Gondar ጎንደር, London ለንደን, Berlin በርሊን, Путин ፑቲን",
    ),
    (
        "Han",
        "Jinping 近平, Xi 习, Li 李, Keqiang 克强, Wang 王, Yi 毅, Jintao 锦涛, Hu 胡, Jiabao 家宝, Wen 温, Zedong 泽东, Mao 毛, Enlai 恩来, Zhou 周, \
         Deng 邓, Xiaoping 小平, Ma 马, Yun 云, Tsai 蔡, Beijing 北京, Shanghai 上海, Nanjing 南京, Shenzhen 深圳, Taipei 台北, Wuhan 武汉, Ляо 廖",
    ),
    (
        "two scripts that lack sounds",
        "זלנסקי زيلينسكي, פוטין بوتين, נתניהו نتنياهو, トランプ ترامب, ゼレンスキー 젤렌스키, プーチン 푸틴, オバマ 오바마, Πούτιν 푸틴, \
         Ομπάμα أوباما, מרקל メルケル, ერდოღანი أردوغان, Մակրոն ماكرون, मोदी مودي",
    ),
    (
        "one script, two spellings",
        "ゼレンスキー ゼレンスキイ, زيلينسكي زلنسکی, בנימין בנימן, Μητσοτάκης Μιτσοτάκης, 도널드 도날드",
    ),
];

/// As likely to be met beside each other, and not one name.
const APART: &str = "Putin Πετρόφ, Merkel Μακρόν, Trump Τσίπρας, Biden بوتين, Merkel مورسي, Hassan حسام, Lavrov ليفني, Putin פרץ, \
     Biden בנימין, Trump תורם, Putin バイデン, Merkel マクロン, Macron マケイン, Trump トルドー, Putin 부시, Merkel 마크롱, Biden 푸틴, \
     Trump 트뤼도, Putin ბაიდენი, Merkel მაკრონი, Putin Պետրոս, Macron Մերկել, Modi मनमोहन, Putin पटेल, Gandhi गोविंद";

fn script(word: &str) -> Script {
    word.chars().find(|c| c.is_alphabetic()).unwrap().script()
}

/// Whether two words share a key, and how far they are.
fn compare(sounds: &Sounds, a: &str, b: &str, manner: Manner) -> (bool, f32) {
    let profile = sounds.profile(script(a), script(b));
    let keys = |sound: &Sound| profile.keys(sound.letters()).collect::<Vec<_>>();
    let (left, right) = (sounds.of(a), sounds.of(b));
    let pairs = || left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
    let joined = pairs().any(|(a, b)| keys(a).iter().any(|key| keys(b).contains(key)));
    let cost = pairs()
        .map(|(a, b)| profile.cost(a.letters(), b.letters(), manner))
        .fold(f32::MAX, f32::min);
    (joined, cost)
}

fn pairs(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.split(", ").map(|pair| pair.trim().split_once(' ').unwrap())
}

#[test]
fn one_name_in_two_scripts_has_a_key_in_common_and_is_near() {
    let sounds = Sounds::new();
    let mut failures = Vec::new();
    for (what, list) in PAIRS {
        for (a, b) in pairs(list) {
            let (joined, cost) = compare(&sounds, a, b, Manner::Lenient);
            if !joined || cost >= LENIENT {
                let heard = |word| {
                    sounds
                        .of(word)
                        .iter()
                        .map(|s| String::from_utf8_lossy(s.letters()).into_owned())
                        .collect::<Vec<_>>()
                };
                failures.push(format!("{what}: {a} {b}: {joined} {cost:.3} {:?} {:?}", heard(a), heard(b)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_order_of_the_scripts_does_not_matter() {
    let sounds = Sounds::new();
    for (_, list) in PAIRS {
        for (a, b) in pairs(list) {
            for manner in [Manner::Lenient, Manner::Strict] {
                let (there, back) = (compare(&sounds, a, b, manner), compare(&sounds, b, a, manner));
                assert!(there.0 == back.0 && (there.1 - back.1).abs() < 1e-6, "{a} {b}");
            }
        }
    }
}

#[test]
fn other_names_have_other_keys_or_are_far() {
    let sounds = Sounds::new();
    for (a, b) in pairs(APART) {
        let (joined, cost) = compare(&sounds, a, b, Manner::Strict);
        assert!(!joined || cost > 0.2, "{a} {b}: {cost}");
    }
}

#[test]
fn most_names_of_the_press_are_near_enough_to_stand_alone() {
    let sounds = Sounds::new();
    for (what, list) in &PAIRS[..8] {
        let strict: Vec<f32> = pairs(list).map(|(a, b)| compare(&sounds, a, b, Manner::Strict).1).collect();
        let near = strict.iter().filter(|&&cost| cost < 0.15).count();
        assert!(near * 10 >= strict.len() * 8, "{what}: {near} of {}", strict.len());
    }
}
