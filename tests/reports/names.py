"""A hundred invented names for each way of writing that guests come with."""

from itertools import product
from unicodedata import normalize


def _western(given: str, family: str) -> list[str]:
    return [normalize("NFC", f"{g} {f}") for g, f in product(given.split(), family.split())]


def _eastern(family: str, given: str) -> list[str]:
    return [normalize("NFC", f + g) for f, g in product(family.split(), given.split())]


NAMES = {
    "latin with diacritics": _western(
        "Zdeněk Łucja Gülşah Ağca Žofie Řehoř Şükran Iñigo Ílhan Øyvind",
        "Hřebíček Szczęśniak Işıkoğlu Dvořáková Müßig Ængström Þórsdóttir Ștefănescu Čížek Ğalı",
    ),
    "chinese": _eastern(
        "陳 林 王 歐陽 簡 𠮷 游 蕭 顏 龔", "堃宏 𡘙玉 喆 羣英 峯瑞 玹妤 犇 筳萱 瀞文 槺榮"
    ),
    "simplified chinese": _eastern(
        "张 陈 刘 赵 邓 罗 龙 马 叶 吴", "伟 丽华 东升 国庆 艳 军 宁 晓云 志强 义"
    ),
    "vietnamese": _western(
        "Nguyễn Trần Lê Phạm Đặng Vũ Bùi Dương Hồ Lữ",
        "Nguyệt Ường Phượng Hằng Thủy Đức Quỳnh Ngữ Dũng Uyển",
    ),
    "indonesian": _western(
        "Suharti Bambang Dewi Ketut Wayan Siti Agus Rizki Putu Yohanes",
        "Wibowo Pranoto Lestari Simanjuntak Nasution Hadiningrat Saragih Kusumo Tanjung Rahayu",
    ),
    "thai": _western(
        "สมชาย กิ่งแก้ว ปื้น น้ำฝน ญาณี ฐิติ ศรีสุดา เพ็ญ ปู่เจ้า ณัฏฐ์",
        "ปิ่นทอง ใจดี น้ำเพชร ก้ำกึ่ง กู้เกียรติ ที่ปรึกษ์ ฎีกา รุ่งเรือง ฟ้าใส ตั้งมั่น",
    ),
    "hangul": _eastern(
        "김 이 박 최 뷁 남궁 황 권 윤 홍", "민수 서연 각현 힣 지훈 예린 도윤 하늘 슬기 찬"
    ),
    "kana": _western(
        "髙橋 渡邉 𠮷野 佐々木 山﨑 ヴェルヌ やまだ ゑびす 齋藤 ナカムラ",
        "さくら タケシ ゆうき ハルカ はやと ひなた ユリヱ りょう ケンイチ あおい",
    ),
    "arabic": _western(
        "محمد فاطمة عبدالله چنار پروین گل الأمين ليلى هالة يوسف",
        "الإبراهيمي العلاوي بنسليمان القحطاني الهاشمي لاشين الزهراني شيرازي زادگان الأندلسي",
    ),
    "cyrillic": _western(
        "Ольга Юрій Ђорђе Әлия Ґалина Щедрик Йоан Ўктам Ёлка Қайрат",
        "Щербакова Їжакевич Џаковић Өмірбек Жуковська Ћирић Эшонов Ъгълов Љубић Ңурлан",
    ),
}

LONGEST = (
    "Maximiliana Constantia Wilhelmina von und zu Hohenlohe-Schillingsfürst-Breunigweiler Łódź"
)
