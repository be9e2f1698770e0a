"""Another hand at DICOM, by pydicom: writes the series and segmentations of tests, reads ours.

    seg_peer.py series FOLDER SPEC.json    an MR series on a grid
    seg_peer.py write FILE SPEC.json       a segmentation (SEG) of such a series
    seg_peer.py read FILE                  its segments: code, voxels, ml, centroid (LPS mm), as JSON

A grid is size [i, j, k], spacing, origin and direction (rows of the matrix), as in segmentation/volume.
"""
import json
import pathlib
import sys

import numpy as np
import pydicom
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence

MR = "1.2.840.10008.5.1.4.1.1.4"
SEG = "1.2.840.10008.5.1.4.1.1.66.4"
LABELMAP = "1.2.840.10008.5.1.4.1.1.66.7"


def new_file(path, sop_class, uid):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = uid
    meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    data = FileDataset(str(path), {}, file_meta=meta, preamble=b"\0" * 128)
    data.SOPClassUID = sop_class
    data.SOPInstanceUID = uid
    return data


def save(data, path):
    try:
        data.save_as(path, enforce_file_format=True)
    except TypeError:  # pydicom 2
        data.is_little_endian, data.is_implicit_VR = True, False
        data.save_as(path, write_like_original=False)


def number(value):
    return float(f"{value:.10g}")


def put_patient(data, spec):
    data.PatientName = spec.get("patientName", "Nobody^Synthetic")
    data.PatientID = spec.get("patientId", "NOBODY-4711")
    data.PatientBirthDate = "19010203"
    data.PatientSex = "O"
    data.StudyInstanceUID = spec.get("study", "2.25.2000")
    data.StudyDate, data.StudyTime = "20310203", "101112"
    data.StudyID, data.AccessionNumber, data.ReferringPhysicianName = "1", "", ""
    data.FrameOfReferenceUID = spec.get("frame", "2.25.2077")
    data.PositionReferenceIndicator = ""


def position(grid, k):
    d = np.array(grid["direction"])
    return np.array(grid["origin"]) + d[:, 2] * grid["spacing"][2] * k


def orientation(grid):
    d = np.array(grid["direction"])
    return [number(v) for v in (*d[:, 0], *d[:, 1])]


def series(folder, spec):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    grid = spec["grid"]
    columns, rows, slices = grid["size"]
    for k in range(slices):
        instance = slices - k if spec.get("reversed") else k + 1
        uid = f"2.25.2000{spec['series']}{instance:04d}"
        path = folder / f"S{spec['series']}_{(k * 7 + 3) % 97:03d}"
        data = new_file(path, MR, uid)
        put_patient(data, spec)
        if "age" in spec:
            data.add(pydicom.DataElement(0x00101010, "AS", spec["age"], validation_mode=0))
        data.Modality, data.Manufacturer = "MR", "GE MEDICAL SYSTEMS"
        data.SeriesInstanceUID = f"2.25.2000{spec['series']}"
        data.SeriesNumber, data.InstanceNumber = spec["series"], instance
        data.SeriesDescription = spec.get("description", "AX T1 post")
        data.ImageType = ["ORIGINAL", "PRIMARY", "OTHER"]
        data.ScanningSequence, data.SequenceVariant, data.MRAcquisitionType = "SE", "NONE", "2D"
        data.RepetitionTime, data.EchoTime = spec.get("tr", 500), spec.get("te", 10)
        if spec.get("ti"):
            data.InversionTime = spec["ti"]
        if spec.get("agent"):
            data.ContrastBolusAgent = spec["agent"]
        data.FlipAngle = 90
        data.ImagePositionPatient = [number(v) for v in position(grid, k)]
        data.ImageOrientationPatient = orientation(grid)
        data.PixelSpacing = [number(grid["spacing"][1]), number(grid["spacing"][0])]
        data.SliceThickness = number(grid["spacing"][2])
        data.Rows, data.Columns = rows, columns
        data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
        data.BitsAllocated = data.BitsStored = 16
        data.HighBit, data.PixelRepresentation = 15, 0
        if "voxels" in spec:
            whole = np.fromfile(spec["voxels"], dtype=np.float32).reshape(slices, rows, columns)
            pixels = np.clip(np.round(whole[k]), 0, 65535).astype(np.uint16)
        else:
            pixels = (np.arange(rows * columns) * 7919 + k).astype(np.uint16) % 4000
        data.PixelData = pixels.tobytes()
        save(data, path)


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return Sequence([item])


