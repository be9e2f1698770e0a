"""The figures of segmentation/metrics in NumPy and SciPy, from the same published definitions.

As a program it times all of them for one pair of label files, beside bench_metrics:
    python3 tests/benchmarks/metrics_peer.py PREDICTION.nii.gz REFERENCE.nii.gz
"""

import gzip
import itertools
import math
import sys
import time

import numpy as np
from scipy import ndimage

STRUCTURES = {"NCR": (1,), "ED": (2,), "ET": (4,), "WT": (1, 2, 4), "TC": (1, 4)}
REGIONS = ("WT", "TC", "ET")
NEAR18 = ndimage.generate_binary_structure(3, 2)
NEAR26 = ndimage.generate_binary_structure(3, 3)
NAN, INF = math.nan, math.inf


def read_nifti(path):
    """Voxels [i, j, k] and spacing in mm of a NIfTI-1 file."""
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rb") as stream:
        data = stream.read()
    size = np.frombuffer(data, "<i2", 4, 40)[1:]
    kind = {2: "<u1", 4: "<i2", 8: "<i4", 16: "<f4", 512: "<u2"}[
        int(np.frombuffer(data, "<i2", 1, 70)[0])]
    start = int(np.frombuffer(data, "<f4", 1, 108)[0])
    voxels = np.frombuffer(data, kind, int(np.prod(size, dtype=np.int64)), start)
    return voxels.reshape(size, order="F"), np.frombuffer(data, "<f4", 4, 76)[1:].astype(float)


def bounds(mask):
    """The slices of the box of a mask's voxels, and where it begins."""
    return tuple(slice(*(np.flatnonzero(mask.any(tuple({0, 1, 2} - {axis})))[[0, -1]] + (0, 1)))
                 for axis in range(3))


def edges(mask):
    return mask & ~ndimage.binary_erosion(mask, border_value=0)


def code_normals(code):
    """Areas of a corner's polygons along the axes, in eighths of a voxel's faces."""
    corners = [c for c in itertools.product((0, 1), repeat=3)
               if code >> (c[0] + 2 * c[1] + 4 * c[2]) & 1]
    left, normals = set(corners), []
    while left:
        part = [left.pop()]
        for corner in part:
            for axis in range(3):
                other = tuple(v ^ (a == axis) for a, v in enumerate(corner))
                if other in left:
                    left.remove(other)
                    part.append(other)
        pairs = [(a, b, int(np.flatnonzero(np.subtract(a, b))[0]))
                 for a, b in itertools.combinations(part, 2) if sum(np.abs(np.subtract(a, b))) == 1]
        degree = {c: sum(c in pair[:2] for pair in pairs) for c in part}
        axes = {pair[2] for pair in pairs}
        flat = [4 * (axis not in axes) for axis in range(3)]
        beside = lambda axis: [2 * (a != axis) for a in range(3)]
        if len(part) == 1:
            normals += [[1, 1, 1]]
        elif len(part) == 2:
            normals += [beside(pairs[0][2])] * 2
        elif len(part) == 3:
            normals += [flat, [2, 2, 2], [1, 1, 1]]
        elif len(pairs) == 4:
            normals += [flat, flat]
        elif max(degree.values()) == 3:
            normals += [[1, 1, 1], [2, 2, 2], [2, 2, 2], [1, 1, 1]]
        else:
            normals += [[1, 1, 1], [3, 3, 3]]
            normals += [beside(pair[2]) for pair in pairs if 1 in (degree[pair[0]], degree[pair[1]])]
    return np.array(normals, float).reshape(-1, 3) / 8


def surface_areas(spacing):
    faces = np.prod(spacing) / np.asarray(spacing)
    areas = np.zeros(256)
    for code in range(1, 255):
        fewer = 255 - code if bin(code).count("1") > 4 else code
        areas[code] = np.linalg.norm(code_normals(fewer) * faces, axis=1).sum()
    return areas


def corner_codes(mask):
    padded = np.pad(mask.astype(np.uint8), 1)
    codes = np.zeros(np.array(mask.shape) + 1, np.uint8)
    for bit in range(8):
        steps = (bit & 1, bit >> 1 & 1, bit >> 2)
        codes |= padded[tuple(slice(s, s + n) for s, n in zip(steps, codes.shape))] << bit
    return codes


