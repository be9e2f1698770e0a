"""Computes every row of a comparison's results.csv anew from the segmentations beside it and the
dataset's labels, and opens the page's pictures. Says what differs and exits with 1.
    python3 results_check.py FOLDER_OF_METRICS_PEER OUTPUT DATASET
"""

import base64
import csv
import math
import pathlib
import re
import struct
import sys
import zlib

sys.path.insert(0, sys.argv[1])
import metrics_peer as peer  # noqa: E402

output, dataset = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PLAIN = {"surface_dice_1mm": "surface_dice"}


def number(text):
    return math.nan if text == "" else float(text)


def same(a, b):
    return math.isnan(a) and math.isnan(b) or a == b or abs(a - b) <= 1e-6 * max(1, abs(b))


def opens(png):
    """Whether these are the bytes of a PNG with 8 bits a pixel and a palette."""
    at, size, pixels = 8, None, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at:at + 8])
        body = png[at + 8:at + 8 + length]
        if zlib.crc32(name + body) != struct.unpack(">I", png[at + 8 + length:at + 12 + length])[0]:
            return False
        size = struct.unpack(">II", body[:8]) if name == b"IHDR" else size
        pixels += body if name == b"IDAT" else b""
        at += 12 + length
    return png[:8] == b"\x89PNG\r\n\x1a\n" and len(zlib.decompress(pixels)) == (size[0] + 1) * size[1]


wrong, compared, cache = [], 0, {}
with open(output / "results.csv", newline="") as stream:
    for row in csv.DictReader(stream):
        case, model, structure = row["case"], row["model"], row["structure"]
        if (case, model) not in cache:
            prediction, spacing = peer.read_nifti(output / f"{case}_{model}_seg.nii.gz")
            reference, _ = peer.read_nifti(dataset / case / f"{case}_seg.nii.gz")
            cache[case, model] = peer.all_figures(prediction, reference, spacing)
        expected = cache[case, model][structure]
        for column, text in list(row.items())[3:]:
            rules, _, figure = column.partition("_")
            if rules in ("brats2023", "mist"):
                value = expected[rules][figure] if rules in expected else math.nan
            else:
                value = expected[PLAIN.get(column, column)]
            compared += 1
            if not same(number(text), float(value)):
                wrong.append(f"{case} {model} {structure} {column}: {text}, expected {value}")
pictures = re.findall(r"data:image/png;base64,([^\"]+)", (output / "index.html").read_text())
wrong += ["A picture of the page does not open." for png in pictures
          if not opens(base64.b64decode(png))]
if not pictures:
    wrong.append("The page has no picture.")
print(f"{len(cache)} segmentations, {compared} figures, {len(wrong)} differ")
print("\n".join(wrong[:20]))
sys.exit(1 if wrong or not compared else 0)
