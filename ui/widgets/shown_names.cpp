#include "ui/widgets/shown_names.h"

#include "segmentation/system/setting.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <string>

namespace glioscope {
namespace {

constexpr const char* kContext = "Name";

// What lupdate finds of the tables below the windows. A name that all languages share is not here.
[[maybe_unused]] constexpr const char* kNames[] = {
    shown("Name", "Background"),
    shown("Name", "Necrotic core"),
    shown("Name", "Oedema"),
    shown("Name", "Enhancing tumour"),
    shown("Name", "Resection cavity"),
    shown("Name", "Whole tumour"),
    shown("Name", "Tumour core"),
    shown("Name", "Axial"),
    shown("Name", "Coronal"),
    shown("Name", "Sagittal"),
    shown("Name", "BraTS to 2021 (1 NCR, 2 ED, 4 ET)"),
    shown("Name", "BraTS from 2023 (1 NCR, 2 ED, 3 ET, 4 RC)"),
    shown("Name", "BraTS paediatric from 2024 (1 ET, 2 and 3 NCR, 4 ED)"),
    shown("Name", "labels"),
    // What the system says of files.
    shown("Name", "Permission denied"),
    shown("Name", "No such file or directory"),
    shown("Name", "Read-only file system"),
    shown("Name", "Is a directory"),
    shown("Name", "Not a directory"),
    shown("Name", "File name too long"),
    shown("Name", "Input/output error"),
    shown("Name", "Too many open files"),
    // What lies in a DICOM study beside images of MR.
    shown("Name", "ultrasound"),
    shown("Name", "segmentation (SEG)"),
    shown("Name", "report (SR)"),
    shown("Name", "contours (RTSTRUCT)"),
    shown("Name", "presentation state"),
    shown("Name", "X-ray"),
    shown("Name", "MR without an image of slices"),
    shown("Name", "microscopy"),
    shown("Name", "other picture"),
    shown("Name", "DICOM of no modality"),
    // Units of settings, behind a range.
    shown("Name", "voxels along every axis"),
    shown("Name", "epoch"),
    shown("Name", "steps"),
    shown("Name", "FLAIR sequence"),
    shown("Name", "T1 sequence"),
    shown("Name", "T1ce sequence"),
    shown("Name", "T2 sequence"),
    shown("Name", "Entropy"),
    shown("Name", "SD"),
    shown("Name", "NCR share"),
    shown("Name", "ED share"),
    shown("Name", "ET share"),
    shown("Name", "WT share"),
    shown("Name", "TC share"),
    shown("Name", "RC share"),
    shown("Name", "Agreement"),
    shown("Name", "Errors"),
    shown("Name", "true negative"),
    shown("Name", "true positive"),
    shown("Name", "false positive"),
    shown("Name", "false negative"),
    shown("Name", "Sensitivity"),
    shown("Name", "Specificity"),
    shown("Name", "Accuracy"),
    shown("Name", "Precision"),
    shown("Name", "Volume error"),
    shown("Name", "Relative volume error"),
    shown("Name", "Surface Dice"),
    shown("Name", "Surface Dice (MONAI)"),
    shown("Name", "BraTS to 2022"),
    shown("Name", "BraTS 2023 code"),
    shown("Name", "TN / (TN + FP), over every voxel of the grid"),
    shown("Name", "(TP + TN) / all voxels of the grid"),
    shown("Name", "Predicted volume - reference volume"),
    shown("Name",
          "(Predicted volume - reference volume) / reference volume; 0 where both are "
          "empty, infinite where only the reference is"),
    shown("Name",
          "Largest distance from an edge voxel of either mask to the nearest of the "
          "other; edges are what a 6-connected erosion removes, the grid's border "
          "counting as edge (MONAI, HausdorffDistanceMetric)"),
    shown("Name",
          "95th percentile of those distances with linear interpolation, the larger of "
          "the two directions (MONAI, HausdorffDistanceMetric, percentile 95)"),
    shown("Name",
          "95th percentile of the distances between surface elements, weighted by their "
          "area, the larger of the two directions (surface-distance, "
          "compute_robust_hausdorff; as in BraTS)"),
    shown("Name",
          "Mean of the distances from all edge voxels of both masks to the nearest of "
          "the other (MONAI, SurfaceDistanceMetric, symmetric)"),
    shown("Name",
          "Area of the surface elements of both masks within the tolerance of the "
          "other's surface / area of all (surface-distance, "
          "compute_surface_dice_at_tolerance)"),
    shown("Name",
          "Edge voxels of both masks within the tolerance of the other's edges / all "
          "edge voxels (MONAI, SurfaceDiceMetric)"),
    shown("Name",
          "Where both are empty Dice, Jaccard and surface Dice are 1 and distances 0 mm; "
          "where one is empty they are 0 and infinite. Sensitivity, specificity and "
          "precision are 1 where their denominator is 0."),
    shown("Name",
          "Where both are empty Dice is 1 and HD95 0 mm; where one is empty Dice is 0 "
          "and HD95 373.13 mm, the diagonal of its images. Sensitivity, specificity and "
          "precision are 1 where their denominator is 0."),
    shown("Name",
          "Where the reference is empty Dice and Jaccard are not defined (ignore_empty), "
          "nor is anything else where both are; where one is empty distances are "
          "infinite. Sensitivity, specificity and precision are not defined where their "
          "denominator is 0."),
    shown("Name",
          "Where both are empty Dice and surface Dice are not defined and distances "
          "infinite; where one is empty they are 0 and infinite."),
    shown("Name",
          "Without a lesion above the threshold and without false positives Dice and F1 "
          "are 1 and HD95 0 mm; a missed or false lesion has Dice 0 and HD95 374 mm."),
    shown("Name",
          "Sum over the reference's lesions above 50 mm3 / (those + false positives); "
          "26-connected parts, those within three dilations merged, HD95 as "
          "surface-distance defines it; F1 = 2 found / (2 found + missed + false)"),
    shown("Name",
          "Without a lesion of the threshold's volume and without false positives "
          "nothing is defined; a missed or false lesion has Dice 0 and the grid's "
          "diagonal as HD95."),
    shown("Name",
          "Sum over the reference's lesions of at least 50 mm3 / (those + false "
          "positives); 18-connected parts, each by itself, HD95 as surface-distance "
          "defines it; F1 = 2 found / (2 found + missed + false)"),
};

}  // namespace

QString shownName(std::string_view english)
{
    return QCoreApplication::translate(kContext, std::string(english).c_str());
}

QString shownValue(std::string_view english)
{
    const QString text = toQString(english);
    const QStringList counts = text.split(QLatin1String(" of "));
    return counts.size() == 2
               ? QCoreApplication::translate("Name", "%1 of %2").arg(counts[0], counts[1])
               : withDecimalSeparators(shownName(english));
}

}  // namespace glioscope
