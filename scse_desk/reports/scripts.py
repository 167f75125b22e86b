"""Which characters are written how: the scripts that faces are chosen by, and where words end."""

import re

IDEOGRAPHS = "々〇\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Without the middle dot, which Chinese puts between the parts of a foreign name.
KANA = "\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
SIGNS = "\u30fb\u3000-\u303f\u3100-\u312f\u3190-\u33ff\ufe30-\ufe4f\uff00-\uffef"
WIDE = f"{IDEOGRAPHS}{KANA}{HANGUL}{SIGNS}"
EITHER = "“”‘’…—‧·"
ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
SCRIPTS = re.compile(
    f"(?P<wide>[{EITHER}]*[{WIDE}]+(?:[{EITHER}]+[{WIDE}]*)*)"
    f"|(?P<thai>[\u0e00-\u0e7f]+)"
    f"|(?P<arabic>[{ARABIC}]+(?:[\u200c\u200d{ARABIC}]+)*)"
    f"|(?P<latin>(?:(?![{EITHER}]+[{WIDE}])[^{WIDE}\u0e00-\u0e7f{ARABIC}])+)"
)
WIDE_WORD = re.compile(f"[{IDEOGRAPHS}{KANA}{HANGUL}]+|[^{IDEOGRAPHS}{KANA}{HANGUL}]+")
BREAKS = re.compile(
    f"[{IDEOGRAPHS}{KANA}\u30fb\u3000-\u303f\ufe30-\ufe4f\uff00-\uff65\uffe0-\uffef]"
)
"""Before and after each of these a line may end, but for the rules."""


RIGHT_TO_LEFT = re.compile(f"[\u0590-\u05ff{ARABIC}]")
MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
WORDS = re.compile(
    "([^ \t\n\r\u1680\u2000-\u200a\u205f\u3000]+)([ \t\n\r\u1680\u2000-\u200a\u205f\u3000]*)"
)
ATOMS = re.compile(r".+?(?:[-–/](?=\w)|$)|.+", re.DOTALL)
PARTS = re.compile(r".+?[@._/?&=](?=\w)|.+", re.DOTALL)
SIMPLE = re.compile("[\t\n -~\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff–—‘’“”•…€]*")
CARE = re.compile(f"{MARKS.pattern}|[\u0e00-\u0e7f\u0590-\u05ff{ARABIC}]")
"""What a font cannot set letter by letter."""