def surface_figures(p, r, spacing, areas, tolerance=1.0):
    """HD, HD95, ASSD, surface-distance's HD95 and surface Dice; neither mask is empty."""
    box = bounds(p | r)
    p, r = p[box], r[box]
    ep, er = edges(p), edges(r)
    there = ndimage.distance_transform_edt(~er, sampling=spacing)[ep]
    back = ndimage.distance_transform_edt(~ep, sampling=spacing)[er]
    cp, cr = corner_codes(p), corner_codes(r)
    sp, sr = (cp != 0) & (cp != 255), (cr != 0) & (cr != 255)
    from_p = ndimage.distance_transform_edt(~sr, sampling=spacing)[sp]
    from_r = ndimage.distance_transform_edt(~sp, sampling=spacing)[sr]
    ap, ar = areas[cp[sp]], areas[cr[sr]]
    within = ap[from_p <= tolerance].sum() + ar[from_r <= tolerance].sum()
    return {"hd_mm": max(there.max(), back.max()),
            "hd95_mm": max(np.percentile(there, 95), np.percentile(back, 95)),
            "assd_mm": (there.sum() + back.sum()) / (there.size + back.size),
            "surface_hd95_mm": max(area_percentile(from_p, ap), area_percentile(from_r, ar)),
            "surface_dice": within / (ap.sum() + ar.sum())}


def area_percentile(distances, areas, share=0.95):
    order = np.lexsort((areas, distances))
    upto = np.cumsum(areas[order]) / areas.sum()
    return distances[order][min(np.searchsorted(upto, share), len(order) - 1)]


def ratio(a, b):
    return a / b if b else 1.0


def mask_figures(p, r, spacing, areas):
    tp, fp, fn = (int(np.count_nonzero(m)) for m in (p & r, p & ~r, r & ~p))
    tn = p.size - tp - fp - fn
    ml = float(np.prod(spacing)) / 1000
    figures = {"dice": ratio(2 * tp, 2 * tp + fp + fn), "jaccard": ratio(tp, tp + fp + fn),
               "sensitivity": ratio(tp, tp + fn), "specificity": ratio(tn, tn + fp),
               "precision": ratio(tp, tp + fp), "accuracy": (tp + tn) / p.size,
               "volume_ml": (tp + fp) * ml, "reference_ml": (tp + fn) * ml}
    if tp + fp and tp + fn:
        return figures | surface_figures(p, r, spacing, areas)
    both = tp + fp + fn == 0
    distance = 0.0 if both else INF
    return figures | {"hd_mm": distance, "hd95_mm": distance, "assd_mm": distance,
                      "surface_hd95_mm": distance, "surface_dice": float(both)}


def lesion_figures(p, r, spacing, areas, brats):
    """After BraTS-2023-Metrics, or else after MIST."""
    near = NEAR26 if brats else NEAR18
    parts, count = ndimage.label(p, near)
    if brats:
        lesions = ndimage.label(ndimage.binary_dilation(r, NEAR18, iterations=3), near)[0] * r
    else:
        lesions = ndimage.label(r, near)[0]
    miss = 374.0 if brats else float(np.linalg.norm(np.array(p.shape) * spacing))
    matched, dice, hd95, found, missed = set(), 0.0, 0.0, 0, 0
    for number in np.unique(lesions[lesions > 0]):
        lesion = lesions == number
        met = set(np.unique(parts[ndimage.binary_dilation(lesion, NEAR18, iterations=3)])) - {0}
        mm3 = np.count_nonzero(lesion) * float(np.prod(spacing))
        dropped = mm3 <= 50 if brats else mm3 < 50
        if brats or not dropped:
            matched |= met
        if dropped:
            continue
        if not met:
            missed, hd95 = missed + 1, hd95 + miss
            continue
        found += 1
        predicted = np.isin(parts, list(met))
        dice += 2 * np.count_nonzero(predicted & lesion) / (
            np.count_nonzero(predicted) + np.count_nonzero(lesion))
        hd95 += surface_figures(predicted, lesion, spacing, areas)["surface_hd95_mm"]
    false = count - len(matched)
    scored = found + missed + false
    if scored == 0:
        return {"dice": 1.0 if brats else NAN, "hd95_mm": 0.0 if brats else NAN,
                "f1": 1.0 if brats else NAN, "lesions": 0, "missed": 0, "false": 0}
    return {"dice": dice / scored, "hd95_mm": (hd95 + false * miss) / scored,
            "f1": 2 * found / (scored + found), "lesions": found + missed, "missed": missed,
            "false": false}


def all_figures(prediction, reference, spacing):
    """Of every structure by name; regions have "brats2023" and "mist" too."""
    areas = surface_areas(spacing)
    rows = {}
    for name, values in STRUCTURES.items():
        p, r = np.isin(prediction, values), np.isin(reference, values)
        rows[name] = mask_figures(p, r, spacing, areas)
        if name in REGIONS:
            rows[name]["brats2023"] = lesion_figures(p, r, spacing, areas, True)
            rows[name]["mist"] = lesion_figures(p, r, spacing, areas, False)
    return rows


if __name__ == "__main__":
    prediction, spacing = read_nifti(sys.argv[1])
    reference, _ = read_nifti(sys.argv[2])
    best = math.inf
    for _ in range(3):
        begin = time.perf_counter()
        rows = all_figures(prediction, reference, spacing)
        best = min(best, time.perf_counter() - begin)
    print(f"NumPy and SciPy: {best:.3f} s; WT Dice {rows['WT']['dice']:.4f}, "
          f"HD95 {rows['WT']['hd95_mm']:.3f} mm")
