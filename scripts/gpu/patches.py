"""Prepared cases small enough to carry: 8 bits a value, predicted from the neighbours, compressed.

    patches.py pack PATCHES FOLDER --megabytes N    as many cases as fit, the others named
    patches.py unpack FOLDER PATCHES                patch files again, that `train` reads

PATCHES is a folder made by `glioscope-engine prepare`. The brain's values become 127 levels between the
0.01th and 99.99th percentile of a case, 0 stays what is outside; regions and the expert's labels are kept
as they are. Right for training, not for figures of another program.
"""
import argparse
import json
import lzma
import pathlib
import sys

import h5py
import numpy as np

LEVELS = 127
NAMES = ("images", "regions", "reference")


def predicted(values):
    """The median of the two neighbours before and the plane through them (as JPEG-LS), in the last two axes."""
    left, above, corner = (np.zeros_like(values) for _ in range(3))
    left[..., 1:] = values[..., :-1]
    above[..., 1:, :] = values[..., :-1, :]
    corner[..., 1:, 1:] = values[..., :-1, :-1]
    low, high = np.minimum(left, above), np.maximum(left, above)
    return np.where(corner >= high, low, np.where(corner <= low, high, left + above - corner))


def residue(values):
    wide = values.astype(np.int16)
    return ((wide - predicted(wide)) & 255).astype(np.uint8)


def restored(residues):
    """The inverse of residue(): a row and a column at a time, all planes at once."""
    planes = residues.reshape(-1, *residues.shape[-2:]).astype(np.int16)
    values = np.zeros_like(planes)
    for j in range(planes.shape[1]):
        for k in range(planes.shape[2]):
            left = values[:, j, k - 1] if k else 0 * planes[:, 0, 0]
            above = values[:, j - 1, k] if j else 0 * planes[:, 0, 0]
            corner = values[:, j - 1, k - 1] if j and k else 0 * planes[:, 0, 0]
            low, high = np.minimum(left, above), np.maximum(left, above)
            guess = np.where(corner >= high, low, np.where(corner <= low, high, left + above - corner))
            values[:, j, k] = (planes[:, j, k] + guess) & 255
    return values.astype(np.uint8).reshape(residues.shape)


def packed(file):
    with h5py.File(file) as patch:
        images = patch["images"][...].astype(np.float32)
        brain = images != 0
        low, high = np.percentile(images[brain], (0.01, 99.99))
        scaled = np.rint((np.clip(images, low, high) - low) / (high - low) * (LEVELS - 1))
        levels = np.where(brain, 1 + scaled, 0).astype(np.uint8)
        arrays = {"images": residue(levels), "regions": patch["regions"][...],
                  "reference": patch["reference"][...]}
        head = {"low": float(low), "high": float(high), "patch": patch.attrs["patch"].decode()
                if isinstance(patch.attrs["patch"], bytes) else str(patch.attrs["patch"]),
                "shapes": {name: arrays[name].shape for name in NAMES}}
    body = b"".join(arrays[name].tobytes() for name in NAMES)
    return lzma.compress(json.dumps(head).encode() + b"\n" + body, preset=6)


def unpack_case(data, target):
    head, body = lzma.decompress(data).split(b"\n", 1)
    head = json.loads(head)
    arrays, offset = {}, 0
    for name in NAMES:
        count = int(np.prod(head["shapes"][name]))
        arrays[name] = np.frombuffer(body, np.uint8, count, offset).reshape(head["shapes"][name])
        offset += count
    levels = restored(arrays["images"])
    step = (head["high"] - head["low"]) / (LEVELS - 1)
    images = head["low"] + (levels.astype(np.float32) - 1) * step
    images[images == 0] = step / 2  # 0 is outside
    arrays["images"] = np.where(levels == 0, 0, images).astype(np.float16)
    with h5py.File(target, "w") as patch:
        patch.attrs["patch"] = head["patch"]
        for name in NAMES:
            patch[name] = arrays[name]


def pack(patches, folder, megabytes):
    folder.mkdir(parents=True, exist_ok=True)
    room = megabytes * 1e6
    left_out = []
    for file in sorted(patches.glob("*.h5")):
        data = packed(file)
        if len(data) > room:
            left_out.append(file.stem)
            continue
        room -= len(data)
        (folder / (file.stem + ".xz")).write_bytes(data)
    count = len(list(folder.glob("*.xz")))
    print(f"{count} cases in {megabytes - room / 1e6:.1f} MB; left out for want of room: "
          f"{', '.join(left_out) or 'none'}")


def unpack(folder, patches):
    from concurrent.futures import ProcessPoolExecutor
    patches.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(unpack_case, file.read_bytes(), patches / (file.stem + ".h5"))
                for file in sorted(folder.glob("*.xz"))]
        for job in jobs:
            job.result()
    for split in folder.glob("split.json"):
        (patches / split.name).write_bytes(split.read_bytes())
    print(f"{len(jobs)} cases unpacked into {patches}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("pack", "unpack"))
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=36)
    arguments = parser.parse_args()
    if not arguments.source.is_dir():
        sys.exit(f"There is no folder {arguments.source}.")
    if arguments.action == "pack":
        pack(arguments.source, arguments.target, arguments.megabytes)
    else:
        unpack(arguments.source, arguments.target)


if __name__ == "__main__":
    main()