def item_of(**values):
    item = Dataset()
    for name, value in values.items():
        setattr(item, name, value)
    return Sequence([item])


def segment(spec, algorithm):
    item = Dataset()
    item.SegmentNumber, item.SegmentLabel = spec["number"], spec["label"]
    item.SegmentAlgorithmType = "AUTOMATIC" if algorithm else "MANUAL"
    if algorithm:
        item.SegmentAlgorithmName = algorithm
    item.SegmentedPropertyCategoryCodeSequence = code("49755003", "SCT", "Morphologically Abnormal Structure")
    item.SegmentedPropertyTypeCodeSequence = code(*spec.get("code", ["85756007", "SCT", "Tissue"]))
    return item


def frame(spec, grid, k, number_of_segment):
    groups = Dataset()
    groups.PlanePositionSequence = item_of(ImagePositionPatient=[number(v) for v in position(grid, k)])
    if number_of_segment:
        groups.SegmentIdentificationSequence = item_of(ReferencedSegmentNumber=number_of_segment)
    groups.FrameContentSequence = item_of(DimensionIndexValues=[number_of_segment or 1, k + 1])
    if spec.get("references", True):
        source = item_of(
            ReferencedSOPClassUID=MR,
            ReferencedSOPInstanceUID=f"2.25.2000{spec['series']}{k + 1:04d}",
            PurposeOfReferenceCodeSequence=code("121322", "DCM", "Source image for image processing operation"),
        )
        groups.DerivationImageSequence = item_of(
            SourceImageSequence=source, DerivationCodeSequence=code("113076", "DCM", "Segmentation"))
    return groups


def write(path, spec):
    """Voxels of each segment come from files of a byte each, i fastest; empty frames are left out."""
    grid, kind = spec["grid"], spec["kind"]
    columns, rows, slices = grid["size"]
    data = new_file(path, LABELMAP if kind == "LABELMAP" else SEG, "2.25.30001")
    put_patient(data, spec)
    data.Modality, data.Manufacturer, data.ManufacturerModelName = "SEG", "Peer", "Peer"
    data.DeviceSerialNumber, data.SoftwareVersions = "0", "1"
    data.SeriesInstanceUID, data.SeriesNumber, data.InstanceNumber = "2.25.30000", 300, 1
    data.ContentLabel, data.ContentDescription, data.ContentCreatorName = "SEG", "", ""
    data.ContentDate, data.ContentTime = "20310203", "111213"
    data.ImageType = ["DERIVED", "PRIMARY"]
    data.SegmentationType = kind
    if kind == "FRACTIONAL":
        data.SegmentationFractionalType = spec.get("fractional", "PROBABILITY")
        data.MaximumFractionalValue = spec.get("maximum", 200)
    data.SegmentSequence = Sequence([segment(one, spec.get("algorithm")) for one in spec["segments"]])
    if spec.get("references", True):
        images = [Dataset() for _ in range(slices)]
        for k, image in enumerate(images):
            image.ReferencedSOPClassUID = MR
            image.ReferencedSOPInstanceUID = f"2.25.2000{spec['series']}{k + 1:04d}"
        data.ReferencedSeriesSequence = item_of(
            SeriesInstanceUID=f"2.25.2000{spec['series']}", ReferencedInstanceSequence=Sequence(images))
    shared = Dataset()
    shared.PixelMeasuresSequence = item_of(
        PixelSpacing=[number(grid["spacing"][1]), number(grid["spacing"][0])],
        SliceThickness=number(grid["spacing"][2]))
    shared.PlaneOrientationSequence = item_of(ImageOrientationPatient=orientation(grid))
    data.SharedFunctionalGroupsSequence = Sequence([shared])
    frames, pixels = [], []
    volumes = {one["number"]: np.fromfile(one["voxels"], dtype=np.uint8).reshape(slices, rows, columns)
               for one in spec["segments"]}
    if kind == "LABELMAP":
        volumes = {0: sum(np.where(v > 0, n, 0) for n, v in volumes.items())}
    order = range(slices - 1, -1, -1) if spec.get("backwards") else range(slices)
    for n, volume in volumes.items():
        for k in order:
            if volume[k].any():
                frames.append(frame(spec, grid, k, n))
                pixels.append(volume[k].astype(np.uint8))
    data.PerFrameFunctionalGroupsSequence = Sequence(frames)
    data.NumberOfFrames = len(frames)
    data.Rows, data.Columns, data.SamplesPerPixel = rows, columns, 1
    data.PhotometricInterpretation, data.PixelRepresentation = "MONOCHROME2", 0
    bits = 1 if kind == "BINARY" else 8
    data.BitsAllocated = data.BitsStored = bits
    data.HighBit = bits - 1
    whole = np.concatenate([p.ravel() for p in pixels])
    stored = np.packbits(whole > 0, bitorder="little").tobytes() if bits == 1 else whole.tobytes()
    data.PixelData = stored + b"\0" * (len(stored) % 2)
    data["PixelData"].VR = "OB"
    save(data, path)


