#pragma once

// What a list shows of a case and only its voxels tell: a picture, the scheme of the expert's
// labels and their volumes. Read once and kept in a store by what the files are, not by what they
// hold: path, size and time of change. Functions for worker threads.

#include "segmentation/case/model/case.h"
#include "ui/dataset/picture_store.h"

#include <QImage>
#include <QString>

#include <optional>

namespace glioscope {

struct CaseDigest {
    QImage picture = {};                     ///< see casePicture(); null where no image is read
    std::optional<LabelScheme> scheme = {};  ///< of the labels; nothing without any
    std::optional<PerStructure<double>> ml = {};  ///< of the expert's labels
    QString problem = {};  ///< why something of this is missing that has a file, a sentence
};

/// A sequence and the labels are read; FLAIR where there is one. `told` is the user's word on the
/// labels' scheme. Throws nothing: what cannot be read is the digest's problem.
[[nodiscard]] CaseDigest digestOf(const CaseFiles& files, std::optional<LabelScheme> told,
                                  const PictureStore& store);

}  // namespace glioscope