def read(path):
    data = pydicom.dcmread(path)
    pixels = data.pixel_array.reshape(-1, data.Rows, data.Columns)
    shared = data.SharedFunctionalGroupsSequence[0]
    measures = shared.PixelMeasuresSequence[0]
    plane = [float(v) for v in shared.PlaneOrientationSequence[0].ImageOrientationPatient]
    row, column = np.array(plane[:3]), np.array(plane[3:])
    down, across = (float(v) for v in measures.PixelSpacing)
    ml = down * across * float(measures.SpacingBetweenSlices) / 1000
    result = []
    for item in data.SegmentSequence:
        voxels, total = 0, np.zeros(3)
        for n, groups in enumerate(data.PerFrameFunctionalGroupsSequence):
            if groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber != item.SegmentNumber:
                continue
            at = np.array([float(v) for v in groups.PlanePositionSequence[0].ImagePositionPatient])
            j, i = np.nonzero(pixels[n])
            voxels += len(i)
            total += len(i) * at + row * across * i.sum() + column * down * j.sum()
        kind = item.SegmentedPropertyTypeCodeSequence[0]
        result.append({
            "number": int(item.SegmentNumber), "code": kind.CodeValue, "scheme": kind.CodingSchemeDesignator,
            "algorithm": item.get("SegmentAlgorithmName", ""), "type": item.SegmentAlgorithmType,
            "voxels": voxels, "ml": voxels * ml, "centroid": list(total / max(voxels, 1))})
    references = data.ReferencedSeriesSequence[0]
    print(json.dumps({
        "segments": result, "highBit": int(data.HighBit), "description": data.SeriesDescription,
        "uids": [data.SOPInstanceUID, data.SeriesInstanceUID],
        "series": references.SeriesInstanceUID, "instances": len(references.ReferencedInstanceSequence),
        "patientId": data.PatientID, "study": data.StudyInstanceUID, "frame": data.FrameOfReferenceUID,
        "sources": [str(g.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID)
                    for g in data.PerFrameFunctionalGroupsSequence]}))


if __name__ == "__main__":
    if sys.argv[1] == "read":
        read(sys.argv[2])
    else:
        spec = json.loads(pathlib.Path(sys.argv[3]).read_text())
        {"series": series, "write": write}[sys.argv[1]](sys.argv[2], spec)
